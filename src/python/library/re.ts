/**
 * @file `_re`: Python's regular expressions. JavaScript's own can't be stopped once they go back for ever, so these run on a
 * machine of ours that counts.
 */
import { raise } from '../evaluator/exceptions.ts';
import type { Interpreter } from '../evaluator/interpreter.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { indexOf } from '../evaluator/protocols.ts';
import { None, PyList, PyTuple, type PyModule, type Value } from '../evaluator/values.ts';
import { compileRegex, type Machine } from './regex/compile.ts';
import { readRegex, RegexProblem } from './regex/read.ts';
import { runRegex } from './regex/run.ts';

const letters: readonly (readonly [bit: bigint, letter: string])[] = [[2n, 'i'], [8n, 'm'], [16n, 's'], [64n, 'x'], [256n, 'a']];

interface Compiled { readonly machine: Machine; readonly names: readonly string[] }

/** Programs use the same few patterns again and again. */
const known = new Map<string, Compiled>();
const mostKnown = 100;

function compiled(pattern: string, flags: bigint): Compiled {
  const key = `${flags.toString()} ${pattern}`;
  const found = known.get(key);
  if (found) return found;
  // Flags at the beginning are read before anything that they might change.
  const set = new Set([...letters.flatMap(([bit, letter]) => ((flags & bit) === 0n ? [] : [letter])), ...(/^\(\?([aiLmsux]+)\)/.exec(pattern)?.[1] ?? '')]);
  const made = make(pattern, set);
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}

function make(pattern: string, flags: ReadonlySet<string>): Compiled {
  try {
    const regex = readRegex(pattern, flags);
    return { machine: compileRegex(regex), names: regex.names };
  } catch (error) {
    if (error instanceof RegexProblem) return raise('ValueError', error.message);
    throw error;
  }
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : raise('TypeError', 'expected string or bytes-like object');
}

/** The module under `re.py`: `search(pattern, flags, text, start, mode)` gives a match's spans. */
export const regexModule = (): PyModule => nativeModule('_re', {
  search: nativeFunction('search', 'pattern, flags, text, start, mode', ({ pattern, flags, text, start, mode }, interpreter) => {
    const { machine } = compiled(textOf(pattern), indexOf(interpreter, flags));
    const spans = runRegex(machine, textOf(text), Math.max(0, Number(indexOf(interpreter, start))), { searches: mode === 'search', isWhole: mode === 'fullmatch' }, meterOf(interpreter));
    return spans === undefined ? None : new PyList(spans.map(([from, to]) => (to < 0 ? None : new PyTuple([BigInt(from), BigInt(to)]))));
  }),
  groups: nativeFunction('groups', 'pattern, flags', ({ pattern, flags }, interpreter) => new PyList([...compiled(textOf(pattern), indexOf(interpreter, flags)).names])),
});

const meterOf = (interpreter: Interpreter): { readonly step: () => void; readonly reserve: (bytes: number) => void } => ({ step: () => { interpreter.step(); }, reserve: (bytes) => { interpreter.reserve(bytes); } });
