/** @file Shapes of one sample that a network may take, likeliest first, as far as the shapes of its weights tell. */
import { sizeOf } from '../probes/gradients.ts';

const widths = [28, 32, 64, 16, 128, 256];

/** `known` is that of the penalty; `weights` are the shapes of the network's parameters, in order. */
export function sampleShapes(known: readonly number[], weights: readonly (readonly number[])[]): readonly (readonly number[])[] {
  // The first layer comes first: a matrix over features, or filters over channels.
  const first = weights.find(({ length }) => length > 1);
  const flat = [sizeOf(known)];
  const all = [known, flat, ...(first === undefined ? [] : shapesFor(first)), ...widths.slice(0, 3).flatMap((width) => [[1, width, width], [3, width, width]]), [784], [2]];
  return [...new Map(all.map((shape) => [shape.join(), shape])).values()];
}

function shapesFor([, inputs = 1, ...kernel]: readonly number[]): readonly (readonly number[])[] {
  if (kernel.length > 0) return widths.map((width) => [inputs, ...kernel.map(() => width)]);
  const square = (channels: number): readonly (readonly number[])[] => {
    const width = Math.sqrt(inputs / channels);
    return Number.isInteger(width) && width > 1 ? [[channels, width, width]] : [];
  };
  return [[inputs], ...square(1), ...square(3)];
}
