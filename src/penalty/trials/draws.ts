/** @file The calls that draw random numbers, in the text of a site: PyTorch's as they ran, NumPy's and Python's as they are written. */
import type { Call } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { isTensor, type Tensor } from '../../torch/index.ts';
import type { Examination } from '../examination.ts';
import { callAt } from '../fixes/edits.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { dottedName, importTable } from '../sites/names.ts';
import { siteOf } from '../sites/site.ts';

/** A call that drew numbers; its tensor, where it made one of PyTorch's. */
export interface Draw { readonly call: Call; readonly output: Tensor | undefined }

/** In the order in which they ran; those of NumPy and Python after them, in the order of the text. */
export function drawsOf(examination: Examination, ops: readonly PlacedOp[] = examination.spreadRun?.notes.ops ?? []): readonly Draw[] {
  const { tree, input: { program } } = examination;
  const own = ops.flatMap(({ op, location }) => {
    const call = drawing.test(op.name) && location?.file === program.main.path ? callAt(tree, location.node) : undefined;
    return call && !Array.isArray(op.output) ? [{ call, output: op.output as Tensor }] : []; // not a list, so one tensor
  });
  return [...own, ...drawnElsewhere(examination)].filter(({ call }, i, all) => all.findIndex((other) => other.call === call) === i);
}

/** The first call that drew a tensor as wanted; where none did, the first of NumPy's or Python's. */
export function drawOf(examination: Examination, wanted: (output: Tensor) => boolean): Call | undefined {
  const draws = drawsOf(examination);
  return draws.find(({ output }) => output && wanted(output))?.call ?? draws.find(({ output }) => !output)?.call;
}

/** Some tensor of normal numbers was drawn, in whatever file. */
export const drawsNormally = ({ spreadRun }: Examination): boolean => spreadRun?.notes.ops.some(({ op }) => /^(randn|normal)/.test(op.name)) ?? false;

/** How many tensors were drawn, in whatever file. */
export const drawnTensors = ({ spreadRun }: Examination): number => drawnIn(spreadRun?.notes.ops ?? []).length;

/** Tensors of random numbers, in whatever file. */
export const drawnIn = (ops: readonly PlacedOp[]): readonly Tensor[] => ops.flatMap(({ op }) => (drawing.test(op.name) ? [op.output].flat<readonly unknown[]>().filter(isTensor) : []));

const drawing = /^(rand|uniform|normal|bernoulli|exponential)/;
const elsewhere = /^(numpy\.random|random)\.(rand|randn|random|random_sample|ranf|sample|uniform|normal|standard_normal|gauss|normalvariate|beta|betavariate)$/;

function drawnElsewhere({ tree, target }: Examination): Draw[] {
  const imports = importTable(tree);
  const { start, end } = siteOf(target).range;
  const found: Draw[] = [];
  for (const statement of tree.body) if (statement.end > start && statement.start < end) walk(statement, (node) => {
    if (node.type === 'Call' && node.start >= start && node.end <= end && elsewhere.test(dottedName(node.func, imports) ?? '')) found.push({ call: node, output: undefined });
  });
  return found;
}
