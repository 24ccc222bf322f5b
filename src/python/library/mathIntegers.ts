/**
 * @file The functions of `math` on integers.
 */
import { raise } from '../evaluator/exceptions.ts';
import type { Interpreter } from '../evaluator/interpreter.ts';
import { nativeFunction } from '../evaluator/native.ts';
import { indexOf } from '../evaluator/protocols.ts';
import { None, type Value } from '../evaluator/values.ts';

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
const gcd = (a: bigint, b: bigint): bigint => { let [x, y] = [magnitude(a), magnitude(b)]; while (y !== 0n) [x, y] = [y, x % y]; return x; };
const lcm = (a: bigint, b: bigint): bigint => (a === 0n || b === 0n ? 0n : magnitude(a * b) / gcd(a, b));

const integers = (interpreter: Interpreter, values: Value): bigint[] => Array.from(interpreter.iterate(values), (value) => indexOf(interpreter, value));

/** The integer square root, by Newton's iteration from above. */
function squareRoot(n: bigint): bigint {
  if (n < 0n) raise('ValueError', 'isqrt() argument must be nonnegative');
  if (n < 2n) return n;
  let x = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (let y = (x + n / x) >> 1n; y < x; y = (x + n / x) >> 1n) x = y;
  return x;
}

/** low · (low+1) · … · high. */
function product(interpreter: Interpreter, low: bigint, high: bigint): bigint {
  let result: Value = 1n;
  for (let factor = low; factor <= high; factor++) { interpreter.step(); result = interpreter.binary('Mult', result, factor); }
  return indexOf(interpreter, result);
}

function natural(interpreter: Interpreter, value: Value, words: string): bigint {
  const n = indexOf(interpreter, value);
  return n >= 0n ? n : raise('ValueError', words);
}

/** They take and give ints of any size. */
export const integerFunctions: Readonly<Record<string, Value>> = {
  gcd: nativeFunction('math.gcd', '*integers', ({ integers: values }, interpreter) => integers(interpreter, values).reduce(gcd, 0n)),
  lcm: nativeFunction('math.lcm', '*integers', ({ integers: values }, interpreter) => integers(interpreter, values).reduce(lcm, 1n)),
  isqrt: nativeFunction('math.isqrt', 'n, /', ({ n }, interpreter) => squareRoot(indexOf(interpreter, n))),
  factorial: nativeFunction('math.factorial', 'n, /', ({ n }, interpreter) => product(interpreter, 1n, natural(interpreter, n, 'factorial() not defined for negative values'))),
  perm: nativeFunction('math.perm', 'n, k=None, /', ({ n, k }, interpreter) => {
    const all = natural(interpreter, n, 'n must be a non-negative integer'), taken = k === None ? all : natural(interpreter, k, 'k must be a non-negative integer');
    return taken > all ? 0n : product(interpreter, all - taken + 1n, all);
  }),
  comb: nativeFunction('math.comb', 'n, k, /', ({ n, k }, interpreter) => {
    const all = natural(interpreter, n, 'n must be a non-negative integer'), taken = natural(interpreter, k, 'k must be a non-negative integer');
    if (taken > all) return 0n;
    const fewer = taken * 2n > all ? all - taken : taken;
    return product(interpreter, all - fewer + 1n, all) / product(interpreter, 1n, fewer);
  }),
};
