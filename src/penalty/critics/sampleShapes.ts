/** @file Shapes of one sample that a network may take, likeliest first, as far as the shapes of its weights tell. */
import { sizeOf } from '../probes/gradients.ts';

const widths = [28, 32, 64, 16, 128, 256];
/** Of each axis, where there are three. */
const largestVolume = 32;
/** Of a sequence of vectors. */
const sequence = 16;

/** `known` is that of the penalty; `weights` are the shapes of the network's parameters, in order. */
export function sampleShapes(known: readonly number[], weights: readonly (readonly number[])[]): readonly (readonly number[])[] {
  // The first layer says most: filters over channels; where there are none, a matrix over features.
  const first = [weights.find(({ length }) => length > 2), weights.find(({ length }) => length === 2)];
  // The penalty is written for data of so many axes.
  const implied = first.flatMap((shape) => (shape === undefined ? [] : shapesFor(shape, known))).sort((a, b) => Number(b.length === known.length) - Number(a.length === known.length));
  const all = [known, [sizeOf(known)], ...implied, ...widths.slice(0, 3).flatMap((width) => [[1, width, width], [3, width, width]]), [784], [2]];
  return [...new Map(all.map((shape) => [shape.join(), shape])).values()];
}

function shapesFor([, inputs = 1, ...kernel]: readonly number[], [channels = 1]: readonly number[]): readonly (readonly number[])[] {
  // Planes of a condition may stand beside those of the picture.
  const sizes = kernel.length > 2 ? widths.filter((width) => width <= largestVolume) : widths;
  if (kernel.length > 0) return [inputs, channels, 3, 1].filter((planes) => planes <= inputs).flatMap((planes) => sizes.map((width) => [planes, ...kernel.map(() => width)]));
  const square = (planes: number): readonly (readonly number[])[] => {
    const width = Math.sqrt(inputs / planes);
    return Number.isInteger(width) && width > 1 ? [[planes, width, width]] : [];
  };
  return [[inputs], ...square(1), ...square(3), [sequence, inputs]];
}
