/**
 * @file The shape of one batch that a penalty gets: from a call in the file, from a configured image shape, or from what
 * the code itself implies (an α of shape (B, 1, 1, 1) asks for images); assumed only when nothing tells.
 */
import type { ShapeFrom } from '../../protocol/evaluation.ts';
import type { Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import type { Value } from '../../python/evaluator/index.ts';
import { calleeName, givenTo } from './calls.ts';
import { shapeOfValue, type Contexts } from './contexts.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import { boundNames } from './names.ts';
import { tensorsIn } from '../probes/criticInput.ts';
import type { FunctionTarget, SiteTarget } from './site.ts';

export interface SiteShape {
  readonly shape: readonly number[];
  readonly from: ShapeFrom;
}

type IsTensor = (value: Value) => value is Tensor;

/** What the file says; undefined if it says nothing. */
export function shapeFromFile(target: SiteTarget, module: Module, contexts: Contexts, isTensor: IsTensor): SiteShape | undefined {
  return shapeFromCalls(target, contexts, isTensor) ?? shapeFromConfiguration(module, contexts, isTensor);
}

function shapeFromCalls(target: SiteTarget, contexts: Contexts, isTensor: IsTensor): SiteShape | undefined {
  if (target.type !== 'function') return undefined;
  const dataAt = target.parameters.flatMap((p, i) => (p.name === target.gradientParameter || p.role === 'data' || p.role === 'input' || p.role === 'open' ? [{ name: p.name, i }] : []));
  for (const call of contexts.callsOf(target.info)) for (const { name, i } of dataAt) {
    const given = givenTo(call);
    const argument = given.keywords.get(name) ?? given.args[i];
    // Arguments that are spread, or handed on by something in between, are seen where they arrive.
    const found = (argument && contexts.valueOf(argument)) ?? contexts.during(call, readsOf(target, name));
    const data = found && tensorsIn(found.value, isTensor)[0];
    // One number a sample is a score, not data.
    if (!data || data.shape.length < 2 || elementsPerSample(data.shape) < 2) continue;
    if (!found.assumed) return { shape: data.shape, from: 'call-site' };
    // The data is our own, but the file flattens it before it hands it on.
    if (data.shape.length === 2) return { shape: data.shape, from: 'implied' };
  }
  return undefined;
}

/** Where the function's own text reads a name. */
function readsOf(target: FunctionTarget, name: string): Expr[] {
  const found: Expr[] = [];
  for (const statement of target.info.node.body) walk(statement, (node) => { if (node.type === 'Name' && node.id === name) found.push(node); });
  return found;
}

const configuredName = /^(im|img|image|data|input|sample|x)_?(shape|size|dims?)$/i;
const usualBatch = 64;

/** `img_shape = (opt.channels, opt.img_size, opt.img_size)` at module level. */
function shapeFromConfiguration(module: Module, contexts: Contexts, isTensor: IsTensor): SiteShape | undefined {
  for (const statement of module.body) {
    if (statement.type !== 'Assign' || !boundNames(statement).some((name) => configuredName.test(name))) continue;
    const found = contexts.valueOf(statement.value);
    const shape = found && !found.assumed && !isTensor(found.value) ? shapeOfValue(found.value, isTensor) : undefined;
    if (shape?.length === 3) return { shape: [usualBatch, ...shape], from: 'config' };
    if (shape?.length === 4) return { shape, from: 'config' };
  }
  return undefined;
}

/** Ranks to try when the file names no shape: images, flat vectors, sequences, volumes. */
export const impliedShapes: readonly (readonly number[])[] = [[64, 3, 32, 32], [64, 784], [64, 16, 128], [8, 1, 16, 16, 16]];

/** Points in space: their gradients have three elements. */
export const pointsShape: readonly number[] = [1024, 3];

/** The batch must not agree with another axis, or (B, 1) would fit data of every rank. */
export const withBatch = (shape: readonly number[], batch: number): readonly number[] => [batch, ...shape.slice(1).map((size) => (size === batch ? size * 2 : size))];

/** Shapes that the site's own text fixes: `view(BATCH_SIZE, 3, 32, 32)`. */
export function shapesInText(target: SiteTarget, contexts: Contexts): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const statement of bodyOf(target)) walk(statement, (node) => {
    const items = node.type === 'Call' && shaping.test(calleeName(node) ?? '') ? node.args : [];
    const sizes = items.map((item, i) => (item.type === 'Constant' && item.value.kind === 'int' ? Number(item.value.digits) : item.type === 'Name' && i > 0 ? numberOf(item, contexts) : undefined));
    if (items.length < 2 || sizes.slice(1).some((size) => size === undefined || size < 1) || sizes.slice(1).every((size) => size === 1)) return;
    const batch = sizes[0] ?? numberOf(items[0], contexts) ?? batchesInText(target, contexts)[0] ?? usualBatch;
    found.push([batch, ...sizes.slice(1).map((size) => size ?? 1)]);
  });
  return found;
}

/** Functions and methods whose arguments are a shape. */
const shaping = /^(view|reshape|expand|resize|rand|randn|zeros|ones|empty|full|unflatten|broadcast_to)$/;

/** Batch sizes that the site's own text reads: `BATCH_SIZE`, `opt.batch_size`. */
export function batchesInText(target: SiteTarget, contexts: Contexts): number[] {
  const found: number[] = [];
  for (const statement of bodyOf(target)) walk(statement, (node) => {
    const isBatch = (node.type === 'Name' && /batch|^bs$/i.test(node.id)) || (node.type === 'Attribute' && /batch/i.test(node.attr));
    const size = isBatch ? numberOf(node, contexts) : undefined;
    if (size !== undefined && !found.includes(size)) found.push(size);
  });
  return found;
}

const bodyOf = (target: SiteTarget): readonly Stmt[] => (target.type === 'function' ? target.info.node.body : target.statements);

const numberOf = (expr: Expr | undefined, contexts: Contexts): number | undefined => {
  const value = expr && contexts.moduleValueOf(expr);
  return typeof value === 'bigint' && value > 0n ? Number(value) : undefined;
};

/** Whether the file works with images: a two-dimensional convolution, or images by name that no linear layer may have flat. */
export const mentionsImages = (module: Module): boolean => mentions(module, imageLayers) || (mentions(module, imageNames) && !mentions(module, /^(Lazy)?Linear$/));
const imageLayers = /^(Conv2d|ConvTranspose2d|conv2d|BatchNorm2d|InstanceNorm2d)$/;
const imageNames = /^(ImageFolder|MNIST|CIFAR10|CelebA)$|(^|_)(images?|imgs?)($|_)/i;

/** Whether it works with vectors: what a robot sees and does, features, or a network of linear layers that flattens nothing. */
export const mentionsVectors = (module: Module): boolean =>
  mentions(module, vectorNames) || (mentions(module, /^Linear$/) && !mentions(module, /^(Lazy)?Conv|^(flatten|Flatten|view|reshape|Unflatten|rearrange)$/));
const vectorNames = /(^|_)(states?|obs|observations?|actions?|expert|policy|tabular)($|_)/i;

/** Whether a name, an attribute or a parameter of the file is like that. */
function mentions(module: Module, names: RegExp): boolean {
  let found = false;
  for (const statement of module.body) walk(statement, (node) => {
    if (found) return false;
    if (node.type === 'Attribute' && names.test(node.attr)) found = true;
    if (node.type === 'Name' && names.test(node.id)) found = true;
    if (node.type === 'FunctionDef' && [...node.args.posonlyargs, ...node.args.args].some((a) => names.test(a.arg))) found = true;
    return undefined;
  });
  return found;
}
