/**
 * @file The façade: documents in; hovers, findings, lenses, evaluations out. The only holder of state between calls.
 * Knows neither an editor nor a file system.
 */
import { formatShape, type AnalysisOptions, type AnalysisTools } from '../penalty/index.ts';
import type { Evaluation, Finding, OffsetRange, TextEdit } from '../protocol/evaluation.ts';
import type { SubjectResult } from '../protocol/lsp.ts';
import { analyse } from '../penalty/index.ts';
import { definitionAt, type Definition } from './definition.ts';
import type { Document } from './document.ts';
import { Documents } from './documents.ts';
import { fixAll } from './fixAll.ts';
import { hintsIn, marksIn, type LineNote } from './hints.ts';
import { hoverAt } from './hover/hover.ts';
import type { HoverText } from './hover/hoverText.ts';
import { ignoreEdit } from './ignoring.ts';
import type { ReadFile } from './projectFiles.ts';
import { parseExpression } from './expression.ts';
import type { ProbeExpression } from '../protocol/panel.ts';
import { phrase, print, type Text } from '../texts/text.ts';
import { subjectAt } from './subject.ts';
import type { SourceText } from '../python/evaluator/index.ts';
import type { Parser } from '../python/syntax/index.ts';

/** Everything the service needs from outside. */
export interface ServiceTools extends Omit<AnalysisTools, 'parse'> {
  readonly parser: Parser;
  /** Files of the user's project. */
  readonly readFile?: ReadFile | undefined;
  /** The name by which a file of the project is asked for; its path, where nobody says otherwise. */
  readonly uriOf?: ((path: string) => string) | undefined;
}
/** What is to be known of a file, in the order in which it becomes known. */
export type Stage = 'findings' | 'places' | 'fixes';
export interface Lens { readonly range: OffsetRange; readonly verdict: string | undefined }

export interface Service {
  update(uri: string, source: string | SourceText, version: number, path?: string): void;
  close(uri: string): void;
  /** A file that is not open, by its text: it can be asked about until it is closed, or something that it imports changes. */
  show(uri: string, source: SourceText, path: string): void;
  /** Looks for what a file imports, if that matters to a penalty. */
  prepare(uri: string): void;
  /** Files at these paths are no longer what they were. Answers the open documents that are to be judged anew. */
  renew(paths: readonly string[]): readonly string[];
  /**
   * Where the penalty that is called at an offset stands, if it is in another file; that file can then be asked about.
   * `call`: the same file, judged as it is called here.
   */
  definition(uri: string, offset: number): (Omit<Definition, 'path'> & { readonly uri: string; readonly call: string }) | undefined;
  /**
   * Judges the file penalty by penalty and awaits `pause` after each; what hovers and hints need and the proofs of its
   * fixes as well, where these are wanted. Answers false as soon as the text is no longer the one that it began with.
   */
  settle(uri: string, pause: () => Promise<void>, wanted: Stage): Promise<boolean>;
  hover(uri: string, offset: number): HoverText | undefined;
  findings(uri: string): readonly Finding[];
  /** Whether that much of it is known already. */
  isSettled(uri: string, wanted: Exclude<Stage, 'fixes'>): boolean;
  /** Shapes and values behind the lines of the penalties around the cursor; of all where no cursor is known. */
  hints(uri: string, cursor: number | undefined): readonly LineNote[];
  /** What confirmed mistakes do to the number, behind their lines. */
  marks(uri: string): readonly LineNote[];
  /** All proven fixes, for findings that count; each round of them was judged again. */
  fixAll(uri: string, counts: (finding: Finding) => boolean): readonly TextEdit[];
  /** Writes the comment that silences a finding. */
  ignore(uri: string, finding: Pick<Finding, 'code' | 'range'>): TextEdit | undefined;
  lenses(uri: string): readonly Lens[];
  subject(uri: string, offset: number, shape: readonly number[] | undefined): SubjectResult;
  /** An expression for the panel's table of probes. */
  expression(text: string): ProbeExpression;
  /** In the language that the service was composed for. */
  readonly say: (said: Text) => string;
  /** `ownRows`: with the gradients that the file itself has among the probes, its critic's among them. */
  evaluate(uri: string, options?: Pick<AnalysisOptions, 'shape' | 'seed' | 'ownRows'>): readonly Evaluation[];
}

export function createService(tools: ServiceTools): Service {
  const say = (said: Text): string => print(said, tools.translations);
  const parse = (text: string) => tools.parser.parse(text);
  const documents = new Documents({ ...tools, parse }, tools.readFile ?? ((): undefined => undefined), tools.uriOf ?? ((path): string => path));
  return {
    expression: (text) => parseExpression(text, tools.parser),
    update: (uri, source, version, path = pathOf(uri)) => { documents.open(uri, path, typeof source === 'string' ? { text: source } : source, version); },
    close: (uri) => { documents.close(uri); },
    show: (uri, source, path) => { documents.show(uri, source, path); },
    prepare: (uri) => { documents.get(uri)?.prepare(); },
    renew: (paths) => documents.renew(paths),
    definition: (uri, offset) => {
      const document = documents.get(uri);
      const found = document && definitionAt(document, offset);
      const other = found && documents.at(found.path);
      return other && { ...found, uri: other.uri, call: (found.shape && documents.calledAt(found.path, found.offset, found.shape)?.uri) ?? other.uri };
    },
    hover: (uri, offset) => { const document = documents.get(uri); return document && hoverAt(document, offset); },
    isSettled: (uri, wanted) => documents.get(uri)?.knows(wanted) ?? false,
    hints: (uri, cursor) => { const document = documents.get(uri); return document ? hintsIn(document, cursor) : []; },
    marks: (uri) => { const document = documents.get(uri); return document ? marksIn(document) : []; },
    findings: (uri) => documents.get(uri)?.findings ?? [],
    settle: async (uri, pause, wanted) => {
      const document = documents.get(uri);
      const steps = document && stepsOf(document, wanted);
      while (steps?.next().done === false) {
        await pause();
        if (documents.get(uri) !== document) return false;
      }
      return document !== undefined;
    },
    fixAll: (uri, counts) => {
      const document = documents.get(uri);
      return document ? fixAll(document, (text) => documents.make(document.path, { text }, document.version), counts) : [];
    },
    ignore: (uri, finding) => {
      const document = documents.get(uri);
      return document && ignoreEdit(finding, document.text, document.tree);
    },
    say,
    lenses: (uri) => documents.get(uri)?.evaluations.map((evaluation) => lensOf(evaluation, say)) ?? [],
    subject: (uri, offset, shape) => {
      const document = documents.get(uri);
      return document ? subjectAt(document, uri, offset, shape) : { kind: 'nothing', sites: [], message: say(phrase`This file is not open.`) };
    },
    evaluate: (uri, options) => {
      const document = documents.get(uri);
      if (!document) return [];
      return options?.shape || options?.seed !== undefined || options?.ownRows === true ? analyse(document.program, documents.tools, options) : document.evaluations;
    },
  };
}

function* stepsOf(document: Document, wanted: Stage): Generator<undefined, void> {
  while (document.advance()) yield undefined;
  if (wanted === 'findings') return;
  while (document.place()) yield undefined;
  if (wanted === 'places') return;
  for (const finding of document.findings) if (finding.fix) yield undefined;
}

const pathOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

const lensVerdicts: { readonly [V in Evaluation['verdict']]: (e: Evaluation) => Text } = {
  correct: (e) => phrase`✓ Correct for ${formatShape(e.shape)}`, wrong: (e) => phrase`✗ ${e.title} for ${formatShape(e.shape)}`, different: (e) => phrase`≠ ${e.title}`,
  raises: (e) => phrase`✗ ${e.title}`, unsupported: () => phrase`? Not supported`, 'not-implemented': () => phrase`Not implemented yet`,
};
const lensOf = (evaluation: Evaluation, say: (said: Text) => string): Lens => ({ range: evaluation.site.nameRange, verdict: say(lensVerdicts[evaluation.verdict](evaluation)) });
