/** @file last-batch-mismatch: a batch size written into the penalty, where the last batch of an epoch is smaller. */
import { walk, type Expr } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { numberIn, replace } from '../fixes/edits.ts';
import type { BatchTrial } from '../trials/batchSizes.ts';
import { drawContext } from './alphaText.ts';
import type { Check } from './check.ts';
import { statementsOf } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const lastBatchMismatch: Check = {
  code: 'last-batch-mismatch', title: phrase`One batch size only`, severity: 'warning', confirmed: true,
  find: (examination) => {
    const { target, text, study } = examination;
    // A gradient that is handed in comes from a test, a loop may make its own data, and a loader that drops the last batch has none that is smaller.
    if (target.type !== 'function' || target.form === 'gradient-only' || study.kind !== 'studied' || /drop_last\s*=\s*True/.test(text)) return undefined;
    const isLoaded = /\bDataLoader\b/.test(text);
    const written = writtenSizes(examination, study.fitShape[0] ?? 0).filter(({ type }) => isLoaded || type === 'Constant');
    const told = written.length > 0 ? examination.otherBatches.flatMap((trial) => outcomeOf(trial, study.fitShape[0] ?? 0) ?? []).at(-1) : undefined;
    if (told === undefined) return undefined;
    const size = (study.fitShape[0] ?? 0).toString();
    return {
      place: written[0], repairs: fromData(examination, written), severity: isLoaded ? 'warning' : 'information',
      sentence: phrase`It is written for batches of ${size}; the last one of an epoch may be smaller.`,
      message: phrase`The batch size ${size} is written into the penalty, and the last batch of an epoch may be smaller: ${told}. Read it from the data, or let the loader drop the last batch with drop_last=True.`,
    };
  },
};

/** What goes wrong with another number of samples; undefined where nothing does. */
function outcomeOf({ batch, run }: BatchTrial, written: number): Text | undefined {
  if (run.kind === 'failed' && run.outcome.kind === 'raises' && batch > 1) return phrase`with ${batch} samples it raises ${run.outcome.type}: ${run.outcome.message.replace(/\.$/, '')}`;
  const asked = run.kind === 'penalty' ? run.notes.criticInputs.at(-1)?.[0] : undefined;
  if (asked === undefined || asked <= batch || asked % written !== 0) return undefined;
  return batch > 1 ? phrase`${batch} samples are silently spread over ${asked} rows` : phrase`1 sample is silently spread over ${asked} rows`;
}

/** Expressions of the site that are that number: a constant of the module, or the number itself. */
function writtenSizes({ target, input }: Examination, batch: number): Expr[] {
  const { main } = input.program;
  const constants = new Set(main.tree.body.flatMap((statement) => (statement.type === 'Assign' && numberIn(statement.value) === batch && statement.targets[0]?.type === 'Name' ? [statement.targets[0].id] : [])));
  const found: Expr[] = [];
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    if (node.type === 'Name' ? constants.has(node.id) : node.type === 'Constant' && node.value.kind === 'int' && numberIn(node) === batch) found.push(node as Expr); // both kinds are expressions
  });
  return found;
}

/** Each of them becomes the size of the data. */
function fromData(examination: Examination, written: readonly Expr[]): readonly Repair[] {
  const mixture = examination.mixture();
  const data = mixture && drawContext(examination, mixture).data;
  const size = data === undefined ? '' : examination.text.includes(`${data}.shape[0]`) ? `${data}.shape[0]` : `${data}.size(0)`;
  return data === undefined ? [] : [{ title: phrase`Read the batch size from the data`, edits: written.map((expr) => replace(expr, size)) }];
}
