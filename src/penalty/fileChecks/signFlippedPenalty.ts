/** @file sign-flipped-penalty: a loss that is made small holds the penalty with a minus. */
import type { BinOp, Expr } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { replace } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { operatorsOn, stepsTaken } from './text.ts';

export const signFlippedPenalty: FileCheck = {
  code: 'sign-flipped-penalty', title: 'Penalty is subtracted', severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap(({ evaluation, steps }) => ((evaluation.weight ?? 0) > 0 ? steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, step, use) ?? [])) : [])),
};

function draftOf(file: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  if (!use.share || use.share.sum >= 0 || use.value <= 0 || !minimises(file, step)) return undefined;
  const minus = operatorsOn(step, use, 'Sub', 'right');
  const [first] = minus;
  return {
    place: first ?? use.place, repairs: minus.map((node) => ({ title: 'Add the penalty', edits: [plus(file.text, node)] })),
    sentence: 'The penalty is subtracted from a loss that is made small.',
    message: `The loss that the optimizer makes small holds the penalty with weight ${formatNumber(use.share.sum)}. A lower loss is a larger penalty, so the norms are driven away from their target instead of to it.`,
  };
}

/** The operator's own character. */
function plus(text: string, { left, right }: BinOp): ReturnType<typeof replace> {
  const at = text.indexOf('-', left.end);
  return replace(at >= 0 && at < right.start ? { start: at, end: at + 1 } : { start: left.end, end: right.start }, at >= 0 && at < right.start ? '+' : ' + ');
}

/** An optimizer takes the step, and nothing turns gradients around on the way. */
function minimises({ program: { main } }: FileExamination, step: Step): boolean {
  let turned = false;
  for (const statement of main.tree.body) walk(statement, (node) => {
    if (node.type === 'keyword' && node.arg === 'maximize') turned = true;
    if (node.type === 'Attribute' && (/hook/.test(node.attr) || (node.attr === 'grad' && !isModule(node.value)))) turned = true;
    if (node.type === 'Name' && /reversal|GradReverse|GRL/i.test(node.id)) turned = true;
  });
  return !turned && stepsTaken(step).some(({ at }) => step.sinks.some((sink) => sink.at <= at));
}

const isModule = (node: Expr): boolean => (node.type === 'Attribute' && node.attr === 'autograd') || (node.type === 'Name' && /autograd|torch/.test(node.id));
