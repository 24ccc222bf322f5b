/** @file One sample of a probe's gradient as plain numbers, for a picture of it. */
import type { GradientSample } from '../../protocol/evaluation.ts';
import { elementsPerSample, type ProbeGradient } from './gradients.ts';

/** undefined: there is no such sample. */
export function sampleOf({ shape, fill, data }: ProbeGradient, sample: number): GradientSample | undefined {
  const [samples = 1, ...sizes] = shape;
  if (!Number.isInteger(sample) || sample < 0 || sample >= samples) return undefined;
  const n = elementsPerSample(shape);
  const values = data ? data.slice(sample * n, (sample + 1) * n) : new Float32Array(n).fill(fill ?? 0);
  return { shape: sizes, values, norm: Math.sqrt(values.reduce((sum, x) => sum + x * x, 0)), sample, samples };
}
