/**
 * @file The methods of `str` that search, split, strip, pad and classify.
 */
import { raise } from '../exceptions.ts';
import type { Interpreter } from '../interpreter.ts';
import { addDunders, addMethod } from '../native.ts';
import { indexOf } from '../protocols.ts';
import { sliceBounds } from '../slices.ts';
import { textOf } from './text.ts';
import { None, Opaque, PyList, PySlice, PyTuple, type PyClass, type Value } from '../values.ts';

/** Fills `str` with them. */
export function fillTextMethods(str: PyClass): void {
  fillCase(str);
  fillTests(str);
  fillStripping(str);
  fillSplitting(str);
  fillSearching(str);
  fillPadding(str);
}

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

function fillCase(str: PyClass): void {
  const plain: Readonly<Record<string, (text: string) => string>> = {
    upper: (t) => t.toUpperCase(), lower: (t) => t.toLowerCase(), casefold: (t) => t.toLowerCase().replaceAll('ß', 'ss'), capitalize: capitalized,
    title: (t) => t.replaceAll(/\p{L}+/gu, capitalized),
    swapcase: (t) => Array.from(t, (c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
  };
  for (const [name, change] of Object.entries(plain)) addDunders(str, { [name]: (_, self) => change(textOf(self)) });
}

function fillTests(str: PyClass): void {
  const all = (pattern: RegExp) => (text: string): boolean => pattern.test(text);
  const tests: Readonly<Record<string, (text: string) => boolean>> = {
    isdigit: all(/^[\p{Nd}²³¹⁰-⁹₀-₉]+$/u), isdecimal: all(/^\p{Nd}+$/u), isnumeric: all(/^\p{N}+$/u), isalpha: all(/^\p{L}+$/u), isalnum: all(/^[\p{L}\p{N}]+$/u), isspace: all(/^\s+$/u),
    isidentifier: all(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u), isascii: (t) => Array.from(t).every((c) => (c.codePointAt(0) ?? 0) < 128), isprintable: (t) => !/[\p{C}]/u.test(t),
    isupper: (t) => t !== t.toLowerCase() && t === t.toUpperCase(), islower: (t) => t !== t.toUpperCase() && t === t.toLowerCase(),
    istitle: (t) => /\p{L}/u.test(t) && t === t.replaceAll(/\p{L}+/gu, capitalized),
  };
  for (const [name, test] of Object.entries(tests)) addDunders(str, { [name]: (_, self) => test(textOf(self)) });
}

function fillStripping(str: PyClass): void {
  const strip = (left: boolean, right: boolean) => (_: Interpreter, self: Value | undefined, chars: Value = None): Value => {
    const text = Array.from(textOf(self));
    const doomed = (c: string | undefined): boolean => c !== undefined && (chars === None ? /\s/.test(c) : textOf(chars).includes(c));
    let start = 0, end = text.length;
    while (left && start < end && doomed(text[start])) start += 1;
    while (right && end > start && doomed(text[end - 1])) end -= 1;
    return text.slice(start, end).join('');
  };
  addDunders(str, {
    strip: strip(true, true), lstrip: strip(true, false), rstrip: strip(false, true),
    removeprefix: (_, self, part) => (textOf(self).startsWith(textOf(part)) ? textOf(self).slice(textOf(part).length) : textOf(self)),
    removesuffix: (_, self, part) => (textOf(part) !== '' && textOf(self).endsWith(textOf(part)) ? textOf(self).slice(0, -textOf(part).length) : textOf(self)),
  });
}

function fillSplitting(str: PyClass): void {
  addMethod(str, 'split', 'self, sep=None, maxsplit=-1', ({ self, sep, maxsplit }, interpreter) => new PyList(splitText(textOf(self), sep, Number(indexOf(interpreter, maxsplit)), false)));
  addMethod(str, 'rsplit', 'self, sep=None, maxsplit=-1', ({ self, sep, maxsplit }, interpreter) => new PyList(splitText(textOf(self), sep, Number(indexOf(interpreter, maxsplit)), true)));
  addMethod(str, 'splitlines', 'self, keepends=False', ({ self, keepends }, interpreter) => {
    const lines = textOf(self).match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? [];
    return new PyList(interpreter.truth(keepends) ? lines : lines.map((line) => line.replace(/[\r\n]+$/, '')));
  });
  addMethod(str, 'join', 'self, iterable, /', ({ self, iterable }, interpreter) => {
    const items = [...interpreter.iterate(iterable)];
    const unknown = items.find((item) => item instanceof Opaque);
    if (unknown !== undefined) return unknown;
    const parts = items.map((item, i) => (typeof item === 'string' || (typeof item === 'object' && 'value' in item) ? textOf(item) : raise('TypeError', `sequence item ${String(i)}: expected str instance, ${interpreter.typeOf(item).name} found`)));
    return parts.join(textOf(self));
  });
  addDunders(str, {
    partition: (_, self, sep) => { const i = textOf(self).indexOf(textOf(sep)); return new PyTuple(i < 0 ? [textOf(self), '', ''] : [textOf(self).slice(0, i), textOf(sep), textOf(self).slice(i + textOf(sep).length)]); },
    rpartition: (_, self, sep) => { const i = textOf(self).lastIndexOf(textOf(sep)); return new PyTuple(i < 0 ? ['', '', textOf(self)] : [textOf(self).slice(0, i), textOf(sep), textOf(self).slice(i + textOf(sep).length)]); },
  });
}

function splitText(text: string, separator: Value, limit: number, fromRight: boolean): string[] {
  if (separator !== None && textOf(separator) === '') raise('ValueError', 'empty separator');
  if (separator === None && limit < 0) return text.split(/\s+/).filter((part) => part !== '');
  if (separator === None) return splitBlanks(fromRight ? [...text].reverse().join('') : text, limit, fromRight);
  const parts = text.split(textOf(separator));
  if (limit < 0 || parts.length <= limit + 1) return parts;
  return fromRight ? [parts.slice(0, parts.length - limit).join(textOf(separator)), ...parts.slice(parts.length - limit)] : [...parts.slice(0, limit), parts.slice(limit).join(textOf(separator))];
}

function splitBlanks(text: string, limit: number, reversed: boolean): string[] {
  const parts: string[] = [];
  let rest = text.trimStart();
  while (rest !== '' && parts.length < limit) {
    const word = /^\S+/.exec(rest)?.[0] ?? '';
    parts.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  if (rest !== '') parts.push(rest.trimEnd());
  return reversed ? parts.map((part) => [...part].reverse().join('')).reverse() : parts;
}

function fillSearching(str: PyClass): void {
  const search = (fromEnd: boolean, result: (index: number) => bigint) => (interpreter: Interpreter, self: Value | undefined, part?: Value, start: Value = None, stop: Value = None): bigint => {
    const text = textOf(self);
    const bounds = sliceBounds(interpreter, new PySlice(start, stop, None), text.length);
    const index = fromEnd ? text.slice(bounds.start, bounds.stop).lastIndexOf(textOf(part)) : text.slice(bounds.start, bounds.stop).indexOf(textOf(part));
    return result(index < 0 || bounds.start > bounds.stop ? -1 : index + bounds.start);
  };
  const found = (index: number): bigint => (index < 0 ? raise('ValueError', 'substring not found') : BigInt(index));
  addDunders(str, {
    find: search(false, (index) => BigInt(index)), rfind: search(true, (index) => BigInt(index)),
    index: search(false, found), rindex: search(true, found),
    count: (interpreter, self, part, start = None, stop = None) => {
      const bounds = sliceBounds(interpreter, new PySlice(start, stop, None), textOf(self).length);
      const text = textOf(self).slice(bounds.start, bounds.stop);
      return BigInt(textOf(part) === '' ? text.length + 1 : text.split(textOf(part)).length - 1);
    },
    startswith: (interpreter, self, part, start = None, stop = None) => affix(interpreter, self, part, start, stop, (text, each) => text.startsWith(each)),
    endswith: (interpreter, self, part, start = None, stop = None) => affix(interpreter, self, part, start, stop, (text, each) => text.endsWith(each)),
  });
  addMethod(str, 'replace', 'self, old, new, count=-1, /', ({ self, old, new: replacement, count }, interpreter) => {
    const limit = Number(indexOf(interpreter, count));
    const parts = textOf(self).split(textOf(old));
    if (textOf(old) === '' || limit < 0 || parts.length <= limit + 1) return textOf(self).replaceAll(textOf(old), () => textOf(replacement));
    return [...parts.slice(0, limit), parts.slice(limit).join(textOf(old))].join(textOf(replacement));
  });
}

function affix(interpreter: Interpreter, self: Value | undefined, part: Value | undefined, start: Value, stop: Value, test: (text: string, part: string) => boolean): boolean {
  const bounds = sliceBounds(interpreter, new PySlice(start, stop, None), textOf(self).length);
  const text = textOf(self).slice(bounds.start, bounds.stop);
  return part instanceof PyTuple ? part.items.some((each) => test(text, textOf(each))) : test(text, textOf(part));
}

function fillPadding(str: PyClass): void {
  const room = (interpreter: Interpreter, self: Value | undefined, width: Value): number => {
    const wanted = indexOf(interpreter, width);
    interpreter.reserve(wanted);
    return Math.max(0, Number(wanted) - Array.from(textOf(self)).length);
  };
  addDunders(str, {
    ljust: (interpreter, self, width = 0n, fill = ' ') => textOf(self) + textOf(fill).repeat(room(interpreter, self, width)),
    rjust: (interpreter, self, width = 0n, fill = ' ') => textOf(fill).repeat(room(interpreter, self, width)) + textOf(self),
    center: (interpreter, self, width = 0n, fill = ' ') => {
      const total = room(interpreter, self, width);
      const left = Math.floor(total / 2) + (total & Number(indexOf(interpreter, width)) & 1);
      return textOf(fill).repeat(left) + textOf(self) + textOf(fill).repeat(total - left);
    },
    zfill: (interpreter, self, width = 0n) => { const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(textOf(self)) ?? []; return sign + '0'.repeat(room(interpreter, self, width)) + digits; },
    expandtabs: (interpreter, self, size = 8n) => { let column = 0; const tab = Number(indexOf(interpreter, size)); return Array.from(textOf(self), (c) => { if (c === '\n') { column = 0; return c; } const text = c === '\t' ? ' '.repeat(tab === 0 ? 0 : tab - (column % tab)) : c; column += text.length; return text; }).join(''); },
  });
}
