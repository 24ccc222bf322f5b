/**
 * @file `_re`: Python's regular expressions on JavaScript's engine. Syntax that only Python has is translated.
 */
import { raise } from '../evaluator/exceptions.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { indexOf } from '../evaluator/protocols.ts';
import { None, PyList, PyTuple, type PyModule } from '../evaluator/values.ts';

const ignoreCase = 2n, multiLine = 8n, dotAll = 16n, verbose = 64n;

/** The module under `re.py`: `search(pattern, flags, text, start, mode)` gives a match's spans. */
export const regexModule = (): PyModule => nativeModule('_re', {
  search: nativeFunction('search', 'pattern, flags, text, start, mode', ({ pattern, flags, text, start, mode }, interpreter) => {
    if (typeof pattern !== 'string' || typeof text !== 'string' || typeof flags !== 'bigint') return raise('TypeError', 'expected string or bytes-like object');
    const match = find(compiled(pattern, flags, interpreter.str(mode)), text, Number(indexOf(interpreter, start)));
    if (match === undefined || (mode === 'fullmatch' && match.index + match[0].length !== text.length)) return None;
    const spans: readonly (readonly [number, number] | undefined)[] = match.indices ?? []; // undefined: a group that took no part
    return new PyList(spans.map((span) => (span === undefined ? None : new PyTuple([BigInt(span[0]), BigInt(span[1])]))));
  }),
  groups: nativeFunction('groups', 'pattern, flags', ({ pattern, flags }, interpreter) => new PyList(groupNames(withoutLayout(interpreter.str(pattern), (indexOf(interpreter, flags) & verbose) !== 0n)))),
});

function find(regex: RegExp, text: string, start: number): RegExpExecArray | undefined {
  regex.lastIndex = start;
  return regex.exec(text) ?? undefined;
}

function compiled(pattern: string, flags: bigint, mode: string): RegExp {
  const inline = /^\(\?([aiLmsux]+)\)/.exec(pattern);
  const source = translated(inline === null ? pattern : pattern.slice(inline[0].length), (flags & verbose) !== 0n);
  const has = (bit: bigint, letter: string): boolean => (flags & bit) !== 0n || inline?.[1]?.includes(letter) === true;
  const letters = `d${mode === 'search' ? 'g' : 'y'}${has(ignoreCase, 'i') ? 'i' : ''}${has(multiLine, 'm') ? 'm' : ''}${has(dotAll, 's') ? 's' : ''}`;
  try {
    return new RegExp(mode === 'fullmatch' ? `(?:${source})$` : source, letters);
  } catch (error) {
    return raise('ValueError', `not a regular expression: ${error instanceof Error ? error.message : pattern}`);
  }
}

const replacements: readonly (readonly [RegExp, string])[] = [[/\(\?P</g, '(?<'], [/\(\?P=(\w+)\)/g, '\\k<$1>'], [/\(\?[aLu]:/g, '(?:'], [/\\A/g, '^'], [/\\Z/g, '$']];

function translated(pattern: string, isVerbose: boolean): string {
  return replacements.reduce((source, [from, to]) => source.replaceAll(from, to), withoutLayout(pattern, isVerbose));
}

/** A verbose pattern without its blanks and comments. */
const withoutLayout = (pattern: string, isVerbose: boolean): string =>
  (isVerbose ? pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|#[^\n]*|\s+/gs, (part) => (/^[#\s]/.test(part) ? '' : part)) : pattern);

/** The name of each group, in order; '' for one without. */
function groupNames(pattern: string): string[] {
  const found = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, '').matchAll(/\((?!\?)|\(\?P<(\w+)>/g);
  return Array.from(found, ([, name]) => name ?? '');
}
