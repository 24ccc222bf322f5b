/** @file How near two answers must be. */
import assert from 'node:assert/strict';
import type { DType } from '../../src/arrays/index.ts';
import type { Case, Plain } from './cases.ts';

const tolerance: Readonly<Partial<Record<DType, number>>> = { float32: 2e-6, float64: 1e-11, float16: 1e-3, bfloat16: 1e-2 };

/** Where no rounding is involved, or IEEE 754 says how to round. */
const exact = new Set(['neg', 'abs', 'sign', 'floor', 'ceil', 'round', 'trunc', 'add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'sqrt', 'max', 'min', 'fmod']);
const moving = new Set(['cast', 'where', 'transpose', 'slice', 'flip', 'expand', 'pad', 'concat', 'sort', 'take']);

const isExact = ({ method, kernel, inputs }: Case): boolean => moving.has(method) || (exact.has(kernel) && (method === 'unary' || method === 'binary') && inputs[0]?.dtype !== 'bfloat16');

/** Which of two zeros is the larger is left to the processor. */
const anyZero = new Set(['maximum', 'minimum']);

/** Sums of many products are judged against the largest element: one near zero has lost its digits to the others. */
export function assertNear(actual: Plain | undefined, expected: Plain, of: Case): void {
  assert.ok(actual !== undefined, 'the elements are known');
  assert.deepEqual([actual.shape, actual.dtype], [expected.shape, expected.dtype]);
  assert.equal(actual.data.length, expected.data.length);
  const scale = of.method === 'unary' || of.method === 'binary' ? 0 : Math.max(0, ...expected.data.filter(Number.isFinite).map(Math.abs));
  const room = isExact(of) ? 0 : (tolerance[expected.dtype] ?? 0);
  expected.data.forEach((value, i) => {
    const got = actual.data[i] ?? NaN;
    const same = Object.is(got, value) || (anyZero.has(of.kernel) && got === value) || (room > 0 && Math.abs(got - value) <= room * Math.max(Math.abs(value), scale));
    assert.ok(same, `element ${i} is ${got}, in PyTorch ${value}`);
  });
}
