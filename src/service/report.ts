/**
 * @file An evaluation as a few lines of text for whoever reads no panel: a language model, or an editor that can only show
 * a message. Small and exact: the verdict, the numbers, what was found, and the fix as a diff.
 */
import { formatNumber, formatShape } from '../penalty/index.ts';
import type { Evaluation, Finding, ProbeResult } from '../protocol/evaluation.ts';
import { phrase, type Text } from '../texts/text.ts';
import { unifiedDiff, type LinePlace, type PlaceOf } from './diff.ts';

/** What the report is written with. */
export interface ReportTools {
  /** The text that was judged. */
  readonly text: string;
  readonly placeOf: PlaceOf;
  readonly say: (said: Text) => string;
}

/** `evaluate`: what it answers, and what is wrong. `explain`: how it comes to that. */
export type ReportKind = 'evaluate' | 'explain';

export function reportOf(evaluation: Evaluation, kind: ReportKind, tools: ReportTools): string {
  const sections = kind === 'evaluate'
    ? [verdict(evaluation, tools), answers(evaluation, tools), ...evaluation.findings.map((finding) => found(finding, tools))]
    : [verdict(evaluation, tools), derivation(evaluation, tools), steps(evaluation, tools), ...evaluation.findings.map(({ message }) => message)];
  return sections.filter((section) => section !== '').join('\n\n');
}

function verdict({ site, shape, title, sentence, kind, weight, target, assumptions }: Evaluation, { placeOf, say }: ReportTools): string {
  const { file, line } = placeOf(site.nameRange.start);
  const formula = kind === 'unknown' ? '' : say(phrase`Weight ${formatNumber(weight ?? 1)}; pulls the norm to ${formatNumber(target ?? 0)}.`);
  return [
    `${site.function ?? say(phrase`Penalty in a block`)} (${file}:${line.toString()}), ${formatShape(shape)}: ${title}`, sentence, formula,
    ...(assumptions.length === 0 ? [] : [say(phrase`Assumed: ${assumptions.join(', ')}`)]),
  ].filter((part) => part !== '').join('\n');
}

const gradients: Readonly<Record<string, Text>> = {
  zeros: phrase`all zeros`, unit: phrase`norm 1 for each sample`, double: phrase`norm 2 for each sample`, spread: phrase`norms ¼, ½, 1, 2 and 4`, mixed: phrase`norm 0 for half of them, 2 for the others`, randn: phrase`random numbers`,
};

/** One line for each gradient that was put before it. */
function answers({ probes }: Evaluation, { say }: ReportTools): string {
  const numbers = probes.map((probe) => say(probe.expected === undefined ? phrase`${named(probe, say)}: ${answer(probe, say)}` : phrase`${named(probe, say)}: ${answer(probe, say)} (expected ${formatNumber(probe.expected)})`));
  return numbers.length === 0 ? '' : [say(phrase`Gradient: penalty`), ...numbers].join('\n');
}

const answer = ({ penalty, note }: ProbeResult, say: ReportTools['say']): string => (penalty === undefined ? note ?? say(phrase`no number`) : formatNumber(penalty));

function named({ name }: ProbeResult, say: ReportTools['say']): string {
  const known = gradients[name];
  return known ? say(known) : name;
}

function found({ code, severity, message, range, fix }: Finding, { text, placeOf, say }: ReportTools): string {
  const { file, line } = placeOf(range.start);
  return [
    `${severity}[${code}] ${file}:${line.toString()}: ${message}`,
    ...(fix ? [say(phrase`Fix, proven by running it: ${fix.title}`), unifiedDiff(text, fix.edits, placeOf)] : []),
  ].join('\n');
}

const derivation = ({ derivation: lines }: Evaluation, { say }: ReportTools): string =>
  (lines.length === 0 ? '' : [say(phrase`Why, where every sample’s gradient has norm 1:`), ...lines.map(({ label, unicode }) => `${label}: ${unicode}`)].join('\n'));

/** A step in another cell says so. */
const stepPlace = ({ file, line }: LinePlace, home: LinePlace): string => (file === home.file ? line.toString() : `${file}:${line.toString()}`);

const steps = ({ trace, site }: Evaluation, { placeOf, say }: ReportTools): string =>
  (trace.length === 0 ? '' : [say(phrase`Step by step:`), ...trace.map(({ range, code, result: { text, shape }, wrong }) =>
    `${wrong ? '✗ ' : ''}${stepPlace(placeOf(range.start), placeOf(site.nameRange.start))}: ${code.replace(/\s+/g, ' ')} → ${text}${shape ? ` ${formatShape(shape)}` : ''}`)].join('\n'));
