/** @file norm-dim1-unflattened: the norm of an image batch over the channel axis alone. */
import { axisName, coveredElements, elements, perSample, shapeText, unitScores } from './text.ts';
import type { Check } from './check.ts';
import { flattenFixes, isWrongAxes } from './wrongAxes.ts';

export const normDim1Unflattened: Check = {
  code: 'norm-dim1-unflattened',
  title: 'Wrong norm axis',
  matches: (formula, rank) => rank > 2 && isWrongAxes(formula, rank) && formula.axes.length === 1 && formula.axes[0] === 1,
  message: (context) => `The norm is taken over dim 1 of a gradient of shape ${shapeText(context)}, the ${axisName(1, context.shape.length)} axis: each norm covers ${elements(coveredElements(context))}, not the ${perSample(context).toLocaleString('en-US')} of a sample. ${unitScores(context)}`,
  sentence: (context) => `\`dim=1\` is the ${axisName(1, context.shape.length)} axis. Each norm covers ${elements(coveredElements(context))}, not ${perSample(context).toLocaleString('en-US')}.`,
  fixes: flattenFixes,
};
