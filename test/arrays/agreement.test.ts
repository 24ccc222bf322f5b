/** @file Random operations on random looks at random arrays: WebAssembly, the loops in float32 and the loops in float64 agree. */
import assert from 'node:assert/strict';
import type { ArrayBackend, BinaryKernel, DType, NDArray, ReduceKernel, UnaryKernel } from '../../src/arrays/index.ts';
import { Generator } from '../../src/torch/random/index.ts';
import { computing } from './backends.ts';

const rounds = 200;
const unary: readonly UnaryKernel[] = ['neg', 'abs', 'exp', 'tanh', 'sigmoid', 'sin', 'softplus'];
const binary: readonly BinaryKernel[] = ['add', 'sub', 'mul', 'maximum', 'minimum', 'gt', 'atan2'];
const reduce: readonly ReduceKernel[] = ['sum', 'sumSquares', 'max', 'min', 'any', 'argmax'];

/** The same choices for every backend: all of them come from one seed. */
class Dice {
  readonly #generator: Generator;

  constructor(seed: number) {
    this.#generator = new Generator(seed);
  }

  below(n: number): number {
    return this.#generator.randint(1, 0, n)[0] ?? 0;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  numbers(n: number): ArrayLike<number> {
    return this.#generator.normal(n);
  }

  order(n: number): number[] {
    return Array.from(this.#generator.randperm(n));
  }
}

const size = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

/** An array that broadcasts to `shape`, lying in memory in one of many ways. */
function operand(backend: ArrayBackend, dice: Dice, shape: readonly number[], dtype: DType): NDArray {
  const own = shape.map((extent) => (dice.below(4) === 0 ? 1 : extent)).slice(dice.below(2));
  const order = dice.order(own.length);
  const stored = order.map((axis) => own[axis] ?? 1);
  const step = stored.map(() => 1 + dice.below(2));
  const wide = stored.map((extent, axis) => extent * (step[axis] ?? 1) + 1);
  const base = dice.below(8) === 0 ? backend.full(wide, 0.37, dtype) : backend.fromData(dice.numbers(size(wide)), wide, dtype);
  const plain = dice.below(2) === 0 ? base : backend.flip(base, [dice.below(wide.length)]);
  const cut = dice.below(3) === 0 ? backend.slice(plain, stored.map(() => 1), stored, stored.map(() => 1)) : backend.slice(plain, stored.map(() => 0), stored, step);
  const placed = backend.transpose(cut, own.map((_, axis) => order.indexOf(axis)));
  return dice.below(3) === 0 ? backend.expand(placed, shape) : placed;
}

function play(backend: ArrayBackend, seed: number, dtype: DType): ArrayLike<number> {
  const dice = new Dice(seed);
  const shape = Array.from({ length: 1 + dice.below(4) }, () => dice.pick([1, 2, 3, 5, 8, 17]));
  return backend.scope(() => {
    const next = (): NDArray => operand(backend, dice, shape, dtype);
    let x = backend.unary(dice.pick(unary), backend.binary(dice.pick(binary), next(), next()));
    if (x.dtype !== dtype) x = backend.cast(x, dtype);
    if (dice.below(3) === 0) x = backend.where(backend.binary('gt', next(), next()), x, next());
    if (dice.below(3) === 0) x = backend.reshape(x, [size(x.shape), 1]);
    if (dice.below(3) === 0) x = backend.concat([x, x], dice.below(x.shape.length));
    if (dice.below(2) === 0) {
      const axes = x.shape.map((_, axis) => axis).filter(() => dice.below(2) === 0);
      x = backend.reduce(dice.pick(reduce), x, axes, dice.below(2) === 0);
    }
    return backend.read(x) ?? [];
  });
}

const near = (a: number, b: number): boolean => Object.is(a, b) || Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));

for (const [name, create] of computing) {
  it(`${rounds} random programs on ${name} agree with float64`, async () => {
    const [backend, exact] = [await create(), await create()];
    for (let seed = 0; seed < rounds; seed++) {
      const expected = play(exact, seed, 'float64');
      const actual = play(backend, seed, 'float32');
      assert.equal(actual.length, expected.length, `program ${seed}`);
      const wrong = Array.from(actual).findIndex((value, i) => !near(value, expected[i] ?? NaN));
      assert.equal(wrong, -1, `program ${seed}, element ${wrong}: ${actual[wrong]}, in float64 ${expected[wrong]}`);
    }
    assert.deepEqual([backend.memory.bytes, exact.memory.bytes], [0, 0]);
  }).timeout(20_000);
}

const geometries = [
  { x: [5, 3, 17, 19], w: [7, 3, 3, 5], stride: [2, 1], padding: [1, 2], dilation: [1, 1] },
  { x: [2, 8, 12, 12], w: [16, 8, 4, 4], stride: [2, 2], padding: [1, 1], dilation: [1, 1] },
  { x: [3, 2, 20, 9], w: [4, 2, 3, 3], stride: [1, 2], padding: [0, 3], dilation: [3, 2] },
  { x: [70, 1, 6, 6], w: [3, 1, 6, 6], stride: [1, 1], padding: [0, 0], dilation: [1, 1] },
  { x: [1, 5, 40, 40], w: [2, 5, 1, 1], stride: [3, 3], padding: [0, 0], dilation: [1, 1] },
] as const;

for (const [name, create] of computing) {
  it(`convolutions on ${name} agree with float64`, async () => {
    const backend = await create();
    for (const { x, w, stride, padding, dilation } of geometries) {
      const answers = (['float32', 'float64'] as const).map((dtype) => backend.scope(() => {
        const dice = new Dice(1);
        const options = { stride, padding, dilation, groups: 1 };
        const image = backend.fromData(dice.numbers(size(x)), x, dtype);
        const kernel = backend.fromData(dice.numbers(size(w)), w, dtype);
        const y = backend.conv2d(image, kernel, options);
        const results = [y, backend.conv2dInput(y, kernel, x, options), backend.conv2dWeight(image, y, w, options)];
        return results.map((result) => Array.from(backend.read(result) ?? []));
      }));
      const [single = [], double = []] = answers;
      single.forEach((values, which) => {
        const scale = Math.max(...(double[which] ?? []).map(Math.abs));
        const worst = Math.max(...values.map((value, i) => Math.abs(value - (double[which]?.[i] ?? NaN))));
        assert.ok(worst <= 2e-6 * scale, `${x.join('×')} by ${w.join('×')}, result ${which}: off by ${worst / scale} of the largest`);
      });
    }
  });
}
