/** @file penalty-unused: the penalty is computed, and the loss that is back-propagated is without it. */
import type { Expr, Module } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';
import { callAt, replace, sourceOf } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import { boundNames } from '../sites/names.ts';
import { leavesStep, readsOf, scalarsOf, wasReadEverywhere } from '../steps/fate.ts';
import { flows, type PenaltyUse, type Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { nameGiven, nameOf, trainsItself } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const penaltyUnused: FileCheck = {
  code: 'penalty-unused', title: phrase`Penalty not added`, severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap((trained) => (trainsItself(trained.target) ? [] : trained.steps.flatMap((step) => step.penalties.flatMap((use) => draftOf(file, trained, step, use) ?? [])))),
};

function draftOf(file: FileExamination, trained: Trained, step: Step, use: PenaltyUse): Draft | undefined {
  const { tree } = file.program.main;
  const isTrained = step.scores.some(({ share }) => share !== undefined);
  if (use.share || !isTrained || leavesStep(step, use.tensor, tree)) return undefined;
  const name = nameGiven(tree, use.place);
  const found = name === undefined ? dropped(tree, use) : wasReadEverywhere(step, name) ? lost(file, step, use, name, factorOf(file, trained)) : undefined;
  return found && {
    place: use.place, repairs: found.repairs, sentence: phrase`The loss that is back-propagated is without the penalty.`,
    message: phrase`The penalty does not reach the loss that trains the critic. ${found.where}: in a step in which the penalty is ${formatNumber(use.value)}, its share of the critic's gradient is 0.`,
  };
}

interface Lost { readonly where: Text; readonly repairs: readonly Repair[] }

/** A statement by itself, whose value nobody gets. */
const dropped = (tree: Module, use: PenaltyUse): Lost | undefined =>
  (nodesAt(tree, use.place.start).some((node) => node.type === 'Expr' && node.value === use.place) ? { where: phrase`Its value is dropped where it is computed`, repairs: [] } : undefined);

function lost({ program: { main } }: FileExamination, step: Step, use: PenaltyUse, name: string, factor: string): Lost | undefined {
  const total = [...scalarsOf(step)].find(([tensor]) => tensor !== use.tensor && flows(step.lab, use.tensor, tensor) && step.scores.some((score) => flows(step.lab, score.tensor, tensor)));
  const totalName = total && nameOf(step, total[0]);
  if (total) return { where: totalName === undefined ? phrase`It goes into a sum, but another loss is back-propagated` : phrase`It goes into \`${totalName}\`, but another loss is back-propagated`, repairs: totalName === undefined ? [] : inTheSink(main.tree, step, () => ({ title: phrase`Back-propagate \`${totalName}\``, text: totalName })) };
  const number = addedAsNumber(step, name);
  if (number) return { where: phrase`It is added as a plain number, \`${sourceOf(main.text, number)}\``, repairs: [{ title: phrase`Add \`${name}\` itself`, edits: [replace(number, name)] }] };
  // Only shown or compared: it may be there to be looked at.
  const isRead = readsOf(step.region.within ? step.region.within.node.body : main.tree.body, name).length > 0;
  return isRead ? undefined : { where: phrase`\`${name}\` is computed and never read again`, repairs: inTheSink(main.tree, step, (loss) => ({ title: phrase`Add the penalty to \`${loss}\``, text: `(${loss} + ${factor}${name})` })) };
}

/** Another loss in `loss.backward()`, where that trains the scores. */
function inTheSink(tree: Module, { scores, sinks, lab }: Step, other: (loss: string) => { readonly title: Text; readonly text: string }): readonly Repair[] {
  return sinks.flatMap(({ loss, location }) => {
    const call = location && callAt(tree, location.node);
    const receiver = call?.func.type === 'Attribute' && call.func.attr === 'backward' ? call.func.value : undefined;
    if (receiver?.type !== 'Name' || !scores.some(({ tensor }) => flows(lab, tensor, loss))) return [];
    const { title, text } = other(receiver.id);
    return [{ title, edits: [replace(receiver, text)] }];
  });
}

/** What it is multiplied by: a λ that the file has a name for; WGAN-GP's 10 where the penalty has none inside. */
function factorOf({ program: { main: { tree } } }: FileExamination, { evaluation: { weight, kind } }: Trained): string {
  if (weight !== 1 || kind === 'zero-centred') return '';
  const constant = tree.body.flatMap(boundNames).find((name) => /^(lambda|lambd|lmbda|lam)(_?gp|_?term)?$|gp_?(weight|coef|lambda)|(weight|coef|lambda)_?gp/i.test(name));
  return `${constant ?? '10'} * `;
}

/** `gp.item()` of `loss + 10 * gp.item()`, where the sum is back-propagated. */
function addedAsNumber(step: Step, name: string): Expr | undefined {
  for (const { node, value } of step.lab.notes.values) {
    if (node.type !== 'BinOp' || (node.op !== 'Add' && node.op !== 'Sub') || !step.lab.torch.isTensor(value)) continue;
    const call = [node.left, node.right].map((side) => numberOf(side, name)).find((found) => found !== undefined);
    if (call && step.sinks.some(({ loss }) => loss === value || flows(step.lab, value, loss))) return call;
  }
  return undefined;
}

/** The penalty, let go of, or a multiple of that. */
function numberOf(expr: Expr, name: string): Expr | undefined {
  if (expr.type === 'BinOp' && expr.op === 'Mult') return numberOf(expr.left, name) ?? numberOf(expr.right, name);
  const receiver = expr.type === 'Call' && expr.func.type === 'Attribute' && /^(item|detach)$/.test(expr.func.attr) ? expr.func.value : expr.type === 'Attribute' && expr.attr === 'data' ? expr.value : undefined;
  return receiver?.type === 'Name' && receiver.id === name ? expr : undefined;
}
