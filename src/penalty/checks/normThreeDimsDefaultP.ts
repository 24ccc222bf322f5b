/** @file norm-three-dims-default-p: a norm over three axes needs its order said. */
import type { NodeBase } from '../../python/syntax/index.ts';
import { addKeyword, callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { failureCheck } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const normThreeDimsDefaultP = failureCheck({
  code: 'norm-three-dims-default-p', title: phrase`Order of the norm missing`,
  matches: ({ message }) => /^Expected at most 2 dimensions, but got \d|linalg\.(matrix_)?norm: If dim is specified, it must be of length 1 or 2/.test(message),
  message: ({ type, message }) => phrase`Without an order this is a matrix norm, which takes two axes at most: say p=2, or use torch.linalg.vector_norm. It raises ${type}: ${message}`,
  sentence: () => phrase`Without \`p=2\` a norm takes two axes at most.`,
  repairs: ({ place }, examination) => (place ? withOrder(examination, place) : []),
});

function withOrder({ tree, text }: Examination, place: NodeBase): readonly Repair[] {
  const call = callAt(tree, place);
  if (call?.func.type !== 'Attribute') return [];
  return [
    { title: phrase`Say that it is the 2-norm`, edits: [addKeyword(call, text, 'p=2')] },
    { title: phrase`Take the norm of the vector`, edits: [replace(call.func.attrRange, 'vector_norm')] },
  ];
}
