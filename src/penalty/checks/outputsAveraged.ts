/** @file outputs-averaged: the gradient of the mean score, B times smaller than that of each sample's own score. */
import { walk, type NodeBase } from '../../python/syntax/index.ts';
import { criticCallsIn } from '../fixes/criticCalls.ts';
import { appendCall, argumentOf, callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { pulls } from '../formulas.ts';
import { isAccepted } from '../judge.ts';
import { formatNumber } from '../numberText.ts';
import { speaksByItself } from '../sites/speech.ts';
import { siteOf } from '../sites/site.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const outputsAveraged: Check = {
  code: 'outputs-averaged', title: phrase`Mean of the scores`, severity: 'error', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { delivered } = examination;
    const batch = delivered?.shape[0] ?? 1;
    if (!delivered?.parallel || batch < 2 || !delivered.factors.every((factor) => Math.abs(Math.abs(factor) * batch - 1) < 1e-3) || !isPenalty(examination)) return undefined;
    const place = placeIn(examination, delivered.place.location);
    return {
      place, sentence: phrase`The scores are averaged before the gradient is taken: each sample's gradient is divided by ${own(examination)}.`, repairs: place ? summed(examination, place) : [],
      message: phrase`The gradient is that of the mean score, so each sample's part is divided by the batch size. ${consequence(examination)}`,
    };
  },
};

const own = ({ shape }: Examination): string => (shape[0] ?? 1).toString();

/** Gradients of a mean are taken for other ends as well: only what pulls norms to a target, or is called a penalty, is one. */
const isPenalty = ({ formula, rank, target }: Examination): boolean => formula !== undefined && (isAccepted(formula, rank) || speaksByItself(target)) && (pulls(formula) || speaksByItself(target));

function consequence(examination: Examination): Text {
  const { formula, shape } = examination;
  const batch = shape[0] ?? 1;
  if (formula && pulls(formula)) return phrase`With ${own(examination)} samples a critic of slope 1 has norms of ${formatNumber(1 / batch)}, and the penalty pulls the slope to ${formatNumber(batch * (formula.target || 1))}.`;
  return phrase`With ${own(examination)} samples the squared norms, and the penalty with them, are ${formatNumber(batch ** 2)} times too small.`;
}

/** `.mean()` becomes `.sum()` in the outputs, or in the statement before that made them. */
function summed(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, target } = examination;
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  if (!outputs) return [];
  const fixes: Repair[] = [];
  const { range } = siteOf(target);
  const title = phrase`Differentiate the sum of the scores`;
  walk(tree, (node) => {
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'mean' && node.start < place.end && node.start >= range.start)
      fixes.unshift({ title, edits: [replace(node.func.attrRange, 'sum')] });
  });
  // The scores were averaged before they came here, by the critic's own call.
  for (const critic of criticCallsIn(examination)) if (outputs.start === critic.start && outputs.end === critic.end) fixes.push({ title, edits: appendCall(outputs, '.sum()') });
  return fixes.slice(0, 4);
}
