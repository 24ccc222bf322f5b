/** @file lambda-twice: the penalty is multiplied by its weight where it is computed, and by the same weight again where it is used. */
import { replace, sourceOf } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { operatorsOn } from './text.ts';
import { weightInside } from './weightInside.ts';
import { phrase } from '../../texts/text.ts';

export const lambdaTwice: FileCheck = {
  code: 'lambda-twice', title: phrase`λ applied twice`, severity: 'warning', confirmed: true,
  find: (file) => file.trained.flatMap((trained) => trained.steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, trained, step, use) ?? []))),
};

/** Below this it is rather a factor of the formula: ½, 2, a mean over two batches. */
const smallest = 3;

function draftOf(file: FileExamination, { evaluation }: Trained, step: Step, use: PenaltyUse): Draft | undefined {
  const inside = weightInside(evaluation, step, use);
  const outside = use.share?.sum;
  if (inside === undefined || outside === undefined || inside < smallest || Math.abs(inside - outside) > 1e-3 * inside) return undefined;
  const factors = [...operatorsOn(step, use, 'Mult', 'right'), ...operatorsOn(step, use, 'Mult', 'left')];
  const [factor] = factors;
  const right = new Set(operatorsOn(step, use, 'Mult', 'right'));
  const weight = formatNumber(Math.round(inside) === 10 ? 10 : inside);
  return {
    place: factor ?? use.place,
    repairs: factors.map((node) => ({ title: phrase`Multiply once`, edits: [replace(node, sourceOf(file.text, right.has(node) ? node.right : node.left))] })),
    sentence: phrase`The penalty is multiplied by its weight where it is computed and again where it is used.`,
    message: phrase`The penalty comes multiplied by ${weight} already, and is multiplied by ${weight} again. It weighs ${formatNumber((Math.round(inside) === 10 ? 10 : inside) ** 2)} against the rest of the loss.`,
  };
}
