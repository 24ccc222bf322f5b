/**
 * @file Whether the penalty trains the critic: its derivative with respect to the critic's weights, compared with that
 * of the formula it computes. Also what that derivative is where a sample's gradient is zero.
 */
import { TorchError, TorchUnsupported, type Tensor } from '../../torch/index.ts';
import { evaluateFormula } from '../formulas.ts';
import { gradientOps, takenGradient } from '../locate.ts';
import type { ProbeName } from '../probes/gradients.ts';
import type { Bench, PenaltyRun } from './bench.ts';

/** `inert`: no derivative reaches the weights. `off`: one does, but not that of the formula. `nan`: it is not a number. */
export type Training = 'trains' | 'inert' | 'off' | 'nan' | 'unknown';

/** Of the run's penalty, at the probe that it was run with. */
export function trainingOf(bench: Bench, run: PenaltyRun, probe: ProbeName): Training {
  const { lab } = bench.experiment;
  const shape = bench.experiment.gradientShape(run);
  // Of the gradient that was taken, flat as it may be: a label that the critic is told beside it has a weight as well.
  const taken = run.gradient?.shape ?? takenGradient(run.notes)?.gradient.shape;
  const weight = (taken && lab.probes.weight(taken)) ?? lab.probes.weight(shape);
  if (!weight) return 'unknown';
  const own = run.tensor ? derivativeOf(bench, run.tensor, weight) : 'inert';
  if (typeof own !== 'string') return compare(bench, own, weight, probe);
  // The site may have called `backward()` itself; then the derivative is where that left it.
  const left = weight.grad && Array.from(lab.torch.read(weight.grad) ?? []);
  const found = left ? compare(bench, left, weight, probe) : own;
  return found === 'off' ? own : found;
}

/** Whether it trains with one of its switches, such as `create_graph=False`, the other way round: callers may set them so. */
export function trainsWhenSwitched(bench: Bench, switches: Iterable<string>): boolean {
  const { lab } = bench.experiment;
  try {
    for (const name of switches) {
      lab.switched = name;
      const run = bench.experiment.run('spread');
      if (run.kind === 'penalty' && trainingOf(bench, run, 'spread') === 'trains') return true;
    }
    return false;
  } finally {
    lab.switched = undefined;
  }
}

/** Whether these are the numbers that the formula's derivative has: along the weights, and along those of half the samples, lest they agree by chance. */
function compare({ formula, experiment: { lab } }: Bench, derivative: readonly number[], weight: Tensor, probe: ProbeName): Training {
  if (derivative.some((x) => !Number.isFinite(x))) return 'nan';
  if (!formula || formula.laid || probe !== 'spread') return 'trains';
  const weights = Float32Array.from(lab.torch.read(weight) ?? []);
  const half = weights.map((w, i) => (i < weights.length / 2 ? w : 0));
  const answer = (data: Float32Array): number => evaluateFormula(formula, { shape: weight.shape, fill: undefined, data });
  return [weights, half].every((direction) => agree(along(direction, derivative), slope(answer, weights, direction))) ? 'trains' : 'off';
}

const agree = (code: number, formula: number): boolean => Math.abs(formula - code) <= 0.02 * Math.max(Math.abs(formula), Math.abs(code)) + 1e-4;

/** dp/dw, element by element. */
function derivativeOf({ experiment: { lab } }: Bench, penalty: Tensor, weight: Tensor): 'inert' | 'unknown' | number[] {
  if (!penalty.requiresGrad) return 'inert';
  try {
    const [grad] = lab.quietly(() => lab.torch.grad([penalty.size === 1 ? penalty : lab.torch.run('mean', [penalty])], [weight], { allowUnused: true, retainGraph: true }));
    return grad ? Array.from(lab.torch.read(grad) ?? []) : 'inert';
  } catch (error) {
    if (error instanceof TorchError || error instanceof TorchUnsupported) return 'unknown';
    throw error;
  }
}

const along = (direction: Float32Array, derivative: readonly number[]): number => derivative.reduce((sum, d, i) => sum + d * (direction[i] ?? 0), 0);

/** The derivative of a formula in a direction, by central differences. */
function slope(formula: (data: Float32Array) => number, weights: Float32Array, direction: Float32Array): number {
  const step = 1e-3;
  const at = (factor: number): number => formula(weights.map((w, i) => w + factor * (direction[i] ?? 0)));
  return (at(step) - at(-step)) / (2 * step);
}

/** The first operation on the gradient that lets go of what it came from; undefined where none of the recorded ones does. */
export function whereItLetsGo(run: PenaltyRun): ReturnType<typeof gradientOps>[number] | undefined {
  const ops = gradientOps(run.notes, run.gradient);
  return ops.find((op) => !op.output.requiresGrad && (op.input.requiresGrad || op === ops[0]));
}
