/** @file `torch.Size`: a tuple with a name, and the named tuples that some operations answer. */
import { builtinClass, Builtin, classes, nativeProperty, None, NotImplemented, PyTuple, type PyClass, type Value } from '../python/evaluator/values.ts';
import { sizeOf } from './shapes.ts';

/** A class of its own per runtime would make two shapes differ in type, so there is one. It is never written to after this file. */
export const sizeClass: PyClass = builtinClass('Size', classes.tuple, 'torch');
sizeClass.dict.set('numel', new Builtin('Size.numel', (_, [self]) => BigInt(sizeOf(ints(self)))));
sizeClass.dict.set('__repr__', new Builtin('Size.__repr__', (_, [self]) => `torch.Size([${ints(self).join(', ')}])`));
sizeClass.dict.set('__getitem__', new Builtin('Size.__getitem__', (interpreter, [self, key]) => {
  const item = interpreter.getitem(new PyTuple(self instanceof PyTuple ? self.items : []), key ?? None);
  return item instanceof PyTuple ? new PyTuple(item.items, sizeClass) : item;
}));

sizeClass.dict.set('__add__', new Builtin('Size.__add__', (_, [self, other]) => (self instanceof PyTuple && other instanceof PyTuple ? new PyTuple([...self.items, ...other.items], sizeClass) : NotImplemented)));
sizeClass.dict.set('__mul__', new Builtin('Size.__mul__', (_, [self, count]) => (self instanceof PyTuple && typeof count === 'bigint' ? new PyTuple(Array.from({ length: Math.max(0, Number(count)) }, () => self.items).flat(), sizeClass) : NotImplemented)));

const ints = (self: Value | undefined): number[] => (self instanceof PyTuple ? self.items.map(Number) : []);

export const sizeOfShape = (shape: readonly number[]): PyTuple => new PyTuple(shape.map((n) => BigInt(n)), sizeClass);
export const tupleOf = (items: readonly Value[]): PyTuple => new PyTuple(items);

/** Makes classes like `torch.return_types.max`, one per set of fields. */
export function returnType(name: string, fields: readonly string[]): (...items: Value[]) => PyTuple {
  const cls = builtinClass(name, classes.tuple, 'torch.return_types');
  fields.forEach((field, index) => cls.dict.set(field, nativeProperty(field, (self) => (self instanceof PyTuple ? self.items[index] : undefined) ?? None)));
  cls.dict.set('__repr__', new Builtin(`${name}.__repr__`, (interpreter, [self]) => {
    const items = self instanceof PyTuple ? self.items : [];
    return `torch.return_types.${name}(\n${items.map((item, index) => `${fields[index] ?? ''}=${interpreter.repr(item)}`).join(',\n')})`;
  }));
  return (...items) => new PyTuple(items, cls);
}
