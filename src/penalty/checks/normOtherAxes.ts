/** @file norm-partial-axes: a norm over some other axes than those of one sample. */
import { listText } from '../numberText.ts';
import { formulaCheck } from './formulaCheck.ts';
import { axisName, coveredElements, elements, perSample, shapeText, unitScores } from './text.ts';
import { flattenRepairs, isWrongAxes } from './wrongAxes.ts';

const axesText = (axes: readonly number[], rank: number): string => (axes.length === 0 ? 'no axis' : `the ${listText(axes.map((axis) => axisName(axis, rank)))} ${axes.length === 1 ? 'axis' : 'axes'}`);

export const normOtherAxes = formulaCheck({
  code: 'norm-partial-axes',
  title: 'Wrong norm axes',
  severity: 'error',
  matches: isWrongAxes,
  message: (examination, formula) => `Each norm covers ${axesText(formula.axes, examination.shape.length)} of a gradient of shape ${shapeText(examination)}: ${elements(coveredElements(examination, formula))}, where a sample has ${perSample(examination)}. ${unitScores(examination)}`,
  sentence: (examination, formula) => `Each norm covers ${elements(coveredElements(examination, formula))}, not the ${perSample(examination)} of a sample.`,
  repairs: flattenRepairs,
});
