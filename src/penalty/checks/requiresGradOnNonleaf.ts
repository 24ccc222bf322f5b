/** @file requires-grad-on-nonleaf: the flag of a computed tensor can't be set. */
import { nodesAt, walk, type AnyNode, type Assign, type NodeBase } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { appendCall } from '../fixes/edits.ts';
import { siteOf } from '../sites/site.ts';
import { failureCheck } from './failureCheck.ts';
import { withoutLine } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const requiresGradOnNonleaf = failureCheck({
  code: 'requires-grad-on-nonleaf', title: phrase`Not a leaf`,
  matches: ({ message }) => message.startsWith('you can only change requires_grad flags of leaf variables'),
  message: ({ type, message }) => phrase`requires_grad is set on a tensor that was computed from one that already requires gradients, as an interpolation with an undetached fake does. It raises ${type}: ${message}`,
  sentence: () => phrase`The flag of a computed tensor can't be set: detach the data first.`,
  repairs: ({ place }, examination) => (place ? detached(examination, place) : []),
});

/** Takes the tensor out of the graph where it is made; where the flag is only cleared, the statement goes. */
function detached(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, target } = examination;
  const name = nameAt(nodesAt(tree, place.start));
  if (name === undefined) return [];
  const { range } = siteOf(target);
  let made: Assign | undefined;
  walk(tree, (node) => { if (node.type === 'Assign' && range.start <= node.start && node.end <= place.start && node.targets.some((t) => t.type === 'Name' && t.id === name)) made = node; });
  const clearing = nodesAt(tree, place.start).findLast((node): node is Assign => node.type === 'Assign' && node.value.type === 'Constant' && node.value.value.kind === 'bool' && !node.value.value.value);
  return [
    ...(clearing ? [{ title: phrase`Leave the flag alone`, edits: [withoutLine(examination, clearing)] }] : []),
    ...(made ? [{ title: phrase`Detach ${name}`, edits: appendCall(made.value, '.detach()') }] : []),
  ];
}

/** `x` of `x.requires_grad = True`. */
const nameAt = (nodes: readonly AnyNode[]): string | undefined => nodes.flatMap((node) => (node.type === 'Name' ? [node.id] : [])).at(-1);
