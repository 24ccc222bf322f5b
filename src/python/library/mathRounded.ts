/**
 * @file exp and log rounded as the C library that CPython uses rounds them: computed in pairs of doubles (a sum of a
 * number and of its error), where JavaScript's own may be off by one in the last digit.
 */

/** high + low, with |low| at most half a unit of high. */
type Pair = readonly [high: number, low: number];

const sumOf = (a: number, b: number): Pair => {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
};
const splitter = 2 ** 27 + 1;
function halves(x: number): Pair {
  const scaled = splitter * x;
  const high = scaled - (scaled - x);
  return [high, x - high];
}
function productOf(a: number, b: number): Pair {
  const high = a * b;
  const [a1, a2] = halves(a), [b1, b2] = halves(b);
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2];
}
function add([a, b]: Pair, [c, d]: Pair): Pair {
  const [high, low] = sumOf(a, c);
  return sumOf(high, low + b + d);
}
function multiply([a, b]: Pair, [c, d]: Pair): Pair {
  const [high, low] = productOf(a, c);
  return sumOf(high, low + a * d + b * c);
}
function divide([a, b]: Pair, by: number): Pair {
  const high = a / by;
  const [p, q] = productOf(high, by);
  return sumOf(high, (a - p - q + b) / by);
}

const ln2: Pair = [Math.LN2, 2.319046813846299558e-17];
const squarings = 8;

/** eˣ as a pair and a power of two: the series of a small part of x, squared back. */
function expPair(x: number): { readonly value: Pair; readonly power: number } {
  const power = Math.round(x / Math.LN2);
  const rest = add([x, 0], multiply(ln2, [-power, 0]));
  const small = divide(rest, 2 ** squarings);
  let [term, value]: [Pair, Pair] = [small, add([1, 0], small)];
  for (let n = 2; n < 12; n++) {
    term = divide(multiply(term, small), n);
    value = add(value, term);
  }
  for (let i = 0; i < squarings; i++) value = multiply(value, value);
  return { value, power };
}

/** Numbers whose exponentials are neither too large nor too small for this. */
const isModerate = (x: number): boolean => Math.abs(x) < 690;

export function exp(x: number): number {
  if (!isModerate(x)) return Math.exp(x);
  const { value, power } = expPair(x);
  return value[0] * 2 ** power;
}
/** A first answer, mended by how far its exponential misses x. */
export function log(x: number): number {
  const first = Math.log(x);
  if (first === 0 || !isModerate(first)) return first;
  const { value, power } = expPair(-first);
  const scale = 2 ** power;
  const [high, low] = add(multiply([value[0] * scale, value[1] * scale], [x, 0]), [-1, 0]);
  const miss = high + low;
  return first + (miss - miss * miss / 2);
}
