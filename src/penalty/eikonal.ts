/** @file Distance fields: one norm for each point of the plane or of space, pulled to a target, is their own rule. */
import type { Examination } from './examination.ts';
import type { Formula } from './formulas.ts';
import { smallestWeight } from './judge.ts';
import type { SiteTarget } from './sites/site.ts';
import { speaksOfPoints } from './sites/speech.ts';

/** Whether it is a distance field's rule, squared or not: it is no critic's penalty then. */
export const isEikonal = (examination: Examination): boolean =>
  examination.formula !== undefined && isOfPoints(examination.formula, examination.target, examination.shape) && !mixesClouds(examination);

function isOfPoints({ axes, norm, shape: phi, reduction, weight }: Formula, target: SiteTarget, shape: readonly number[]): boolean {
  const isPoint = (shape.at(-1) ?? Infinity) <= 3 && (shape.length === 3 || (shape.length === 2 && speaksOfPoints(target)));
  return isPoint && norm === 'l2' && axes.length === 1 && axes[0] === shape.length - 1 && (phi === 'two-sided' || phi === 'absolute') && reduction === 'mean' && weight >= smallestWeight;
}

/** A cloud of points that is mixed as a whole with another is one sample, which a critic has one score for. */
function mixesClouds(examination: Examination): boolean {
  const mixture = examination.shape.length > 2 ? examination.mixture() : undefined;
  return mixture !== undefined && mixture.weights.size > 1 && [...mixture.weights.values()].every((weights) => isOnePerSample(weights, mixture.shape[0] ?? 1));
}

const isOnePerSample = (weights: Float32Array, batch: number): boolean => {
  const size = weights.length / batch;
  return weights.every((weight, i) => Math.abs(weight - (weights[Math.floor(i / size) * size] ?? 0)) < 1e-4);
};
