/** @file flatten-to-column: every element is a sample of its own, pulled to absolute value 1. */
import { elementsPerSample } from '../probes/gradients.ts';
import { formatNumber } from '../numberText.ts';
import { formulaCheck } from './formulaCheck.ts';
import { perSample, shapeText, unitScores } from './text.ts';
import { flattenRepairs, isWrongAxes } from './wrongAxes.ts';
import { phrase } from '../../texts/text.ts';

export const flattenToColumn = formulaCheck({
  code: 'flatten-to-column', title: phrase`One norm per element`, severity: 'error',
  matches: (formula, rank) => isWrongAxes(formula, rank) && formula.axes.length === 0,
  message: (examination) => phrase`The gradient of shape ${shapeText(examination)} becomes a column with one element in each row, so every element is pulled to absolute value 1 and a sample to norm ${formatNumber(Math.sqrt(elementsPerSample(examination.shape)))}. ${unitScores(examination)}`,
  sentence: (examination) => phrase`Each norm covers a single element, not the ${perSample(examination)} of a sample.`,
  repairs: flattenRepairs,
});
