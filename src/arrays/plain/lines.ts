/** @file What goes along one axis line by line: running sums and sorting. Must not know memory or laziness. */
import type { DType } from '../dtype.ts';
import { settle } from '../elements.ts';
import type { Elements } from '../elements.ts';
import { denseStrides } from '../shape.ts';
import type { View } from '../view.ts';
import { Walk } from './walk.ts';

export type Cumulative = 'sum' | 'prod' | 'max' | 'min';

const steps: Readonly<Record<Cumulative, (so: number, x: number) => number>> = {
  sum: (so, x) => so + x,
  prod: (so, x) => so * x,
  max: (so, x) => Math.max(so, x),
  min: (so, x) => Math.min(so, x),
};

/** Each line of `x` along the axis: where it starts, where it is written, and how far apart its elements are. */
function eachLine(x: View, axis: number, visit: (i: number, o: number, step: number, outStep: number, n: number) => void): void {
  const strides = denseStrides(x.shape);
  const heads = x.shape.map((extent, at) => (at === axis ? Math.min(extent, 1) : extent));
  const walk = new Walk(heads, [x, { offset: 0, strides }]);
  const [headStep = 0, outHeadStep = 0] = walk.steps;
  walk.each((positions) => {
    const i = positions[0] ?? 0;
    const o = positions[1] ?? 0;
    for (let k = 0; k < walk.length; k++) visit(i + k * headStep, o + k * outHeadStep, x.strides[axis] ?? 0, strides[axis] ?? 0, x.shape[axis] ?? 1);
  });
}

/** In double, each element rounded to the dtype as it is written. */
export function cumulativeInto(kernel: Cumulative, x: View, axis: number, dtype: DType, out: Elements): void {
  const step = steps[kernel];
  const { elements } = x.buffer;
  eachLine(x, axis, (i, o, xStep, outStep, n) => {
    let so = elements[i] ?? 0;
    for (let k = 0; k < n; k++) {
      if (k > 0) so = step(so, elements[i + k * xStep] ?? 0);
      out[o + k * outStep] = settle[dtype](so);
    }
  });
}

function ascending(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

/** Stable both ways; NaN is the largest. */
export function sortInto(x: View, axis: number, descending: boolean, values: Elements, indices: Elements): void {
  const { elements } = x.buffer;
  const compare = descending ? (a: number, b: number): number => ascending(b, a) : ascending;
  eachLine(x, axis, (i, o, step, outStep, n) => {
    const at = (place: number): number => elements[i + place * step] ?? 0;
    const order = Uint32Array.from({ length: n }, (_, place) => place).sort((p, q) => compare(at(p), at(q)));
    order.forEach((place, k) => {
      values[o + k * outStep] = at(place);
      indices[o + k * outStep] = place;
    });
  });
}
