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
  const [inputs = '', output] = equation.split('->');
  checkSubscripts(inputs);
  const terms = inputs.replaceAll(' ', '').split(',');
  if (terms.length !== tensors.length) runtimeError(`einsum(): ${terms.length > tensors.length ? 'fewer' : 'more'} operands were provided than specified in the equation`);
  const operands = tensors.map((tensor, index) => onDiagonals({ tensor, labels: labelsOf(at(terms, index), tensor.rank, index) }, index));
  checkSizes(operands);
  const target = output === undefined ? implicitOutput(operands, [...terms.join('').replaceAll('.', '')]) : outputLabels(output.replaceAll(' ', ''), operands);
  const [first, ...rest] = operands;
  if (first === undefined) return runtimeError('einsum(): must provide at least one operand');
  const product = rest.reduce((left, right, index) => contract(left, right, new Set([...target, ...rest.slice(index + 1).flatMap((o) => o.labels)])), first);
  return arrange(product, target);
}

/** Letters, spaces, commas and whole ellipses. */
function checkSubscripts(inputs: string): void {
  const [term = ''] = inputs.split(',').filter((one) => one.replace('...', '').includes('.'));
  if (term !== '') runtimeError(`einsum(): found '.' for operand ${inputs.split(',').indexOf(term)} that is not part of any ellipsis`);
  const stranger = inputs.search(/[^a-zA-Z,. ]/);
  if (stranger >= 0) runtimeError(`einsum(): invalid subscript given at index ${stranger} in the equation string, subscripts must be in [a-zA-Z]`);
}

/** Letters; the axes of an ellipsis are called `.0`, `.1`, … from the right. */
function labelsOf(term: string, rank: number, index: number): string[] {
  const [before = '', after] = term.split('...');
  const named = before.length + (after ?? '').length;
  const ends = after === undefined ? 'and no ellipsis was given' : 'even though an ellipsis was given';
  if (after === undefined ? named !== rank : named > rank) runtimeError(`einsum(): the number of subscripts in the equation (${named}) ${after === undefined ? 'does not match' : 'is more than'} the number of dimensions (${rank}) for operand ${index} ${ends}`);
  return after === undefined ? [...before] : spelled(before, rank - named, after);
}
const spelled = (before: string, dots: number, after: string): string[] => [...before, ...range(dots).map((i) => `.${dots - 1 - i}`), ...after];

function outputLabels(term: string, operands: readonly Labelled[]): string[] {
  if (term.replace('...', '').includes('.')) runtimeError("einsum(): found '.' for output that is not part of any ellipsis (...)");
  const [before = '', after] = term.split('...');
  const letters = [...before, ...after ?? ''];
  for (const letter of letters) {
    if (letters.indexOf(letter) !== letters.lastIndexOf(letter)) runtimeError(`einsum(): output subscript ${letter} appears more than once in the output`);
    if (!operands.some((operand) => operand.labels.includes(letter))) runtimeError(`einsum(): output subscript ${letter} does not appear in the equation for any input operand`);
  }
  return after === undefined ? letters : spelled(before, Math.max(0, ...operands.map((o) => o.labels.filter((l) => l.startsWith('.')).length)), after);
}

/** Equal letters have equal lengths, or length 1. */
function checkSizes(operands: readonly Labelled[]): void {
  const seen = new Map<string, number>();
  operands.forEach(({ tensor, labels }, index) => {
    labels.forEach((label, axis) => {
      const [size, known = 1] = [at(tensor.shape, axis), seen.get(label)];
      if (size !== known && size !== 1 && known !== 1) runtimeError(`einsum(): ${mismatch(label, labels, index, size, known)}`);
      if (size !== 1 || !seen.has(label)) seen.set(label, size);
    });
  });
}
function mismatch(label: string, labels: readonly string[], index: number, size: number, known: number): string {
  if (!label.startsWith('.')) return `subscript ${label} has size ${size} for operand ${index} which does not broadcast with previously seen size ${known}`;
  const place = labels.filter((one) => one.startsWith('.')).indexOf(label);
  return `dimension ${place} covered by ellipsis in operand ${index}has size ${size} which does not broadcast with previously seen ellipsis with size ${known} for the respective dimension`;
}
/** Letters that were written once, in the alphabet's order (capitals first). */
function implicitOutput(operands: readonly Labelled[], letters: readonly string[]): string[] {
  const dots = [...new Set(operands.flatMap((operand) => operand.labels))].filter((label) => label.startsWith('.')).sort().reverse();
  return [...dots, ...letters.filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter)).sort()];
}

/** A letter that stands twice in one term picks the diagonal. */
function onDiagonals({ tensor, labels }: Labelled, index: number): Labelled {
  const twice = labels.findIndex((label, index) => labels.indexOf(label) !== index);
  if (twice < 0) return { tensor, labels };
  const first = labels.indexOf(at(labels, twice));
  const length = at(tensor.shape, first);
  if (at(tensor.shape, twice) !== length) runtimeError(`einsum(): subscript ${at(labels, twice)} is repeated for operand ${index} but the sizes don't match, ${at(tensor.shape, twice)} != ${length}`);
  const rest = range(labels.length).filter((axis) => axis !== first && axis !== twice);
  const lines = reshape(permute(tensor, [...rest, first, twice]), [...rest.map((axis) => at(tensor.shape, axis)), length * length]);
  const picked = narrowTo(lines, rest.length, 0, length, length + 1);
  return onDiagonals({ tensor: picked, labels: [...rest.map((axis) => at(labels, axis)), at(labels, first)] }, index);
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
