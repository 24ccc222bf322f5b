/** @file The loops in WebAssembly answer bit for bit what those in JavaScript answer, and are what their source says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { plainLoops } from '../../src/arrays/plainKernels.ts';
import type { HotLoops } from '../../src/arrays/plainKernels.ts';
import { heapLoops } from '../../src/arrays/tfjs/heapLoops.ts';
import { Generator } from '../../src/torch/random/index.ts';

const heap = new WebAssembly.Memory({ initial: 4 });
const native = heapLoops(heap);
/** As on an engine that knows no fused multiply-add. */
const withoutFused = heapLoops(heap, '');
const capacity = 2048;
const arrayAt = (place: number): Float32Array => new Float32Array(heap.buffer, place * 4 * capacity, capacity);

const generator = new Generator(7);
function fill(array: Float32Array, scale: number): Float32Array {
  generator.normal(array.length).forEach((value, i) => { array[i] = value * scale; });
  return array;
}

/** Whole groups, rests of every size, and runs too short to leave JavaScript. */
const lengths = [1, 7, 31, 32, 33, 39, 64, 100, 1000, 2001];

describe('the loops in WebAssembly', () => {
  for (const kernel of ['sum', 'sumSquares', 'fusedSquares'] as const) {
    it(`add as those in JavaScript: ${kernel}`, () => {
      for (const scale of [1e-20, 1, 1e20]) {
        const x = fill(arrayAt(0), scale);
        for (const n of lengths) for (const start of [0, 1, 5]) assertSame(kernel, x, start, n);
      }
    });
    it(`hand on what is not finite: ${kernel}`, () => {
      for (const odd of [NaN, Infinity, -Infinity]) {
        for (const place of [0, 9, 63, 64]) {
          const x = fill(arrayAt(0), 1);
          x[place] = odd;
          assertSame(kernel, x, 0, 65);
        }
      }
    });
  }

  it('add a norm\'s squares in the same way where the engine has no fused multiply-add', () => {
    const x = fill(arrayAt(0), 1);
    for (const n of lengths) assert.equal(withoutFused.fusedSquares(0, x, 0, n), native.fusedSquares(0, x, 0, n), `${n} elements`);
  });

  it('choose as those in JavaScript, between two arrays or an array and a number', () => {
    const [a, b] = [fill(arrayAt(0), 1), fill(arrayAt(1), 1)];
    a[3] = NaN;
    const chosen = new Uint8Array(heap.buffer, 3 * 4 * capacity, capacity).map((_, i) => (i * i) % 7 % 2);
    const condition = new Uint8Array(heap.buffer, 3 * 4 * capacity, capacity);
    condition.set(chosen);
    for (const n of lengths) {
      assert.deepEqual(chosenBy(native, condition, a, { data: b, start: 2 }, n), chosenBy(plainLoops, condition, a, { data: b, start: 2 }, n));
      const repeated = { data: new Float32Array(capacity).fill(-0.5), start: 0, constant: -0.5 };
      assert.deepEqual(chosenBy(native, condition, a, repeated, n), chosenBy(plainLoops, condition, a, repeated, n));
    }
  });

  it('are what `npm run loops` makes of their source', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/loops.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
});

function assertSame(kernel: 'sum' | 'sumSquares' | 'fusedSquares', x: Float32Array, start: number, n: number): void {
  assert.equal(native[kernel](0.25, x, start, n), plainLoops[kernel](0.25, x, start, n), `${n} elements from ${start}`);
}

function chosenBy(loops: HotLoops, condition: Uint8Array, a: Float32Array, b: Parameters<HotLoops['choose']>[2], n: number): Float32Array {
  const out = arrayAt(2).fill(9);
  loops.choose({ data: condition, start: 1 }, { data: a, start: 3 }, b, { data: out, start: 0 }, n);
  return out.slice();
}
