/**
 * @file `str`: everything but the methods that search and split, which are in `textMethods.ts`.
 */
import { holding } from '../contents.ts';
import { PyDict } from '../dict.ts';
import { raise } from '../exceptions.ts';
import { addDunders, addMethod, nativeFunction } from '../native.ts';
import { quote } from '../presentation.ts';
import { indexOf } from '../protocols.ts';
import { position, sliceBounds } from '../slices.ts';
import { percentFormat, templateFormat } from '../templates.ts';
import { compareValues } from '../operators.ts';
import { fillTextMethods } from './textMethods.ts';
import { textOf } from './text.ts';
import { Builtin, Ellipsis, None, NotImplemented, Opaque, PyBoxed, PyBytes, PyClass, PyIterator, PySlice, PyStaticMethod, PyTuple, classes, unbox, type Value } from '../values.ts';
import type { Interpreter } from '../interpreter.ts';

/** Fills `str`. */
export function fillText(): void {
  const { str } = classes;
  str.dict.set('__new__', new PyStaticMethod(nativeFunction('str', "cls, object='', encoding=None, errors=None", ({ cls, object, encoding }, interpreter) => {
    if (object instanceof Opaque) return object;
    const text = object instanceof PyBytes && encoding !== None ? new TextDecoder().decode(object.bytes) : interpreter.str(object);
    return cls instanceof PyClass && cls !== str ? new PyBoxed(cls, text) : text;
  })));
  str.dict.set('__init__', nativeFunction('str.__init__', 'self, *args, **kwargs', () => None));
  fillOperators(str);
  fillTextMethods(str);
  addFormatting(str);
}

/** A text with an unknown part is unknown. */
const unknownAmong = (values: readonly Value[]): Opaque | undefined => values.find((value) => value instanceof Opaque);

const characters = (text: string): ArrayLike<string> => (isBasic(text) ? text : Array.from(text));
function sliceText(interpreter: Interpreter, text: ArrayLike<string>, slice: PySlice): string {
  const { start, step, count } = sliceBounds(interpreter, slice, text.length);
  if (step === 1 && typeof text === 'string') return text.slice(start, start + count);
  return Array.from({ length: count }, (_, i) => text[start + i * step]).join('');
}

/** Without surrogates, positions in JS are Python's. */
const isBasic = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

function fillOperators(str: PyClass): void {
  const comparison = (op: string) => (interpreter: Interpreter, a: Value = None, b: Value = None): Value => (typeof unbox(b) === 'string' ? compareValues(interpreter, op, unbox(a), unbox(b)) : NotImplemented);
  addDunders(str, {
    __len__: (_, self) => BigInt(isBasic(textOf(self)) ? textOf(self).length : Array.from(textOf(self)).length),
    __iter__: (_, self) => new PyIterator(holding(textOf(self)[Symbol.iterator]()) /* it takes no sent values */),
    __getitem__: (interpreter, self, key = None) => {
      const all = characters(textOf(self));
      interpreter.step(all.length >> 8);
      if (key instanceof PySlice) return sliceText(interpreter, all, key);
      if (typeof key !== 'bigint' && typeof key !== 'boolean' && interpreter.typeOf(key).lookup('__index__') === undefined) raise('TypeError', `string indices must be integers, not '${interpreter.typeOf(key).name}'`);
      return all[position(interpreter, key, all.length, 'string')] ?? '';
    },
    __contains__: (interpreter, self, part = None) => (typeof unbox(part) === 'string' ? textOf(self).includes(textOf(part)) : raise('TypeError', `'in <string>' requires string as left operand, not ${interpreter.typeOf(part).name}`)),
    __add__: (interpreter, self, other = None) => {
      if (typeof unbox(other) !== 'string') return NotImplemented;
      interpreter.reserve((textOf(self).length + textOf(other).length) * 2);
      return textOf(self) + textOf(other);
    },
    __mul__: (interpreter, self, count = None) => repeated(interpreter, textOf(self), count),
    __rmul__: (interpreter, self, count = None) => repeated(interpreter, textOf(self), count),
    __mod__: (interpreter, self, values = None) => unknownAmong(values instanceof PyTuple ? values.items : values instanceof PyDict ? values.values() : []) ?? percentFormat(interpreter, textOf(self), values),
    __eq__: comparison('Eq'), __ne__: comparison('NotEq'), __lt__: comparison('Lt'), __le__: comparison('LtE'), __gt__: comparison('Gt'), __ge__: comparison('GtE'),
    __hash__: (interpreter, self) => interpreter.hash(textOf(self)),
    __repr__: (_, self) => quote(textOf(self)),
    __str__: (_, self) => textOf(self),
  });
}

function repeated(interpreter: Interpreter, text: string, count: Value): Value {
  if (typeof count !== 'bigint' && typeof count !== 'boolean' && interpreter.typeOf(count).lookup('__index__') === undefined) return NotImplemented;
  const times = indexOf(interpreter, count);
  if (times > 0n) interpreter.reserve(times * BigInt(text.length));
  return times <= 0n ? '' : text.repeat(Number(times));
}

function addFormatting(str: PyClass): void {
  str.dict.set('format', new Builtin('str.format', (interpreter, [self, ...args], kwargs) => {
    return unknownAmong([...args, ...kwargs.values()]) ?? templateFormat(interpreter, textOf(self), args, kwargs);
  }));
  addMethod(str, 'format_map', 'self, mapping', ({ self, mapping }, interpreter) => {
    const names = new Map<string, Value>();
    for (const [, name = ''] of textOf(self).matchAll(/\{([^}!:.[]+)/g)) names.set(name, interpreter.getitem(mapping, name));
    return templateFormat(interpreter, textOf(self), [], names);
  });
  addMethod(str, 'encode', "self, encoding='utf-8', errors='strict'", ({ self }) => new PyBytes(new TextEncoder().encode(textOf(self))));
  str.dict.set('maketrans', new PyStaticMethod(nativeFunction('str.maketrans', 'x, y=..., z=...', ({ x, y, z }, interpreter) => {
    const table = interpreter.call(classes.dict);
    if (y === Ellipsis) for (const key of interpreter.iterate(x)) interpreter.setitem(table, typeof key === 'string' ? BigInt(key.codePointAt(0) ?? 0) : key, interpreter.getitem(x, key));
    else for (const [i, char] of Array.from(textOf(x)).entries()) interpreter.setitem(table, BigInt(char.codePointAt(0) ?? 0), Array.from(textOf(y))[i] ?? '');
    if (z !== Ellipsis) for (const char of textOf(z)) interpreter.setitem(table, BigInt(char.codePointAt(0) ?? 0), None);
    return table;
  })));
  addMethod(str, 'translate', 'self, table', ({ self, table }, interpreter) => Array.from(textOf(self), (char) => {
    const key = BigInt(char.codePointAt(0) ?? 0);
    if (!interpreter.truth(interpreter.call(interpreter.getattr(table, '__contains__'), [key]))) return char;
    const value = interpreter.getitem(table, key);
    return value === None ? '' : typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : textOf(value);
  }).join(''));
}
