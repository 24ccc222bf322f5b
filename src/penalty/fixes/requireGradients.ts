/** @file Asks for gradients of what a gradient is taken with respect to. */
import { walk, type Expr, type NodeBase } from '../../python/syntax/index.ts';
import { phrase } from '../../texts/text.ts';
import { indentOf } from '../checks/text.ts';
import type { Examination } from '../examination.ts';
import { siteOf } from '../sites/site.ts';
import { appendCall, argumentOf, callAt, insert } from './edits.ts';
import type { Repair } from './repair.ts';

/** After the expression that the differentiated name was last bound to; before the critic, where it is a parameter. */
export function requireGradients(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, target } = examination;
  const call = callAt(tree, place);
  const inputs = call && argumentOf(call, ['inputs'], 1);
  if (inputs?.type !== 'Name') return [];
  const { range } = siteOf(target);
  let made: Expr | undefined;
  walk(tree, (node) => {
    if (node.type === 'Assign' && range.start <= node.start && node.end < place.start && node.targets.some((t) => t.type === 'Name' && t.id === inputs.id)) made = node.value;
  });
  const title = phrase`Require gradients of ${inputs.id}`;
  if (made) return [{ title, edits: appendCall(made, '.requires_grad_(True)') }];
  const [first] = target.type === 'function' ? target.info.node.body.filter((s) => !(s.type === 'Expr' && s.value.type === 'Constant')) : [];
  return first ? [{ title, edits: [insert(first.start, `${inputs.id} = ${inputs.id}.detach().requires_grad_(True)\n${indentOf(examination, first)}`)] }] : [];
}
