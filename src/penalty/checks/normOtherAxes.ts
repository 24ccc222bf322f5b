/** @file norm-partial-axes: a norm over some other axes than those of one sample. */
import { listText } from '../numberText.ts';
import type { Check } from './check.ts';
import { axisName, coveredElements, elements, perSample, shapeText, unitScores } from './text.ts';
import { flattenFixes, isWrongAxes } from './wrongAxes.ts';

const axesText = (axes: readonly number[], rank: number): string => (axes.length === 0 ? 'no axis' : `the ${listText(axes.map((axis) => axisName(axis, rank)))} ${axes.length === 1 ? 'axis' : 'axes'}`);

export const normOtherAxes: Check = {
  code: 'norm-partial-axes',
  title: 'Wrong norm axes',
  matches: isWrongAxes,
  message: (context) => `Each norm covers ${axesText(context.formula.axes, context.shape.length)} of a gradient of shape ${shapeText(context)}: ${elements(coveredElements(context))}, where a sample has ${perSample(context).toLocaleString('en-US')}. ${unitScores(context)}`,
  sentence: (context) => `Each norm covers ${elements(coveredElements(context))}, not the ${perSample(context).toLocaleString('en-US')} of a sample.`,
  fixes: flattenFixes,
};
