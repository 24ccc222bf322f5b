/** @file patch-or-multi-output: the critic scores many patches of a sample, and the penalty adds their slopes up. */
import { onPatches } from '../critics/patches.ts';
import { formatNumber } from '../numberText.ts';
import { discriminatingShape, sizeOf } from '../probes/gradients.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';

export const patchOrMultiOutput: FileCheck = {
  code: 'patch-or-multi-output', title: phrase`Scores of patches`, severity: 'information', confirmed: true,
  find: (file) => (/Conv\d?d/.test(file.wholeText) ? file.trained.flatMap((trained) => draftOf(file, trained) ?? []) : []),
};

function draftOf(file: FileExamination, trained: Trained): Draft | undefined {
  const { evaluation, target } = trained;
  if (evaluation.verdict !== 'correct' || evaluation.kind !== 'two-sided' || evaluation.shape.length !== 4) return undefined;
  const critic = file.criticOf(trained);
  const scores = critic?.ask(critic.batch(0))?.scores;
  const patches = scores ? sizeOf(scores.shape.slice(2)) : 1;
  if (scores?.shape.length !== 4 || scores.shape[1] !== 1 || patches < 2) return undefined;
  const taken = onPatches(file.program.main.tree, target, file.labOptions(discriminatingShape(4)));
  // Four patches of slope 1 each, added up: a norm of 4.
  if (!taken || Math.abs(taken.single) > 1e-3 || Math.abs(taken.patches - 9 * (evaluation.weight ?? 1)) > 0.1 * (evaluation.weight ?? 1)) return undefined;
  const [, , height = 1, width = 1] = scores.shape;
  return {
    place: { start: evaluation.site.nameRange.start, end: evaluation.site.nameRange.end }, repairs: [], sentence: phrase`The slopes of ${patches.toString()} patches are added up.`,
    message: phrase`The critic answers ${height.toString()} × ${width.toString()} scores for each sample, and their slopes are added up before the norm is taken. A norm of 1 is then asked of the sum: ${patches.toString()} times the slope of the mean score, which is held to ${formatNumber(1 / patches)}.`,
  };
}
