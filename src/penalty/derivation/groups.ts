/** @file The groups of elements that a formula takes one norm of each: samples, packs or rows of them, parts of a sample. */
import { phrase, type Text } from '../../texts/text.ts';
import type { Formula } from '../formulas.ts';
import { isPerSample } from '../formulas.ts';
import { sizeOf, type ProbeGradient } from '../probes/gradients.ts';
import { formatCount } from '../numberText.ts';
import { equals, step, times, whole, type Step, type Term } from './formula.ts';

export interface Groups {
  /** The gradient as the norms see it, and the axes that one covers. */
  readonly gradient: ProbeGradient;
  readonly axes: readonly number[];
  /** How many there are, and how many elements each has. */
  readonly count: number;
  readonly covered: number;
  /** One norm for each sample. */
  readonly isSample: boolean;
  /** `a sample`, `1 element`, `28 elements`. */
  readonly one: Text;
  /** Sizes whose product is the count: `256 · 28 · 28 = 200704`. */
  readonly counted: Term;
}

/** undefined: the gradient does not come in whole groups. */
export function groupsOf(formula: Formula, gradient: ProbeGradient): Groups | undefined {
  const seen = formula.laid ? undefined : regrouped(formula, gradient);
  if (!seen) return undefined;
  const { shape } = seen.gradient;
  const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
  const left = shape.filter((size, axis) => !seen.axes.includes(axis) && size > 1);
  const [count, covered] = [product(left), product(seen.axes.map((axis) => shape[axis] ?? 1))];
  const isSample = formula.pack === undefined && formula.row === undefined && isPerSample({ ...formula, norm: 'l2' }, shape.length);
  return {
    ...seen, count, covered, isSample,
    one: isSample ? phrase`a sample` : formula.pack !== undefined ? phrase`a pack of ${formula.pack} samples` : covered === 1 ? phrase`1 element` : phrase`${formatCount(covered)} elements`,
    counted: left.length < 2 ? whole(count) : equals(times(...left.map(whole)), whole(count)),
  };
}

function regrouped({ axes, pack, row }: Formula, gradient: ProbeGradient): Pick<Groups, 'gradient' | 'axes'> | undefined {
  const [batch = 1, ...sizes] = gradient.shape;
  const [by, width] = pack === undefined ? [sizeOf(gradient.shape), row] : [batch, pack * sizeOf(sizes)];
  if (width === undefined) return { gradient, axes };
  if (pack === undefined ? by % width !== 0 : by % pack !== 0) return undefined;
  return { gradient: { ...gradient, shape: [sizeOf(gradient.shape) / width, width] }, axes: pack === undefined ? axes : [1] };
}

/** How many norms there are, beside how many there should be of a batch of that shape. */
export const countStep = ({ counted }: Groups, [batch = 1]: readonly number[]): Step => step(phrase`norms, instead of ${batch}`, counted);
