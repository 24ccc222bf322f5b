/** @file sign-flipped-penalty: a loss that is made small holds the penalty with a minus. */
import type { AnyNode, AugAssign, BinOp, Expr, Stmt } from '../../python/syntax/index.ts';
import type { TextEdit } from '../../protocol/evaluation.ts';
import { walk } from '../../python/syntax/index.ts';
import { replace } from '../fixes/edits.ts';
import type { Repair } from '../fixes/repair.ts';
import { formatNumber } from '../numberText.ts';
import { flows, type PenaltyUse, type Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { operatorsOn, stepsTaken } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';

export const signFlippedPenalty: FileCheck = {
  code: 'sign-flipped-penalty', title: phrase`Penalty is subtracted`, severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap(({ evaluation, steps }) => ((evaluation.weight ?? 0) > 0 ? steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, step, use) ?? [])) : [])),
};

function draftOf(file: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  if (!use.share || use.share.sum >= 0 || use.value <= 0 || !minimises(file, step)) return undefined;
  const minus: readonly Minus[] = [...operatorsOn(step, use, 'Sub', 'right'), ...subtractedInPlace(step, use)].map((node) => (node.type === 'BinOp'
    ? { node, from: node.left.end, to: node.right.start } : { node, from: node.target.end, to: node.value.start }));
  // The sum may be negated as a whole.
  const added = operatorsOn(step, use, 'Add', 'right').map((node): Minus => ({ node, from: node.left.end, to: node.right.start }));
  const turned = (found: readonly Minus[], from: string, to: string, title: Text): Repair[] => found.flatMap((one) => { const edit = exchanged(file.text, one, from, to); return edit ? [{ title, edits: [edit] }] : []; });
  return {
    place: minus[0]?.node ?? use.place, repairs: [...turned(minus, '-', '+', phrase`Add the penalty`), ...turned(minus.length > 0 ? [] : added, '+', '-', phrase`Subtract the penalty from what is made large`)],
    sentence: phrase`The penalty is subtracted from a loss that is made small.`,
    message: phrase`The loss that the optimizer makes small holds the penalty with weight ${formatNumber(use.share.sum)}. A lower loss is a larger penalty, so the norms are driven away from their target instead of to it.`,
  };
}

/** An operator that takes something away or adds it, which stands between two offsets. */
interface Minus { readonly node: BinOp | AugAssign; readonly from: number; readonly to: number }

/** The operator's own character, turned around. */
function exchanged(text: string, { from, to }: Minus, operator: string, other: string): TextEdit | undefined {
  const at = text.indexOf(operator, from);
  return at >= 0 && at < to ? replace({ start: at, end: at + 1 }, other) : undefined;
}

/** `loss -= penalty`. */
function subtractedInPlace({ region, lab }: Step, use: PenaltyUse): AugAssign[] {
  const found: AugAssign[] = [];
  for (const statement of region.body) walk(statement, (node) => {
    if (node.type !== 'AugAssign' || node.op !== 'Sub') return;
    if (lab.notes.values.some(({ node: expr, value }) => expr === node.value && lab.torch.isTensor(value) && (value === use.tensor || flows(lab, use.tensor, value)))) found.push(node);
  });
  return found;
}

/** An optimizer takes the step, and nothing turns gradients around on the way. */
const minimises = ({ program: { main } }: FileExamination, step: Step): boolean =>
  !main.tree.body.some((statement) => turnsGradients(statement)) && stepsTaken(step).some(({ at }) => step.sinks.some((sink) => sink.at <= at));

/** `maximize=True`, hooks on gradients, gradients that are read or changed, reversal layers. */
function turnsGradients(statement: Stmt): boolean {
  const turning: AnyNode[] = [];
  walk(statement, (node) => { if (turns(node)) turning.push(node); });
  return turning.length > 0;
}
const turns = (node: AnyNode): boolean => (node.type === 'keyword' && node.arg === 'maximize') || (node.type === 'Attribute' && (node.attr.includes('hook') || (node.attr === 'grad' && !isModule(node.value)))) ||
  (node.type === 'Name' && /reversal|GradReverse|GRL/i.test(node.id));

const isModule = (node: Expr): boolean => (node.type === 'Attribute' && node.attr === 'autograd') || (node.type === 'Name' && /autograd|torch/.test(node.id));
