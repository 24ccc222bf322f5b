/** @file Lookup by integer: one-hot vectors, counting, uniqueness. */
import { runtimeError, unsupported } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { placeAt } from '../primitives/gathering.ts';
import { fullLike } from '../primitives/pointwise.ts';
import { at, range } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
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

interface Unique { readonly values: Tensor; readonly inverse: Tensor; readonly counts: Tensor }
function unique(self: Tensor): Unique {
  const data = elements(self);
  const values = [...new Set(data)].sort((a, b) => a - b);
  const { arrays } = self.runtime;
  const make = (items: readonly number[], shape: readonly number[], dtype: Tensor['dtype']): Tensor => fromArray(self.runtime, arrays.fromData(items, shape, dtype));
  const order = new Map(values.map((value, i) => [value, i] as const));
  const counts = values.map(() => 0);
  data.forEach((value) => { const i = order.get(value) ?? 0; counts[i] = at(counts, i) + 1; });
  return { values: make(values, [values.length], self.dtype), inverse: make(data.map((value) => order.get(value) ?? 0), self.shape, 'int64'), counts: make(counts, [values.length], 'int64') };
}
function bincount(self: Tensor, weights: Tensor | undefined, least: number): Tensor {
  const data = elements(self);
  const length = Math.max(least, ...data.map((x) => x + 1), 0);
  const sums = range(length).map(() => 0);
  const factors = weights === undefined ? undefined : elements(weights);
  data.forEach((x, i) => { sums[x] = at(sums, x) + (factors === undefined ? 1 : at(factors, i)); });
  return fromArray(self.runtime, self.runtime.arrays.fromData(sums, [length], weights === undefined ? 'int64' : 'float64'));
}
function histogram(self: Tensor, bins: number, min: number, max: number): Tensor {
  const data = elements(self);
  const [low, high] = min === 0 && max === 0 ? [Math.min(...data), Math.max(...data)] : [min, max];
  const counts = range(bins).map(() => 0);
  for (const x of data) {
    if (x < low || x > high) continue;
    const bin = Math.min(Math.floor(((x - low) / (high - low)) * bins), bins - 1);
    counts[bin] = at(counts, bin) + 1;
  }
  return fromArray(self.runtime, self.runtime.arrays.fromData(counts, [bins], self.dtype));
}
/** Where a value would go in a sorted row. */
function searchSorted(sorted: Tensor, values: Tensor, right: boolean): Tensor {
  const line = elements(sorted);
  const found = elements(values).map((value) => {
    const index = line.findIndex((x) => (right ? x > value : x >= value));
    return index < 0 ? line.length : index;
  });
  return fromArray(values.runtime, values.runtime.arrays.fromData(found, values.shape, 'int64'));
}

/** One row an operation. */
export const sparse: readonly Op[] = [
  op('one_hot(Tensor self, int num_classes=-1)', ({ self, num_classes }) => oneHot(self, num_classes), { on: ['torch.nn.functional'] }),
  op('unique(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)', ({ self, return_inverse, return_counts, dim }) => {
    if (dim !== undefined) unsupported('torch.unique along a dim');
    const { values, inverse, counts } = unique(self);
    if (!return_inverse && !return_counts) return values;
    return tupleOf([values, ...(return_inverse ? [inverse] : []), ...(return_counts ? [counts] : [])]);
  }),
  op('bincount(Tensor self, Tensor? weights=None, int minlength=0)', ({ self, weights, minlength }) => bincount(self, weights, minlength)),
  op('histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0)', ({ self, bins, min, max }) => histogram(self, bins, Number(min), Number(max))),
  op('searchsorted(Tensor sorted_sequence, Tensor self, *, bool right=False, Ignored? out_int32=None)', ({ sorted_sequence, self, right }) => searchSorted(sorted_sequence, self, right), { on: ['torch'] }),
  op('bucketize(Tensor self, Tensor boundaries, *, bool right=False, Ignored? out_int32=None)', ({ self, boundaries, right }) => searchSorted(boundaries, self, right), { on: ['torch'] }),
  op('isin(Tensor elements, Tensor test_elements)', ({ elements: items, test_elements }) => {
    const known = new Set(elements(test_elements));
    return fromArray(items.runtime, items.runtime.arrays.fromData(elements(items).map((x) => (known.has(x) ? 1 : 0)), items.shape, 'bool'));
  }, { on: ['torch'] }),
];
