/** @file An argument for a parameter of a schema, as Python text: by its type, and where that says too little by its name. */
import type { ParameterSpec } from '../../src/torch/schema/parse.ts';
import { sizeOf } from '../../src/torch/shapes.ts';
import type { Tensor } from '../../src/torch/index.ts';
import type { Author } from './author.ts';
import { literal, someDtype, someNumber, someShape } from './literals.ts';
import { tensorArgument, type Chosen, type Operand } from './operands.ts';

export interface Argument { readonly text: string; readonly tensor?: Tensor; readonly dim?: number | undefined }
type Maker = (author: Author, parameter: ParameterSpec, chosen: Chosen) => Argument | undefined;

/** undefined where nothing sensible can be said. */
export function argument(author: Author, parameter: ParameterSpec, chosen: Chosen): Argument | undefined {
  const make = byName[parameter.name] ?? byType[parameter.type];
  return make === undefined ? undefined : make(author, parameter, chosen);
}

const say = (text: string): Argument => ({ text });
const pick = (...texts: readonly string[]): Maker => ({ draw }) => say(draw.pick(texts));
const int = (low: number, high: number): Maker => ({ draw }) => say(String(draw.int(low, high)));
const number = ({ draw }: Author): Argument => say(draw.weighted([[4, () => someNumber(draw)], [3, () => String(draw.int(-3, 5))], [1, () => draw.pick(['True', 'False'])]])());
const tensor: Maker = (author, { name }, chosen) => ofOperand(tensorArgument(author, name, chosen));
const ofOperand = ({ text, tensor: value }: Operand): Argument => ({ text, tensor: value });
const list = (items: readonly (number | string)[]): Argument => say(`[${items.join(', ')}]`);

/** An axis that is there, most of the time. */
function axis({ draw }: Author, { first }: Chosen): number {
  const rank = first?.rank ?? 2;
  if (draw.chance(4)) return draw.pick([rank, -rank - 1, rank + 2]);
  return draw.int(-rank, Math.max(rank - 1, 0));
}
const oneAxis: Maker = (author, _, chosen) => {
  const dim = axis(author, chosen);
  return { text: String(dim), dim };
};

/** Some axes, each once. */
const axes: Maker = (author, parameter, chosen) => {
  const rank = chosen.first?.rank ?? 2;
  if (parameter.type === 'int' || (parameter.type !== 'int[]' && author.draw.chance(55))) return oneAxis(author, parameter, chosen);
  const all = Array.from({ length: rank }, (_, index) => index);
  const whole = /permute|rot90/.test(chosen.operation);
  const some = author.draw.shuffled(whole ? all : author.draw.some(all)).map((dim) => (author.draw.chance(25) ? dim - rank : dim));
  return author.draw.chance(50) ? list(some) : say(`(${some.join(', ')}${some.length === 1 ? ',' : ''})`);
};

/** Shapes with as many elements, larger shapes that it can be spread to, or any. */
const shape: Maker = ({ draw }, _, { first, operation }) => {
  if (first === undefined) return list(someShape(draw));
  const spread = [...(draw.chance(40) ? [draw.int(1, 3)] : []), ...first.shape.map((n) => (n === 1 ? draw.int(1, 3) : draw.chance(20) ? -1 : n))];
  if (/expand|broadcast/.test(operation)) return list(spread);
  if (/view|reshape/.test(operation)) return list(draw.chance(92) ? factors(first.shape, draw.shuffled(first.shape), draw.int(0, 4)) : someShape(draw));
  if (operation === 'sum_to_size') return list(first.shape.map((n) => (draw.chance(50) ? 1 : n)));
  return list(someShape(draw));
};
function factors(own: readonly number[], mixed: readonly number[], way: number): number[] {
  const size = sizeOf(own);
  const flat = [[...mixed], [size], [own[0] ?? 1, -1], [-1, own.at(-1) ?? 1], [1, ...own]];
  return flat[way] ?? [...own];
}

/** Positive parts of an axis. */
const parts: Maker = ({ draw }, _, { first, dim }) => {
  const size = first?.shape[0] ?? 2;
  const cut = draw.int(0, size);
  return dim === undefined && draw.chance(90) ? list(cut === 0 ? [size] : [cut, size - cut]) : list([1, 1]);
};
const increasing: Maker = ({ draw }) => list(draw.distinct(draw.int(1, 2), 0, 4).sort((a, b) => a - b));
const oneForEachAxis: Maker = ({ draw }, _, { first }) => list(Array.from({ length: (first?.rank ?? 1) + (draw.chance(20) ? 1 : 0) }, () => draw.int(1, 2)));
const window: Maker = ({ draw }, { type }, { first }) => {
  const count = type === 'int[]' ? Math.max((first?.rank ?? 3) - 2, 1) : Number(/\d/.exec(type)?.[0] ?? 1);
  return draw.chance(60) ? say(String(draw.int(1, 2))) : say(`(${Array.from({ length: count }, () => draw.int(1, 3)).join(', ')}${count === 1 ? ',' : ''})`);
};
const paddings: Maker = ({ draw }, { type }) => (type === 'str' ? say(draw.pick(["'same'", "'valid'"])) : say(String(draw.int(0, 1))));
const margins: Maker = ({ draw }, _, { first }) => list(Array.from({ length: 2 * draw.int(1, Math.max(1, Math.min(first?.rank ?? 1, 3))) }, () => draw.int(-1, 2)));
const position: Maker = ({ draw }, { type }, { first, dim }) => (type === 'Any' ? undefined : say(String(draw.int(-1, Math.max(0, (first?.shape.at(dim ?? 0) ?? 1) - 1)))));
const probability: Maker = ({ draw }) => say(someNumber(draw, 0.1, 0.9));
const positive: Maker = ({ draw }) => say(someNumber(draw, 0.3, 2.4));
const data: Maker = ({ draw }) => say(literal(draw, someShape(draw), draw.pick(['float32', 'int64', 'bool'])));
const norms: Maker = ({ draw }, { type }) => say(type === 'float' || type === 'Scalar' ? draw.pick(['1', '2', '3', '2.5', "float('inf')", '0']) : draw.pick(['1', '2', '3', "'fro'", "'nuc'", "float('inf')", "-float('inf')", '0', '-1', '2.5']));
const tensors: Maker = (author, parameter, chosen) => {
  if (parameter.name === 'indices') return list(indices(author, chosen));
  const one = tensorArgument(author, 'tensors', chosen);
  const others = Array.from({ length: author.draw.int(0, 2) }, () => tensorArgument(author, 'tensors', { ...chosen, first: one.tensor }).text);
  return { text: `[${[one.text, ...others].join(', ')}]`, tensor: one.tensor };
};
const indices = (author: Author, { first, ...chosen }: Chosen): string[] => (first?.shape ?? []).slice(0, author.draw.int(1, 2)).map((_, dim) => tensorArgument(author, 'index', { ...chosen, first, dim }).text);

const equations = ['ij,jk->ik', 'ij->ji', 'ij,ij->', 'bij,bjk->bik', 'i,j->ij', 'ii->i', 'ij->', '...i,i->...', 'bi,bi->b', 'ij,jk', 'ijk->kij'];
const quoted = (texts: readonly string[]): string[] => texts.map((text) => `'${text}'`);

const byType: { readonly [Type in ParameterSpec['type']]?: Maker } = {
  'Tensor': tensor,
  'Operand': (author, parameter, chosen) => (chosen.first !== undefined && author.draw.chance(40) ? number(author) : tensor(author, parameter, chosen)),
  'Number': number, 'Scalar': number,
  'Tensor[]': tensors,
  'int': int(0, 3),
  'float': positive,
  'bool': pick('True', 'False'),
  'int[]': ({ draw }) => list(Array.from({ length: draw.int(1, 2) }, () => draw.int(1, 3))),
  'int[1]': window, 'int[2]': window, 'int[3]': window,
  'float[]': ({ draw }) => list([someNumber(draw, 0.5, 2.5)]),
  'ScalarType': ({ draw }) => say(`torch.${someDtype(draw)}`),
};

const byName: Readonly<Record<string, Maker>> = {
  dim: axes, dims: axes, dim0: oneAxis, dim1: oneAxis, dim2: oneAxis, start_dim: oneAxis, end_dim: oneAxis, dimension: oneAxis, source: (a, p, c) => (p.type === 'Tensor' ? tensor(a, p, c) : oneAxis(a, p, c)), destination: oneAxis,
  size: shape, shape, repeats: (a, p, c) => (p.type === 'int' ? int(0, 3)(a, p, c) : oneForEachAxis(a, p, c)), split_size: (a, p, c) => (p.type === 'int' ? int(1, 3)(a, p, c) : parts(a, p, c)), split_sizes: parts,
  sizes: (author) => list([author.draw.int(1, 2), -1]), normalized_shape: ({ draw }, _, { first }) => list(first?.shape.slice(-draw.int(1, 2)) ?? [2]), indices: (a, p, c) => (p.type === 'int[]' ? increasing(a, p, c) : p.type === 'Tensor[]' ? tensors(a, p, c) : tensor(a, p, c)),
  shifts: int(-3, 3), diagonal: int(-2, 2), offset: int(-1, 2), index: (a, p, c) => (p.type === 'int' ? position(a, p, c) : tensor(a, p, c)), start: position, end: position, length: int(1, 2), step: int(1, 2), sections: int(1, 3), chunks: int(1, 4),
  k: int(1, 2), n: int(0, 4), m: int(1, 4), steps: int(1, 5), high: int(4, 9), low: int(0, 3), num_classes: pick('-1', '5', '7'), bins: int(2, 6), num_samples: int(1, 2), minlength: int(0, 6), correction: int(0, 2), decimals: int(0, 2),
  groups: pick('1', '1', '2'), num_groups: int(1, 3), upscale_factor: int(1, 2), downscale_factor: int(1, 2), row: int(1, 3), col: int(1, 3), ignore_index: pick('-100', '1'), output_padding: pick('0', '0', '1'),
  kernel_size: window, stride: window, dilation: pick('1', '1', '2'), padding: paddings, pad: margins, output_size: window, scale_factor: pick('2', '1.5', '0.5'),
  p: norms, ord: norms, norm_type: norms, q: (a, parameter, c) => (parameter.type === 'Tensor' ? tensor(a, parameter, c) : probability(a, parameter, c)), dropout_p: pick('0.0'), label_smoothing: pick('0.1'), std: (a, parameter, c) => (parameter.type === 'Tensor' ? tensor(a, parameter, c) : positive(a, parameter, c)),
  exponent: (a, parameter, c) => (parameter.type === 'Number' ? pick('2', '3', '0.5', '-1', '2.5', '0', '1')(a, parameter, c) : tensor(a, parameter, c)),
  data, fill_value: number, ndarray: () => undefined, negative_slope: pick('0.2', '0.01', '0.1'), eps: () => undefined, momentum: pick('0.1', '0.3'), beta: number, alpha: (author) => number(author),
  equation: ({ draw }) => say(draw.pick(quoted(equations))), reduction: pick("'mean'", "'sum'", "'none'"), rounding_mode: pick("'floor'", "'trunc'", 'None'), reduce: (a, p, c) => (p.type === 'str' ? pick("'add'", "'multiply'")(a, p, c) : undefined), size_average: () => undefined,
  mode: (author, _, { operation }) => say(author.draw.pick(quoted(modes[operation] ?? ['constant']))), padding_mode: pick("'zeros'", "'border'", "'reflection'"), approximate: pick("'tanh'", "'none'"), UPLO: pick("'L'", "'U'"), indexing: pick("'ij'", "'xy'"), interpolation: pick("'linear'", "'lower'", "'nearest'"),
  // Unsorted, the order is that of a hash table.
  sorted: (a, p, c) => pick(...(c.operation === 'unique' ? ['True'] : ['True', 'False']))(a, p, c),
  _stacklevel: () => undefined, inplace: pick('True', 'False'), return_indices: pick('True', 'False'), implicit: () => undefined, sparse: () => undefined, sparse_grad: () => undefined, non_blocking: () => undefined, antialias: () => undefined, cudnn_enabled: pick('False'), recompute_scale_factor: () => undefined,
};
const modes: Readonly<Record<string, readonly string[]>> = {
  pad: ['constant', 'reflect', 'replicate', 'circular'], interpolate: ['nearest', 'linear', 'bilinear', 'bicubic', 'area', 'nearest-exact'], upsample: ['nearest', 'bilinear'], grid_sample: ['bilinear', 'nearest'], qr: ['reduced', 'complete'],
};
