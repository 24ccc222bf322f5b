/** @file Shapes, dtypes and elements of new tensors. Elements differ from each other and from round numbers, so that no comparison hangs on the last digit. */
import type { DType } from '../../src/arrays/index.ts';
import { sizeOf } from '../../src/torch/shapes.ts';
import type { Draw } from './draw.ts';

const dtypes: readonly (readonly [number, DType])[] = [[46, 'float64'], [24, 'float32'], [14, 'int64'], [5, 'bool'], [3, 'int32'], [3, 'uint8'], [1, 'int16'], [1, 'int8']];
export const someDtype = (draw: Draw): DType => draw.weighted(dtypes);

export function someShape(draw: Draw, rank = draw.weighted([[1, 0], [4, 1], [6, 2], [4, 3], [1, 4]])): number[] {
  return Array.from({ length: rank }, () => (rank > 3 ? draw.int(1, 3) : draw.weighted([[2, 1], [5, 2], [5, 3], [2, 4], [1, 5]])));
}

/** Nested lists, as Python writes them. */
export function nested(texts: readonly string[], shape: readonly number[]): string {
  const [first, ...rest] = shape;
  if (first === undefined) return texts[0] ?? '[]';
  const step = sizeOf(rest);
  return `[${Array.from({ length: first }, (_, index) => nested(texts.slice(index * step, (index + 1) * step), rest)).join(', ')}]`;
}

/** A number with four digits behind the point, the last of them odd and not 5. */
const uneven = (thousandths: number, last: number): string => (thousandths / 1000).toFixed(3) + String(last);
const lastDigits = [1, 3, 7, 9];

export function someNumber(draw: Draw, low = -2.9, high = 2.9): string {
  return uneven(draw.int(Math.ceil(low * 1000), Math.floor(high * 1000)), draw.pick(lastDigits));
}

const bounds: Partial<Record<DType, readonly [number, number]>> = { uint8: [0, 160], int8: [-60, 60] };

export function literal(draw: Draw, shape: readonly number[], dtype: DType): string {
  const count = sizeOf(shape);
  if (dtype === 'bool') return nested(Array.from({ length: count }, () => (draw.chance(50) ? 'True' : 'False')), shape);
  if (!dtype.startsWith('float') && draw.chance(30)) return nested(Array.from({ length: count }, () => String(draw.int(0, 3))), shape);
  if (!dtype.startsWith('float')) return nested(integers(draw, count, bounds[dtype] ?? [-90, 90]).map(String), shape);
  const [rows, columns] = shape.slice(-2);
  if (shape.length === 2 && rows === columns && draw.chance(40)) return definite(draw, rows ?? 0);
  if (count > 800) return nested(Array.from({ length: count }, (_, index) => uneven(index, 3)), shape);
  const [low, high] = draw.weighted([[5, [-2900, 2900]], [2, [50, 3000]], [2, [20, 970]]] as const);
  return nested(draw.distinct(count, low, high).map((value) => uneven(value, draw.pick(lastDigits))), shape);
}

/** A symmetric, positive definite matrix, for those that need one. */
function definite(draw: Draw, size: number): string {
  const off = draw.distinct(size * size, -400, 400).map((value) => uneven(value, 3));
  const cells = Array.from({ length: size * size }, (_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    return row === column ? uneven(1500 + 700 * row, 7) : off[Math.min(row, column) * size + Math.max(row, column)] ?? '0';
  });
  return nested(cells, [size, size]);
}

function integers(draw: Draw, count: number, [low, high]: readonly [number, number]): number[] {
  return count > (high - low) / 2 ? Array.from({ length: count }, () => draw.int(low, high)) : draw.distinct(count, low, high);
}
