/** @file "How": the operations on the gradient as written, each with what it became. */
import type { TraceStep, ValueSummary } from '../protocol/evaluation.ts';
import { phrase, print, type Translations } from '../texts/text.ts';
import type { Torch } from '../torch/index.ts';
import type { GradientOp } from './locate.ts';
import { fromBelow } from './fromBelow.ts';
import { formatNumber, formatShape } from './numberText.ts';

export interface TraceInput {
  readonly ops: readonly GradientOp[];
  readonly text: string;
  readonly file: string;
  readonly wrong: GradientOp | undefined;
  readonly torch: Torch;
  readonly expectedBatch: number;
  readonly translations: Translations | undefined;
}

/** One step for each expression, in the order they were evaluated; what an earlier step shows is elided. */
export function traceSteps({ ops, text, file, wrong, torch, expectedBatch, translations }: TraceInput): TraceStep[] {
  const steps: TraceStep[] = [];
  let previous: { start: number; end: number } | undefined;
  for (const op of ops) {
    if (!op.node || op.file !== file) continue;
    const range = { start: op.node.start, end: op.node.end };
    const isWrong = op.node === wrong?.node;
    const step: TraceStep = {
      range, operation: op.name, code: elide(text, range, previous), result: summary(torch, op, translations), wrong: isWrong,
      note: isWrong ? print(phrase`Expected \`${formatShape([expectedBatch])}\`: one norm per sample.`, translations) : undefined,
    };
    // Several operations of one expression: the last says what it became.
    if (steps.at(-1)?.range.start === range.start && steps.at(-1)?.range.end === range.end) steps[steps.length - 1] = step;
    else steps.push(step);
    previous = range;
  }
  return steps;
}

/** What differs from 0 by rounding only is shown as 0. */
function summary(torch: Torch, { output }: GradientOp, translations: Translations | undefined): ValueSummary {
  const { fill } = output.array;
  const known = torch.summarize(output);
  const said = fill === undefined ? fromBelow(known.text) : output.size === 1 ? phrase`${formatNumber(fill)}` : phrase`all ${formatNumber(fill)}`;
  return { ...known, text: print(said, translations) };
}

function elide(text: string, range: { start: number; end: number }, inner: { start: number; end: number } | undefined): string {
  const code = inner && inner.start >= range.start && inner.end <= range.end && (inner.start > range.start || inner.end < range.end)
    ? `${text.slice(range.start, inner.start)}…${text.slice(inner.end, range.end)}`
    : text.slice(range.start, range.end);
  return code.replace(/\s+/g, ' ');
}
