/**
 * @file `'…' % values` and `'…'.format(…)`.
 */
import { isNumber } from './arithmetic.ts';
import { PyDict } from './dict.ts';
import { raise } from './exceptions.ts';
import { formatFloat, formatInt, formatText, parseSpec } from './formatSpec.ts';
import type { Interpreter } from './interpreter.ts';
import { intToFloat } from './numbers.ts';
import { asciiText } from './presentation.ts';
import { Opaque, PyTuple, unbox, type Kwargs, type Value } from './values.ts';

const conversion = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?(.)?/gsu;

/** `template % values`. */
export function percentFormat(interpreter: Interpreter, template: string, values: Value): string {
  const queue = values instanceof PyTuple ? [...values.items] : [values];
  let used = 0;
  const named = template.includes('%(');
  const take = (): Value => { used += 1; return queue[used - 1] ?? raise('TypeError', 'not enough arguments for format string'); };
  const text = template.replaceAll(conversion, (whole: string, key: string | undefined, flags: string, width: string | undefined, precision: string | undefined, type: string | undefined, at: number) => {
    if (type === '%') return '%';
    if (type === undefined) raise('ValueError', 'incomplete format');
    const size = width === '*' ? String(toInt(interpreter, take(), 'd')) : (width ?? '');
    const digits = precision === '*' ? String(toInt(interpreter, take(), 'd')) : precision;
    return convert(interpreter, key === undefined ? take() : lookup(interpreter, values, key), type, flags, size, digits, at + whole.length - 1);
  });
  if (!named && used < queue.length && !(values instanceof PyDict) && (values instanceof PyTuple || interpreter.typeOf(values).lookup('__getitem__') === undefined || typeof values === 'string')) raise('TypeError', 'not all arguments converted during string formatting');
  return text;
}

function lookup(interpreter: Interpreter, values: Value, key: string): Value {
  if (!(values instanceof PyDict) && interpreter.typeOf(values).lookup('__getitem__') === undefined) raise('TypeError', 'format requires a mapping');
  return interpreter.getitem(values, key);
}

function convert(interpreter: Interpreter, value: Value, type: string, flags: string, width: string, precision: string | undefined, at: number): string {
  const align = flags.includes('-') ? '<' : flags.includes('0') && !'sra'.includes(type) ? '' : '>';
  const zero = flags.includes('0') && !flags.includes('-') && !'sra'.includes(type) ? '0' : '';
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const spec = (code: string, digits: string | undefined): string => `${align}${sign}${flags.includes('#') ? '#' : ''}${zero}${width}${digits === undefined ? '' : `.${digits}`}${code}`;
  if (value instanceof Opaque) return interpreter.unsupported(`the text of ${value.origin}: its value is unknown`);
  switch (type) {
    case 's': return formatText(interpreter.str(value), parseSpec(`${align}${width}${precision === undefined ? '' : `.${precision}`}`));
    case 'r': return formatText(interpreter.repr(value), parseSpec(`${align}${width}${precision === undefined ? '' : `.${precision}`}`));
    case 'a': return formatText(asciiText(interpreter.repr(value)), parseSpec(`${align}${width}`));
    case 'c': return formatText(typeof value === 'string' ? value : String.fromCodePoint(Number(toInt(interpreter, value, type))), parseSpec(`${align}${width}`));
    case 'd': case 'i': case 'u': return formatInt(toInt(interpreter, value, type), parseSpec(spec('d', undefined)));
    case 'x': case 'X': case 'o': return formatInt(toInt(interpreter, value, type), parseSpec(spec(type, undefined)));
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return formatFloat(toFloat(interpreter, value), parseSpec(spec(type, precision)));
    default: return raise('ValueError', `unsupported format character '${type}' (0x${(type.codePointAt(0) ?? 0).toString(16)}) at index ${String(at)}`);
  }
}

function toInt(interpreter: Interpreter, given: Value, type: string): bigint {
  const value = unbox(given);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return BigInt(value);
  if (typeof value === 'number' && 'diu'.includes(type)) return BigInt(Math.trunc(value));
  const method = isNumber(value) || typeof value === 'string' ? undefined : (interpreter.typeOf(value).lookup('__int__') ?? interpreter.typeOf(value).lookup('__index__'));
  const result = method === undefined ? undefined : interpreter.call(method, [value]);
  if (typeof result === 'bigint') return result;
  raise('TypeError', `%${type} format: ${'diu'.includes(type) ? 'a real number' : type === 'c' ? 'an integer' : 'an integer'} is required, not ${interpreter.typeOf(given).name}`);
}

/** `float(value)`, as natives need it: TypeError for what is no number. */
export function toFloat(interpreter: Interpreter, given: Value): number {
  const value = unbox(given);
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return intToFloat(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Opaque) return interpreter.unsupported(`the number of ${value.origin}: its value is unknown`);
  const type = interpreter.typeOf(value);
  const method = typeof value === 'string' ? undefined : (type.lookup('__float__') ?? type.lookup('__index__'));
  if (method === undefined) raise('TypeError', `must be real number, not ${type.name}`);
  const result = interpreter.call(method, [value]);
  return typeof result === 'number' ? result : typeof result === 'bigint' ? intToFloat(result) : interpreter.unsupported(`${type.name}.__float__`);
}

// ---- str.format ---------------------------------------------------------------------------------------------

interface Arguments { readonly args: readonly Value[]; readonly kwargs: Kwargs; readonly counter: { next: number } }

/** `template.format(*args, **kwargs)`. */
export function templateFormat(interpreter: Interpreter, template: string, args: readonly Value[], kwargs: Kwargs): string {
  return fill(interpreter, template, { args, kwargs, counter: { next: 0 } });
}

function fill(interpreter: Interpreter, template: string, given: Arguments): string {
  let result = '';
  for (let i = 0; i < template.length; i++) {
    const char = template[i] ?? '';
    if (char !== '{' && char !== '}') { result += char; continue; }
    if (template[i + 1] === char) { result += char; i += 1; continue; }
    if (char === '}') raise('ValueError', "Single '}' encountered in format string");
    const end = closing(template, i);
    result += replacement(interpreter, template.slice(i + 1, end), given);
    i = end;
  }
  return result;
}

function closing(template: string, start: number): number {
  let depth = 0;
  for (let i = start; i < template.length; i++) {
    if (template[i] === '{') depth += 1;
    if (template[i] === '}') { depth -= 1; if (depth === 0) return i; }
  }
  return raise('ValueError', start === template.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string");
}

function replacement(interpreter: Interpreter, field: string, given: Arguments): string {
  const match = /^([^!:]*)(?:!([^:]*))?(?::(.*))?$/s.exec(field);
  const [, path = '', mark, spec = ''] = match ?? [];
  const value = resolve(interpreter, path, given);
  if (value instanceof Opaque) return interpreter.unsupported(`the text of ${value.origin}: its value is unknown`);
  const text = mark === undefined ? value : mark === 'r' ? interpreter.repr(value) : mark === 'a' ? asciiText(interpreter.repr(value)) : interpreter.str(value);
  return interpreter.format(text, spec.includes('{') ? fill(interpreter, spec, given) : spec);
}

function resolve(interpreter: Interpreter, path: string, given: Arguments): Value {
  const [first = ''] = /^[^.[]*/.exec(path) ?? [];
  let value = argument(first, given);
  for (const [, attribute, index] of path.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
    if (attribute !== undefined) value = interpreter.getattr(value, attribute);
    else if (index !== undefined) value = interpreter.getitem(value, /^\d+$/.test(index) ? BigInt(index) : index);
  }
  return value;
}

function argument(name: string, given: Arguments): Value {
  if (name !== '' && !/^\d+$/.test(name)) return given.kwargs.get(name) ?? raise('KeyError', name);
  const index = name === '' ? given.counter.next++ : Number(name);
  return given.args[index] ?? raise('IndexError', `Replacement index ${String(index)} out of range for positional args tuple`);
}

