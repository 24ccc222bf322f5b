/** @file What the hover at an offset says. Reads what is known; runs nothing. */
import { nodesAt } from '../../python/syntax/index.ts';
import type { Document } from '../document.ts';
import { boundName, constantGradientAt } from './constantGradients.ts';
import { weightAtCall } from './costs.ts';
import { criticCall, explainCritic } from './critics.ts';
import { printed, type HoverText } from './hoverText.ts';
import { inlinePenalty, penaltyName } from './penaltyName.ts';
import { explainPlace } from './places.ts';
import { inside } from './ranges.ts';
import { explainSize } from './sizes.ts';

export function hoverAt(document: Document, offset: number): HoverText | undefined {
  const nodes = nodesAt(document.program.main.tree, offset);
  // What a penalty computes on its way is no gradient that somebody wrote down.
  const isPenalty = document.evaluations.some((e) => inside(e.site.range, offset));
  const explained = penaltyName(document, nodes, offset) ?? explainCritic(document, offset) ?? weightAtCall(document, offset) ?? explainPlace(document, offset) ?? criticCall(document, nodes, offset) ?? (isPenalty ? undefined : boundName(document, nodes) ?? constantGradientAt(document, nodes)) ?? explainSize(document, nodes) ?? inlinePenalty(document, offset);
  return explained && printed(explained, document.translations);
}
