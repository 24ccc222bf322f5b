/** @file Connectionist temporal classification (Graves 2006): the probability of a label sequence, over all alignments. */
import { record } from '../autograd/graph.ts';
import { underivable } from '../autograd/named.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { reshape } from '../primitives/movement.ts';
import { compareTo, div, mul, where, zerosLike } from '../primitives/pointwise.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { listItems } from './creation.ts';
import { reduceLoss, reductionOf } from './lossReduction.ts';
import { isTensor } from '../tensor.ts';
import type { Value } from '../../python/evaluator/values.ts';

const addLogs = (...terms: readonly number[]): number => {
  const top = Math.max(...terms);
  return top === -Infinity ? -Infinity : top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0));
};

/** Log-probabilities of one sample by time and class, and its labels with blanks between them. */
interface Sample { readonly times: number; readonly logs: (time: number, label: number) => number; readonly labels: readonly number[]; readonly classes: number }

/** α: log-probability of all beginnings that end in label s at a time. Backwards in time it is β. */
function forward({ times, logs, labels }: Sample): number[][] {
  const rows: number[][] = [];
  for (const time of range(times)) {
    const before = rows.at(-1);
    rows.push(labels.map((label, s) => {
      const own = logs(time, label);
      if (before === undefined) return s < 2 ? own : -Infinity;
      const skips = s > 1 && label !== labels[s - 2] && label !== at(labels, 0);
      return own + addLogs(at(before, s), s > 0 ? at(before, s - 1) : -Infinity, skips ? at(before, s - 2) : -Infinity);
    }));
  }
  return rows;
}
const reversed = (sample: Sample): Sample => ({ ...sample, logs: (time, label) => sample.logs(sample.times - 1 - time, label), labels: [...sample.labels].reverse() });

interface Outcome { readonly loss: number; readonly gradient: (time: number, label: number) => number }
/** −log p, and its derivative by the logits that the log-probabilities came from: e^y − e^(αβ − y + loss). */
function align(sample: Sample, zeroInfinity: boolean): Outcome {
  const { times, labels, logs } = sample;
  const alpha = forward(sample);
  const last = alpha.at(-1);
  const loss = last === undefined ? (labels.length === 1 ? 0 : Infinity) : -addLogs(...last.slice(-2));
  const beta = forward(reversed(sample)).map((row) => [...row].reverse()).reverse();
  const gradient = (time: number, label: number): number => {
    if (time >= times || (zeroInfinity && loss === Infinity)) return 0;
    const through = addLogs(-Infinity, ...labels.flatMap((own, s) => (own === label ? [at(at(alpha, time), s) + at(at(beta, time), s)] : [])));
    return Math.exp(logs(time, label)) - Math.exp(through + loss - logs(time, label));
  };
  return { loss, gradient };
}

function lengthsOf(value: Value, count: number): number[] {
  if (!isTensor(value)) return (listItems(value) ?? []).map(Number);
  return Array.from(value.runtime.arrays.read(value.array) ?? range(count).map(() => 0));
}

interface CtcArguments { readonly log_probs: Tensor; readonly targets: Tensor; readonly input_lengths: Value; readonly target_lengths: Value; readonly blank: number; readonly reduction: string; readonly zero_infinity: boolean }
function check({ log_probs, blank }: CtcArguments, batch: number, inputs: readonly number[], labels: readonly number[]): void {
  if (blank < 0 || blank >= at(log_probs.shape, -1)) runtimeError('blank must be in label range');
  if (inputs.length !== batch) runtimeError('input_lengths must be of size batch_size');
  if (labels.length !== batch) runtimeError('target_lengths must be of size batch_size');
  inputs.forEach((length, index) => {
    if (length > at(log_probs.shape, 0)) runtimeError(`Expected input_lengths to have value at most ${at(log_probs.shape, 0)}, but got value ${length} (while checking arguments for ctc_loss_cpu)`);
    if (length < 0) runtimeError(`Expected input_lengths to have non-negative values, but got value ${length} at ${index}`);
  });
}
function ctcLoss(args: CtcArguments): Tensor {
  const { log_probs: self, targets, blank, zero_infinity: zeroInfinity } = args;
  const batched = self.rank === 3;
  const batch = batched ? at(self.shape, 1) : 1;
  const classes = at(self.shape, -1);
  const [inputs, counts] = [lengthsOf(args.input_lengths, batch), lengthsOf(args.target_lengths, batch)];
  check(args, batch, inputs, counts);
  const { arrays } = self.runtime;
  const data = arrays.read(self.array) ?? unsupported('ctc_loss of numbers which are not computed here');
  const labels = Array.from(arrays.read(targets.array) ?? unsupported('labels which are not computed here'));
  const starts = counts.map((_, n) => (targets.rank === 1 ? counts.slice(0, n).reduce((sum, count) => sum + count, 0) : n * at(targets.shape, 1)));
  const outcomes = counts.map((count, n) => {
    const own = labels.slice(at(starts, n), at(starts, n) + count);
    const logs = (time: number, label: number): number => data[(time * batch + n) * classes + label] ?? 0;
    return align({ times: at(inputs, n), classes, labels: [blank, ...own.flatMap((label) => [label, blank])], logs }, zeroInfinity);
  });
  const gradients = range(at(self.shape, 0)).flatMap((time) => outcomes.flatMap(({ gradient }) => range(classes).map((label) => gradient(time, label))));
  const jacobian = fromArray(self.runtime, arrays.fromData(gradients, self.shape, self.dtype));
  const losses = record(self.runtime, 'CtcLossBackward0', arrays.fromData(outcomes.map(({ loss }) => loss), batched ? [batch] : [], self.dtype), [
    [self, (grad) => underivable(mul(reshape(grad, batched ? [1, batch, 1] : [1, 1]), jacobian), [grad, self], 'aten::_ctc_loss_backward'), self],
  ]);
  const finite = zeroInfinity ? where(compareTo('eq', losses, Infinity), zerosLike(losses), losses) : losses;
  if (reductionOf(args) !== 'mean') return reduceLoss(finite, args);
  return reduceLoss(div(finite, fromArray(self.runtime, arrays.fromData(counts.map((count) => Math.max(count, 1)), finite.shape, self.dtype))), args);
}

/** One row. */
export const ctcLosses: readonly Op[] = [
  op("ctc_loss(Tensor log_probs, Tensor targets, Any input_lengths, Any target_lengths, int blank=0, str reduction='mean', bool zero_infinity=False)", (args) => ctcLoss(args), { on: ['torch.nn.functional'] }),
];
