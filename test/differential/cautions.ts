/**
 * @file Where the last digit decides: a floor of nearly whole numbers, the place of the largest among equals. Such calls
 * are not written, since PyTorch itself leaves their answers open or to rounding.
 */
import { isFloating } from '../../src/arrays/index.ts';
import type { Tensor } from '../../src/torch/index.ts';
import type { Author } from './author.ts';
import type { Argument } from './parameters.ts';

/** Which of equal elements comes first is not defined. */
const orders = /^(sort|argsort|topk|kthvalue|median|nanmedian|mode|argmax|argmin|max|min|cummax|cummin|unique|msort)$/;
/** They jump. */
const jumps = /^(floor|ceil|round|trunc|fix|frac|remainder|fmod|floor_divide|div|divide|sign|sgn|heaviside|histc|bucketize|searchsorted|bernoulli|multinomial|unique_consecutive|isin|isclose|allclose|matrix_rank|eq|ne|not_equal|lt|less|le|less_equal|gt|greater|ge|greater_equal|equal|signbit)_?$/;

export function isDecided(author: Author, name: string, given: readonly Argument[]): boolean {
  const tensors = given.flatMap(({ tensor }) => (tensor === undefined ? [] : [tensor]));
  if (orders.test(name)) return tensors.every((tensor) => areDistinct(author.session.elements(tensor)));
  return !jumps.test(name) || tensors.every((tensor) => !isFloating(tensor.dtype) || farFromEdges(author, tensor)) && farApart(tensors.map((tensor) => author.session.elements(tensor)));
}

function areDistinct(elements: readonly number[]): boolean {
  const sorted = [...elements].sort((a, b) => a - b);
  return sorted.every((value, index) => index === 0 || !Number.isNaN(value) && Math.abs(value - (sorted[index - 1] ?? 0)) > 1e-5 * Math.abs(value));
}

const farFromEdges = (author: Author, tensor: Tensor): boolean => author.session.elements(tensor).every((value) => !Number.isFinite(value) || value === 0 || Math.abs(value - Math.round(value * 2) / 2) > 1e-4);

/** No element of one is nearly, but not exactly, an element of another, or a multiple of it. */
function farApart(lists: readonly (readonly number[])[]): boolean {
  const [first = [], second = []] = lists;
  return first.every((a) => second.every((b) => b === 0 || a === b || Math.abs(a / b - Math.round(a / b)) > 1e-4 || Number.isInteger(a) && Number.isInteger(b)));
}
