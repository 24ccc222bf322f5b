/** @file norm-wrong-axis-flat: a norm down the batch, one for each feature. */
import { formulaCheck } from './formulaCheck.ts';
import { perSample, shapeText, unitScores } from './text.ts';
import { flattenRepairs, isWrongAxes } from './wrongAxes.ts';
import { phrase } from '../../texts/text.ts';

export const normWrongAxisFlat = formulaCheck({
  code: 'norm-wrong-axis-flat', title: phrase`Norm over the batch axis`, severity: 'error',
  matches: (formula, rank) => isWrongAxes(formula, rank) && formula.axes.length === 1 && formula.axes[0] === 0,
  message: (examination) => phrase`The norm runs down dim 0 of a gradient of shape ${shapeText(examination)}: it takes one element of every sample together, and there is one norm for each of the ${perSample(examination)} elements. ${unitScores(examination)}`,
  sentence: () => phrase`\`dim=0\` is the batch: each norm takes one element of every sample together.`,
  repairs: flattenRepairs,
});
