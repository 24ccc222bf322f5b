/** @file rms-instead-of-l2: the mean of the squares under the root, so that the norm shrinks with the size of a sample. */
import { isPerSample, type Formula } from '../formulas.ts';
import { callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { formatCount, formatNumber } from '../numberText.ts';
import { elementsPerSample, sizeOf } from '../probes/gradients.ts';
import { formulaCheck } from './formulaCheck.ts';
import { elements, perSample, unitScores } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';

export const rmsInsteadOfL2 = formulaCheck({
  code: 'rms-instead-of-l2', title: phrase`Mean instead of sum`, severity: 'error',
  // A zero-centred penalty may mean its γ to be independent of the resolution.
  severityOf: ({ shape }) => (shape === 'square' ? 'warning' : 'error'),
  matches: (formula, rank) => (formula.norm === 'rms' && formula.shape !== 'norm' && isPerSample({ ...formula, norm: 'l2' }, rank)) || isOfParts(formula, rank),
  message: (examination, formula) => (formula.shape === 'square' && addedFirst(examination) > 1 ? averagedNorms(examination, formula, addedFirst(examination)) : formula.shape === 'square'
    ? phrase`The squares of a sample's ${perSample(examination)} elements are averaged, not added, so the penalty is ${perSample(examination)} times smaller than the squared norm: it practically vanishes. ${unitScores(examination)}`
    : phrase`The squares of a sample's ${perSample(examination)} elements are averaged under the root, not added, so the value is √${perSample(examination)} ≈ ${formatNumber(Math.sqrt(elementsPerSample(examination.shape)))} times smaller than the norm and the true norm is pulled there. ${unitScores(examination)}`),
  sentence: (examination) => phrase`It is the root mean square of ${perSample(examination)} elements, not their L2 norm.`,
  repairs: ({ tree, reduction }) => {
    const call = reduction?.node && callAt(tree, reduction.node);
    return call?.func.type === 'Attribute' && call.func.attr === 'mean' ? [{ title: phrase`Add the squares of a sample`, edits: [replace(call.func.attrRange, 'sum')] }] : [];
  },
});

/** Squared norms of parts of a sample, averaged over the parts. */
const isOfParts = (formula: Formula, rank: number): boolean =>
  formula.norm === 'l2' && formula.shape === 'square' && formula.reduction === 'mean' && formula.row === undefined && !isPerSample(formula, rank) && formula.axes.length > 0 && !formula.axes.includes(0);

/** Elements whose squares the norm adds, before a mean takes what is left of a sample: those of a channel axis, say. */
function addedFirst({ reduction }: Examination): number {
  return !reduction || /mean|std|var|max/.test(reduction.name) ? 1 : sizeOf(reduction.inputShape) / sizeOf(reduction.outputShape);
}

function averagedNorms(examination: Examination, formula: Formula, added: number): Text {
  const averaged = formatCount(elementsPerSample(examination.shape) / added);
  const scores = examination.unit ? phrase`A gradient whose samples all have norm 1 scores ${formatNumber(examination.unit.yours)} instead of ${formatNumber(formula.norm === 'l2' ? examination.unit.expected : examination.unit.expected / added)}.` : '';
  return phrase`Each norm covers ${elements(added)}, and the ${averaged} squared norms of a sample are averaged, not added, so the penalty is ${averaged} times smaller than the squared norm of a sample. ${scores}`;
}
