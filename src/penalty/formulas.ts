/**
 * @file Which formula a penalty computes, read off its values. Must not know text, trees or tensors.
 *
 * A formula is  λ · reduce_i φ(n_i)  or  λ · φ(mean_i n_i),  with n_i the norm over some axes of the gradient.
 * All combinations of a closed list are evaluated on the probes and compared with what the user's code answered.
 */
import type { Kind } from '../protocol/evaluation.ts';
import { sizeOf, type ProbeGradient } from './probes/gradients.ts';
import type { Layout } from './probes/layout.ts';

/**
 * How the elements of one group become one number. `squared` is the sum of squares: the root forgotten, or meant.
 * `spectral` takes the group as a matrix, its first axis by the others: the largest singular value.
 */
export type NormKind = 'l2' | 'l1' | 'max' | 'rms' | 'squared' | 'spectral';
/** What is done to a norm, and to the norms of all groups. */
export type Shape = 'two-sided' | 'one-sided' | 'square' | 'sixth-power' | 'absolute' | 'difference' | 'norm';
export type Reduction = 'mean' | 'sum' | 'max' | 'mean-first';

export interface Formula {
  readonly norm: NormKind;
  /** Axes of the gradient that one norm covers. */
  readonly axes: readonly number[];
  readonly shape: Shape;
  readonly reduction: Reduction;
  readonly weight: number;
  readonly target: number;
  /** Samples that one norm is meant to cover together (PacGAN); 1 where it is not said. The axes are then those of the packs. */
  readonly pack?: number | undefined;
  /** Elements in one row, where the gradient was regrouped into rows that are no samples; the axes are then those of the rows. */
  readonly row?: number | undefined;
  /** Those rows were made in the code's own order, not in that of memory: of another gradient nothing is known. */
  readonly laid?: true | undefined;
  /** A constant under the root that shows: the norm is √(‖g‖² + ε). */
  readonly epsilon?: number | undefined;
}

/** A probe and what the user's code answered to it. */
export interface Observation { readonly gradient: ProbeGradient; readonly value: number; /** The gradient as the code's own norms saw it, read where nothing simpler fits. */ readonly layout?: () => Layout | undefined }

const relativeTolerance = 2e-4;

const functions: { readonly [S in Shape]: (n: number, target: number) => number } = {
  'two-sided': (n, t) => (n - t) ** 2,
  'one-sided': (n, t) => Math.max(0, n - t) ** 2,
  square: (n) => n ** 2,
  'sixth-power': (n) => n ** 6,
  absolute: (n, t) => Math.abs(n - t),
  difference: (n, t) => n - t,
  norm: (n) => n,
};
/** Simpler readings first: where two formulas cannot be told apart, the first is meant. */
const shapes: readonly Shape[] = ['two-sided', 'square', 'one-sided', 'absolute', 'difference', 'norm', 'sixth-power'];
const reductions: readonly Reduction[] = ['mean', 'mean-first', 'max', 'sum'];
const normKinds: readonly NormKind[] = ['l2', 'squared', 'rms', 'l1', 'max'];
/** Tried last: a matrix norm takes long to compute. */
const matrixNorms: readonly NormKind[] = ['spectral'];

export const kindOf = (formula: Formula): Kind =>
  formula.shape === 'two-sided' || formula.shape === 'absolute' || formula.shape === 'difference' ? 'two-sided'
    : formula.shape === 'one-sided' ? 'one-sided'
      : formula.shape === 'norm' ? 'unknown' : 'zero-centred';

/** All axes but the batch: what a norm per sample covers. */
export const sampleAxes = (rank: number): number[] => Array.from({ length: Math.max(rank - 1, 0) }, (_, i) => i + 1);

export const sameAxes = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((axis, i) => axis === b[i]);

/** It pulls norms to a target, from both sides or from above. */
export const pulls = ({ shape }: Formula): boolean => shape === 'two-sided' || shape === 'one-sided';

/** The same formula where axes of size 1 make no difference: at one channel, a norm over height and width covers the sample. */
export function atShape(formula: Formula, shape: readonly number[]): Formula {
  const wide = (axes: readonly number[]): number[] => axes.filter((axis) => (shape[axis] ?? 1) > 1);
  const expected = sampleAxes(shape.length);
  return formula.row === undefined && formula.pack === undefined && sameAxes(wide(formula.axes), wide(expected)) ? { ...formula, axes: expected } : formula;
}

/** One L2 norm per sample. */
export const isPerSample = (formula: Formula, rank: number): boolean => formula.norm === 'l2' && formula.row === undefined && (formula.pack !== undefined || sameAxes(formula.axes, sampleAxes(rank)));

/** The formula that explains every observation; undefined if none does. Norm per sample is tried first, packs of samples last. */
export function fitFormula(observations: readonly Observation[]): Formula | undefined {
  return fitAll(observations) ?? fitEpsilon(observations) ?? fitStabilised(observations) ?? fitPacked(observations) ?? fitRegrouped(observations) ?? fitMatrices(observations) ?? fitLaid(observations);
}

/** Constants under the root that are large enough to be read off. */
const epsilons: readonly number[] = [1e-4, 1e-3, 1e-2, 1e-1];

/** One norm per sample of the usual penalties, with such a constant under its root. */
function fitEpsilon(observations: readonly Observation[]): Formula | undefined {
  const axes = sampleAxes(observations[0]?.gradient.shape.length ?? 0);
  const norms = normsOf(observations, axes, 'l2');
  for (const epsilon of epsilons) for (const shape of ['two-sided', 'one-sided'] as const) {
    const fit = fitWeight(observations, (i) => withEpsilon(norms(i), epsilon), { norm: 'l2', axes, shape, reduction: 'mean' });
    if (fit) return { ...fit, epsilon };
  }
  return undefined;
}
const withEpsilon = ({ values, count }: Norms, epsilon: number): Norms => ({ values: values.map((n) => Math.sqrt(n * n + epsilon)), count });

/**
 * A small constant under the root, √(‖g‖² + ε), shows at samples whose gradient is zero and nowhere else. The others
 * must fit a norm per sample; the zeros may then be off by a little.
 */
function fitStabilised(observations: readonly Observation[]): Formula | undefined {
  const rank = observations[0]?.gradient.shape.length ?? 0;
  const hasZeros = ({ gradient }: Observation): boolean => groupNorms(gradient, sampleAxes(gradient.shape.length), 'l2').includes(0);
  const formula = fitAll(observations.filter((o) => !hasZeros(o)));
  if (!formula || !isPerSample(formula, rank) || formula.reduction !== 'mean') return undefined;
  const isNear = (o: Observation): boolean => Math.abs(o.value - evaluateFormula(formula, o.gradient)) <= largestStabilisation * Math.abs(formula.weight);
  return observations.filter(hasZeros).every(isNear) ? formula : undefined;
}
/** How far ε may take the penalty of a zero gradient, relative to λ: 1 − (√ε − 1)² at ε = 10⁻³. */
const largestStabilisation = 0.065;

const packs = [2, 4, 5, 8, 10];

/** Norms of several samples together, as deliberate packing computes them. */
function fitPacked(observations: readonly Observation[]): Formula | undefined {
  for (const pack of packs) {
    if (observations.some((o) => (o.gradient.shape[0] ?? 1) % pack !== 0)) continue;
    const packed = observations.map((o) => ({ value: o.value, gradient: repack(o.gradient, pack) }));
    const norms = normsOf(packed, [1], 'l2');
    for (const shape of shapes) {
      const fit = fitWeight(packed, norms, { norm: 'l2', axes: [1], shape, reduction: 'mean' });
      if (fit) return { ...fit, pack };
    }
  }
  return undefined;
}

/** `view(-1, batch)`: rows as long as the batch, each with elements of several samples; and `view(-1, channels)`. */
function fitRegrouped(observations: readonly Observation[]): Formula | undefined {
  for (const axis of [0, 1]) {
    const rowOf = ({ gradient }: Observation): number => gradient.shape[axis] ?? 1;
    const rows = observations.map((o) => ({ value: o.value, gradient: regroup(o.gradient, rowOf(o)) }));
    for (const shape of shapes) for (const axes of [[1], [0]]) {
      const fit = fitWeight(rows, normsOf(rows, axes, 'l2'), { norm: 'l2', axes, shape, reduction: 'mean' });
      if (fit) return { ...fit, row: observations[0] && rowOf(observations[0]) };
    }
  }
  return undefined;
}

/** Largest singular values: of the last two axes, or of the flat batch as one matrix. */
function fitMatrices(observations: readonly Observation[]): Formula | undefined {
  const rank = observations[0]?.gradient.shape.length ?? 0;
  const few = observations.filter(({ gradient }) => sizeOf(gradient.shape) <= largestMatrices);
  if (few.length < observations.length || !observations.every((o) => Number.isFinite(o.value))) return undefined;
  const flat = observations.map((o) => ({ value: o.value, gradient: regroup(o.gradient, sizeOf(o.gradient.shape.slice(1))) }));
  const readings = [...(rank > 2 ? [{ seen: observations, axes: [rank - 2, rank - 1], flat: false }] : []), { seen: flat, axes: [0, 1], flat: true }];
  for (const { seen, axes, flat: isFlat } of readings) for (const norm of matrixNorms) for (const shape of shapes) {
    const fit = fitWeight(seen, normsOf(seen, axes, norm), { norm, axes, shape, reduction: 'mean' });
    if (fit) return isFlat ? { ...fit, row: sizeOf(observations[0]?.gradient.shape.slice(1) ?? []) } : fit;
  }
  return undefined;
}
const largestMatrices = 20_000;

/** Norms over axes of the gradient as the code laid it out: of rows that hold elements of several samples, or of its matrices. */
function fitLaid(observations: readonly Observation[]): Formula | undefined {
  const layouts = observations.flatMap(({ layout }) => layout?.() ?? []);
  const rank = layouts[0]?.gradient.shape.length ?? 0;
  if (layouts.length < observations.length || layouts.some(({ gradient }) => gradient.shape.length !== rank) || rank < 1 || rank > mostAxes) return undefined;
  const seen = layouts.map(({ gradient }, i) => ({ gradient, value: observations[i]?.value ?? NaN }));
  const isMixing = (axes: readonly number[]): boolean => layouts.every((layout) => mixes(layout, axes));
  for (const axes of axesInOrder(rank)) {
    if (axes.length === 0 || !isMixing(axes)) continue;
    for (const shape of shapes) for (const reduction of reductions) {
      const fit = fitWeight(seen, normsOf(seen, axes, 'l2'), { norm: 'l2', axes, shape, reduction });
      if (fit) return inRows(fit, layouts[0]);
    }
  }
  const matrices = fitMatrices(seen);
  return matrices && inRows(matrices, layouts[0]);
}
/** More axes have too many subsets. */
const mostAxes = 6;
const inRows = (formula: Formula, layout: Layout | undefined): Formula => ({ ...formula, laid: true, row: layout && coveredBy(layout.gradient, formula.axes) });

/** Some group holds elements of several samples; where all elements are equal nothing tells. */
function mixes({ gradient: { shape }, samples }: Layout, axes: readonly number[]): boolean {
  const strides = groupStrides(shape, axes);
  const firsts = new Map<number, number>();
  return samples?.some((sample, index) => {
    const group = groupIndex(index, shape, strides);
    if (!firsts.has(group)) firsts.set(group, sample);
    return firsts.get(group) !== sample;
  }) ?? true;
}

function regroup(gradient: ProbeGradient, row: number): ProbeGradient {
  return { ...gradient, shape: [sizeOf(gradient.shape) / row, row] };
}

function repack(gradient: ProbeGradient, pack: number): ProbeGradient {
  const [batch = 1, ...rest] = gradient.shape;
  return { ...gradient, shape: [batch / pack, rest.reduce((a, b) => a * b, pack)] };
}

function fitAll(observations: readonly Observation[]): Formula | undefined {
  const first = observations[0];
  if (!first || observations.some((o) => !Number.isFinite(o.value))) return undefined;
  for (const { axes, norm } of readingsOf(first.gradient.shape.length)) {
    const norms = normsOf(observations, axes, norm);
    for (const shape of shapes) for (const reduction of reductions) {
      const fit = fitWeight(observations, norms, { norm, axes, shape, reduction });
      if (fit) return fit;
    }
  }
  return undefined;
}

/** One norm per sample first, of any kind; then other axes, the L2 norm before others: squared, a mean over rows is as well a sum of means over columns. */
function readingsOf(rank: number): readonly { readonly axes: readonly number[]; readonly norm: NormKind }[] {
  const [expected = [], ...others] = axesInOrder(rank);
  return [...normKinds.map((norm) => ({ axes: expected, norm })), ...normKinds.flatMap((norm) => others.map((axes) => ({ axes, norm })))];
}

/** What the formula answers to a gradient. */
export function evaluateFormula(formula: Formula, gradient: ProbeGradient): number {
  if (formula.laid) return NaN;
  if (formula.pack !== undefined) return (gradient.shape[0] ?? 1) % formula.pack === 0 ? evaluateFormula({ ...formula, pack: undefined, axes: [1] }, repack(gradient, formula.pack)) : NaN;
  if (formula.row !== undefined) return sizeOf(gradient.shape) % formula.row === 0 ? evaluateFormula({ ...formula, row: undefined }, regroup(gradient, formula.row)) : NaN;
  const norms = normsOf([{ gradient, value: 0 }], formula.axes, formula.norm)(0);
  return formula.weight * apply(formula, formula.epsilon === undefined ? norms : withEpsilon(norms, formula.epsilon), formula.target);
}

/** Norms of the gradient of observation i; `count` of them, all equal where there is only one value. */
interface Norms { readonly values: readonly number[]; readonly count: number }
type NormsOf = (i: number) => Norms;

/** Made when they are asked for: most formulas are ruled out by gradients whose elements are all equal. */
function normsOf(observations: readonly Observation[], axes: readonly number[], norm: NormKind): NormsOf {
  const made = new Map<number, Norms>();
  return (i) => {
    const { gradient } = observations[i] ?? { gradient: { shape: [], fill: 0, data: undefined } };
    const known = made.get(i) ?? (gradient.data ? several(groupNorms(gradient, axes, norm)) : { values: [constantNorm(gradient.fill ?? 0, coveredBy(gradient, axes), norm)], count: groupsOf(gradient, axes) });
    made.set(i, known);
    return known;
  };
}
const several = (values: readonly number[]): Norms => ({ values, count: values.length });

function fitWeight(observations: readonly Observation[], norms: NormsOf, parts: Omit<Formula, 'weight' | 'target'>): Formula | undefined {
  const all = observations.map((_, i) => i);
  const plain = all.filter((i) => observations[i]?.gradient.data === undefined);
  for (const target of targets(parts.shape, observations)) {
    if (ruledOut(observations, plain, norms, { ...parts, target })) continue;
    const weight = weightFor(observations, all, norms, { ...parts, target });
    if (weight !== undefined) return { ...parts, weight: roundWeight(weight), target };
  }
  return undefined;
}

type Candidate = Omit<Formula, 'weight'>;

/** Whether the cheap observations alone contradict the formula. */
const ruledOut = (observations: readonly Observation[], plain: readonly number[], norms: NormsOf, parts: Candidate): boolean =>
  plain.some((i) => apply(parts, norms(i), parts.target) !== 0) && weightFor(observations, plain, norms, parts) === undefined;

/** The λ with which the formula gives all those observations. */
function weightFor(observations: readonly Observation[], which: readonly number[], norms: NormsOf, parts: Candidate): number | undefined {
  const points = which.map((i) => ({ seen: observations[i]?.value ?? NaN, plain: apply(parts, norms(i), parts.target) }));
  const largest = points.reduce((best, point) => (Math.abs(point.plain) > Math.abs(best.plain) ? point : best), points[0] ?? { seen: NaN, plain: NaN });
  const weight = largest.seen / largest.plain;
  if (!Number.isFinite(weight) || weight === 0) return undefined;
  return points.every(({ seen, plain }) => close(seen, weight * plain, Math.abs(largest.seen))) ? weight : undefined;
}

/** 1, and whatever the answers to zeros and to unit gradients imply: λt² and λ(1 − t)². */
function targets(shape: Shape, observations: readonly Observation[]): number[] {
  if (shape === 'square' || shape === 'sixth-power' || shape === 'norm') return [0];
  const zero = observations.find((o) => o.gradient.fill === 0)?.value;
  const unit = observations.find((o) => o.gradient.fill !== undefined && o.gradient.fill !== 0)?.value;
  if (shape !== 'two-sided' || zero === undefined || unit === undefined || zero <= 0 || unit <= 0) return [1];
  const ratio = Math.sqrt(zero / unit);
  return [1, ratio / (ratio + 1), ratio / (ratio - 1)].filter((t) => Number.isFinite(t) && t > smallestTarget);
}

/** Below it is a constant that keeps a root from 0, not a norm to pull to. */
const smallestTarget = 1e-3;

function apply(parts: Pick<Formula, 'shape' | 'reduction'>, norms: Norms, target: number): number {
  const phi = functions[parts.shape];
  if (parts.reduction === 'mean-first') return phi(mean(norms.values), target);
  const values = norms.values.map((n) => phi(n, target));
  if (parts.reduction === 'max') return values.reduce((a, b) => Math.max(a, b), -Infinity);
  return parts.reduction === 'sum' ? mean(values) * norms.count : mean(values);
}

/** Subsets of the axes: per sample first, then fewer or other axes; the empty subset is every element by itself. */
function axesInOrder(rank: number): number[][] {
  const all = Array.from({ length: 2 ** rank }, (_, bits) => Array.from({ length: rank }, (_, axis) => axis).filter((axis) => bits & (1 << axis)));
  const expected = sampleAxes(rank);
  return [expected, ...all.filter((axes) => !sameAxes(axes, expected)).sort((a, b) => b.length - a.length)];
}

/** Norms over the axes, one for each combination of the others. */
export function groupNorms(gradient: ProbeGradient, axes: readonly number[], kind: NormKind): number[] {
  const { shape } = gradient;
  const groups = groupsOf(gradient, axes);
  const size = coveredBy(gradient, axes);
  if (gradient.data === undefined) return new Array<number>(groups).fill(constantNorm(gradient.fill ?? 0, size, kind));
  if (kind === 'spectral') return matricesOf(gradient, axes).map((rows) => largestSingularValue(rows));
  const accumulated = new Float64Array(groups);
  const add = (group: number, value: number): void => {
    const x = Math.abs(value);
    accumulated[group] = kind === 'max' ? Math.max(accumulated[group] ?? 0, x) : (accumulated[group] ?? 0) + (kind === 'l1' ? x : x * x);
  };
  const strides = groupStrides(shape, axes);
  // The last axes: what belongs together stands together.
  if (axes.every((axis, i) => axis === shape.length - axes.length + i)) gradient.data.forEach((value, index) => { add(Math.floor(index / size), value); });
  else gradient.data.forEach((value, index) => { add(groupIndex(index, shape, strides), value); });
  return Array.from(accumulated, (total) => (kind === 'l2' ? Math.sqrt(total) : kind === 'rms' ? Math.sqrt(total / size) : total));
}

/** How many norms there are, and how many elements each covers. */
const groupsOf = ({ shape }: ProbeGradient, axes: readonly number[]): number => shape.reduce((n, size, axis) => (axes.includes(axis) ? n : n * size), 1);
const coveredBy = ({ shape }: ProbeGradient, axes: readonly number[]): number => axes.reduce((n, axis) => n * (shape[axis] ?? 1), 1);

function constantNorm(fill: number, size: number, kind: NormKind): number {
  const x = Math.abs(fill);
  // A matrix of equal elements has rank 1: its largest singular value is its L2 norm.
  return { l2: x * Math.sqrt(size), spectral: x * Math.sqrt(size), l1: x * size, max: x, rms: x, squared: x * x * size }[kind];
}

function groupStrides(shape: readonly number[], axes: readonly number[]): number[] {
  let stride = 1;
  return shape.map((_, i) => shape.length - 1 - i).reduce<number[]>((strides, axis) => {
    strides[axis] = axes.includes(axis) ? 0 : stride;
    if (!axes.includes(axis)) stride *= shape[axis] ?? 1;
    return strides;
  }, []);
}

function groupIndex(index: number, shape: readonly number[], strides: readonly number[]): number {
  let rest = index;
  let group = 0;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    group += (rest % size) * (strides[axis] ?? 0);
    rest = Math.floor(rest / size);
  }
  return group;
}

/** The elements of every group as rows of a matrix. */
function matricesOf({ shape, data }: ProbeGradient, axes: readonly number[]): number[][][] {
  const groups = Array.from({ length: groupsOf({ shape, fill: undefined, data }, axes) }, (): number[][] => []);
  const strides = groupStrides(shape, axes);
  const [rowAxis = 0] = axes;
  const below = sizeOf(shape.slice(rowAxis + 1));
  data?.forEach((value, index) => {
    const rows = groups[groupIndex(index, shape, strides)];
    const row = Math.floor(index / below) % (shape[rowAxis] ?? 1);
    if (rows) (rows[row] ??= []).push(value);
  });
  return groups;
}

/** By power iteration on AᵀA. */
function largestSingularValue(rows: readonly (readonly number[])[]): number {
  let v = (rows[0] ?? []).map((_, i) => 1 + i * 1e-3);
  let length = 0;
  for (let round = 0; round < 200; round++) {
    const u = rows.map((row) => row.reduce((total, x, i) => total + x * (v[i] ?? 0), 0));
    const next = v.map((_, i) => rows.reduce((total, row, j) => total + (row[i] ?? 0) * (u[j] ?? 0), 0));
    const size = Math.hypot(...next);
    if (size === 0) return 0;
    v = next.map((x) => x / size);
    const before = length;
    length = Math.sqrt(size);
    if (Math.abs(length - before) < 1e-12 * length) break;
  }
  return length;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Equal up to float32 rounding; near zero relative to the greatest answer, but never coarser than rounding of ordinary numbers. */
const close = (a: number, b: number, greatest: number): boolean => Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b)) + Math.min(1e-5, 1e-6 * greatest);

/** 10 rather than 9.9999997. */
const roundWeight = (weight: number): number => Number(weight.toPrecision(5));
