/** @file `torch.Tensor(...)`, `torch.FloatTensor(...)` and their kin, with the trap that sizes and data look alike. */
import { Builtin, None, PyClass, PyTuple, Undetermined, objectClass, typeClass, unbox, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { allDtypes, scalarName, type DType } from '../dtypes.ts';
import { typeError } from '../errors.ts';
import { fill, fromPython, leaf, listItems } from '../ops/creation.ts';
import { detach } from '../primitives/movement.ts';
import type { Runtime } from '../runtime.ts';
import { sizeClass } from '../size.ts';
import { Tensor, isTensor } from '../tensor.ts';
import { builtin } from './border.ts';

/** Integers are a size; so is a `torch.Size`; anything else that can be listed is data. */
export function construct(runtime: Runtime, args: readonly Value[], kwargs: Kwargs, dtype: DType): Tensor {
  const given = args.map((arg) => (arg instanceof Undetermined ? arg.become(args.length > 1 ? 'integer' : 'Operand') : arg));
  const [first = kwargs.get('data') ?? kwargs.get('size')] = given;
  if (first === undefined) return fill(runtime, [0], 0, dtype);
  const sizes = given.map(unbox);
  if (args.length > 0 && sizes.every((size) => typeof size === 'bigint')) return fill(runtime, sizes.map(Number), 0, dtype);
  if (first instanceof PyTuple && first.cls === sizeClass) return fill(runtime, first.items.map(Number), 0, dtype);
  if (args.length > 1) return typeError(`new() received an invalid combination of arguments`);
  if (isTensor(first)) return first.dtype === dtype ? detach(first) : typeError(`expected Tensor as element 0 in argument 0, but got ${scalarName(first.dtype)}`);
  if (listItems(first) === undefined && typeof first !== 'object') return typeError(`new(): data must be a sequence (got ${typeof first === 'number' ? 'float' : typeof first === 'string' ? 'str' : 'bool'})`);
  return fromPython(runtime, first, dtype);
}

/** A tensor that shares memory, of a class of Python's. */
export function withClass(cls: PyClass, source: Tensor): Tensor {
  return new Tensor(source.runtime, source.storage, { cls, steps: source.steps, strides: source.strides, offset: source.offset, version: source.version });
}

/** What the class `torch.Tensor` itself can do. */
export function classMembers(runtime: Runtime): Readonly<Record<string, Value>> {
  return {
    __new__: builtin('Tensor.__new__', (_, [cls, ...args], kwargs) => {
      const tensor = construct(runtime, args, kwargs, runtime.defaultDtype);
      return cls instanceof PyClass && cls !== runtime.tensorClass ? withClass(cls, tensor) : tensor;
    }),
    _make_subclass: builtin('Tensor._make_subclass', (_, [cls, data, requiresGrad]) => {
      if (!(cls instanceof PyClass) || !isTensor(data)) return typeError('_make_subclass(): argument \'data\' must be Tensor');
      return leaf(withClass(cls, data), requiresGrad === true);
    }),
    _make_wrapper_subclass: builtin('Tensor._make_wrapper_subclass', () => None),
    __module__: 'torch',
  };
}

/** `torch.FloatTensor` and the others: calling one makes a Tensor, and isinstance looks at the dtype. No tensor is one of an accelerator's. */
export function legacyClasses(runtime: Runtime, place: 'cpu' | 'accelerator'): ReadonlyMap<string, PyClass> {
  return new Map(allDtypes.map((dtype) => {
    const meta = new PyClass('tensortype', [typeClass], undefined, undefined, 'torch');
    meta.dict.set('__instancecheck__', new Builtin('__instancecheck__', (_, [, value]) => place === 'cpu' && isTensor(value) && value.dtype === dtype));
    const cls = new PyClass(`${scalarName(dtype)}Tensor`, [objectClass], undefined, meta, 'torch');
    cls.dict.set('__new__', builtin(cls.name, (_, [, ...args], kwargs) => construct(runtime, args, kwargs, dtype)));
    return [cls.name, cls] as const;
  }));
}
