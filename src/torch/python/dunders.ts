/** @file What Python's operators and protocols do with a tensor. */
import { listIterator } from '../../python/evaluator/iteration.ts';
import { Builtin, None, NotImplemented, PyComplex, PyIterator, PyTuple, type Value } from '../../python/evaluator/values.ts';
import { TorchError, runtimeError, typeError, valueError } from '../errors.ts';
import { isFloating } from '../dtypes.ts';
import { unbind } from '../ops/movement.ts';
import { compare } from '../primitives/pointwise.ts';
import { reduceTest } from '../primitives/reduction.ts';
import { tensorText } from '../print/tensor.ts';
import { promotePair } from '../promotion.ts';
import { isScalar, scalarDtype } from '../scalar.ts';
import { itemOf, wrapNumber } from '../schema/convert.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { at, range } from '../shapes.ts';
import { Tensor, isTensor, type Storage } from '../tensor.ts';
import { method } from './border.ts';
import { getItem, setItem } from './indexing.ts';
import { pythonNumber } from './tensorMethods.ts';
import { copy } from '../primitives/movement.ts';

/** Calls an operation by name, as a method would. */
export type CallMethod = (name: string, args: readonly Value[]) => Value;

/** Python's name for an operator → the operation. In-place ones end in `_`. */
const operators: Readonly<Record<string, string>> = {
  add: 'add', sub: 'sub', mul: 'mul', truediv: 'div', floordiv: 'floor_divide', mod: 'remainder', pow: 'pow', matmul: 'matmul', and: 'bitwise_and', or: 'bitwise_or', xor: 'bitwise_xor', lshift: 'bitwise_left_shift', rshift: 'bitwise_right_shift',
};
/** A number on the left of these goes to the right, as PyTorch has it. */
const commutes: readonly string[] = ['add', 'mul'];
const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;

/** What the operator can't take is Python's to decide on. */
function orNotImplemented(body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    if (error instanceof TorchError && error.pythonType === 'TypeError') return NotImplemented;
    throw error;
  }
}

/** The dunders of Tensor, given a way to call its operations. */
export function dunders(call: CallMethod): Readonly<Record<string, Value>> {
  const table: Record<string, Value> = {};
  for (const [name, op] of Object.entries(operators)) {
    table[`__${name}__`] = method(`__${name}__`, (self, _, [other]) => orNotImplemented(() => call(op, [self, other ?? None])));
    if (name !== 'sub' && name !== 'truediv') table[`__r${name}__`] = method(`__r${name}__`, (self, _, [other]) => orNotImplemented(() => call(op, (commutes.includes(name) ? [self, other ?? None] : [asTensor(self, other), self]))));
    if (name !== 'matmul') table[`__i${name}__`] = method(`__i${name}__`, (self, _, [other]) => orNotImplemented(() => call(`${op}_`, [self, other ?? None])));
  }
  for (const name of comparisons) table[`__${name}__`] = method(`__${name}__`, (self, _, [other]) => orNotImplemented(() => call(name, [self, other ?? None])));
  table['__rsub__'] = method('__rsub__', (self, _, [other]) => orNotImplemented(() => call('rsub', [self, other ?? None])));
  table['__rtruediv__'] = method('__rtruediv__', (self, _, [other]) => orNotImplemented(() => call('mul', [call('reciprocal', [self]), other ?? None])));
  table['__neg__'] = method('__neg__', (self) => call('neg', [self]));
  table['__pos__'] = method('__pos__', (self) => self);
  table['__abs__'] = method('__abs__', (self) => call('abs', [self]));
  table['__invert__'] = method('__invert__', (self) => invert(self, call));
  for (const name of withComplex) {
    const own = table[name];
    if (own instanceof Builtin) table[name] = liftedFor(name, own);
  }
  return { ...table, ...protocols };
}

const withComplex = ['add', 'sub', 'mul', 'truediv', 'pow'].flatMap((name) => [`__${name}__`, `__r${name}__`]);
/** With a complex number, a tensor becomes one of complex numbers. */
const liftedFor = (name: string, own: Builtin): Builtin => new Builtin(name, (interpreter, args, kwargs) => {
  const [self = None, other] = args;
  if (!(other instanceof PyComplex)) return own.call(interpreter, args, kwargs);
  const lifted = interpreter.call(interpreter.getattr(interpreter.importModule('torch._complex'), 'lift'), [self]);
  return interpreter.call(interpreter.getattr(lifted, name), [other]);
});

/** A number on the left. */
function asTensor(self: Tensor, other: Value | undefined): Value {
  return isScalar(other) ? wrapNumber(self.runtime, Number(other), scalarDtype(other)) : other ?? None;
}
function invert(self: Tensor, call: CallMethod): Value {
  if (isFloating(self.dtype)) typeError('~ (operator.invert) is only implemented on integer and Boolean-type tensors');
  return call('bitwise_not', [self]);
}

function truth(self: Tensor): boolean {
  if (self.size === 0) return runtimeError('Boolean value of Tensor with no values is ambiguous');
  if (self.size > 1) return runtimeError('Boolean value of Tensor with more than one value is ambiguous');
  return itemOf(self) !== 0;
}
const number = (self: Tensor): number => (self.size === 1 ? itemOf(self) : valueError('only one element tensors can be converted to Python scalars'));
function integer(self: Tensor): bigint {
  const value = number(self);
  if (Number.isNaN(value)) return valueError('cannot convert float NaN to integer');
  return BigInt(Math.trunc(value));
}
function index(self: Tensor): bigint {
  if (self.size !== 1 || isFloating(self.dtype)) return typeError('only integer tensors of a single element can be converted to an index');
  return BigInt(itemOf(self));
}
function rows(self: Tensor): Tensor[] {
  if (self.rank === 0) return typeError('iteration over a 0-d tensor');
  return unbind(self, 0);
}
function contains(self: Tensor, value: Value): boolean {
  if (!isTensor(value) && !isScalar(value)) return runtimeError(`Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class '${pythonTypeName(value)}'>.`);
  const other = isTensor(value) ? value : wrapNumber(self.runtime, Number(value), scalarDtype(value));
  const same = compare('eq', ...promotePair(self, other));
  return itemOf(reduceTest('any', same, range(same.rank), false)) !== 0;
}
/** What one deep copy has made of each storage, by its memo: views of one stay views of one. */
const copies = new WeakMap<object, WeakMap<Storage, Storage>>();
function copiedStorage(self: Tensor, memo: Value | undefined): Storage {
  const key = typeof memo === 'object' ? memo : self;
  const known = copies.get(key) ?? new WeakMap<Storage, Storage>();
  copies.set(key, known);
  const made = known.get(self.storage) ?? copy(new Tensor(self.runtime, self.storage)).storage;
  known.set(self.storage, made);
  return made;
}
/** Only leaves can be copied; the copy is a leaf too, with a gradient of its own unless it is a parameter. */
function deepCopy(self: Tensor, memo?: Value): Tensor {
  if (!self.isLeaf) runtimeError('Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment');
  const twin = new Tensor(self.runtime, copiedStorage(self, memo), { cls: self.cls, steps: self.steps, strides: self.strides, offset: self.offset });
  twin.requiresGrad = self.requiresGrad;
  if (self.cls === self.runtime.tensorClass) twin.grad = self.grad && deepCopy(self.grad, memo);
  for (const [name, value] of self.attributes) twin.attributes.set(name, value);
  return twin;
}
/** Another tensor of the same memory. */
function shallowCopy(self: Tensor): Tensor {
  const twin = new Tensor(self.runtime, self.storage, { cls: self.cls, steps: self.steps, strides: self.strides, offset: self.offset, version: self.version });
  twin.requiresGrad = self.requiresGrad;
  return twin;
}

const protocols: Readonly<Record<string, Value>> = {
  __getitem__: method('__getitem__', (self, interpreter, [key]) => getItem(interpreter, self, key ?? None)),
  __setitem__: method('__setitem__', (self, interpreter, [key, value]) => {
    setItem(interpreter, self, key ?? None, value ?? None);
    return None;
  }),
  __len__: method('__len__', (self) => (self.rank === 0 ? typeError('len() of a 0-d tensor') : BigInt(at(self.shape, 0)))),
  __iter__: method('__iter__', (self) => new PyIterator(listIterator(rows(self)))),
  __contains__: method('__contains__', (self, _, [value]) => contains(self, value ?? None)),
  __bool__: method('__bool__', truth),
  __float__: method('__float__', number),
  __int__: method('__int__', integer),
  __index__: method('__index__', index),
  __repr__: method('__repr__', (self) => tensorText(self)),
  __format__: method('__format__', (self, interpreter, [spec]) => {
    const text = typeof spec === 'string' ? spec : '';
    if (self.rank === 0) return interpreter.format(pythonNumber(itemOf(self), self.dtype), text);
    return text === '' ? tensorText(self) : typeError(`unsupported format string passed to Tensor.__format__`);
  }),
  __round__: method('__round__', (self, interpreter) => interpreter.call(interpreter.getattr(self, 'round'))),
  __deepcopy__: method('__deepcopy__', (self, _, [memo]) => deepCopy(self, memo)),
  __copy__: method('__copy__', shallowCopy),
  __init__: new Builtin('Tensor.__init__', () => None),
  __dir__: method('__dir__', () => new PyTuple([])),
};
