/** @file `repr` of a tensor, as PyTorch prints it: nested brackets, aligned numbers, the middle left out of large ones. */
import { attributeNames, isFloating } from '../dtypes.ts';
import { unsupported } from '../errors.ts';
import type { PrintOptions } from '../runtime.ts';
import { range, sizeOf } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { numberStyle, type NumberStyle } from './numbers.ts';

/** Axes longer than this many edges on both sides are shortened. */
const shortened = (length: number, summarize: boolean, { edgeItems }: PrintOptions): boolean => summarize && length > 2 * edgeItems;
function edges(length: number, summarize: boolean, options: PrintOptions): readonly [head: number[], tail: number[]] {
  if (!shortened(length, summarize, options)) return [range(length), []];
  return [range(options.edgeItems), range(options.edgeItems, length - options.edgeItems)];
}

class Layout {
  readonly #data: ArrayLike<number>;
  readonly #shape: readonly number[];
  readonly #options: PrintOptions;
  readonly #summarize: boolean;
  readonly #style: NumberStyle;

  constructor(tensor: Tensor, data: ArrayLike<number>) {
    this.#data = data;
    this.#shape = tensor.shape;
    this.#options = tensor.runtime.print;
    this.#summarize = tensor.size > this.#options.threshold;
    this.#style = numberStyle(this.#shown(0, 0), tensor.dtype, this.#options);
  }

  text(indent: number): string { return this.#block(0, 0, indent); }

  /** The elements that will be printed: they alone decide the style. */
  #shown(axis: number, offset: number): number[] {
    const length = this.#shape[axis];
    if (length === undefined) return [this.#data[offset] ?? 0];
    const step = sizeOf(this.#shape.slice(axis + 1));
    return edges(length, this.#summarize, this.#options).flat().flatMap((index) => this.#shown(axis + 1, offset + index * step));
  }

  #block(axis: number, offset: number, indent: number): string {
    const length = this.#shape[axis];
    if (length === undefined) return this.#style.format(this.#data[offset] ?? 0);
    const [head, tail] = edges(length, this.#summarize, this.#options);
    if (axis === this.#shape.length - 1) return this.#line(head, tail, offset, indent);
    const step = sizeOf(this.#shape.slice(axis + 1));
    const inner = (indices: readonly number[]): string[] => indices.map((index) => this.#block(axis + 1, offset + index * step, indent + 1));
    const parts = [...inner(head), ...(tail.length === 0 ? [] : ['...', ...inner(tail)])];
    return `[${parts.join(`,${'\n'.repeat(this.#shape.length - axis - 1)}${' '.repeat(indent + 1)}`)}]`;
  }

  #line(head: readonly number[], tail: readonly number[], offset: number, indent: number): string {
    const write = (index: number): string => this.#style.format(this.#data[offset + index] ?? 0);
    const items = [...head.map(write), ...(tail.length === 0 ? [] : [' ...', ...tail.map(write)])];
    const perLine = Math.max(1, Math.floor((this.#options.lineWidth - indent) / (this.#style.width + 2)));
    const lines = range(Math.ceil(items.length / perLine)).map((row) => items.slice(row * perLine, (row + 1) * perLine).join(', '));
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
  }
}

/** `tensor([1., 2.], requires_grad=True)` */
export function tensorText(tensor: Tensor, prefix = 'tensor('): string {
  const suffixes = [...emptySize(tensor), ...dtypeSuffix(tensor), ...gradSuffix(tensor)];
  return join(prefix + body(tensor, prefix.length), suffixes, prefix.length, tensor.runtime.print.lineWidth);
}

function body(tensor: Tensor, indent: number): string {
  if (tensor.size === 0) return '[]';
  const data = tensor.runtime.arrays.read(tensor.array) ?? unsupported('the text of a tensor whose elements are not computed here');
  return new Layout(tensor, data).text(indent);
}

const emptySize = (tensor: Tensor): string[] => (tensor.size === 0 && tensor.rank !== 1 ? [`size=(${tensor.shape.join(', ')}${tensor.rank === 1 ? ',' : ''})`] : []);
function dtypeSuffix(tensor: Tensor): string[] {
  const { dtype, runtime } = tensor;
  const implied = dtype === runtime.defaultDtype || (tensor.size > 0 && (dtype === 'int64' || dtype === 'bool'));
  return implied ? [] : [`dtype=torch.${attributeNames(dtype)[0] ?? dtype}`];
}
function gradSuffix(tensor: Tensor): string[] {
  if (tensor.gradFn !== undefined) return [`grad_fn=<${tensor.gradFn.name}>`];
  return tensor.requiresGrad && isFloating(tensor.dtype) ? ['requires_grad=True'] : [];
}

/** Suffixes go on the last line as long as they fit. */
function join(text: string, suffixes: readonly string[], indent: number, lineWidth: number): string {
  let result = text;
  let lastLine = text.length - text.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (lastLine + suffix.length + 2 > lineWidth) {
      result += `,\n${' '.repeat(indent)}${suffix}`;
      lastLine = indent + suffix.length;
    } else {
      result += `, ${suffix}`;
      lastLine += suffix.length + 2;
    }
  }
  return `${result})`;
}
