/** @file rms-instead-of-l2: the mean of the squares under the root, so that the norm shrinks with the size of a sample. */
import { isPerSample } from '../formulas.ts';
import { callAt, replace } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import { formulaCheck } from './formulaCheck.ts';
import { perSample, unitScores } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const rmsInsteadOfL2 = formulaCheck({
  code: 'rms-instead-of-l2', title: phrase`Mean instead of sum`, severity: 'error',
  // A zero-centred penalty may mean its γ to be independent of the resolution.
  severityOf: ({ shape }) => (shape === 'square' ? 'warning' : 'error'),
  matches: (formula, rank) => formula.norm === 'rms' && formula.shape !== 'norm' && isPerSample({ ...formula, norm: 'l2' }, rank),
  message: (examination, formula) => (formula.shape === 'square'
    ? phrase`The squares of a sample's ${perSample(examination)} elements are averaged, not added, so the penalty is ${perSample(examination)} times smaller than the squared norm: it practically vanishes. ${unitScores(examination)}`
    : phrase`The squares of a sample's ${perSample(examination)} elements are averaged under the root, not added, so the value is √${perSample(examination)} ≈ ${formatNumber(Math.sqrt(elementsPerSample(examination.shape)))} times smaller than the norm and the true norm is pulled there. ${unitScores(examination)}`),
  sentence: (examination) => phrase`It is the root mean square of ${perSample(examination)} elements, not their L2 norm.`,
  repairs: ({ tree, reduction }) => {
    const call = reduction?.node && callAt(tree, reduction.node);
    return call?.func.type === 'Attribute' && call.func.attr === 'mean' ? [{ title: phrase`Add the squares of a sample`, edits: [replace(call.func.attrRange, 'sum')] }] : [];
  },
});
