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
  /** The imaginary parts of complex numbers. */
  readonly #second: { readonly data: ArrayLike<number>; readonly style: NumberStyle } | undefined;

  constructor(tensor: Tensor, data: ArrayLike<number>, imaginary?: ArrayLike<number>) {
    this.#data = data;
    this.#shape = tensor.shape;
    this.#options = tensor.runtime.print;
    this.#summarize = tensor.size > this.#options.threshold;
    const places = this.#shown(0, 0);
    const styleOf = (items: ArrayLike<number>): NumberStyle => numberStyle(places.map((place) => items[place] ?? 0), tensor.dtype, this.#options);
    this.#style = styleOf(data);
    this.#second = imaginary && { data: imaginary, style: styleOf(imaginary) };
  }

  text(indent: number): string { return this.#block(0, 0, indent); }

  /** Where the elements stand that will be printed: they alone decide the style. */
  #shown(axis: number, offset: number): number[] {
    const length = this.#shape[axis];
    if (length === undefined) return [offset];
    const step = sizeOf(this.#shape.slice(axis + 1));
    return edges(length, this.#summarize, this.#options).flat().flatMap((index) => this.#shown(axis + 1, offset + index * step));
  }

  #number(place: number): string {
    const first = this.#style.format(this.#data[place] ?? 0);
    if (this.#second === undefined) return first;
    const second = this.#second.style.format(this.#second.data[place] ?? 0).trimStart();
    return `${first}${second.startsWith('-') ? '' : '+'}${second}j`;
  }

  #block(axis: number, offset: number, indent: number): string {
    const length = this.#shape[axis];
    if (length === undefined) return this.#number(offset);
    const [head, tail] = edges(length, this.#summarize, this.#options);
    if (axis === this.#shape.length - 1) return this.#line(head, tail, offset, indent);
    const step = sizeOf(this.#shape.slice(axis + 1));
    const inner = (indices: readonly number[]): string[] => indices.map((index) => this.#block(axis + 1, offset + index * step, indent + 1));
    const parts = [...inner(head), ...(tail.length === 0 ? [] : ['...', ...inner(tail)])];
    return `[${parts.join(`,${'\n'.repeat(this.#shape.length - axis - 1)}${' '.repeat(indent + 1)}`)}]`;
  }

  #line(head: readonly number[], tail: readonly number[], offset: number, indent: number): string {
    const write = (index: number): string => this.#number(offset + index);
    const items = [...head.map(write), ...(tail.length === 0 ? [] : [' ...', ...tail.map(write)])];
    const perLine = Math.max(1, Math.floor((this.#options.lineWidth - indent) / (this.#style.width + 2 + (this.#second === undefined ? 0 : this.#second.style.width + 1))));
    const lines = range(Math.ceil(items.length / perLine)).map((row) => items.slice(row * perLine, (row + 1) * perLine).join(', '));
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
  }
}

/** `tensor([1., 2.], requires_grad=True)` */
export function tensorText(tensor: Tensor, prefix = 'tensor('): string {
  const suffixes = [...emptySize(tensor), ...dtypeSuffix(tensor), ...gradSuffix(tensor)];
  return join(prefix + body(tensor, prefix.length), suffixes, prefix.length, tensor.runtime.print.lineWidth);
}

/** `tensor([1.+2.j])`, of the real and the imaginary parts. */
export function complexText(real: Tensor, imaginary: Tensor, prefix = 'tensor('): string {
  const dtype = real.dtype === real.runtime.defaultDtype ? [] : [`dtype=torch.complex${real.dtype === 'float64' ? 128 : 64}`];
  const suffixes = [...emptySize(real), ...dtype, ...gradSuffix(real.requiresGrad ? real : imaginary)];
  return join(prefix + body(real, prefix.length, imaginary), suffixes, prefix.length, real.runtime.print.lineWidth);
}

function body(tensor: Tensor, indent: number, imaginary?: Tensor): string {
  if (tensor.size === 0) return '[]';
  return new Layout(tensor, elementsOf(tensor), imaginary && elementsOf(imaginary)).text(indent);
}
const elementsOf = ({ runtime: { arrays }, array }: Tensor): ArrayLike<number> => arrays.read(array) ?? unsupported('the text of a tensor whose elements are not computed here');

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
