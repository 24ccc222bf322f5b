/** @file Convolutions of any geometry, and their gradients, by tensorflow.js and by the loops: the numbers agree. */
import assert from 'node:assert/strict';
import type { ArrayBackend, ConvolutionOptions } from '../../src/arrays/index.ts';
import { createTfjsBackend } from '../../src/arrays/index.ts';
import { convolutionShape } from '../../src/arrays/plain/patches.ts';
import { Generator } from '../../src/torch/random/index.ts';
import { binary } from './backends.ts';

interface Case { readonly x: readonly number[]; readonly w: readonly number[]; readonly options: ConvolutionOptions }

const generator = new Generator(3);
const between = (low: number, high: number): number => generator.randint(1, low, high + 1)[0] ?? low;
const size = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

function anyCase(): Case {
  const [c, o] = [between(1, 5), between(1, 6)];
  const pair = (low: number, high: number): readonly [number, number] => [between(low, high), between(low, high)];
  const found: Case = {
    x: [between(1, 9), c, between(4, 18), between(4, 18)], w: [o, c, between(1, 5), between(1, 5)],
    options: { stride: pair(1, 3), padding: pair(0, 3), dilation: pair(1, 3), groups: 1 },
  };
  return Math.min(...convolutionShape(found.x, found.w, found.options)) > 0 ? found : anyCase();
}

/** More terms than are added in float32 at once; a kernel that does not reach all pixels; more padding than kernel. */
const special: readonly Case[] = [
  { x: [40, 2, 32, 32], w: [3, 2, 3, 3], options: { stride: [1, 1], padding: [1, 1], dilation: [1, 1], groups: 1 } },
  { x: [4, 3, 9, 9], w: [5, 3, 2, 2], options: { stride: [3, 3], padding: [0, 0], dilation: [1, 1], groups: 1 } },
  { x: [5, 1, 6, 6], w: [2, 1, 1, 1], options: { stride: [2, 2], padding: [3, 3], dilation: [1, 1], groups: 1 } },
  { x: [4, 2, 11, 10], w: [3, 2, 4, 4], options: { stride: [2, 2], padding: [1, 1], dilation: [2, 2], groups: 1 } },
];

const operations = {
  conv2d: (backend: ArrayBackend, { x, w, options }: Case, data: Data) => backend.conv2d(data.array(backend, x), data.array(backend, w), options),
  conv2dInput: (backend: ArrayBackend, { x, w, options }: Case, data: Data) => backend.conv2dInput(data.array(backend, convolutionShape(x, w, options)), data.array(backend, w), x, options),
  conv2dWeight: (backend: ArrayBackend, { x, w, options }: Case, data: Data) => backend.conv2dWeight(data.array(backend, x), data.array(backend, convolutionShape(x, w, options)), w, options),
} as const;

/** The same numbers for every backend. */
class Data {
  #generator = new Generator(1);
  array(backend: ArrayBackend, shape: readonly number[]): ReturnType<ArrayBackend['fromData']> {
    return backend.fromData(this.#generator.normal(size(shape)), shape, 'float32');
  }
}

describe('convolutions on WebAssembly', function () {
  this.timeout(30_000);
  for (const [name, operation] of Object.entries(operations)) {
    it(`agree with the loops: ${name}`, async () => {
      const [wasm, loops] = [await createTfjsBackend({ kind: 'wasm', wasm: binary }), await createTfjsBackend({ kind: 'cpu' })];
      for (const each of [...special, ...Array.from({ length: 80 }, anyCase)]) {
        const read = (backend: ArrayBackend): number[] => backend.scope(() => Array.from(backend.read(operation(backend, each, new Data())) ?? []));
        assertClose(read(wasm), read(loops), JSON.stringify(each));
      }
      assert.equal(wasm.memory.bytes, 0);
    });
  }
});

/** To float32's digits, measured by the largest element. */
function assertClose(actual: readonly number[], expected: readonly number[], what: string): void {
  assert.equal(actual.length, expected.length, what);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  actual.forEach((value, i) => { assert.ok(Math.abs(value - (expected[i] ?? NaN)) <= 1e-5 * scale, `${what}: ${value}, not ${expected[i]}, at ${i}`); });
}
