/** @file spectral-instead-of-l2: the largest singular value of a matrix instead of the length of a vector. */
import { pulls } from '../formulas.ts';
import { formulaCheck } from './formulaCheck.ts';
import { shapeText, unitScores } from './text.ts';
import { vectorNormRepairs } from './wrongAxes.ts';
import { phrase } from '../../texts/text.ts';

export const spectralInsteadOfL2 = formulaCheck({
  code: 'spectral-instead-of-l2', title: phrase`Spectral norm`, severity: 'error',
  matches: (formula) => formula.norm === 'spectral' && pulls(formula),
  message: (examination) => phrase`With two axes, torch.linalg.norm of order 2 is the spectral norm: the largest singular value of a matrix, not the L2 norm of a sample. At shape ${shapeText(examination)} it stays below the L2 norm for all gradients but those of rank 1. ${unitScores(examination)}`,
  sentence: () => phrase`This is the largest singular value of a matrix, not the L2 norm of each sample.`,
  repairs: vectorNormRepairs,
});
