/** @file weight-clipping-left-in: the critic's weights are clipped though a penalty holds its slope. */
import type { AnyNode, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { replace } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { functionsOf } from '../sites/names.ts';
import { calleeName } from '../sites/calls.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { linesOf } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const weightClippingLeftIn: FileCheck = {
  code: 'weight-clipping-left-in', title: phrase`Weights also clipped`, severity: 'warning', confirmed: true,
  find: (file) => file.trained.flatMap(({ steps }) => steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, step, use) ?? []))),
};

function draftOf(file: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  if (!use.share) return undefined;
  for (const [owner, weight] of step.lab.weights) {
    if (!step.critics.has(owner)) continue;
    const values = Array.from(step.lab.torch.read(weight) ?? []);
    const bound = Math.max(...values.map(Math.abs));
    const clip = step.lab.notes.ops.find(({ op }) => /clamp|clip/.test(op.name) && op.inputs.some((input) => input.storage === step.lab.memories.get(owner)));
    if (bound > 1 || bound === 0 || !clip || !isAlwaysRun(file, step, clip, use)) continue;
    const statement = clip.location && loopAround(step.region.body, clip.location.node);
    return {
      place: clip.location?.node, repairs: statement ? [{ title: phrase`Remove the clipping`, edits: [replace(linesOf(file.text, statement), '')] }] : [],
      sentence: phrase`The weights of the critic are clipped as well.`,
      message: phrase`The weights of \`${owner}\` are clipped to ±${formatNumber(bound)} in the same step as the penalty. Clipping was WGAN's first way to bound the slope; with weights that small the norms can hardly reach their target, and the penalty works against it.`,
    };
  }
  return undefined;
}

/** No branch holds the clipping alone, in the step or in the function that clips. */
function isAlwaysRun({ program: { main } }: FileExamination, { region }: Step, { location }: PlacedOp, use: PenaltyUse): boolean {
  if (location?.file !== main.path) return false;
  if (region.body.some((statement) => holds(statement, location.node))) return !isApart(region.body, location.node, use.place);
  const clipping = functionsOf(main.tree).findLast(({ node }) => holds(node, location.node))?.node;
  const calls: AnyNode[] = [];
  for (const statement of region.body) walk(statement, (node) => { if (clipping && calleeName(node) === clipping.name) calls.push(node); });
  const [call] = calls;
  return clipping !== undefined && call !== undefined && !isApart(clipping.body, location.node, undefined) && !isApart(region.body, call, use.place);
}

/** A branch holds the one and not the other. */
function isApart(body: readonly Stmt[], one: NodeBase, other: NodeBase | undefined): boolean {
  let apart = false;
  for (const statement of body) walk(statement, (node) => { if ((node.type === 'If' || node.type === 'IfExp' || node.type === 'Try') && holds(node, one) && !(other && holds(node, other))) apart = true; });
  return apart;
}
const holds = (outer: NodeBase, inner: NodeBase): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The loop over the weights, if clipping is all it does and it is not all that its block does. */
function loopAround(body: readonly Stmt[], place: NodeBase): Stmt | undefined {
  let found: Stmt | undefined;
  for (const statement of body) walk(statement, (node) => { if (node.type === 'For' && holds(node, place) && node.body.length === 1) found ??= node; });
  return found;
}
