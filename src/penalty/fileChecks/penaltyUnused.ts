/** @file penalty-unused: the penalty is computed, and the loss that is back-propagated is without it. */
import { formatNumber } from '../numberText.ts';
import { leavesStep, readsOf, scalarsOf, wasReadEverywhere } from '../steps/fate.ts';
import { flows, type PenaltyUse, type Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { nameGiven, nameOf, trainsItself } from './text.ts';

export const penaltyUnused: FileCheck = {
  code: 'penalty-unused', title: 'Penalty not added', severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap(({ steps, target }) => (trainsItself(target) ? [] : steps.flatMap((step) => step.penalties.flatMap((use) => draftOf(file, step, use) ?? [])))),
};

function draftOf({ program: { main } }: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  const isTrained = step.scores.some(({ share }) => share !== undefined);
  if (use.share || !isTrained || leavesStep(step, use.tensor, main.tree)) return undefined;
  const name = nameGiven(main.tree, use.place);
  if (name === undefined || !wasReadEverywhere(step, name)) return undefined;
  const total = [...scalarsOf(step)].find(([tensor]) => tensor !== use.tensor && flows(step.lab, use.tensor, tensor) && step.scores.some((score) => flows(step.lab, score.tensor, tensor)));
  const isRead = readsOf(step.region.within ? step.region.within.node.body : main.tree.body, name).length > 0;
  // Only shown or compared: it may be there to be looked at.
  if (!total && isRead) return undefined;
  const totalName = total && nameOf(step, total[0]);
  const where = total ? `It goes into ${totalName === undefined ? 'a sum' : `\`${totalName}\``}, but another loss is back-propagated` : `\`${name}\` is computed and never read again`;
  return {
    place: use.place, repairs: [], sentence: 'The loss that is back-propagated is without the penalty.',
    message: `The penalty does not reach the loss that trains the critic. ${where}: in a step in which the penalty is ${formatNumber(use.value)}, its share of the critic's gradient is 0.`,
  };
}
