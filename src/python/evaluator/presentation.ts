/**
 * @file `repr`, `str`, `format`.
 */
import { raise } from './exceptions.ts';
import { formatFloat, formatInt, formatText, parseSpec } from './formatSpec.ts';
import type { Interpreter } from './interpreter.ts';
import { floatRepr, intText } from './numbers.ts';
import { BoundMethod, Builtin, Opaque, PyBoxed, PyClass, PyFunction, PyModule, PyObject, Singleton, classes, objectClass, type Value } from './values.ts';

/** `repr(value)`. */
export function reprValue(interpreter: Interpreter, value: Value): string {
  switch (typeof value) {
    case 'bigint': return intText(value);
    case 'number': return floatRepr(value);
    case 'boolean': return value ? 'True' : 'False';
    case 'string': return quote(value);
    default: return reprObject(interpreter, value);
  }
}

function reprObject(interpreter: Interpreter, value: PyObject): string {
  if (value instanceof Singleton) return value.text;
  if (value instanceof Opaque) return interpreter.unsupported(`the text of ${value.origin}: its value is unknown`);
  const method = value.cls.lookup('__repr__');
  if (method === undefined) return plainRepr(interpreter, value);
  const text = interpreter.call(method, [value]);
  if (text instanceof Opaque) return interpreter.unsupported(`the text of ${text.origin}: its value is unknown`);
  return typeof text === 'string' ? text : text instanceof PyBoxed && typeof text.value === 'string' ? text.value : raise('TypeError', `__repr__ returned non-string (type ${interpreter.typeOf(text).name})`);
}

/** `object.__repr__`, also of what has no other. */
export function plainRepr(interpreter: Interpreter, value: PyObject): string {
  const address = `0x${interpreter.identity(value).toString(16)}`;
  if (value instanceof PyClass) return `<class '${qualified(value)}'>`;
  if (value instanceof PyFunction) return `<function ${value.qualname} at ${address}>`;
  if (value instanceof Builtin) return builtinRepr(value);
  if (value instanceof BoundMethod) return value.func instanceof PyFunction ? `<bound method ${value.func.qualname} of ${interpreter.repr(value.self)}>` : `<built-in method ${nameOf(value.func)} of ${interpreter.typeOf(value.self).name} object at ${address}>`;
  if (value instanceof PyModule) return `<module '${value.name}'>`;
  return `<${value.cls.module === 'builtins' ? value.cls.name : qualified(value.cls)} object at ${address}>`;
}

function builtinRepr({ name }: Builtin): string {
  const [owner = '', method] = name.split('.');
  return method !== undefined && owner in classes ? `<method '${method}' of '${owner}' objects>` : `<built-in function ${method ?? owner}>`;
}

const nameOf = (value: Value): string => (value instanceof Builtin ? (value.name.split('.').at(-1) ?? value.name) : 'method');

/** `__main__.Outer.Inner`, `int`. */
export function qualified(cls: PyClass): string {
  const own = cls.dict.get('__qualname__');
  const name = typeof own === 'string' ? own : cls.name;
  return cls.module === 'builtins' ? name : `${cls.module}.${name}`;
}

/** `str(value)`. */
export function strValue(interpreter: Interpreter, value: Value): string {
  if (typeof value === 'string') return value;
  if (!(value instanceof PyObject)) return reprValue(interpreter, value);
  if (value instanceof Opaque) return reprObject(interpreter, value);
  const method = value.cls.lookup('__str__');
  if (method === undefined || method === objectClass.dict.get('__str__')) return value instanceof PyBoxed && typeof value.value === 'string' && !overrides(value, '__repr__') ? value.value : reprObject(interpreter, value);
  const text = interpreter.call(method, [value]);
  if (text instanceof Opaque) return interpreter.unsupported(`the text of ${text.origin}: its value is unknown`);
  return typeof text === 'string' ? text : text instanceof PyBoxed && typeof text.value === 'string' ? text.value : raise('TypeError', `__str__ returned non-string (type ${interpreter.typeOf(text).name})`);
}

const overrides = (value: PyObject, name: string): boolean => value.cls.lookup(name) instanceof PyFunction;

/** `format(value, spec)`. */
export function formatValue(interpreter: Interpreter, value: Value, spec: string): string {
  switch (typeof value) {
    case 'bigint': return spec === '' ? intText(value) : formatInt(value, parseSpec(spec));
    case 'number': return spec === '' ? floatRepr(value) : formatFloat(value, parseSpec(spec));
    case 'string': return spec === '' ? value : formatText(value, parseSpec(spec));
    case 'boolean': return formatBool(value, spec);
    default:
  }
  if (value instanceof Opaque) return reprObject(interpreter, value);
  const method = value.cls.lookup('__format__');
  if (method !== undefined && method !== objectClass.dict.get('__format__')) {
    const text = interpreter.call(method, [value, spec]);
    return typeof text === 'string' ? text : raise('TypeError', `__format__ must return a str, not ${interpreter.typeOf(text).name}`);
  }
  if (value instanceof PyBoxed) return overrides(value, '__str__') && spec === '' ? strValue(interpreter, value) : formatValue(interpreter, value.value, spec);
  if (spec !== '') raise('TypeError', `unsupported format string passed to ${value.cls.name}.__format__`);
  return strValue(interpreter, value);
}

/** True formats as text without a specification, as 1 with one. */
const formatBool = (value: boolean, spec: string): string => {
  if (spec === '') return value ? 'True' : 'False';
  const parsed = parseSpec(spec);
  return formatInt(value ? 1n : 0n, parsed);
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A str literal, as `repr` writes it. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = mark;
  for (const char of text) {
    const escape = escapes[char];
    if (escape !== undefined) result += escape;
    else if (char === mark) result += `\\${char}`;
    else result += isPrintable(char) ? char : escaped(char.codePointAt(0) ?? 0);
  }
  return result + mark;
}

const isPrintable = (char: string): boolean => char === ' ' || !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u.test(char);

function escaped(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** `ascii()`: what isn't ASCII is escaped. */
export const asciiText = (text: string): string => Array.from(text, (char) => ((char.codePointAt(0) ?? 0) < 128 ? char : escaped(char.codePointAt(0) ?? 0))).join('');

/** A container that contains itself prints as `[...]`. */
export function guarded(interpreter: Interpreter & { readonly representing: Set<PyObject> }, value: PyObject, open: string, close: string, body: () => string): string {
  if (interpreter.representing.has(value)) return `${open}...${close}`;
  interpreter.representing.add(value);
  try {
    return body();
  } finally {
    interpreter.representing.delete(value);
  }
}

