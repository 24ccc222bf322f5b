/** @file Every kernel of every backend against what real PyTorch answered. */
import { readFileSync } from 'node:fs';
import { createMetaBackend, createTfjsBackend, defaultMaxBytes } from '../../src/arrays/index.ts';
import type { ArrayBackend, NDArray } from '../../src/arrays/index.ts';
import { LazyBackend } from '../../src/arrays/lazyBackend.ts';
import { createWasmKernels } from '../../src/arrays/tfjs/index.ts';
import { answer, cases } from './cases.ts';
import { assertNear } from './parity.ts';

const binary = readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');

const backends: readonly (readonly [string, () => Promise<ArrayBackend>])[] = [
  ['meta', () => Promise.resolve(createMetaBackend())],
  ['cpu', () => createTfjsBackend({ kind: 'cpu' })],
  ['wasm', () => createTfjsBackend({ kind: 'wasm', wasm: binary })],
  ['wasm, even for few elements', async () => new LazyBackend({ name: 'wasm', kernels: await createWasmKernels(binary, defaultMaxBytes, 0), knownElements: Infinity })],
];

const nothing = { shape: [], dtype: 'bool', data: [] } as const;

for (const [name, create] of backends) {
  describe(`arrays on ${name} answer as PyTorch`, () => {
    let backend: ArrayBackend;
    before(async () => {
      backend = await create();
    });
    for (const one of cases) {
      it(one.title, () => {
        answer(backend, one).forEach((actual, i) => assertNear(actual, one.expected[i] ?? nothing, one));
      });
    }
    for (const one of cases) {
      it(`${one.title}, the inputs lying backwards in memory`, () => {
        answer(backend, one, (array) => backwards(backend, array)).forEach((actual, i) => assertNear(actual, one.expected[i] ?? nothing, one));
      });
    }
  });
}

/** The same array, its last element first in memory and its first axis the fastest. */
function backwards(backend: ArrayBackend, array: NDArray): NDArray {
  const axes = array.shape.map((_, axis) => axis);
  const order = [...axes].reverse();
  const turned = backend.transpose(backend.flip(array, axes), order);
  const copied = backend.pad(turned, turned.shape.map(() => [0, 0] as const), 0);
  return backend.flip(backend.transpose(copied, order), axes);
}
