/** @file Constants cost nothing, and equal what computing them would give. */
import assert from 'node:assert/strict';
import { DivisionByZero, InexactInteger } from '../../src/arrays/index.ts';
import type { ArrayBackend, BinaryKernel, NDArray, UnaryKernel } from '../../src/arrays/index.ts';
import { backends } from './backends.ts';

const image = [256, 1, 28, 28];
const options = { stride: [1, 1], padding: [0, 0], dilation: [1, 1], groups: 1 } as const;

for (const [name, create] of backends) {
  describe(`constants on ${name}`, () => {
    let backend: ArrayBackend;
    const f32 = (value: number, shape: readonly number[] = []): NDArray => backend.full(shape, value, 'float32');
    before(async () => {
      backend = await create();
    });
    afterEach(() => {
      backend.sweep([]);
      assert.equal(backend.memory.bytes, 0);
    });

    it('take the unit gradient to its penalty without memory: ones / sqrt(784), the norm that PyTorch prints for it', () => {
      const gradient = backend.binary('div', f32(1, image), backend.unary('sqrt', f32(784)));
      assert.equal(gradient.fill, Math.fround(1 / 28));
      const norm = backend.unary('sqrt', backend.reduce('sumSquares', backend.reshape(gradient, [256, 784]), [1], false));
      assert.deepEqual([norm.shape, norm.fill], [[256], 0.9999997615814209]);
      assert.equal(backend.memory.peak, 0);
    });

    it('stay constant through every way of looking at them', () => {
      const x = f32(2.5, [2, 3, 1]);
      const looks = [
        backend.reshape(x, [6]), backend.transpose(x, [2, 0, 1]), backend.expand(x, [2, 3, 5]), backend.slice(x, [0, 1, 0], [1, 2, 1], [1, 1, 1]),
        backend.flip(x, [0]), backend.pad(x, [[1, 0], [0, 0], [0, 2]], 2.5), backend.concat([x, x], 1), backend.take(x, backend.fromData([0, 5, 3], [3], 'int64')),
      ];
      assert.deepEqual(looks.map(({ fill }) => fill), looks.map(() => 2.5));
    });

    it('round to their dtype after every step', () => {
      assert.equal(backend.binary('add', f32(0.1), f32(0.2)).fill, Math.fround(Math.fround(0.1) + Math.fround(0.2)));
      assert.equal(backend.full([], 2049, 'float16').fill, 2048);
      assert.equal(backend.full([], 1.005, 'bfloat16').fill, 1.0078125);
      assert.equal(backend.binary('add', backend.full([], 250, 'uint8'), backend.full([], 10, 'uint8')).fill, 4);
    });

    it('equal what one element in an array gives', () => {
      const unary: readonly UnaryKernel[] = ['exp', 'tanh', 'sigmoid', 'log', 'rsqrt', 'sqrt', 'erf', 'lgamma'];
      for (const kernel of unary) {
        const lazy = backend.unary(kernel, f32(0.7)).fill ?? NaN;
        const computed = backend.read(backend.unary(kernel, backend.fromData([0.7, 0.3], [2], 'float32')))?.[0] ?? NaN;
        assert.ok(Math.abs(lazy - computed) <= 2e-7 * Math.abs(lazy), `${kernel}: ${lazy} and ${computed}`);
      }
      const binary: readonly BinaryKernel[] = ['add', 'sub', 'mul', 'div', 'pow', 'floorDiv', 'remainder', 'fmod', 'maximum', 'lt'];
      for (const kernel of binary) {
        const computed = backend.read(backend.binary(kernel, backend.fromData([-0.7, 0.3], [2], 'float32'), f32(0.2)))?.[0];
        assert.equal(backend.binary(kernel, f32(-0.7), f32(0.2)).fill, computed, kernel);
      }
    });

    it('come back from arithmetic that changes nothing', () => {
      const x = backend.fromData([1, -0, NaN], [3], 'float32');
      for (const [kernel, value] of [['mul', 1], ['div', 1], ['sub', 0], ['pow', 1]] as const) assert.equal(backend.binary(kernel, x, f32(value)), x);
      assert.ok(Object.is(backend.read(backend.binary('add', x, f32(0)))?.[1], 0), '−0 + 0 is 0');
    });

    it('are known of any single element', () => {
      const x = backend.fromData([3, 4], [2], 'float32');
      assert.equal(backend.unary('sqrt', backend.reduce('sumSquares', x, [0], false)).fill, 5);
      assert.equal(backend.slice(x, [1], [1], [1]).fill, 4);
    });

    it('of no elements are 0, sum to 0 and multiply to 1', () => {
      const empty = backend.fromData([], [0, 3], 'float32');
      assert.deepEqual(Array.from(backend.read(empty) ?? [NaN]), []);
      assert.deepEqual([backend.reduce('sum', empty, [0], false).fill, backend.reduce('prod', empty, [0], false).fill], [0, 1]);
      assert.equal(backend.reduce('max', empty, [0], false).fill, -Infinity);
      assert.deepEqual(backend.conv2d(f32(1, [0, 1, 4, 4]), f32(1, [2, 1, 3, 3]), options).shape, [0, 2, 2, 2]);
    });

    it('of int64 are exact or refused', () => {
      const large = backend.full([], 2 ** 53 - 1, 'int64');
      assert.equal(backend.binary('sub', large, backend.full([], 1, 'int64')).fill, 2 ** 53 - 2);
      assert.throws(() => backend.binary('mul', large, large), InexactInteger);
      assert.throws(() => backend.binary('mul', backend.fromData([2 ** 40, 1], [2], 'int64'), backend.fromData([2 ** 40, 1], [2], 'int64')), InexactInteger);
      assert.equal(backend.full([], -(2 ** 63), 'int64').fill, -(2 ** 63));
    });

    it('refuse an integer division by zero, and give infinities for floats', () => {
      assert.throws(() => backend.binary('floorDiv', backend.full([], 1, 'int64'), backend.full([], 0, 'int64')), DivisionByZero);
      assert.equal(backend.binary('floorDiv', f32(-1), f32(0)).fill, -Infinity);
    });

    it('of a kind: an axis that only repeats is computed once', () => {
      const long = backend.name === 'meta' ? 32 : 2 ** 28;
      const x = backend.expand(backend.fromData([1, 2, 3], [3, 1], 'float32'), [4, 3, long]);
      assert.equal(backend.reduce('max', backend.binary('mul', x, x), [0, 1, 2], false).fill, 9);
      assert.equal(backend.reduce('sum', x, [0, 1, 2], false).fill, 24 * long);
      assert.equal(backend.memory.bytes, 24, 'x and its square hold three elements each');
    });

    it('need shapes that fit', () => {
      assert.throws(() => backend.binary('add', f32(1, [2, 3]), f32(1, [2])), RangeError);
      assert.throws(() => backend.reshape(f32(1, [2, 3]), [5]), RangeError);
      assert.throws(() => backend.expand(f32(1, [2, 3]), [2, 4]), RangeError);
      assert.throws(() => backend.matmul(f32(1, [2, 3]), f32(1, [2, 3])), RangeError);
    });
  });
}
