/** @file Tensors out of nothing: zeros, ones, full, ranges, and tensors from Python data. */
import { isFloating, promote, type DType } from '../dtypes.ts';
import { runtimeError, typeError, valueError } from '../errors.ts';
import { op, type Op, type OpOptions } from '../op.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { detach, reshape } from '../primitives/movement.ts';
import { checkRoom, type Runtime } from '../runtime.ts';
import { carriedTensor } from '../carried.ts';
import { isScalar, scalarDtype, type Scalar } from '../scalar.ts';
import { itemOf } from '../schema/convert.ts';
import { range } from '../shapes.ts';
import { requireElement, requireScalar } from '../overflow.ts';
import { fromArray, isTensor, type Tensor } from '../tensor.ts';
import { stridesLike } from './alike.ts';
import { cat } from './joining.ts';
import { PyList, PyRange, PyTuple, unbox, Undetermined, type Value } from '../../python/evaluator/values.ts';

const torchOnly: OpOptions = { on: ['torch'] };
const method: OpOptions = { on: ['Tensor'] };
/** What every factory takes besides its own. */
const factory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None, Ignored? memory_format=None';

const likeFactory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None, Any? memory_format=None';

/** A leaf that may require a gradient. */
export function leaf(tensor: Tensor, requiresGrad: boolean | undefined): Tensor {
  if (requiresGrad !== true) return tensor;
  if (!isFloating(tensor.dtype)) runtimeError('Only Tensors of floating point and complex dtype can require gradients');
  tensor.requiresGrad = true;
  return tensor;
}
function checkedSize(size: readonly number[]): readonly number[] {
  const negative = size.find((n) => n < 0);
  if (negative !== undefined) runtimeError(`Trying to create tensor with negative dimension ${negative}: [${size.join(', ')}]`);
  return size;
}
export function fill(runtime: Runtime, size: readonly number[], value: number, dtype: DType, requiresGrad?: boolean): Tensor {
  return leaf(fromArray(runtime, runtime.arrays.full(checkedSize(size), requireScalar(value, dtype), dtype)), requiresGrad);
}
function fillLike(self: Tensor, value: number, given: DType | undefined, requiresGrad: boolean | undefined, format: Value | undefined): Tensor {
  const { runtime } = self;
  const dtype = given ?? self.dtype;
  return leaf(fromArray(runtime, runtime.arrays.full(self.shape, requireScalar(value, dtype), dtype), { strides: stridesLike(self, format) }), requiresGrad);
}

const constants: readonly Op[] = ([['zeros', 0], ['ones', 1], ['empty', 0]] as const).flatMap(([name, value]) => [
  op(`${name}(int[] size, *, ${factory})`, ({ size, dtype, requires_grad }, runtime) => fill(runtime, size, value, dtype ?? runtime.defaultDtype, requires_grad), torchOnly),
  op(`${name}_like(Tensor self, *, ${likeFactory})`, ({ self, dtype, requires_grad, memory_format }) => fillLike(self, value, dtype, requires_grad, memory_format), torchOnly),
  op(`new_${name}(Tensor self, int[] size, *, ${factory})`, ({ self, size, dtype, requires_grad }, runtime) => fill(runtime, size, value, dtype ?? self.dtype, requires_grad), method),
]);

/** Integers and booleans keep their kind; a float is of the default dtype. */
const dtypeOfScalar = (runtime: Runtime, value: Tensor): DType => (value.wrapped && isFloating(value.dtype) ? runtime.defaultDtype : value.dtype);

function arange(runtime: Runtime, start: Scalar, end: Scalar, step: Scalar, dtype: DType | undefined): Tensor {
  const [from, to, by] = [Number(start), Number(end), Number(step)];
  if (by === 0) runtimeError('step must be nonzero');
  if ((to - from) * by < 0) runtimeError('upper bound and larger bound inconsistent with step sign');
  const type = dtype ?? ([start, end, step].some((value) => typeof value === 'number') ? runtime.defaultDtype : 'int64');
  return fromArray(runtime, runtime.arrays.fromData(range(Math.ceil((to - from) / by)).map((i) => from + i * by), [Math.ceil((to - from) / by)], type));
}
/** Counts from both ends, so that the last element is exact. */
function linspace(start: number, end: number, steps: number): number[] {
  if (steps < 0) runtimeError('number of steps must be non-negative');
  const step = steps === 1 ? 0 : (end - start) / (steps - 1);
  return range(steps).map((i) => (i < steps / 2 ? start + step * i : end - step * (steps - 1 - i)));
}
const vector = (runtime: Runtime, data: readonly number[], dtype: DType, requiresGrad?: boolean): Tensor => leaf(fromArray(runtime, runtime.arrays.fromData(data, [data.length], dtype)), requiresGrad);
function eye(runtime: Runtime, rows: number, columns: number, dtype: DType): Tensor {
  if (rows < 0) runtimeError(`n must be greater or equal to 0, got ${rows}`);
  if (columns < 0) runtimeError(`m must be greater or equal to 0, got ${columns}`);
  checkRoom(runtime, [rows, columns], dtype);
  return fromArray(runtime, runtime.arrays.fromData(range(rows).flatMap((r) => range(columns).map((c) => (r === c ? 1 : 0))), [rows, columns], dtype));
}

/** Nested lists, as shape and elements. */
interface Nested { readonly shape: readonly number[]; readonly items: readonly (Scalar | Tensor)[] }
/** A list of Python's, also of a kind that only iterates. */
export function listItems(value: Value): readonly Value[] | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  if (value instanceof PyRange) {
    const count = Math.max(Math.ceil(Number(value.stop - value.start) / Number(value.step)), 0);
    return range(count).map((i) => value.start + BigInt(i) * value.step);
  }
  return undefined;
}
function flatten(given: Value, depth: number, first = true): Nested {
  const value = given instanceof Undetermined ? given.become('Operand') : carriedTensor(given) ?? unbox(given);
  if (isScalar(value)) return { shape: [], items: [value] };
  if (isTensor(value)) return flattenTensor(value, isTensor(given) && depth > 0);
  const list = listItems(value);
  if (list === undefined) return typeof value === 'string' ? (depth === 0 || !first ? typeError(`new(): invalid data type 'str'`) : valueError(`too many dimensions 'str'`)) : runtimeError(`Could not infer dtype of ${value instanceof Object ? value.cls.name : typeof value}`);
  const parts = list.map((item, index) => flatten(item, depth + 1, first && index === 0));
  const inner = parts[0]?.shape ?? [];
  parts.forEach((part) => {
    if (part.shape.length !== inner.length || part.shape.some((n, axis) => n !== inner[axis])) {
      const [expected, got] = [inner[0] ?? 0, part.shape[0]];
      if (got === undefined) typeError('not a sequence');
      if (inner.length === 0) typeError(typeof parts[0]?.items[0] === 'number' ? 'must be real number, not list' : "'list' object cannot be interpreted as an integer");
      valueError(`expected sequence of length ${expected} at dim ${depth + 1} (got ${got ?? 0})`);
    }
  });
  return { shape: [parts.length, ...inner], items: parts.flatMap((part) => part.items) };
}
/** A tensor among the items of a list counts as a number, and must be one. */
function flattenTensor(value: Tensor, asNumber: boolean): Nested {
  if (asNumber && value.size !== 1) valueError('only one element tensors can be converted to Python scalars');
  if (value.rank === 0) return { shape: [], items: [value] };
  return { shape: asNumber ? [] : value.shape, items: range(value.size).map((i) => elementAt(value, i)) };
}
const elementAt = (tensor: Tensor, index: number): Tensor => {
  const { arrays } = tensor.runtime;
  return fromArray(tensor.runtime, arrays.reshape(arrays.take(tensor.array, arrays.full([], index, 'int64')), []));
};
function inferredType(runtime: Runtime, items: readonly (Scalar | Tensor)[]): DType {
  if (items.length === 0) return runtime.defaultDtype;
  return items.map((item) => (isTensor(item) ? item.dtype : typeof item === 'number' ? runtime.defaultDtype : scalarDtype(item))).reduce(promote);
}
/** `torch.tensor(data)`: always a copy, without history. */
export function fromPython(runtime: Runtime, given: Value, dtype: DType | undefined): Tensor {
  const data = given instanceof Undetermined ? given.become('Operand') : carriedTensor(given) ?? given;
  if (isTensor(data)) return fromArray(runtime, runtime.arrays.cast(data.array, dtype ?? data.dtype));
  const { shape, items } = flatten(data, 0);
  const type = dtype ?? inferredType(runtime, items);
  if (items.every((item) => isScalar(item))) return fromArray(runtime, runtime.arrays.fromData(items.map((item) => requireElement(Number(item), type)), shape, type));
  const parts = items.map((item) => (isScalar(item) ? fill(runtime, [1], requireElement(Number(item), type), type) : fromArray(runtime, runtime.arrays.cast(runtime.arrays.reshape(item.array, [1]), type))));
  return fromArray(runtime, reshape(cat(parts, 0), shape).array);
}

/** A tensor as it is, and the one inside an array under a name of its own; undefined where another type is wanted. */
function sharing(data: Value, dtype: DType | undefined): Tensor | undefined {
  const carried = carriedTensor(data), tensor = isTensor(data) ? data : carried;
  return tensor === undefined || (dtype !== undefined && dtype !== tensor.dtype) ? undefined : carried === undefined ? tensor : detach(tensor);
}

const countedType = (dtype: DType | undefined): DType | undefined => (dtype === 'bool' ? runtimeError(`"arange_cpu" not implemented for 'Bool'`) : dtype);

/** One row an operation. */
export const creation: readonly Op[] = [
  ...constants,
  op(`full(int[] size, Operand fill_value, *, ${factory})`, ({ size, fill_value, dtype, requires_grad }, runtime) => fill(runtime, size, itemOf(fill_value), dtype ?? dtypeOfScalar(runtime, fill_value), requires_grad), torchOnly),
  op(`full_like(Tensor self, Operand fill_value, *, ${likeFactory})`, ({ self, fill_value, dtype, requires_grad, memory_format }) => fillLike(self, itemOf(fill_value), dtype, requires_grad, memory_format), torchOnly),
  op(`new_full(Tensor self, int[] size, Operand fill_value, *, ${factory})`, ({ self, size, fill_value, dtype, requires_grad }, runtime) => fill(runtime, size, itemOf(fill_value), dtype ?? self.dtype, requires_grad), method),
  op(`arange(Scalar end, *, ${factory})`, ({ end, dtype, requires_grad }, runtime) => leaf(arange(runtime, 0n, end, 1n, countedType(dtype)), requires_grad), torchOnly),
  op(`arange(Scalar start, Scalar end, Scalar step=1, *, ${factory})`, ({ start, end, step, dtype, requires_grad }, runtime) => leaf(arange(runtime, start, end, step, countedType(dtype)), requires_grad), torchOnly),
  op(`range(Scalar start, Scalar end, Scalar step=1, *, ${factory})`, ({ start, end, step, dtype, requires_grad }, runtime) => {
    if (Number(step) === 0) runtimeError('step must be nonzero');
    if ((Number(end) - Number(start)) * Number(step) < 0) runtimeError('upper bound and lower bound inconsistent with step sign');
    const count = Math.floor((Number(end) - Number(start)) / Number(step)) + 1;
    return vector(runtime, range(count).map((i) => Number(start) + i * Number(step)), dtype ?? runtime.defaultDtype, requires_grad);
  }, torchOnly),
  op(`empty_strided(int[] size, int[] stride, *, ${factory})`, ({ size, stride, dtype, requires_grad }, runtime) => {
    if (size.length !== stride.length) runtimeError(`mismatch in length of strides and shape`);
    return leaf(fromArray(runtime, runtime.arrays.full(checkedSize(size), 0, dtype ?? runtime.defaultDtype), { strides: stride }), requires_grad);
  }, torchOnly),
  op(`linspace(Scalar start, Scalar end, int steps, *, ${factory})`, ({ start, end, steps, dtype, requires_grad }, runtime) => vector(runtime, linspace(Number(start), Number(end), steps), dtype ?? runtime.defaultDtype, requires_grad), torchOnly),
  op(`logspace(Scalar start, Scalar end, int steps, float base=10, *, ${factory})`, ({ start, end, steps, base, dtype, requires_grad }, runtime) => vector(runtime, linspace(Number(start), Number(end), steps).map((x) => base ** x), dtype ?? runtime.defaultDtype, requires_grad), torchOnly),
  op(`eye(int n, int? m=None, *, ${factory})`, ({ n, m, dtype, requires_grad }, runtime) => leaf(eye(runtime, n, m ?? n, dtype ?? runtime.defaultDtype), requires_grad), torchOnly),
  op('tensor(Any data, *, ScalarType? dtype=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None)', ({ data, dtype, requires_grad }, runtime) => leaf(fromPython(runtime, data, dtype), requires_grad), torchOnly),
  op('new_tensor(Tensor self, Any data, *, ScalarType? dtype=None, Ignored? device=None, bool? requires_grad=False)', ({ self, data, dtype, requires_grad }, runtime) => leaf(fromPython(runtime, data, dtype ?? self.dtype), requires_grad), method),
  op('as_tensor(Any data, ScalarType? dtype=None, Ignored? device=None)', ({ data, dtype }, runtime) => sharing(data, dtype) ?? fromPython(runtime, data, dtype), { on: ['torch'], aliases: ['asarray'] }),
  op('from_numpy(Any ndarray)', ({ ndarray }, runtime) => (ndarray instanceof Undetermined ? fromPython(runtime, ndarray, undefined) : detach(carriedTensor(ndarray) ?? typeError(`expected np.ndarray (got ${pythonTypeName(ndarray)})`))), torchOnly),
  op('scalar_tensor(Scalar s, *, ScalarType? dtype=None, Ignored? device=None)', ({ s, dtype }, runtime) => fill(runtime, [], Number(s), dtype ?? runtime.defaultDtype), torchOnly),
  op('tril_indices(int row, int col, int offset=0)', ({ row, col, offset }, runtime) => triangleIndices(runtime, row, col, (d) => d <= offset), torchOnly),
  op('triu_indices(int row, int col, int offset=0)', ({ row, col, offset }, runtime) => triangleIndices(runtime, row, col, (d) => d >= offset), torchOnly),
];

function triangleIndices(runtime: Runtime, rows: number, columns: number, keep: (offset: number) => boolean): Tensor {
  const pairs = range(rows).flatMap((r) => range(columns).filter((c) => keep(c - r)).map((c) => [r, c] as const));
  return fromArray(runtime, runtime.arrays.fromData([...pairs.map(([r]) => r), ...pairs.map(([, c]) => c)], [2, pairs.length], 'int64'));
}
