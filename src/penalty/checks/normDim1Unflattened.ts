/** @file norm-dim1-unflattened: the norm of an image batch over the channel axis alone. */
import { axisName, coveredElements, elements, perSample, shapeText, unitScores } from './text.ts';
import { formulaCheck } from './formulaCheck.ts';
import { flattenRepairs, isWrongAxes } from './wrongAxes.ts';
import { phrase } from '../../texts/text.ts';

export const normDim1Unflattened = formulaCheck({
  code: 'norm-dim1-unflattened',
  title: phrase`Wrong norm axis`,
  severity: 'error',
  matches: (formula, rank) => rank > 2 && isWrongAxes(formula, rank) && formula.axes.length === 1 && formula.axes[0] === 1,
  message: (examination, formula) => phrase`The norm is taken over dim 1 of a gradient of shape ${shapeText(examination)}, the ${axisName(1, examination.shape.length)} axis: each norm covers ${elements(coveredElements(examination, formula))}, not the ${perSample(examination)} of a sample. ${unitScores(examination)}`,
  sentence: (examination, formula) => phrase`\`dim=1\` is the ${axisName(1, examination.shape.length)} axis. Each norm covers ${elements(coveredElements(examination, formula))}, not ${perSample(examination)}.`,
  repairs: flattenRepairs,
});
