/** @file Edits at calls that draw random numbers: another distribution, or one number for each sample. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr } from '../../python/syntax/index.ts';
import { calleeName } from '../sites/calls.ts';
import { argumentOf, replace, sourceOf } from './edits.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from './repair.ts';

export interface DrawContext { readonly text: string; readonly shape: readonly number[]; /** A batch of data, as the code calls it. */ readonly data: string | undefined }

const uniformNames: Readonly<Record<string, string>> = { randn: 'rand', randn_like: 'rand_like', normal_: 'uniform_', standard_normal: 'random_sample', normal: 'uniform', gauss: 'uniform', normalvariate: 'uniform' };

/** `torch.randn(…)` → `torch.rand(…)`, `x.normal_()` → `x.uniform_()`, `np.random.normal(0, 1, …)` → `np.random.uniform(0, 1, …)`. */
export function uniformInstead({ func }: Call): readonly Repair[] {
  const name = func.type === 'Attribute' ? uniformNames[func.attr] : undefined;
  return func.type === 'Attribute' && name !== undefined ? [{ title: phrase`Draw α uniformly from [0, 1]`, edits: [replace(func.attrRange, name)] }] : [];
}

const title = phrase`Draw one α for each sample`;

/** Makes the call draw a tensor of shape (B, 1, …, 1), however its size is written. */
export function onePerSample(call: Call, context: DrawContext): readonly Repair[] {
  const edit = sized(makerOf(call), context);
  return edit ? [{ title, edits: [edit] }] : [];
}

/** What makes the tensor that an in-place draw fills: `torch.empty(…)` of `torch.empty(…).uniform_()`. */
function makerOf(call: Call): Call {
  const { func } = call;
  return func.type === 'Attribute' && func.attr.endsWith('_') && func.value.type === 'Call' ? makerOf(func.value) : call;
}

function sized(call: Call, context: DrawContext): TextEdit | undefined {
  const name = calleeName(call) ?? '';
  const like = call.args[0];
  if (name.endsWith('_like')) return like && replace(call, `torch.${name === 'empty_like' ? 'empty' : 'rand'}(${rows(like, context)}${device(call, like, context)})`);
  const tuple = takesTuple.has(name);
  const size = argumentOf(call, ['size'], name === 'uniform' || name === 'normal' ? 2 : 0);
  if (!size) return withoutSize(call, context);
  if (!tuple && call.args.length > 1 && call.args.every((arg) => arg.type !== 'Starred')) return replaceFrom(call.args, context);
  if (size.type === 'Tuple' || size.type === 'List') return replaceFrom(size.elts, context);
  const isTuple = tuple || call.keywords.some(({ value }) => value === size);
  const written = isNumber(size) ? fromData(context) : rows(size, context);
  return written === undefined ? undefined : replace(size, isTuple ? `(${written})` : written);
}

/** Functions of NumPy that take their size as one tuple. */
const takesTuple = new Set(['random', 'random_sample', 'standard_normal', 'uniform', 'normal', 'ranf', 'sample']);

/** One number is drawn: PyTorch draws as many as there are samples. */
const withoutSize = (call: Call, context: DrawContext): TextEdit | undefined => {
  const written = fromData(context);
  return written === undefined ? undefined : replace(call, `torch.rand(${written}, device=${context.data ?? ''}.device)`);
};

/** `B, C, H, W` → `B, 1, 1, 1`; `1, 1` → the batch of the data. */
function replaceFrom(sizes: readonly Expr[], context: DrawContext): TextEdit | undefined {
  const [first] = sizes;
  const last = sizes.at(-1);
  if (!first || !last) return undefined;
  const written = isNumber(first) && sourceOf(context.text, first) === '1' ? fromData(context) : `${sourceOf(context.text, first)}${ones(context)}`;
  return written === undefined ? undefined : replace({ start: first.start, end: last.end }, written);
}

const ones = ({ shape }: DrawContext): string => shape.slice(1).map(() => ', 1').join('');
const isNumber = (expr: Expr): boolean => expr.type === 'Constant' && expr.value.kind === 'int';
const fromData = (context: DrawContext): string | undefined => (context.data === undefined ? undefined : `${batchOf(context.data, context)}${ones(context)}`);
/** As the file reads batch sizes. */
const batchOf = (data: string, { text }: DrawContext): string => (text.includes('.shape[0]') && !text.includes('.size(0)') ? `${data}.shape[0]` : `${data}.size(0)`);

/** `x.size(0), 1, 1, 1` for `x`, `x.size()`, `x.shape`, `*x.shape`. */
function rows(expr: Expr, context: DrawContext): string | undefined {
  const data = dataOf(expr, context.text);
  const whole = expr.type === 'Starred' ? expr.value : expr;
  // `x.shape` goes on as `x.shape[0]`, `x.size()` as `x.size(0)`.
  const batch = whole.type === 'Attribute' ? `${data ?? ''}.shape[0]` : whole.type === 'Call' ? `${data ?? ''}.size(0)` : batchOf(data ?? '', context);
  return data === undefined ? undefined : `${batch}${ones(context)}`;
}

function dataOf(expr: Expr, text: string): string | undefined {
  if (expr.type === 'Starred') return dataOf(expr.value, text);
  if (expr.type === 'Call' && expr.func.type === 'Attribute' && expr.func.attr === 'size' && expr.args.length === 0) return sourceOf(text, expr.func.value);
  if (expr.type === 'Attribute' && expr.attr === 'shape') return sourceOf(text, expr.value);
  return expr.type === 'Name' ? expr.id : undefined;
}

/** Where `like` said it: the keywords given, or the device of the data. */
const device = (call: Call, like: Expr, { text }: DrawContext): string =>
  (call.keywords.length > 0 ? call.keywords.map((keyword) => `, ${sourceOf(text, keyword)}`).join('') : `, device=${dataOf(like, text) ?? sourceOf(text, like)}.device`);
