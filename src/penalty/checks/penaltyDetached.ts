/** @file penalty-detached: the gradient or the penalty is taken out of the graph on its way to the loss. */
import type { Fix } from '../../protocol/evaluation.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { whereItLetsGo } from '../trials/training.ts';
import { usageOf } from '../sites/usage.ts';
import type { Check } from './check.ts';
import { isTrained, nodeIn } from './text.ts';

export const penaltyDetached: Check = {
  code: 'penalty-detached', title: 'Penalty detached', severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const run = examination.spreadRun;
    if (examination.training !== 'inert' || !run || examination.delivered?.differentiable === false || !isTrained(examination)) return undefined;
    // What answers a plain number may be meant for a log.
    if (!run.tensor && usageOf(examination.target, examination.tree) !== 'trained') return undefined;
    return {
      place: nodeIn(examination, whereItLetsGo(run)), sentence: 'It is taken out of the graph: the penalty trains nothing.', repairs: attached(examination),
      message: 'The gradient or the penalty is taken out of the graph (.detach(), .data, .item(), float()) before it is used, so it is a constant to the next backward pass. It changes the value of the loss and no weight.',
    };
  },
};

/** Without the call or attribute that lets go, wherever the site has one. */
function attached({ tree, text, target }: Examination): readonly Fix[] {
  const { start, end } = target.type === 'function' ? target.info.node : target.range;
  const fixes: Fix[] = [];
  const without = (from: number, to: number): void => { fixes.push({ title: 'Keep it in the graph', edits: [{ range: { start: text.lastIndexOf('.', from), end: to }, text: '' }] }); };
  walk(tree, (node) => {
    if (node.start < start || node.end > end) return;
    if (node.type === 'Call' && node.func.type === 'Attribute' && (node.func.attr === 'detach' || node.func.attr === 'item') && node.args.length === 0) without(node.func.attrRange.start, node.end);
    if (node.type === 'Attribute' && node.attr === 'data') without(node.attrRange.start, node.end);
  });
  return fixes.reverse();
}
