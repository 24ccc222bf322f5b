/**
 * @file Choosing between two float32 elements by their bits: random choices cost a branch misprediction each otherwise,
 * five times as much as the choice. Must not know memory or laziness.
 */
import type { Elements } from '../elements.ts';
import type { Run } from './runs.ts';

/** Shorter runs are not worth another look at their memory. */
const shortest = 32;

const wordsOf = (data: Float32Array): Int32Array => new Int32Array(data.buffer, data.byteOffset, data.length);

/** A device may have a quicker one that answers the same. */
export type Choose = typeof choose;

/** `a` where the condition is 1, `b` where it is 0. */
export function choose(condition: Run, a: Run, b: Run, out: Run, n: number): void {
  const { data: chosen, start: c } = condition;
  if (n >= shortest && a.data instanceof Float32Array && b.data instanceof Float32Array && out.data instanceof Float32Array) {
    chooseWords(chosen, c, wordsOf(a.data), a.start, wordsOf(b.data), b.start, wordsOf(out.data), out.start, n);
    return;
  }
  for (let k = 0; k < n; k++) out.data[out.start + k] = chosen[c + k] === 0 ? (b.data[b.start + k] ?? 0) : (a.data[a.start + k] ?? 0);
}

function chooseWords(chosen: Elements, c: number, a: Int32Array, i: number, b: Int32Array, j: number, out: Int32Array, o: number, n: number): void {
  for (let k = 0; k < n; k++) {
    const mask = -(chosen[c + k] ?? 0);
    out[o + k] = ((a[i + k] ?? 0) & mask) | ((b[j + k] ?? 0) & ~mask);
  }
}

type Loop = (a: Elements, i: number, b: Elements, j: number, out: Elements, o: number, n: number) => void;

/** The larger of two numbers, NaN if one is; or the smaller, by choosing as if they were swapped. */
export const maximumLoop: Loop = (a, i, b, j, out, o, n) => {
  if (n >= shortest && a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array) largerWords(a, i, b, j, wordsOf(out), o, n);
  else for (let k = 0; k < n; k++) out[o + k] = Math.max(a[i + k] ?? 0, b[j + k] ?? 0);
};

export const minimumLoop: Loop = (a, i, b, j, out, o, n) => {
  if (n >= shortest && a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array) smallerWords(a, i, b, j, wordsOf(out), o, n);
  else for (let k = 0; k < n; k++) out[o + k] = Math.min(a[i + k] ?? 0, b[j + k] ?? 0);
};

function largerWords(a: Float32Array, i: number, b: Float32Array, j: number, out: Int32Array, o: number, n: number): void {
  const aWords = wordsOf(a);
  const bWords = wordsOf(b);
  for (let k = 0; k < n; k++) {
    const x = a[i + k] ?? 0;
    const mask = -(Number(x > (b[j + k] ?? 0)) | Number(x !== x));
    out[o + k] = ((aWords[i + k] ?? 0) & mask) | ((bWords[j + k] ?? 0) & ~mask);
  }
}

function smallerWords(a: Float32Array, i: number, b: Float32Array, j: number, out: Int32Array, o: number, n: number): void {
  const aWords = wordsOf(a);
  const bWords = wordsOf(b);
  for (let k = 0; k < n; k++) {
    const x = a[i + k] ?? 0;
    const mask = -(Number(x < (b[j + k] ?? 0)) | Number(x !== x));
    out[o + k] = ((aWords[i + k] ?? 0) & mask) | ((bWords[j + k] ?? 0) & ~mask);
  }
}
