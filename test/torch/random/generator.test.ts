/** @file Random draws against real PyTorch's (draws.json, written by record.py): every bit, every order of draws. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Generator } from '../../../src/torch/random/index.ts';
import type { RandomDType } from '../../../src/torch/random/index.ts';
import recorded from './draws.json';

type Draw = (generator: Generator, dtype: RandomDType, n: number, a: number, b: number) => ArrayBufferView & ArrayLike<number>;

const draws: Readonly<Record<string, Draw>> = {
  uniform: (generator, dtype, n, from, to) => generator.uniform(n, from, to, dtype),
  normal: (generator, dtype, n, mean, std) => generator.normal(n, mean, std, dtype),
  randint: (generator, _, n, low, high) => generator.randint(n, low, high),
  randperm: (generator, _, n) => generator.randperm(n),
  bernoulli: (generator, _, n, p) => generator.bernoulli(n, p),
  bernoulliEach: (generator, dtype, n, p) => generator.bernoulliEach(new Float32Array(n).fill(p), dtype),
  exponential: (generator, dtype, n, rate) => generator.exponential(n, rate, dtype),
};

/** Here the C library's logarithm, sine and cosine differ from JavaScript's in the last digit. */
const lastDigit = new Set(['normal64', 'exponential64']);

const digest = (numbers: ArrayBufferView): string => createHash('sha256').update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)).digest('hex').slice(0, 16);

describe('a generator draws what PyTorch draws', () => {
  const generator = new Generator();
  for (const { step, head, tail, digest: expected } of recorded) {
    const [kind = '', n = 0, a = 0, b = 0] = step as [string, number, number?, number?]; // the recorder writes a name, then numbers
    if (kind === 'manualSeed') {
      it(`after manual_seed(${n})`, () => {
        generator.manualSeed(n);
        assert.equal(generator.initialSeed, BigInt.asUintN(64, BigInt(n)));
      });
      continue;
    }
    it(`${kind}(${step.slice(1).join(', ')})`, () => {
      const draw = draws[kind.replace('64', '')];
      assert.ok(draw !== undefined);
      const numbers = draw(generator, kind.endsWith('64') ? 'float64' : 'float32', n, a, b);
      const ends = [...Array.from(numbers).slice(0, head?.length), ...Array.from(numbers).slice(-2)];
      [...(head ?? []), ...(tail ?? [])].forEach((value, i) => {
        const room = lastDigit.has(kind) ? 4e-15 * Math.max(1, Math.abs(value)) : 0;
        assert.ok(Math.abs((ends[i] ?? NaN) - value) <= room, `number ${i} is ${ends[i]}, in PyTorch ${value}`);
      });
      if (!lastDigit.has(kind)) assert.equal(digest(numbers), expected);
    });
  }
});

describe('a generator', () => {
  it('goes on from a state it was given, the spare normal included', () => {
    const first = new Generator(7);
    first.normal(3);
    const { state } = first;
    const second = new Generator(1);
    second.state = state;
    assert.deepEqual(second.normal(5), first.normal(5));
    assert.deepEqual(second.uniform(700), first.uniform(700));
    assert.equal(second.initialSeed, 7n);
  });
});
