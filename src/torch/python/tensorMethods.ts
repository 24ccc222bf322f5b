/** @file Attributes of a tensor that are no operations: shape and dtype, values, conversion, autograd. */
import { holding } from '../../python/evaluator/contents.ts';
import { isFloating, scalarName, dtypeObject, DTypeObject, type DType } from '../dtypes.ts';
import { backward, hooksOf, retainGrad } from '../autograd/grad.ts';
import { edgeOf } from '../autograd/graph.ts';
import { runtimeError, typeError, unsupported, valueError } from '../errors.ts';
import { copy, detach, permute, reshape, transpose } from '../primitives/movement.ts';
import { cast } from '../primitives/pointwise.ts';
import { memoryOrder } from '../ops/alike.ts';
import { itemOf } from '../schema/convert.ts';
import { at, range, sameShape, sizeOf, wrapDim } from '../shapes.ts';
import { sizeOfShape, tupleOf } from '../size.ts';
import { Tensor, fromArray, isTensor } from '../tensor.ts';
import { bytesPerElement } from '../../arrays/dtype.ts';
import { None, Opaque, PyClass, PyList, PyTuple, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { argument, isNone, method, property } from './border.ts';
import { DeviceObject, layoutObject, meetDevice } from './device.ts';
import { removableHandle } from './handle.ts';
import { backwardOptions } from './autogradModule.ts';
import { bindArguments, parseSignature } from '../../python/evaluator/native.ts';
import { pythonTypeName } from '../schema/messages.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';

/** A tensor's element as Python's number. */
export function pythonNumber(value: number, dtype: DType): Value {
  if (isFloating(dtype)) return value;
  return dtype === 'bool' ? value !== 0 : BigInt(value);
}
export function item(self: Tensor): Value {
  if (self.size !== 1) return valueError('only one element tensors can be converted to Python scalars');
  return pythonNumber(itemOf(self), self.dtype);
}

export function toList(self: Tensor): Value {
  const data = self.runtime.arrays.read(self.array) ?? unsupported('the elements of a tensor that are not computed here');
  const build = (axis: number, offset: number): Value => {
    const length = self.shape[axis];
    if (length === undefined) return pythonNumber(data[offset] ?? 0, self.dtype);
    const step = sizeOf(self.shape.slice(axis + 1));
    return new PyList(range(length).map((index) => build(axis + 1, offset + index * step)));
  };
  return build(0, 0);
}

const noneOr = (tensor: Tensor | undefined): Value => tensor ?? None;
const reverse = (self: Tensor): Tensor => permute(self, range(self.rank).reverse());
function reversed(self: Tensor): Tensor {
  if (self.rank !== 2 && self.rank !== 0) self.runtime.warn('The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.');
  return reverse(self);
}
function gradOf(self: Tensor): Value {
  if (self.requiresGrad && !self.isLeaf && !self.retainsGrad && self.grad === undefined) self.runtime.warn("The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more informations.");
  return noneOr(self.grad);
}

export const properties: Readonly<Record<string, Value>> = {
  shape: property('shape', (self) => sizeOfShape(self.shape)),
  dtype: property('dtype', (self) => dtypeObject(self.dtype)),
  device: property('device', () => new DeviceObject('cpu')),
  layout: property('layout', () => layoutObject),
  ndim: property('ndim', (self) => BigInt(self.rank)),
  itemsize: property('itemsize', (self) => BigInt(bytesPerElement[self.dtype])),
  nbytes: property('nbytes', (self) => BigInt(bytesPerElement[self.dtype] * self.size)),
  requires_grad: property('requires_grad', (self) => self.requiresGrad, (self, value) => { setRequiresGrad(self, typeof value === 'boolean' ? value : runtimeError('requires_grad must be a bool')); }),
  grad: property('grad', gradOf, setGrad, (self) => { self.grad = undefined; }),
  grad_fn: property('grad_fn', (self) => self.gradFn?.face ?? None),
  is_leaf: property('is_leaf', (self) => self.isLeaf),
  retains_grad: property('retains_grad', (self) => self.retainsGrad),
  output_nr: property('output_nr', (self) => BigInt(self.outputNumber)),
  _version: property('_version', (self) => BigInt(self.version.value)),
  _base: property('_base', (self) => noneOr(self.viewOf?.base)),
  data: property('data', (self) => new Tensor(self.runtime, self.storage, { steps: self.steps, strides: self.strides, offset: self.offset }), (self, value) => { setData(self, value); }),
  T: property('T', reversed),
  mT: property('mT', (self) => (self.rank === 0 ? self : self.rank < 2 ? runtimeError(`tensor.mT is only supported on matrices or batches of matrices. Got ${self.rank}-D tensor.`) : transpose(self, self.rank - 2, self.rank - 1))),
  H: property('H', reverse),
  real: property('real', (self) => self),
  name: property('name', () => None),
  is_cuda: property('is_cuda', () => false),
  is_sparse: property('is_sparse', () => false),
  is_quantized: property('is_quantized', () => false),
  is_meta: property('is_meta', () => false),
  is_mps: property('is_mps', () => false),
};

export function setRequiresGrad(self: Tensor, value: boolean): void {
  if (!self.isLeaf) {
    if (!value) runtimeError('you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn\'t require differentiation use var_no_grad = var.detach().');
    return;
  }
  if (value && !isFloating(self.dtype)) runtimeError('only Tensors of floating point and complex dtype can require gradients');
  if (value && self.inference && !self.runtime.inferenceMode) runtimeError('Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.');
  self.requiresGrad = value;
}
function requireGrad(self: Tensor, args: readonly Value[], kwargs: Kwargs): Tensor {
  const value = argument(args, kwargs, 0, 'requires_grad') ?? true;
  if (typeof value !== 'boolean') typeError(`requires_grad_(): argument 'requires_grad' (position 1) must be bool, not ${pythonTypeName(value)}`);
  if (value === true && self.isLeaf && !isFloating(self.dtype)) runtimeError('only Tensors of floating point dtype can require gradients');
  setRequiresGrad(self, value === true);
  return self;
}
function setGrad(self: Tensor, value: Value): void {
  if (value === None) {
    self.grad = undefined;
    return;
  }
  if (!isTensor(value)) return typeError(`assigned grad expected to be a Tensor or None but got grad of type${pythonTypeName(value)}`);
  if (value === self) runtimeError("can't assign Variable as its own grad");
  if (value.dtype !== self.dtype) runtimeError('assigned grad has data of a different type');
  if (!sameShape(value.shape, self.shape)) runtimeError('assigned grad has data of a different size');
  self.grad = value;
}
function setData(self: Tensor, value: Value): void {
  if (!isTensor(value)) return typeError(`Variable data has to be a tensor, but got ${pythonTypeName(value)}`);
  if (self.requiresGrad && !isFloating(value.dtype)) runtimeError('data set to a tensor that requires gradients must be floating point or complex dtype');
  self.storage = value.storage;
  self.steps = value.steps;
  self.strides = value.strides;
}

/** `register_hook`: on the node that made the tensor, or on the end node of a leaf. */
function registerHook(self: Tensor, interpreter: Interpreter, hook: Value): Value {
  const edge = edgeOf(self) ?? runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  const hooks = hooksOf(edge);
  const id = self.runtime.sequence++;
  hooks.set(id, holding((grad: Tensor) => hookResult(interpreter, hook, grad, interpreter.call(hook, [grad])), hook));
  return removableHandle(() => hooks.delete(id));
}
/** What a hook may answer: nothing, or a gradient like the one it got. */
function hookResult(interpreter: Interpreter, hook: Value, grad: Tensor, result: Value): Tensor | undefined {
  if (result === None) return undefined;
  if (!isTensor(result)) return typeError(`expected Variable, but hook returned '${pythonTypeName(result)}'`);
  const name = interpreter.getattrOptional(hook, '__name__');
  const which = typeof name === 'string' ? name : '<unknown>';
  if (result.dtype !== grad.dtype) runtimeError(`hook '${which}' has changed the type of value (was ${typeNames(grad.dtype)} got ${typeNames(result.dtype)})`);
  if (!sameShape(result.shape, grad.shape)) runtimeError(`hook '${which}' has changed the size of value`);
  return result;
}

const backwardSignature = parseSignature('self, gradient=None, retain_graph=None, create_graph=False, inputs=None');
function callBackward(self: Tensor, interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs): Value {
  const bound = bindArguments('Tensor.backward', backwardSignature, [self, ...args], kwargs);
  backward([self], backwardOptions(interpreter, bound, bound.get('gradient')));
  return None;
}

/** `x.to(...)`: a dtype, another tensor's dtype, or a device, which changes nothing. */
function convertTo(self: Tensor, args: readonly Value[], kwargs: Kwargs): Value {
  for (const value of [...args, kwargs.get('device')]) if (value !== undefined) meetDevice(self.runtime, value);
  const given = [...args, ...[...kwargs].filter(([key]) => key === 'dtype' || key === 'other').map(([, value]) => value)];
  const dtypes = given.map((value) => (value instanceof DTypeObject ? value.dtype : isTensor(value) ? value.dtype : undefined)).filter((dtype) => dtype !== undefined);
  const result = cast(self, dtypes[0] ?? self.dtype);
  return result === self && kwargs.get('copy') === true ? copy(self) : result;
}
const typeNames = (dtype: DType): string => `torch.${scalarName(dtype)}Tensor`;
function typeOf(self: Tensor, args: readonly Value[], kwargs: Kwargs): Value {
  const wanted = argument(args, kwargs, 0, 'dtype');
  if (wanted === undefined) return typeNames(self.dtype);
  if (wanted instanceof DTypeObject) return cast(self, wanted.dtype);
  if (wanted instanceof Opaque) return self;
  const name = typeof wanted === 'string' ? wanted : wanted instanceof PyClass ? `torch.${wanted.name}` : '';
  const dtype = (['float32', 'float64', 'int64', 'int32', 'int16', 'int8', 'uint8', 'bool', 'float16', 'bfloat16'] as const).find((d) => typeNames(d) === name.replace('torch.cuda.', 'torch.'));
  return dtype === undefined ? valueError(`invalid type: '${name}'`) : cast(self, dtype);
}
const casts: Readonly<Record<string, DType>> = { float: 'float32', double: 'float64', half: 'float16', bfloat16: 'bfloat16', long: 'int64', int: 'int32', short: 'int16', char: 'int8', byte: 'uint8', bool: 'bool' };
const accelerators = ['cuda', 'xpu', 'mps'];
const keeps = ['cpu', 'pin_memory', 'share_memory_', 'coalesce', 'to_dense', 'resolve_conj', 'resolve_neg', 'refine_names', 'rename'];

function asInt(value: Value | undefined): number {
  return typeof value === 'bigint' ? Number(value) : typeError('an integer is required');
}

/** The array of our NumPy that shares the tensor's memory. */
function numpyArray(self: Tensor, interpreter: Interpreter): Value {
  if (self.requiresGrad) runtimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
  return interpreter.call(interpreter.getattr(interpreter.importModule('numpy'), 'ndarray'), [self]);
}

const detachViewMessage = "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.";

export const methods: Readonly<Record<string, Value>> = {
  ...Object.fromEntries(Object.entries(casts).map(([name, dtype]) => [name, method(name, (self) => cast(self, dtype))])),
  ...Object.fromEntries(keeps.map((name) => [name, method(name, (self) => self)])),
  ...Object.fromEntries(accelerators.map((name) => [name, method(name, (self) => { meetDevice(self.runtime, name); return self; })])),
  size: method('size', (self, _, args, kwargs) => {
    const dim = argument(args, kwargs, 0, 'dim');
    if (typeof dim === 'string') return runtimeError(`Name '${dim}' not found in Tensor[${self.shape.map(() => 'None').join(', ')}].`);
    return isNone(dim) ? sizeOfShape(self.shape) : BigInt(at(self.shape, wrapDim(asInt(dim), self.rank)));
  }),
  dim: method('dim', (self) => BigInt(self.rank)),
  ndimension: method('ndimension', (self) => BigInt(self.rank)),
  numel: method('numel', (self) => BigInt(self.size)),
  nelement: method('nelement', (self) => BigInt(self.size)),
  item: method('item', (self, _, args) => (args.length > 0 ? typeError(`_TensorBase.item() takes no arguments (${args.length} given)`) : item(self))),
  tolist: method('tolist', toList),
  numpy: method('numpy', (self, interpreter, _, kwargs) => numpyArray(kwargs.get('force') === true ? detach(self) : self, interpreter)),
  __array__: method('__array__', (self, interpreter) => numpyArray(self, interpreter)),
  stride: method('stride', (self, _, args) => (args[0] === undefined ? tupleOf(self.strides.map((n) => BigInt(n))) : BigInt(at(self.strides, wrapDim(asInt(args[0]), self.rank))))),
  storage_offset: method('storage_offset', (self) => BigInt(self.offset)),
  is_contiguous: method('is_contiguous', (self) => self.contiguous),
  element_size: method('element_size', (self) => BigInt(bytesPerElement[self.dtype])),
  data_ptr: method('data_ptr', (self) => address(self)),
  storage: method('storage', (self, interpreter) => storageOf(self, interpreter, 'TypedStorage')),
  untyped_storage: method('untyped_storage', (self, interpreter) => interpreter.call(interpreter.getattr(storageOf(self, interpreter, 'TypedStorage'), 'untyped'))),
  get_device: method('get_device', () => -1n),
  is_floating_point: method('is_floating_point', (self) => isFloating(self.dtype)),
  is_complex: method('is_complex', () => false),
  is_signed: method('is_signed', (self) => self.dtype !== 'bool' && self.dtype !== 'uint8'),
  is_same_size: method('is_same_size', (self, _, [other]) => isTensor(other) && sameShape(self.shape, other.shape)),
  is_pinned: method('is_pinned', () => false),
  is_shared: method('is_shared', () => false),
  to: method('to', (self, _, args, kwargs) => convertTo(self, args, kwargs)),
  type: method('type', (self, _, args, kwargs) => typeOf(self, args, kwargs)),
  type_as: method('type_as', (self, _, [other]) => (isTensor(other) ? cast(self, other.dtype) : self)),
  new: method('new', (self, interpreter, args) => makeNew(self, interpreter, args)),
  backward: method('backward', (self, interpreter, args, kwargs) => callBackward(self, interpreter, args, kwargs)),
  requires_grad_: method('requires_grad_', (self, _, args, kwargs) => requireGrad(self, args, kwargs)),
  is_inference: method('is_inference', (self) => self.inference),
  retain_grad: method('retain_grad', (self) => {
    retainGrad(self);
    return None;
  }),
  register_hook: method('register_hook', (self, interpreter, [hook]) => registerHook(self, interpreter, hook ?? None)),
  detach_: method('detach_', (self) => {
    if (self.viewOf !== undefined) runtimeError(detachViewMessage);
    self.setHistory(undefined);
    self.requiresGrad = false;
    return self;
  }),
  resize_: method('resize_', (self, _, args) => resize(self, args)),
  resize_as_: method('resize_as_', (self, _, [other]) => (isTensor(other) ? resize(self, other.shape.map(BigInt)) : typeError('resize_as_(): argument \'the_template\' (position 1) must be Tensor'))),
  set_: method('set_', (self, _, [other]) => {
    if (isTensor(other)) setData(self, other);
    return self;
  }),
  apply_: method('apply_', (self, interpreter, [f]) => {
    const data = Array.from(self.runtime.arrays.read(self.array) ?? unsupported('the elements of a tensor that are not computed here'));
    self.write(self.runtime.arrays.fromData(data.map((x) => Number(interpreter.call(f ?? None, [pythonNumber(x, self.dtype)]))), self.shape, self.dtype));
    return self;
  }),
};

/** The memory as one axis, in the order in which it lies there. */
function storageOf(self: Tensor, interpreter: Interpreter, kind: string): Value {
  const whole = new Tensor(self.runtime, self.storage, { version: self.version, strides: self.steps.length === 0 ? self.strides : undefined });
  const flat = reshape(permute(whole, memoryOrder(whole)), [whole.size]);
  return interpreter.call(interpreter.getattr(interpreter.importModule('torch.storage'), kind), [detach(flat)]);
}

/** No real address, but as telling: the same for views of one memory at one place, different otherwise. */
function address(self: Tensor): bigint {
  const { addresses } = self.runtime;
  const known = addresses.get(self.storage) ?? BigInt(0x5000_0000 + 64 * self.runtime.sequence++);
  addresses.set(self.storage, known);
  return known + BigInt(self.offset * bytesPerElement[self.dtype]);
}

/** The old `x.new(2, 3)`: an uninitialised tensor of the same dtype; zeros here. */
function makeNew(self: Tensor, _interpreter: Interpreter, args: readonly Value[]): Value {
  const [first] = args;
  const shape = first instanceof PyTuple ? first.items.map(Number) : args.map(Number);
  return fromArray(self.runtime, self.runtime.arrays.full(shape, 0, self.dtype));
}
function resize(self: Tensor, args: readonly Value[]): Value {
  if (self.requiresGrad) runtimeError('cannot resize variables that require grad');
  const [first] = args;
  const shape = (first instanceof PyTuple || first instanceof PyList ? first.items : args).map(Number);
  const { arrays } = self.runtime;
  const size = sizeOf(shape);
  const line = arrays.reshape(self.array, [self.size]);
  const kept = size <= self.size ? arrays.slice(line, [0], [size], [1]) : arrays.pad(line, [[0, size - self.size]], 0);
  self.storage.array = arrays.reshape(kept, shape);
  self.steps = [];
  return self;
}
