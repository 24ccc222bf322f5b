/** @file norm-partial-axes: a norm over some other axes than those of one sample. */
import { listText } from '../../texts/lists.ts';
import { formulaCheck } from './formulaCheck.ts';
import { axisName, coveredElements, elements, perSample, shapeText, unitScores } from './text.ts';
import { flattenRepairs, isWrongAxes } from './wrongAxes.ts';
import { phrase, type Text } from '../../texts/text.ts';

function axesText(axes: readonly number[], rank: number): Text {
  const names = listText(axes.map((axis) => axisName(axis, rank)));
  return axes.length === 0 ? phrase`no axis` : axes.length === 1 ? phrase`the ${names} axis` : phrase`the ${names} axes`;
}

export const normOtherAxes = formulaCheck({
  code: 'norm-partial-axes',
  title: phrase`Wrong norm axes`,
  severity: 'error',
  matches: isWrongAxes,
  message: (examination, formula) => phrase`Each norm covers ${axesText(formula.axes, examination.shape.length)} of a gradient of shape ${shapeText(examination)}: ${elements(coveredElements(examination, formula))}, where a sample has ${perSample(examination)}. ${unitScores(examination)}`,
  sentence: (examination, formula) => phrase`Each norm covers ${elements(coveredElements(examination, formula))}, not the ${perSample(examination)} of a sample.`,
  repairs: flattenRepairs,
});
