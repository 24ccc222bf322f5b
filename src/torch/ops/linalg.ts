/** @file Products of matrices and vectors. */
import { scalarName } from '../dtypes.ts';
import { indexError, runtimeError } from '../errors.ts';
import { leadingTo } from '../autograd/named.ts';
import { op, type Op } from '../op.ts';
import { expand, permute, reshape, sum as sumAxes, transpose } from '../primitives/movement.ts';
import { add, mul, scale, sub } from '../primitives/pointwise.ts';
import { matmul as multiply } from '../primitives/linear.ts';
import { promotePair } from '../promotion.ts';
import type { Scalar } from '../scalar.ts';
import { at, broadcast, range, sameShape, sizeOf, wrapDim } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { expandTo, select, unsqueeze } from './movement.ts';
import { einsum } from './einsum.ts';
import { listItems } from './creation.ts';
import { stack } from './joining.ts';
import type { Value } from '../../python/evaluator/values.ts';

const dims = (shape: readonly number[]): string => shape.join('x');

function sameTypes(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) runtimeError(`expected scalar type ${scalarName(a.dtype)} but found ${scalarName(b.dtype)}`);
}
export function mm(a: Tensor, b: Tensor, name = 'MmBackward0'): Tensor {
  if (a.rank !== 2) runtimeError('self must be a matrix');
  if (b.rank !== 2) runtimeError('mat2 must be a matrix');
  sameTypes(a, b);
  if (a.shape[1] !== b.shape[0]) runtimeError(`mat1 and mat2 shapes cannot be multiplied (${dims(a.shape)} and ${dims(b.shape)})`);
  return multiply(a, b, name);
}
function bmm(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 3) runtimeError('batch1 must be a 3D tensor');
  if (b.rank !== 3) runtimeError('batch2 must be a 3D tensor');
  if (a.shape[0] !== b.shape[0] || a.shape[2] !== b.shape[1]) {
    runtimeError(`Expected size for first two dimensions of batch2 tensor to be: [${at(a.shape, 0)}, ${at(a.shape, 2)}] but got: [${at(b.shape, 0)}, ${at(b.shape, 1)}].`);
  }
  return multiply(a, b, 'BmmBackward0');
}
function mv(matrix: Tensor, vector: Tensor): Tensor {
  if (matrix.rank !== 2 || vector.rank !== 1) runtimeError(`vector + matrix @ vector expected, got 1, ${matrix.rank}, ${vector.rank}`);
  if (matrix.shape[1] !== vector.shape[0]) runtimeError(`size mismatch, got ${at(matrix.shape, 0)}, ${dims(matrix.shape)},${at(vector.shape, 0)}`);
  return reshape(multiply(matrix, reshape(vector, [vector.size, 1]), 'MvBackward0'), [at(matrix.shape, 0)], 'MvBackward0');
}
export function dot(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 1 || b.rank !== 1) runtimeError(`1D tensors expected, but got ${a.rank}D and ${b.rank}D tensors`);
  if (a.dtype !== b.dtype) runtimeError(`dot : expected both vectors to have same dtype, but found ${scalarName(a.dtype)} and ${scalarName(b.dtype)}`);
  if (a.size !== b.size) runtimeError(`inconsistent tensor size, expected tensor [${a.size}] and src [${b.size}] to have the same number of elements, but got ${a.size} and ${b.size} elements respectively`);
  return sumAxes(mul(a, b), [0], false, 'DotBackward0');
}

/** `a @ b`: vectors get an axis, leading axes broadcast. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0) runtimeError(`both arguments to matmul need to be at least 1D, but they are ${a.rank}D and ${b.rank}D`);
  if (a.rank === 1 && b.rank === 1) return leadingTo(dot(a, b), [a, b]);
  if (a.rank === 2 && b.rank === 1) return leadingTo(mv(a, b), [a, b]);
  if (a.rank === 2 && b.rank === 2) return mm(a, b);
  sameTypes(a, b);
  checkFold(a, b);
  const left = a.rank === 1 ? unsqueeze(a, 0) : a;
  const right = b.rank === 1 ? unsqueeze(b, 1) : b;
  const product = batched(left, right);
  const squeezed = product.shape.filter((_, axis) => !(a.rank === 1 && axis === product.rank - 2) && !(b.rank === 1 && axis === product.rank - 1));
  return sameShape(squeezed, product.shape) ? product : reshape(product, squeezed, b.rank === 1 ? 'UnsafeViewBackward0' : 'SqueezeBackward3');
}
/** A vector or matrix meets a batch: PyTorch folds the batch into one matrix, and speaks of that where it doesn't fit. */
function checkFold(a: Tensor, b: Tensor): void {
  if (a.rank > 2 === b.rank > 2) return;
  const [batch, other] = a.rank > 2 ? [a.shape, b.shape] : [[...b.shape.slice(0, -2), at(b.shape, -1), at(b.shape, -2)], [...a.shape].reverse()];
  const [rows, inner] = [sizeOf(batch.slice(0, -1)), at(batch, -1)];
  if (inner === at(other, 0)) return;
  runtimeError(other.length === 1 ? `size mismatch, got ${rows}, ${rows}x${inner},${at(other, 0)}` : `mat1 and mat2 shapes cannot be multiplied (${rows}x${inner} and ${dims(other)})`);
}
function batched(a: Tensor, b: Tensor): Tensor {
  const [m, k, n] = [at(a.shape, -2), at(a.shape, -1), at(b.shape, -1)];
  if (k !== b.shape.at(-2)) {
    const rows = sizeOf(a.shape.slice(0, -1));
    const message = b.rank === 2 ? `mat1 and mat2 shapes cannot be multiplied (${rows}x${k} and ${dims(b.shape)})` : `Expected size for first two dimensions of batch2 tensor to be: [${sizeOf(b.shape.slice(0, -2))}, ${k}] but got: [${sizeOf(b.shape.slice(0, -2))}, ${at(b.shape, -2)}].`;
    runtimeError(message);
  }
  // One matrix for the whole batch: a single flat product.
  if (b.rank === 2) return reshape(multiply(reshape(a, [sizeOf(a.shape.slice(0, -1)), k]), b), [...a.shape.slice(0, -1), n], 'UnsafeViewBackward0');
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const count = sizeOf(batch);
  const flat = (x: Tensor): Tensor => reshape(expand(x, [...batch, ...x.shape.slice(-2)]), [count, ...x.shape.slice(-2)]);
  return reshape(multiply(flat(a), flat(b), 'BmmBackward0'), [...batch, m, n], 'UnsafeViewBackward0');
}

/** beta·input + alpha·product, of the product's shape. */
function combine(input: Tensor, product: Tensor, beta: Scalar, alpha: Scalar): Tensor {
  return add(scale(expandTo(input, product.shape), Number(beta)), scale(product, Number(alpha)));
}
/** The bias is added in place: it may not be larger. */
function fittingSum(product: Tensor, bias: Tensor): Tensor {
  const shape = broadcast(product.shape, bias.shape);
  return sameShape(shape, product.shape) ? add(product, bias) : runtimeError(`output with shape [${product.shape.join(', ')}] doesn't match the broadcast shape [${shape.join(', ')}]`);
}
export function linear(input: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  if (weight.rank > 2 && (bias === undefined || input.rank !== 2)) runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${weight.rank}D`);
  const transposed = weight.rank === 2 ? transpose(weight, 0, 1, 'TBackward0') : weight;
  if (bias !== undefined && input.dtype !== weight.dtype) runtimeError('mat1 and mat2 must have the same dtype');
  if (bias !== undefined && input.rank === 2 && weight.rank !== 2) runtimeError(`mat2 must be a matrix, got ${weight.rank}-D tensor`);
  const product = matmul(input, transposed);
  if (bias === undefined) return product;
  if (weight.rank < 2) return fittingSum(product, bias);
  const sum = add(product, sameShape(bias.shape, product.shape.slice(-1)) ? bias : expandTo(bias, input.rank === 2 ? product.shape : [sizeOf(product.shape.slice(0, -1)), at(product.shape, -1)]));
  // PyTorch multiplies and adds in one go, and then restores the leading axes.
  if (sum.gradFn !== undefined) sum.gradFn.name = input.rank === 2 ? 'AddmmBackward0' : 'ViewBackward0';
  return input.rank === 2 ? leadingTo(sum, [bias, input, transposed]) : sum;
}
const outer = (a: Tensor, b: Tensor): Tensor => outerOf('outer', a, b);
/** Each operation calls its first vector by a name of its own. */
function outerOf(operation: 'outer' | 'addr', a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 1 || b.rank !== 1) runtimeError(`${operation}: Expected 1-D argument ${a.rank === 1 ? 'vec2' : operation === 'outer' ? 'self' : 'vec1'}, but got ${a.rank === 1 ? b.rank : a.rank}-D`);
  return mul(unsqueeze(a, 1), b);
}
const requireAxes = (a: Tensor, dim: number): void => { if (a.rank === 0) indexError(`Dimension specified as ${dim} but tensor has no dimensions`); };
/** An axis of length 1 stands for one of any length: the other's is summed first. */
function tensordot(first: Tensor, second: Tensor, left: readonly number[], right: readonly number[]): Tensor {
  if (left.length !== right.length) runtimeError('both dimension lists should have same length');
  if (first.dtype !== second.dtype) runtimeError(`expected scalar type ${scalarName(first.dtype)} but found ${scalarName(second.dtype)}`);
  let [a, b] = [first, second];
  left.forEach((one, index) => {
    const other = at(right, index);
    requireAxes(first, one);
    requireAxes(second, other);
    const [sizeA, sizeB] = [at(first.shape, wrapDim(one, first.rank)), at(second.shape, wrapDim(other, second.rank))];
    if (sizeA === sizeB) return;
    if (sizeA === 1) b = sumAxes(b, [wrapDim(other, b.rank)], true);
    else if (sizeB === 1) a = sumAxes(a, [wrapDim(one, a.rank)], true);
    else runtimeError(`contracted dimensions need to match, but first has size ${sizeA} in dim ${one} and second has size ${sizeB} in dim ${other}`);
  });
  return contracted(a, b, left, right);
}
function contracted(a: Tensor, b: Tensor, left: readonly number[], right: readonly number[]): Tensor {
  const [inA, inB] = [left.map((d) => wrapDim(d, a.rank)), right.map((d) => wrapDim(d, b.rank))];
  const [outA, outB] = [range(a.rank).filter((d) => !inA.includes(d)), range(b.rank).filter((d) => !inB.includes(d))];
  const shared = sizeOf(inA.map((d) => at(a.shape, d)));
  const [shapeA, shapeB] = [outA.map((d) => at(a.shape, d)), outB.map((d) => at(b.shape, d))];
  const x = reshape(permute(a, [...outA, ...inA]), [sizeOf(shapeA), shared]);
  const y = reshape(permute(b, [...inB, ...outB]), [shared, sizeOf(shapeB)]);
  return reshape(multiply(x, y), [...shapeA, ...shapeB], 'ReshapeAliasBackward0');
}
function cross(given: Tensor, other: Tensor, dim: number): Tensor {
  if (given.rank === other.rank && given.dtype !== other.dtype) runtimeError(`expected scalar type ${scalarName(given.dtype)} but found ${scalarName(other.dtype)}`);
  if (given.rank !== other.rank) runtimeError('linalg.cross: inputs must have the same number of dimensions.');
  const shape = broadcast(given.shape, other.shape);
  const axis = wrapDim(dim, shape.length);
  const [first, second] = [given, other].map((x) => at(x.shape, axis - shape.length));
  if (first !== 3 || second !== 3) runtimeError(`linalg.cross: inputs dimension ${dim} must have length 3. Got ${first} and ${second}`);
  const [a, b] = [expand(given, shape), expand(other, shape)];
  const part = (x: Tensor, i: number): Tensor => select(x, axis, i % 3);
  return stack(range(3).map((i) => sub(mul(part(a, i + 1), part(b, i + 2)), mul(part(a, i + 2), part(b, i + 1)))), axis);
}

function checkBilinear(input1: Tensor, input2: Tensor, weight: Tensor): void {
  if (input1.rank !== input2.rank) runtimeError(`bilinear(): input dimensions do not match: got ${input1.rank} and ${input2.rank}`);
  input1.shape.slice(0, -1).forEach((n, axis) => {
    if (n !== input2.shape[axis]) runtimeError(`bilinear(): input batch dimensions do not match at dim ${axis}: got ${n} and ${at(input2.shape, axis)}`);
  });
  if (input1.rank === 0) indexError('Dimension specified as -1 but tensor has no dimensions');
  [input1, input2].forEach((input, i) => {
    if (at(input.shape, -1) !== (weight.shape[i + 1] ?? indexError(`Dimension out of range (expected to be in range of [${-weight.rank}, ${weight.rank - 1}], but got ${i + 1})`))) runtimeError(`bilinear(): input${i + 1} size does not match weight size: got ${at(input.shape, -1)} but expected ${at(weight.shape, i + 1)}`);
  });
}

/** One row an operation. */
export const linalg: readonly Op[] = [
  op('matmul(Tensor self, Tensor other)', ({ self, other }) => matmul(self, other), { on: ['torch', 'Tensor', 'torch.linalg'] }),
  op('mm(Tensor self, Tensor mat2)', ({ self, mat2 }) => mm(self, mat2)),
  op('bmm(Tensor self, Tensor mat2)', ({ self, mat2 }) => bmm(self, mat2)),
  op('mv(Tensor self, Tensor vec)', ({ self, vec }) => mv(self, vec), { node: 'MvBackward0' }),
  op('dot(Tensor self, Tensor tensor)', ({ self, tensor }) => dot(self, tensor), { node: 'DotBackward0' }),
  op('inner(Tensor self, Tensor other)', ({ self, other }) => inner(self, other)),
  op('vdot(Tensor self, Tensor other)', ({ self, other }) => dot(self, other), { node: 'VdotBackward0' }),
  op('outer(Tensor self, Tensor vec2)', ({ self, vec2 }) => outer(self, vec2), { aliases: ['ger'] }),
  op('addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1)', ({ self, mat1, mat2, beta, alpha }) => combine(self, mm(mat1, mat2), beta, alpha), { inPlace: true, node: 'AddmmBackward0' }),
  op('addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1)', ({ self, mat, vec, beta, alpha }) => combine(self, mv(mat, vec), beta, alpha), { inPlace: true, node: 'AddmvBackward0' }),
  op('addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1)', ({ self, vec1, vec2, beta, alpha }) => combine(...promotePair(self, outerOf('addr', ...promotePair(vec1, vec2))), beta, alpha), { inPlace: true, node: 'AddrBackward0' }),
  op('baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)', ({ self, batch1, batch2, beta, alpha }) => combine(self, bmm(batch1, batch2), beta, alpha), { inPlace: true, node: 'BaddbmmBackward0' }),
  op('addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)', ({ self, batch1, batch2, beta, alpha }) => combine(self, sumAxes(bmm(batch1, batch2), [0], false), beta, alpha), { inPlace: true, node: 'AddbmmBackward0' }),
  op('linear(Tensor self, Tensor weight, Tensor? bias=None)', ({ self, weight, bias }) => linear(self, weight, bias), { on: ['torch.nn.functional'] }),
  op('bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)', ({ input1, input2, weight, bias }) => {
    checkBilinear(input1, input2, weight);
    const product = einsum('...i,oij,...j->...o', [input1, weight, input2]);
    return bias === undefined ? product : add(product, bias);
  }, { on: ['torch.nn.functional', 'torch'] }),
  op('tensordot(Tensor a, Tensor b, int dims=2)', ({ a, b, dims: count }) => (count < 0 ? runtimeError(`tensordot expects dims >= 0, but got dims=${count}`) : tensordot(a, b, range(count, -count), range(count))), { on: ['torch'] }),
  op('tensordot(Tensor a, Tensor b, Any dims)', ({ a, b, dims: axes }) => tensordot(a, b, ...axisPair(axes)), { on: ['torch'] }),
  op('cross(Tensor self, Tensor other, int? dim=None)', ({ self, other, dim }) => cross(self, other, dim ?? firstOfThree(self)), { node: 'LinalgCrossBackward0' }),
  op('cross(Tensor self, Tensor other, *, int dim=-1)', ({ self, other, dim }) => cross(self, other, dim), { on: ['torch.linalg'], node: 'LinalgCrossBackward0' }),
  op('kron(Tensor self, Tensor other)', ({ self, other }) => kron(self, other)),
  op('chain_matmul(Tensor[] matrices)', ({ matrices }) => matrices.reduce((a, b) => mm(a, b)), { on: ['torch'] }),
  op('multi_dot(Tensor[] tensors)', ({ tensors }) => multiDot(tensors), { on: ['torch.linalg'] }),
];

/** `dims=([1], [0])`: axes of the one, axes of the other. */
function axisPair(value: Value): readonly [number[], number[]] {
  const [left, right] = (listItems(value) ?? []).map((part) => (listItems(part) ?? [part]).map(Number));
  return left === undefined || right === undefined ? runtimeError('tensordot expects dims to be int or two lists of ints') : [left, right];
}
/** Over the last axis of both; a scalar scales. */
function inner(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0) return mul(a, b);
  if (at(a.shape, -1) !== at(b.shape, -1)) runtimeError(`inner() the last dimension must match on both input tensors but got shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`);
  return tensordot(a, b, [-1], [-1]);
}
/** Where `torch.cross` works without being told. */
function firstOfThree(a: Tensor): number {
  const axis = a.shape.indexOf(3);
  return axis >= 0 ? axis : runtimeError('no dimension of size 3 in input');
}
function multiDot(tensors: readonly Tensor[]): Tensor {
  if (tensors.length < 2) runtimeError(`multi_dot(): expected at least 2 tensors but got ${tensors.length}`);
  tensors.forEach((tensor, index) => {
    const isEnd = index === 0 || index === tensors.length - 1;
    if (tensor.rank === 2 || (isEnd && tensor.rank === 1)) return;
    runtimeError(isEnd ? `multi_dot(): the ${index === 0 ? 'first' : 'last'} tensor must be 1D or 2D but got ${tensor.rank}D` : `multi_dot(): tensor ${index} must be 2D but got ${tensor.rank}D`);
  });
  const product = tensors.reduce((a, b, index) => {
    if (at(a.shape, -1) !== at(b.shape, 0)) runtimeError(`multi_dot(): tensors ${index - 1} and ${index} with shapes [${at(tensors, index - 1).shape.join(', ')}] and [${b.shape.join(', ')}] cannot be multiplied`);
    return matmul(a, b);
  });
  return reshape(product, product.shape, 'ViewBackward0');
}
function kron(a: Tensor, b: Tensor): Tensor {
  const rank = Math.max(a.rank, b.rank);
  const padded = (x: Tensor): number[] => [...new Array<number>(rank - x.rank).fill(1), ...x.shape];
  const [left, right] = [padded(a), padded(b)];
  const product = mul(...promotePair(reshape(a, left.flatMap((n) => [n, 1])), reshape(b, right.flatMap((n) => [1, n]))));
  return reshape(product, left.map((n, axis) => n * at(right, axis)), 'UnsafeViewBackward0');
}
