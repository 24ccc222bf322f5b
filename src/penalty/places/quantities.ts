/**
 * @file Tells what a value is by its numbers: the gradient of the probe is known, and so is all that the formula makes
 * of it on the way. So it does not matter how the code is written. Knows no text and no operation.
 */
import { groupNorms, sampleAxes, type Formula } from '../formulas.ts';
import { sizeOf, type ProbeGradient } from '../probes/gradients.ts';
import type { Quantity } from './place.ts';

type Numbers = ArrayLike<number>;

/** Names the quantity that has those values at that shape. */
export type Recognise = (values: Numbers, shape: readonly number[]) => Quantity | undefined;

/** `gradient` is one of unequal norms, at a shape whose axes differ. */
export function recogniser(gradient: ProbeGradient, formula: Formula | undefined): Recognise {
  const data = gradient.data ?? new Float32Array(sizeOf(gradient.shape)).fill(gradient.fill ?? 0);
  const known: readonly (readonly [Quantity, Numbers])[] = [['squares', data.map((x) => x * x)], ...stagesOf(gradient, formula)];
  return (values, shape) => {
    if (values.length === data.length && values.length > 1) {
      if (same(values, data)) return shape.join() === gradient.shape.join() ? 'gradient' : 'arranged';
      if (same(Float64Array.from(values).sort(), Float64Array.from(data).sort())) return 'arranged';
    }
    return known.find(([, expected]) => same(values, expected))?.[0];
  };
}

/** What the formula makes of the norms, step by step. */
function stagesOf(gradient: ProbeGradient, given: Formula | undefined): (readonly [Quantity, Numbers])[] {
  if (given?.pack !== undefined || given?.row !== undefined) return [];
  const axes = given?.axes ?? sampleAxes(gradient.shape.length);
  const norms = groupNorms(gradient, axes, given?.norm ?? 'l2');
  const roots: (readonly [Quantity, Numbers])[] = [['norms', norms], ['squared-norms', groupNorms(gradient, axes, 'squared')]];
  return given ? [...roots, ...costsOf(given, norms)] : roots;
}

function costsOf({ shape, target, weight, reduction }: Formula, norms: readonly number[]): (readonly [Quantity, Numbers])[] {
  const cost = costs[shape];
  const each = norms.map((n) => cost(n, target));
  const total = sum(each);
  const mean = sum(norms) / norms.length;
  const meanFirst = reduction === 'mean-first';
  const one = meanFirst ? cost(mean, target) : reduction === 'mean' ? total / each.length : reduction === 'sum' ? total : Math.max(...each);
  const whole: Quantity = reduction === 'sum' ? 'sum' : reduction === 'max' ? 'maximum' : 'mean';
  return [
    ...(target === 0 ? [] : pair('distances', norms.map((n) => n - target))),
    ...(shape === 'one-sided' ? pair('distances', norms.map((n) => Math.max(0, n - target))) : []),
    ['costs', each],
    [meanFirst ? 'costs' : whole, [one]],
    ...(weight === 1 ? [] : [['weighted', each.map((x) => x * weight)] as const, ['weighted', [one * weight]] as const]),
    ['mean-norm', [mean]],
    ...pair('mean-distance', [mean - target]),
    ...(total === 0 ? [] : [['sum', [total]] as const, ['mean', [total / each.length]] as const]),
  ];
}

const pair = (kind: Quantity, values: readonly number[]): (readonly [Quantity, Numbers])[] => [[kind, values], [kind, values.map((x) => -x)]];

const costs: { readonly [S in Formula['shape']]: (n: number, target: number) => number } = {
  'two-sided': (n, t) => (n - t) ** 2, 'one-sided': (n, t) => Math.max(0, n - t) ** 2, square: (n) => n ** 2, 'sixth-power': (n) => n ** 6,
  absolute: (n, t) => Math.abs(n - t), difference: (n, t) => n - t, norm: (n) => n,
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const same = (a: Numbers, b: Numbers): boolean => {
  if (a.length !== b.length || a.length === 0) return false;
  for (let i = 0; i < a.length; i++) {
    const [x = NaN, y = NaN] = [a[i], b[i]];
    if (!(Math.abs(x - y) <= 2e-4 * Math.max(1e-2, Math.abs(y)))) return false;
  }
  return true;
};
