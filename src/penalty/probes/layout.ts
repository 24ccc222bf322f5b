/** @file Where the elements of a gradient stand when the code takes the norms, whatever views and transpositions it took to get there. */
import { sizeOf, type ProbeGradient } from './gradients.ts';

/** The gradient as the norms see it, and of each element the sample that it came from. */
export interface Layout { readonly gradient: ProbeGradient; readonly samples: readonly number[] | undefined }

/** Elements above which no layout is read: it takes sorting them. */
const mostElements = 20_000;

/**
 * `seen`: what the first reduction was given, row-major at `shape`: the elements themselves or their squares, in any
 * order. undefined: it was given something else. Elements of random gradients are told by their values.
 */
export function layoutOf(gradient: ProbeGradient, seen: ArrayLike<number> | undefined, shape: readonly number[]): Layout | undefined {
  const size = sizeOf(shape);
  if (!seen || size !== sizeOf(gradient.shape) || size > mostElements) return undefined;
  if (!gradient.data) return { gradient: { shape, fill: gradient.fill, data: undefined }, samples: undefined };
  if (seen.length !== size) return undefined;
  const own = Float32Array.from(gradient.data, Math.abs);
  const order = ranks(own);
  for (const root of [(x: number) => x, (x: number) => Math.sqrt(Math.abs(x))]) {
    const data = Float32Array.from(seen, root);
    const there = ranks(data.map(Math.abs));
    if (!order.every((i, rank) => isNear(own[i] ?? 0, Math.abs(data[there[rank] ?? 0] ?? 0)))) continue;
    const samples = new Array<number>(size);
    order.forEach((i, rank) => { samples[there[rank] ?? 0] = Math.floor(i / (size / (gradient.shape[0] ?? 1))); });
    return { gradient: { shape, fill: undefined, data }, samples };
  }
  return undefined;
}

/** Indices in the order of their values. */
const ranks = (values: Float32Array): number[] => Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(a, b);
