/** @file From what file checks find to findings; a fix is offered only after the edited file was run and is without the mistake. */
import type { Evaluation, Finding, Fix, TextEdit } from '../../protocol/evaluation.ts';
import type { Program } from '../../python/evaluator/index.ts';
import { analyse, type AnalysisTools } from '../analysis.ts';
import { printed, type Repair } from '../fixes/repair.ts';
import { print, type Text } from '../../texts/text.ts';
import { applyEdits } from '../fixes/applyEdits.ts';
import { Contexts } from '../sites/contexts.ts';
import { FileExamination } from './fileExamination.ts';
import { fileChecks, type FileCheck, type FileDraft } from './index.ts';

interface Found { readonly check: FileCheck; readonly draft: FileDraft }

/** Mistakes around the file's penalties. */
export function fileFindings(program: Program, evaluations: readonly Evaluation[], tools: AnalysisTools, contexts: Contexts): Finding[] {
  const say = (said: Text): string => print(said, tools.translations);
  return tools.arrays.scope(() => {
    const found = draftsOf(new FileExamination(program, evaluations, tools, contexts));
    return found.map(({ check: { code, title, severity, confirmed }, draft }): Finding => ({
      code, title: say(title), severity: draft.severity ?? severity, confirmed, message: say(draft.message), related: (draft.related ?? []).map((other) => ({ range: other.range, message: say(other.message) })),
      range: draft.place ? { start: draft.place.start, end: draft.place.end } : { start: 0, end: 0 }, fix: provenFix(draft, code, { program, evaluations, tools, known: found }),
    }));
  });
}

/** Each mistake at each place once. */
function draftsOf(file: FileExamination): Found[] {
  const all = fileChecks.flatMap((check) => check.find(file).map((draft) => ({ check, draft })));
  return all.filter(({ check, draft }, i) => all.findIndex((other) => other.check === check && other.draft.place?.start === draft.place?.start) === i);
}

interface Before { readonly program: Program; readonly evaluations: readonly Evaluation[]; readonly tools: AnalysisTools; readonly known: readonly Found[] }

/** How many repairs are run for one finding. */
const patience = 3;

function provenFix(draft: FileDraft, code: string, before: Before): Fix | undefined {
  const proven = draft.repairs.slice(0, patience).find((fix) => mends(fix, draft, code, before));
  return proven && printed(proven, before.tools.translations);
}

/** The same mistake is gone, nothing new is found, and every penalty is judged as before. */
function mends({ edits }: Repair, { place, isMended }: FileDraft, code: string, { program, evaluations, tools, known }: Before): boolean {
  if (!tools.parse) return false;
  const text = applyEdits(program.main.text, edits);
  const edited: Program = { ...program, main: { ...program.main, text, tree: tools.parse(text) } };
  const after = analyse(edited, tools);
  if (after.map(({ verdict }) => verdict).join() !== evaluations.map(({ verdict }) => verdict).join()) return false;
  const file = new FileExamination(edited, after, tools, new Contexts(edited, tools));
  const codes = draftsOf(file).map(({ check }) => check.code);
  const ran = isMended ? isMended(file, moved(edits, place?.start ?? 0)) : file.trained.some(({ steps }) => steps.length > 0);
  const count = (wanted: string, all: readonly string[]): number => all.filter((other) => other === wanted).length;
  const codesBefore = known.map(({ check }) => check.code);
  return ran && count(code, codes) < count(code, codesBefore) && codes.every((other) => codesBefore.includes(other));
}

/** Where an offset lies after the edits. */
const moved = (edits: readonly TextEdit[], at: number): number => edits.reduce((to, { range, text }) => (range.end <= at && range.start < at ? to + text.length - (range.end - range.start) : to), at);
