/** @file The table of probes: what the code answered to each gradient, beside what the formula meant would answer. */
import type { ProbeResult } from '../protocol/evaluation.ts';
import type { Torch } from '../torch/index.ts';
import { evaluateFormula, type Formula } from './formulas.ts';
import { reference } from './judge.ts';
import { firstReduction, gradientOps } from './locate.ts';
import { formatNumber } from './numberText.ts';
import type { ExaminationInput } from './examination.ts';
import type { Experiment } from './probes/experiment.ts';
import { probeNames, sizeOf, type ProbeGradients, type ProbeName } from './probes/gradients.ts';
import type { SiteRun } from './probes/runSite.ts';
import { fittingProbes, type Study } from './study.ts';

export function probeResults(input: ExaminationInput, study: Study, runs: ReadonlyMap<ProbeName, SiteRun>, experiment: Experiment): ProbeResult[] {
  if (study.kind !== 'studied') return [];
  const expected = study.formula && reference(study.formula, input.shape.length);
  const shown = [...runs].map(([name, run]) => probeResult(input.gradients, name, experiment.gradientShape(run), run.kind === 'penalty' ? run.penalty : undefined, expected, normsOf(experiment.lab.torch, run)));
  const fitted = study.observations.flatMap((o, i) => {
    const name = fittingProbes[i];
    return name === 'spread' || name === 'mixed' ? [probeResult(input.gradients, name, o.gradient.shape, o.value, expected, undefined)] : [];
  });
  return [...shown, ...fitted].sort((a, b) => probeOrder.indexOf(a.name) - probeOrder.indexOf(b.name));
}
const probeOrder: readonly string[] = probeNames;
const sampleNorms: Readonly<Record<string, number>> = { zeros: 0, unit: 1, double: 2 };

function probeResult(gradients: ProbeGradients, name: ProbeName, shape: readonly number[], penalty: number | undefined, formula: Formula | undefined, norms: ProbeResult['norms']): ProbeResult {
  return {
    name, penalty: penalty !== undefined && Number.isFinite(penalty) ? penalty : undefined, expected: formula && evaluateFormula(formula, gradients.get(name, shape)), norm: sampleNorms[name], norms,
    note: penalty !== undefined && !Number.isFinite(penalty) ? formatNumber(penalty) : undefined, range: undefined,
    references: undefined, derivation: [], isUneven: gradients.get(name, shape).data !== undefined, critic: undefined,
  };
}

/** The norms that the code itself computed. */
function normsOf(torch: Torch, run: SiteRun): ProbeResult['norms'] {
  const reduction = run.kind === 'penalty' ? firstReduction(gradientOps(run.notes, run.gradient)) : undefined;
  if (reduction?.name.includes('norm') !== true) return undefined;
  const { array } = reduction.output;
  const norms = array.fill === undefined ? torch.read(reduction.output) ?? [] : [array.fill];
  const [min, max] = Array.from(norms).reduce(([least, most], norm) => [Math.min(least, norm), Math.max(most, norm)], [Infinity, -Infinity]);
  return { count: sizeOf(reduction.outputShape), min, max, bins: binsOf(norms, min, max, sizeOf(reduction.outputShape)) };
}

/** Bars of a histogram. */
const barCount = 24;

function binsOf(norms: ArrayLike<number>, min: number, max: number, count: number): readonly number[] {
  if (!(max > min)) return [count];
  const bins = Array.from({ length: barCount }, () => 0);
  for (const norm of Array.from(norms)) {
    const bar = Math.min(barCount - 1, Math.floor((norm - min) / (max - min) * barCount));
    bins[bar] = (bins[bar] ?? 0) + 1;
  }
  return bins;
}
