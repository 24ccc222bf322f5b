/** @file flatten-scrambles-samples: rows of the wrong length, made of pieces of several samples. */
import { formulaCheck } from './formulaCheck.ts';
import { pulls } from '../formulas.ts';
import { perSample, shapeText, unitScores } from './text.ts';
import { flattenRepairs } from './wrongAxes.ts';
import { phrase } from '../../texts/text.ts';

export const flattenScramblesSamples = formulaCheck({
  code: 'flatten-scrambles-samples', title: phrase`Samples cut up`, severity: 'error',
  matches: (formula) => formula.norm === 'l2' && formula.row !== undefined && pulls(formula),
  message: (examination) => phrase`The gradient of shape ${shapeText(examination)} is reshaped into rows that do not hold the ${perSample(examination)} elements of one sample, so each norm mixes pieces of samples. ${unitScores(examination)}`,
  sentence: (examination) => phrase`The rows under the norm are not the samples: each should hold ${perSample(examination)} elements.`,
  repairs: flattenRepairs,
});
