/** @file Which tensor a statement uses: one that is there, or a new one whose shape and dtype go with those used before. */
import { isFloating } from '../../src/arrays/index.ts';
import { broadcastShapes } from '../../src/arrays/shape.ts';
import { sizeOf } from '../../src/torch/shapes.ts';
import type { Tensor } from '../../src/torch/index.ts';
import type { Author } from './author.ts';
import { nested, someDtype, someShape } from './literals.ts';

/** What has been chosen of a call so far. */
export interface Chosen {
  readonly operation: string;
  readonly first: Tensor | undefined;
  readonly dim: number | undefined;
}
export interface Operand { readonly text: string; readonly tensor: Tensor }

export function tensorArgument(author: Author, parameter: string, chosen: Chosen): Operand {
  const { first } = chosen;
  if (first === undefined) return firstTensor(author, chosen.operation);
  if (/^(index|indices)$/.test(parameter)) return indexTensor(author, first, chosen.dim);
  if (/^(mask|condition)$/.test(parameter)) return named(author, author.fresh(broadcasting(author, first.shape), 'bool'));
  if (parameter === 'target' && author.draw.chance(40)) return classes(author, first);
  const fitting = author.variables(({ tensor }) => canBroadcast(tensor.shape, first.shape));
  if (fitting.length > 0 && author.draw.chance(45)) return operand(author.draw.pick(fitting));
  const dtype = author.draw.chance(85) ? first.dtype : someDtype(author.draw);
  const shape = author.draw.chance(45) ? broadcasting(author, first.shape) : author.draw.pick(relatedShapes(author, first.shape));
  return named(author, author.fresh(shape, dtype));
}

const operand = ({ name, tensor }: { readonly name: string; readonly tensor: Tensor }): Operand => ({ text: name, tensor });

function named(author: Author, name: string): Operand {
  const variable = author.session.tensors().find((one) => one.name === name);
  if (variable === undefined) throw new RangeError(`${name} is no tensor`);
  return operand(variable);
}

/** `conv2d` works on images, `avg_pool1d` on lines: their rank is in their names. */
function firstTensor(author: Author, operation: string): Operand {
  const axes = /(?:conv|pool|dropout|transpose)([123])d/.exec(operation)?.[1];
  const rank = axes === undefined ? undefined : Number(axes) + (author.draw.chance(85) ? 2 : 1);
  const fitting = author.variables(({ tensor }) => rank === undefined || tensor.rank === rank);
  if (fitting.length > 0 && author.draw.chance(60)) return operand(author.draw.pick(fitting));
  return named(author, author.fresh(someShape(author.draw, rank)));
}

export function canBroadcast(a: readonly number[], b: readonly number[]): boolean {
  try {
    broadcastShapes(a, b);
    return true;
  } catch {
    return false;
  }
}

/** The shape, without some leading axes, or with ones in places. */
export function broadcasting(author: Author, shape: readonly number[]): number[] {
  if (author.draw.chance(50)) return [...shape];
  const rest = shape.slice(author.draw.int(0, shape.length));
  return rest.map((size) => (author.draw.chance(30) ? 1 : size));
}

/** Shapes that matrices, weights and targets have beside an input of this shape. */
function relatedShapes(author: Author, shape: readonly number[]): (readonly number[])[] {
  const n = author.draw.int(1, 3);
  const k = author.draw.int(1, 3);
  const last = shape.at(-1) ?? 1;
  const channels = shape[1] ?? last;
  const kernel = shape.slice(2).map(() => k);
  return [
    shape, shape.slice(0, -1), [last], [last, n], [n, last], [...shape.slice(0, -2), last, n], [channels], [n, channels, ...kernel], [channels, n, ...kernel], shape.slice(0, 1), [n, last, last],
    [...shape.slice(0, 1), ...shape.slice(2)], [n, 1, ...kernel],
  ];
}

/** Indices of an axis; of the whole tensor if there is none. */
function indexTensor(author: Author, { shape }: Tensor, dim: number | undefined): Operand {
  const size = Math.max(1, dim === undefined ? sizeOf(shape) : shape.at(dim) ?? 1);
  const own = author.draw.chance(55) ? shape.map((n) => author.draw.int(1, Math.max(n, 1))) : [author.draw.int(1, 3)];
  const least = author.draw.chance(10) ? -size : 0;
  const items = Array.from({ length: sizeOf(own) }, () => String(author.draw.int(least, size - 1)));
  return named(author, author.fresh(own, 'int64', { text: nested(items, own) }));
}

function classes(author: Author, { shape }: Tensor): Operand {
  const own = [...shape.slice(0, 1), ...shape.slice(2)];
  const items = Array.from({ length: sizeOf(own) }, () => String(author.draw.int(0, Math.max(0, (shape[1] ?? 1) - 1))));
  return named(author, author.fresh(own, 'int64', { text: nested(items, own) }));
}

export function floatVariable(author: Author, fits: (tensor: Tensor) => boolean = () => true): Operand | undefined {
  const found = author.variables(({ tensor }) => isFloating(tensor.dtype) && fits(tensor));
  return found.length === 0 ? undefined : operand(author.draw.pick(found));
}

export function anyVariable(author: Author, fits: (tensor: Tensor) => boolean = () => true): Operand {
  const found = author.variables(({ tensor }) => fits(tensor));
  return found.length > 0 ? operand(author.draw.pick(found)) : named(author, author.fresh());
}
