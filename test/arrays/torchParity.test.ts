/** @file Every kernel of every backend against what real PyTorch answered. */
import type { ArrayBackend, NDArray } from '../../src/arrays/index.ts';
import { backends } from './backends.ts';
import { answer, cases } from './cases.ts';
import { assertNear } from './parity.ts';

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
