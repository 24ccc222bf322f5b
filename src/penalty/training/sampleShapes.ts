/** @file Shapes of one sample that a network may take, likeliest first. Must not know the network's layers but by their weights. */
/** Height and width, of which the usual are tried. */
const pictureSizes = [32, 28, 64, 16, 128, 256];
const channels = [1, 3];

/**
 * `known` is the shape at which the penalty was evaluated; `weights` are the shapes of the network's parameters in order:
 * the first with several axes says how wide its data is.
 */
export function sampleShapes(known: readonly number[], weights: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const first = weights.find((shape) => shape.length > 1);
  const width = first?.[1] ?? 1;
  const byRank: Readonly<Record<number, readonly (readonly number[])[]>> = {
    2: [[width], ...channels.flatMap((count) => squares(count, width)), [16, width]],
    3: [32, 64, 128].map((length) => [width, length]),
    4: pictureSizes.map((size) => [width, size, size]),
    5: [16, 32].map((size) => [width, size, size, size]),
  };
  const implied = byRank[first?.length ?? 0] ?? [];
  const common = [...channels.flatMap((count) => pictureSizes.slice(0, 3).map((size) => [count, size, size])), [784], [2]];
  // The penalty is written for data of so many axes.
  const [same, other] = [implied.filter(({ length }) => length === known.length), implied.filter(({ length }) => length !== known.length)];
  return unique([known, ...same, ...other, ...common]);
}

/** Square pictures of so many elements. */
function squares(count: number, elements: number): readonly (readonly number[])[] {
  const size = Math.sqrt(elements / count);
  return Number.isInteger(size) && size > 1 ? [[count, size, size]] : [];
}

const unique = (shapes: readonly (readonly number[])[]): readonly (readonly number[])[] => [...new Map(shapes.map((shape) => [shape.join(), shape])).values()];
