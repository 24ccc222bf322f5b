/** @file Memory: counted, refused before it is taken, given back when a scope ends. */
import assert from 'node:assert/strict';
import { createMetaBackend, createTfjsBackend, OutOfBytes } from '../../src/arrays/index.ts';
import type { ArrayBackend, NDArray } from '../../src/arrays/index.ts';
import { binary, computing } from './backends.ts';

const kilo = 1024;
const ramp = (backend: ArrayBackend, length: number): NDArray => backend.fromData(Float32Array.from({ length }, (_, i) => i), [length], 'float32');
const options = { stride: [2, 2], padding: [1, 1], dilation: [1, 1], groups: 1 } as const;

for (const [name, create] of computing) {
  describe(`memory of ${name}`, () => {
    it('is counted in bytes of what is held', async () => {
      const backend = await create();
      const x = ramp(backend, kilo);
      assert.equal(backend.memory.bytes, 4 * kilo);
      const looks = [backend.reshape(x, [32, 32]), backend.slice(x, [3], [7], [2]), backend.flip(x, [0])];
      assert.equal(backend.memory.bytes, 4 * kilo, 'looking costs nothing');
      backend.sweep(looks.slice(1, 2));
      assert.equal(backend.memory.bytes, 4 * kilo, 'a look holds all of the memory');
      assert.deepEqual(Array.from(backend.read(looks[1] ?? x) ?? []), [3, 5, 7, 9, 11, 13, 15]);
      backend.sweep([]);
      assert.equal(backend.memory.bytes, 0);
    });

    it('is refused before an operation that would pass the limit', async () => {
      const backend = await create(10 * kilo);
      const x = ramp(backend, kilo);
      const y = backend.unary('exp', x);
      assert.throws(() => backend.binary('add', x, y), OutOfBytes);
      assert.throws(() => backend.binary('add', backend.reshape(x, [kilo, 1]), y), /With an array of shape \(1024, 1024\) this needs 5 MiB; the limit is 0 MiB/);
      assert.equal(backend.memory.bytes, 8 * kilo);
      assert.equal(backend.full([kilo * kilo * kilo], 1, 'float32').fill, 1, 'constants are free');
      assert.throws(() => backend.read(backend.full([kilo * kilo], 1, 'float32')), OutOfBytes);
    });

    it('is given back when a scope ends, but for what is kept; also when it ends by an error', async () => {
      const backend = await create();
      const x = ramp(backend, kilo);
      const kept = backend.scope(() => {
        const y = backend.unary('exp', x);
        assert.throws(() => backend.scope(() => {
          backend.unary('neg', y);
          throw new Error('on purpose');
        }), /on purpose/);
        assert.equal(backend.memory.bytes, 8 * kilo);
        return { first: backend.binary('add', x, y), second: backend.binary('sub', x, y) };
      }, ({ first }) => [first]);
      assert.equal(backend.memory.bytes, 8 * kilo);
      assert.equal(backend.read(kept.first)?.[0], 1);
      assert.throws(() => backend.read(kept.second), /was freed/);
      backend.sweep([kept.first]);
      assert.throws(() => backend.unary('neg', x), /was freed/);
    });

    it('comes back whole after convolutions and products, whose passing needs are counted too', async () => {
      const backend = await create();
      backend.scope(() => {
        const x = backend.reshape(ramp(backend, 4 * 3 * 64), [4, 3, 8, 8]);
        const w = backend.reshape(ramp(backend, 5 * 3 * 16), [5, 3, 4, 4]);
        const y = backend.conv2d(x, w, options);
        backend.conv2dInput(y, w, x.shape, options);
        backend.conv2dWeight(x, y, w.shape, options);
        backend.matmul(backend.reshape(x, [12, 64]), backend.transpose(backend.reshape(x, [12, 64]), [1, 0]));
      });
      assert.equal(backend.memory.bytes, 0);
      assert.ok(backend.memory.peak > 0);
    });
  });
}

describe('backends side by side', () => {
  it('leave each other alone', async () => {
    const cpu = await createTfjsBackend({ kind: 'cpu' });
    const [first, second] = await Promise.all([createTfjsBackend({ kind: 'wasm', wasm: binary }), createTfjsBackend({ kind: 'wasm', wasm: binary })]);
    const [a, b] = [ramp(first, kilo), ramp(second, kilo)];
    first.sweep([]);
    const sum = second.binary('add', b, second.unary('exp', second.binary('sub', b, b)));
    assert.deepEqual(Array.from(second.read(sum) ?? []).slice(0, 3), [1, 2, 3]);
    assert.throws(() => first.read(a), /was freed/);
    assert.throws(() => cpu.unary('neg', b), /another backend/);
  });

  it('may share one matrix as the right side of products of different extents, which tfjs itself confuses', async () => {
    const backend = await createTfjsBackend({ kind: 'wasm', wasm: binary });
    const right = ramp(backend, 2048);
    for (const [m, k, n] of [[64, 1, 2048], [4, 2048, 1], [8, 32, 64], [8, 64, 32]] as const) {
      const left = backend.reshape(ramp(backend, m * k), [m, k]);
      const product = backend.read(backend.matmul(left, backend.reshape(right, [k, n])));
      const last = Array.from({ length: k }, (_, l) => ((m - 1) * k + l) * (l * n + n - 1)).reduce((sum, term) => sum + term, 0);
      assert.ok(Math.abs((product?.[m * n - 1] ?? NaN) / last - 1) < 1e-5);
    }
  });

  it('know on meta what is small, and the shape of the rest', () => {
    const meta = createMetaBackend();
    const small = meta.fromData([2, 3, 4], [3], 'int64');
    assert.equal(meta.reduce('prod', small, [0], false).fill, 24);
    const large = meta.fromData(new Float32Array(1e5), [100, 1000], 'float32');
    assert.equal(meta.read(large), undefined);
    const product = meta.matmul(large, meta.full([1000, 7], 1, 'float32'));
    assert.deepEqual([product.shape, product.fill, meta.read(product)], [[100, 7], undefined, undefined]);
    assert.equal(meta.memory.bytes, 24);
  });
});
