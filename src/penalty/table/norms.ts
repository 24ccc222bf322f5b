/** @file The norms of a probe: those of its samples' gradients, and those that the user's code computed. */
import type { Norms } from '../../protocol/evaluation.ts';
import type { Torch } from '../../torch/index.ts';
import { firstReduction, gradientOps } from '../locate.ts';
import { elementsPerSample, sizeOf, type ProbeGradient } from '../probes/gradients.ts';
import type { SiteRun } from '../probes/runSite.ts';

/** The L2 norm of each sample's gradient; a single number where all elements of the batch are equal. */
export function sampleNorms({ shape, fill, data }: ProbeGradient): readonly number[] {
  const n = elementsPerSample(shape);
  if (data === undefined) return [Math.abs(fill ?? 0) * Math.sqrt(n)];
  return Array.from({ length: shape[0] ?? 1 }, (_, sample) => {
    let squares = 0;
    for (let i = sample * n; i < (sample + 1) * n; i++) squares += (data[i] ?? 0) ** 2;
    return Math.sqrt(squares);
  });
}

/** What all of them are but for rounding; undefined where they differ. */
export function commonNorm(norms: readonly number[]): number | undefined {
  const [first] = norms;
  if (first === undefined || norms.some((norm) => !near(norm, first))) return undefined;
  return near(first, Math.round(first)) ? Math.round(first) : first;
}
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));

/** The norms that the code itself computed. */
export function codeNorms(torch: Torch, run: SiteRun): Norms | undefined {
  const reduction = run.kind === 'penalty' ? firstReduction(gradientOps(run.notes, run.gradient)) : undefined;
  if (reduction?.name.includes('norm') !== true) return undefined;
  const { array } = reduction.output;
  return summaryOf(array.fill === undefined ? torch.read(reduction.output) ?? [] : [array.fill], sizeOf(reduction.outputShape));
}

/** `count` of them, where one number stands for all. */
export function summaryOf(norms: ArrayLike<number> & Iterable<number>, count = norms.length): Norms {
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (const norm of norms) {
    if (norm < min) min = norm;
    if (norm > max) max = norm;
    sum += norm;
  }
  const mean = sum / norms.length;
  let squares = 0;
  for (const norm of norms) squares += (norm - mean) ** 2;
  return { count, min, max, mean, deviation: Math.sqrt(squares / norms.length), bins: binsOf(norms, min, max, count) };
}

/** Bars of a histogram. */
const barCount = 24;

function binsOf(norms: Iterable<number>, min: number, max: number, count: number): readonly number[] {
  if (!(max > min)) return [count];
  const bins = Array.from({ length: barCount }, () => 0);
  for (const norm of norms) {
    const bar = Math.min(barCount - 1, Math.floor((norm - min) / (max - min) * barCount));
    bins[bar] = (bins[bar] ?? 0) + 1;
  }
  return bins;
}
