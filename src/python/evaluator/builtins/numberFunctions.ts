/**
 * @file Built-in functions about numbers: `abs`, `round`, `pow`, `sum`, `min`, `max`, `bin`…
 */
import { isNumber, powerModulo } from '../arithmetic.ts';
import { raise } from '../exceptions.ts';
import type { Interpreter } from '../interpreter.ts';
import { nativeFunction } from '../native.ts';
import { roundFloat } from '../numbers.ts';
import { indexOf } from '../protocols.ts';
import { textOf } from './text.ts';
import { Builtin, None, Opaque, PyTuple, unbox, type Kwargs, type Value } from '../values.ts';

function viaMethod(interpreter: Interpreter, name: string, words: string, value: Value, ...args: readonly Value[]): Value {
  if (value instanceof Opaque) return value;
  const method = interpreter.typeOf(value).lookup(name) ?? raise('TypeError', words.replace('%', interpreter.typeOf(value).name));
  return interpreter.call(method, [value, ...args]);
}

function based(base: number, prefix: string) {
  return ({ number }: { readonly number: Value }, interpreter: Interpreter): Value => {
    const value = indexOf(interpreter, number);
    return `${value < 0n ? '-' : ''}${prefix}${(value < 0n ? -value : value).toString(base)}`;
  };
}

function round(interpreter: Interpreter, number: Value, digits: Value): Value {
  const value = unbox(number);
  if (typeof value === 'number' && digits !== None) return roundFloat(value, Number(indexOf(interpreter, digits)));
  return viaMethod(interpreter, '__round__', "type % doesn't define __round__ method", number, ...(digits === None ? [] : [digits]));
}

function sum(interpreter: Interpreter, iterable: Value, start: Value): Value {
  if (typeof start === 'string') raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  let total: Value = start;
  for (const item of interpreter.iterate(iterable)) total = interpreter.binary('Add', total, item);
  return total;
}

/** `min` and `max`: the first of the extreme ones. */
function extreme(name: 'min' | 'max', op: 'Lt' | 'Gt'): Builtin {
  return new Builtin(name, (interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs) => {
    const [first] = args;
    if (first === undefined) raise('TypeError', `${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && kwargs.has('default')) raise('TypeError', `Cannot specify a default for ${name}() with multiple positional arguments`);
    const key = kwargs.get('key') ?? None;
    const keyOf = (item: Value): Value => (key === None ? item : interpreter.call(key, [item]));
    let best: Value | undefined;
    let bestKey: Value = None;
    for (const item of args.length === 1 ? interpreter.iterate(first) : args) {
      const itemKey = keyOf(item);
      if (best === undefined || interpreter.truth(interpreter.compare(op, itemKey, bestKey))) { best = item; bestKey = itemKey; }
    }
    return best ?? kwargs.get('default') ?? raise('ValueError', `${name}() arg is an empty sequence`);
  });
}

/** Built-in functions about numbers. */
export const numberFunctions: Readonly<Record<string, Builtin>> = {
  abs: nativeFunction('abs', 'x, /', ({ x }, interpreter) => (typeof x === 'number' ? Math.abs(x) : viaMethod(interpreter, '__abs__', "bad operand type for abs(): '%'", x))),
  round: nativeFunction('round', 'number, ndigits=None', ({ number, ndigits }, interpreter) => round(interpreter, number, ndigits)),
  pow: nativeFunction('pow', 'base, exp, mod=None', ({ base, exp, mod }, interpreter) => (mod === None ? interpreter.binary('Pow', base, exp) : powerModulo(interpreter, indexOf(interpreter, base), indexOf(interpreter, exp), indexOf(interpreter, mod)))),
  divmod: nativeFunction('divmod', 'x, y, /', ({ x, y }, interpreter) => (isNumber(x) ? new PyTuple([interpreter.binary('FloorDiv', x, y), interpreter.binary('Mod', x, y)]) : viaMethod(interpreter, '__divmod__', "unsupported operand type(s) for divmod(): '%'", x, y))),
  sum: nativeFunction('sum', 'iterable, /, start=0', ({ iterable, start }, interpreter) => sum(interpreter, iterable, start)),
  min: extreme('min', 'Lt'),
  max: extreme('max', 'Gt'),
  bin: nativeFunction('bin', 'number, /', based(2, '0b')),
  oct: nativeFunction('oct', 'number, /', based(8, '0o')),
  hex: nativeFunction('hex', 'number, /', based(16, '0x')),
  chr: nativeFunction('chr', 'i, /', ({ i }, interpreter) => { const code = Number(indexOf(interpreter, i)); return code >= 0 && code < 0x110000 ? String.fromCodePoint(code) : raise('ValueError', 'chr() arg not in range(0x110000)'); }),
  ord: nativeFunction('ord', 'c, /', ({ c }) => { const all = Array.from(textOf(c)); return all.length === 1 ? BigInt(all[0]?.codePointAt(0) ?? 0) : raise('TypeError', `ord() expected a character, but string of length ${String(all.length)} found`); }),
  any: nativeFunction('any', 'iterable, /', ({ iterable }, interpreter) => { for (const item of interpreter.iterate(iterable)) if (interpreter.truth(item)) return true; return false; }),
  all: nativeFunction('all', 'iterable, /', ({ iterable }, interpreter) => { for (const item of interpreter.iterate(iterable)) if (!interpreter.truth(item)) return false; return true; }),
};
