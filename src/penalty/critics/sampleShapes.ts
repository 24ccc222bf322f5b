/** @file Shapes of one sample that a network may take, likeliest first, as far as the shapes of its weights tell. */
import { sizeOf } from '../probes/gradients.ts';

const widths = [28, 32, 64, 16, 128, 256];

/** `known` is that of the penalty; `weights` are the shapes of the network's parameters, in order. */
export function sampleShapes(known: readonly number[], weights: readonly (readonly number[])[]): readonly (readonly number[])[] {
  // The first layer says most: filters over channels; where there are none, a matrix over features.
  const first = [weights.find(({ length }) => length > 2), weights.find(({ length }) => length === 2)];
  const flat = [sizeOf(known)];
  const all = [known, flat, ...first.flatMap((shape) => (shape === undefined ? [] : shapesFor(shape, known))), ...widths.slice(0, 3).flatMap((width) => [[1, width, width], [3, width, width]]), [784], [2]];
  return [...new Map(all.map((shape) => [shape.join(), shape])).values()];
}

function shapesFor([, inputs = 1, ...kernel]: readonly number[], [channels = 1]: readonly number[]): readonly (readonly number[])[] {
  // Planes of a condition may stand beside those of the picture.
  if (kernel.length > 0) return [inputs, channels, 3, 1].filter((planes) => planes <= inputs).flatMap((planes) => widths.map((width) => [planes, ...kernel.map(() => width)]));
  const square = (planes: number): readonly (readonly number[])[] => {
    const width = Math.sqrt(inputs / planes);
    return Number.isInteger(width) && width > 1 ? [[planes, width, width]] : [];
  };
  return [[inputs], ...square(1), ...square(3)];
}
