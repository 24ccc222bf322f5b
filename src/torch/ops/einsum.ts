/** @file Einstein summation: every operand is brought to the same axes, multiplied, and summed. Products of two are matrix products. */
import { runtimeError } from '../errors.ts';
import { matmul } from '../primitives/linear.ts';
import { contiguous, expand, permute, reshape, sum } from '../primitives/movement.ts';
import { at, range, sizeOf } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { narrowTo } from './movement.ts';

interface Labelled { readonly tensor: Tensor; readonly labels: readonly string[] }

/** `einsum('bi,bj->bij', …)`. `…` stands for the axes that an equation does not name. */
export function einsum(equation: string, tensors: readonly Tensor[]): Tensor {
  const [inputs = '', output] = equation.replaceAll(' ', '').split('->');
  const terms = inputs.split(',');
  if (terms.length !== tensors.length) runtimeError(`einsum(): ${terms.length > tensors.length ? 'fewer' : 'more'} operands were provided than specified in the equation`);
  const operands = tensors.map((tensor, index) => onDiagonals({ tensor, labels: labelsOf(at(terms, index), tensor.rank) }));
  const target = output === undefined ? implicitOutput(operands) : labelsOf(output, undefined, operands);
  const [first, ...rest] = operands;
  if (first === undefined) return runtimeError('einsum(): must provide at least one operand');
  const product = rest.reduce((left, right, index) => contract(left, right, new Set([...target, ...rest.slice(index + 1).flatMap((o) => o.labels)])), first);
  return arrange(product, target);
}

/** Letters; the axes of an ellipsis are called `.0`, `.1`, … from the right. */
function labelsOf(term: string, rank: number | undefined, operands: readonly Labelled[] = []): string[] {
  const [before = '', after] = term.split('...');
  if (after === undefined) {
    if (rank !== undefined && before.length !== rank) runtimeError(`einsum(): the number of subscripts in the equation (${before.length}) does not match the number of dimensions (${rank}) for operand 0 and no ellipsis was given`);
    return [...before];
  }
  const dots = rank === undefined ? Math.max(0, ...operands.map((o) => o.labels.filter((l) => l.startsWith('.')).length)) : rank - before.length - after.length;
  return [...before, ...range(dots).map((i) => `.${dots - 1 - i}`), ...after];
}
function implicitOutput(operands: readonly Labelled[]): string[] {
  const all = operands.flatMap((operand) => operand.labels);
  const dots = [...new Set(all.filter((label) => label.startsWith('.')))].sort().reverse();
  return [...dots, ...[...new Set(all)].filter((label) => !label.startsWith('.') && all.indexOf(label) === all.lastIndexOf(label)).sort()];
}

/** A letter that stands twice in one term picks the diagonal. */
function onDiagonals({ tensor, labels }: Labelled): Labelled {
  const twice = labels.findIndex((label, index) => labels.indexOf(label) !== index);
  if (twice < 0) return { tensor, labels };
  const first = labels.indexOf(at(labels, twice));
  const length = at(tensor.shape, first);
  const rest = range(labels.length).filter((axis) => axis !== first && axis !== twice);
  const lines = reshape(permute(tensor, [...rest, first, twice]), [...rest.map((axis) => at(tensor.shape, axis)), length * length]);
  const picked = narrowTo(lines, rest.length, 0, length, length + 1);
  return onDiagonals({ tensor: picked, labels: [...rest.map((axis) => at(labels, axis)), at(labels, first)] });
}

/** Sums the axes that nobody needs, and puts the others in order; missing ones have length 1. */
function arrange({ tensor, labels }: Labelled, target: readonly string[]): Tensor {
  const gone = range(labels.length).filter((axis) => !target.includes(at(labels, axis)));
  const kept = labels.filter((label) => target.includes(label));
  const summed = gone.length === 0 ? tensor : sum(tensor, gone, false);
  const present = target.filter((label) => kept.includes(label));
  const ordered = permute(summed, present.map((label) => kept.indexOf(label)));
  return reshape(ordered, target.map((label) => (present.includes(label) ? at(ordered.shape, present.indexOf(label)) : 1)));
}

/** One matrix product: shared and still needed axes are batch, shared and not needed ones are summed. */
function contract(a: Labelled, b: Labelled, needed: ReadonlySet<string>): Labelled {
  const shared = a.labels.filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => needed.has(label));
  const inner = shared.filter((label) => !needed.has(label));
  const [left, right] = [a, b].map((o) => o.labels.filter((label) => !shared.includes(label) && needed.has(label)));
  const size = (label: string): number => Math.max(...[a, b].map((o) => (o.labels.includes(label) ? at(o.tensor.shape, o.labels.indexOf(label)) : 1)));
  const sizes = (labels: readonly string[]): number[] => labels.map(size);
  const [rows, columns] = [left ?? [], right ?? []];
  const x = reshape(spreadTo(arrange(a, [...batch, ...rows, ...inner]), sizes([...batch, ...rows, ...inner])), [sizeOf(sizes(batch)), sizeOf(sizes(rows)), sizeOf(sizes(inner))]);
  const y = reshape(spreadTo(arrange(b, [...batch, ...inner, ...columns]), sizes([...batch, ...inner, ...columns])), [sizeOf(sizes(batch)), sizeOf(sizes(inner)), sizeOf(sizes(columns))]);
  const labels = [...batch, ...rows, ...columns];
  return { tensor: reshape(matmul(contiguous(x), contiguous(y), 'BmmBackward0'), sizes(labels)), labels };
}
const spreadTo = (tensor: Tensor, shape: readonly number[]): Tensor => (tensor.shape.every((n, axis) => n === shape[axis]) ? tensor : expand(tensor, shape));
