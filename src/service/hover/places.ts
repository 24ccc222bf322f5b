/** @file Explains a place of a penalty by what running it has shown: one explanation for each kind of place. */
import type { PlaceKind, SitePlaces } from '../../penalty/index.ts';
import type { Evaluation, OffsetRange } from '../../protocol/evaluation.ts';
import type { Document } from '../document.ts';
import * as costs from './costs.ts';
import * as critics from './critics.ts';
import * as gradients from './gradients.ts';
import * as norms from './norms.ts';
import * as points from './points.ts';
import type { Explain, PlaceContext } from './context.ts';
import type { Explanation } from './hoverText.ts';
import { inside } from './ranges.ts';

const explainers: { readonly [K in PlaceKind]: Explain } = {
  gradient: norms.gradient, arranged: norms.arranged, squares: norms.squares, 'squared-norms': norms.squaredNorms, norms: norms.norms,
  distances: costs.distances, costs: costs.costs, weighted: costs.weight, mean: costs.mean, sum: costs.sum, maximum: costs.maximum,
  'mean-norm': costs.meanNorm, 'mean-distance': costs.meanDistance, penalty: costs.penalty,
  point: points.point, weight: points.weight, batch: points.batch, 'requires-grad': points.requiresGrad, tensor: points.tensor, scores: critics.scores, 'score-sum': critics.scoreSum, 'score-mean': critics.scoreMean,
  'grad-call': gradients.gradCall, 'grad-argument': gradients.gradArgument, 'grad-item': gradients.gradItem, backward: gradients.backward, 'grad-attribute': gradients.gradAttribute,
};

/** The innermost place at the offset that there is something to say about. */
export function explainPlace(document: Document, offset: number): Explanation | undefined {
  const here = document.places.flatMap((site) => site.places.filter(({ range }) => inside(range, offset)).map((place) => ({ site, place })))
    .sort((a, b) => length(a.place.range) - length(b.place.range) || Number(a.place.kind === 'tensor') - Number(b.place.kind === 'tensor'));
  for (const { site, place } of here) {
    const evaluation = evaluationOf(document, site);
    const check = document.findings.find(({ range }) => range.start < place.range.end && place.range.start < range.end)?.code;
    const said = explainers[place.kind]({ site, place, evaluation, check });
    if (said) return { check: check ?? evaluationCheck(place.kind, evaluation), ...said, range: place.range };
  }
  return undefined;
}

/** Where a mistake is shown by numbers, its page explains them. */
const evaluationCheck = (kind: PlaceKind, evaluation: Evaluation | undefined): PlaceContext['check'] => (kind === 'penalty' || kind === 'mean' || kind === 'norms' ? evaluation?.findings[0]?.code : undefined);

const evaluationOf = (document: Document, { target }: SitePlaces): Evaluation | undefined => {
  const start = target.type === 'function' ? target.info.node.nameRange.start : target.nameRange.start;
  return document.evaluations.find(({ site }) => site.nameRange.start === start);
};

const length = (range: OffsetRange): number => range.end - range.start;
