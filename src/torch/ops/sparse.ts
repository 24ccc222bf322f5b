/** @file Lookup by integer: one-hot vectors. */
import { runtimeError, unsupported } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { placeAt } from '../primitives/gathering.ts';
import { fullLike } from '../primitives/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import { checkBounds } from './joining.ts';
import { unsqueeze } from './movement.ts';

function elements(tensor: Tensor): number[] {
  return Array.from(tensor.runtime.arrays.read(tensor.array) ?? unsupported('a shape that depends on elements which are not computed here'));
}
function oneHot(self: Tensor, classes: number): Tensor {
  if (self.dtype !== 'int64') runtimeError('one_hot is only applicable to index tensor.');
  const count = classes === -1 ? Math.max(...elements(self)) + 1 : classes;
  checkBounds(self, count, (value) => runtimeError(value < 0 ? 'Class values must be non-negative.' : 'Class values must be smaller than num_classes.'));
  const index = unsqueeze(self, self.rank);
  return placeAt(fullLike(index, 1), index, self.rank, [...self.shape, count]);
}

/** One row an operation. */
export const sparse: readonly Op[] = [
  op('one_hot(Tensor self, int num_classes=-1)', ({ self, num_classes }) => oneHot(self, num_classes), { on: ['torch.nn.functional'] }),
];
