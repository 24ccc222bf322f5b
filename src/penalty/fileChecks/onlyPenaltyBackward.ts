/** @file only-penalty-backward: the critic's loss is computed, and only the penalty is back-propagated. */
import type { AnyNode, Expr } from '../../python/syntax/index.ts';
import { nodesAt, walk } from '../../python/syntax/index.ts';
import { insert } from '../fixes/edits.ts';
import { leavesStep, scalarsOf } from '../steps/fate.ts';
import { calleeName } from '../sites/calls.ts';
import { flows, type Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { nameOf, stepsTaken } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const onlyPenaltyBackward: FileCheck = {
  code: 'only-penalty-backward', title: phrase`Only the penalty trains`, severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap(({ steps }) => steps.flatMap((step) => draftOf(file, step) ?? [])),
};

function draftOf(file: FileExamination, step: Step): Draft | undefined {
  const { tree } = file.program.main;
  const use = step.penalties.find(({ share }) => share !== undefined);
  const sink = use?.sinks.at(-1);
  // Where something is back-propagated elsewhere, the loss may be as well.
  if (!use || !sink?.location || backpropagatesElsewhere(step, tree.body) || !stepsTaken(step).some(({ at }) => at > sink.at)) return undefined;
  const idle = step.scores.filter(({ share }) => share === undefined);
  const losses = [...scalarsOf(step)].filter(([tensor]) => !use.sinks.some(({ loss }) => loss === tensor) && idle.some((score) => flows(step.lab, score.tensor, tensor)));
  const loss = losses.findLast(([tensor]) => nameOf(step, tensor) !== undefined && idle.filter((score) => flows(step.lab, score.tensor, tensor)).length > 1 && !step.scores.some((score) => score.share && flows(step.lab, score.tensor, tensor)));
  if (!loss || flows(step.lab, use.tensor, loss[0]) || leavesStep(step, loss[0], tree)) return undefined;
  const name = nameOf(step, loss[0]) ?? '';
  // A distance between scores that is only looked at is no loss that was forgotten.
  if (!speaksOfLosses.test(name)) return undefined;
  const receiver = receiverOf(nodesAt(tree, sink.location.node.start), sink.location.node);
  return {
    place: sink.location.node,
    repairs: receiver ? [{ title: phrase`Back-propagate \`${name}\` with it`, edits: [insert(receiver.start, `(${name} + `), insert(receiver.end, ')')] }] : [],
    sentence: phrase`Only the penalty is back-propagated, not \`${name}\`.`,
    message: phrase`Only the penalty is back-propagated; \`${name}\` is computed and left out. The critic learns nothing but a slope: the share of its ${idle.length.toString()} scores in what is back-propagated is 0.`,
  };
}

const speaksOfLosses = /loss|err|cost|objective/i;

/** `gp` of `gp.backward()`. */
function receiverOf(nodes: readonly AnyNode[], place: { readonly start: number; readonly end: number }): Expr | undefined {
  const call = nodes.find((node) => node.type === 'Call' && node.start === place.start && node.end === place.end);
  return call?.type === 'Call' && call.func.type === 'Attribute' && call.args.length + call.keywords.length === 0 ? call.func.value : undefined;
}

function backpropagatesElsewhere({ region }: Step, body: readonly AnyNode[]): boolean {
  const inside = new Set<AnyNode>();
  for (const statement of region.body) walk(statement, (node) => { inside.add(node); });
  let found = false;
  for (const statement of body) walk(statement, (node) => { if (!inside.has(node) && (calleeName(node) ?? '').includes('backward')) found = true; });
  return found;
}
