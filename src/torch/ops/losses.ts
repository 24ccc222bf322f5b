/** @file Loss functions. `reduction` says what becomes of the loss of each element. */
import { named, requireConstant } from '../autograd/named.ts';
import { canCast, isFloating, scalarName } from '../dtypes.ts';
import { runtimeError, valueError } from '../errors.ts';
import { op, type Op, type OpOptions } from '../op.ts';
import { detach, expand, reshape, sum } from '../primitives/movement.ts';
import { abs, add, cast, compareTo, div, divideBy, exp, extremum, log, mul, neg, pointwise, powNumber, scale, shift, square, sub, subFrom, where, zerosLike } from '../primitives/pointwise.ts';
import { vectorNorm } from '../primitives/norms.ts';
import { promotePair, toFloating } from '../promotion.ts';
import { broadcast, sameShape, showShape, wrapDim } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { clamp } from './arithmetic.ts';
import { softplus } from './activations.ts';
import { reduceLoss, reductionOf, wholeOf, type Reduced } from './lossReduction.ts';

/** The old pair of booleans that `reduction` replaced. */
const tail = "bool? size_average=None, bool? reduce=None, str reduction='mean'";

/** Input and target of one shape, as the regression losses want them. */
function together(self: Tensor, target: Tensor): readonly [Tensor, Tensor] {
  const shape = broadcast(self.shape, target.shape);
  const [a, b] = promotePair(self, target);
  return [sameShape(a.shape, shape) ? a : expand(a, shape), sameShape(b.shape, shape) ? b : expand(b, shape)];
}
/** Its derivative reads both as they are then. */
const squaredDistance = (a: Tensor, b: Tensor): Tensor => pointwise('MseLossBackward0', square(sub(detach(a), detach(b))).array, [a, b], [
  [a, (grad) => scale(mul(grad, sub(a, b)), 2), a, b], [b, (grad) => scale(mul(grad, sub(b, a)), 2), a, b],
]);
const distance = (self: Tensor, target: Tensor): Tensor => sub(...together(self, target));
/** `together`, for losses that say so where the two differ in size. */
function comparable(self: Tensor, target: Tensor): readonly [Tensor, Tensor] {
  if (!sameShape(self.shape, target.shape)) self.runtime.warn(`Using a target size (torch.Size(${showShape(target.shape)})) that is different to the input size (torch.Size(${showShape(self.shape)})). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.`);
  return together(self, target);
}
const compared = (self: Tensor, target: Tensor): Tensor => sub(...comparable(self, target));

/** d²/2 within beta, |d|·beta − beta²/2 outside; smooth L1 is that over beta. */
function huber(difference: Tensor, beta: number): Tensor {
  const size = abs(difference);
  return where(compareTo('lt', size, beta), scale(square(difference), 0.5), shift(scale(size, beta), -0.5 * beta * beta));
}
function smoothL1(self: Tensor, target: Tensor, beta: number): Tensor {
  if (beta < 0) runtimeError('smooth_l1_loss does not support negative values for beta.');
  const difference = compared(self, target);
  return beta === 0 ? abs(difference) : scale(huber(difference, beta), 1 / beta);
}

/** −(t·log p + (1 − t)·log(1 − p)), logarithms not below −100. d/dp = (p − t)/max(p(1 − p), 1e-12). */
function binaryCrossEntropy(p: Tensor, target: Tensor): Tensor {
  if (!sameShape(p.shape, target.shape)) valueError(`Using a target size (torch.Size(${showShape(target.shape)})) that is different to the input size (torch.Size(${showShape(p.shape)})) is deprecated. Please ensure they have the same size.`);
  if (target.dtype !== p.dtype) runtimeError(`Found dtype ${scalarName(target.dtype)} but expected ${scalarName(p.dtype)}`);
  const outside = Array.from(p.runtime.arrays.read(p.array) ?? []).some((x) => x < 0 || x > 1);
  if (outside) runtimeError('all elements of input should be between 0 and 1');
  const { arrays } = p.runtime;
  const one = arrays.full([], 1, p.dtype);
  const clippedLog = (a: typeof p.array) => arrays.binary('maximum', arrays.unary('log', a), arrays.full([], -100, p.dtype));
  const array = arrays.binary('sub', arrays.binary('mul', arrays.binary('sub', target.array, one), clippedLog(arrays.binary('sub', one, p.array))), arrays.binary('mul', target.array, clippedLog(p.array)));
  return pointwise('BinaryCrossEntropyBackward0', array, [p, target], [
    [p, (grad) => mul(grad, div(sub(p, target), clamp(mul(p, subFrom(1, p)), 1e-12, undefined))), p, target],
    [target, (grad) => mul(grad, sub(clamp(log(subFrom(1, p)), -100, undefined), clamp(log(p), -100, undefined))), p],
  ]);
}
/** (1 − t)·x + (1 + (w − 1)·t)·softplus(−x). */
function withLogits(x: Tensor, target: Tensor, positive: Tensor | undefined): Tensor {
  if (!sameShape(x.shape, target.shape)) valueError(`Target size (torch.Size(${showShape(target.shape)})) must be the same as input size (torch.Size(${showShape(x.shape)}))`);
  const soft = softplus(neg(x), 1, Infinity);
  const weighted = positive === undefined ? soft : mul(shift(mul(shift(positive, -1), target), 1), soft);
  return add(mul(subFrom(1, target), x), weighted);
}
/** PyTorch writes the loss over a copy of the target, whose type it keeps. */
function typedLogits(x: Tensor, target: Tensor, positive: Tensor | undefined): Tensor {
  const loss = withLogits(...promotePair(x, target), positive);
  return canCast(loss.dtype, target.dtype) ? cast(loss, target.dtype) : runtimeError(`result type ${scalarName(loss.dtype)} can't be cast to the desired output type ${scalarName(target.dtype)}`);
}
const weighted = (loss: Tensor, weight: Tensor | undefined): Tensor => (weight === undefined ? loss : mul(loss, weight));

function divergence(input: Tensor, goal: Tensor, logTarget: boolean): Tensor {
  if (!isFloating(input.dtype) || !isFloating(goal.dtype)) runtimeError('kl_div: Integral inputs not supported.');
  const [self, target] = promotePair(input, goal);
  if (logTarget) return mul(exp(target), sub(target, self));
  const known = where(compareTo('eq', target, 0), zerosLike(target), mul(target, log(target)));
  return sub(known, mul(target, self));
}
const hinge = (a: Tensor): Tensor => named(clamp(a, 0, undefined), 'ClampMinBackward0');
const pairDistance = (a: Tensor, b: Tensor, p: number, eps: number): Tensor => {
  const difference = shift(sub(...promotePair(a, b)), eps);
  return vectorNorm(difference, p, [difference.rank - 1], false);
};
function cosine(a: Tensor, b: Tensor, axis: number): Tensor {
  const along = (x: Tensor): Tensor => sum(x, [wrapDim(axis, x.rank)], false);
  const [ab, aa, bb] = [along(mul(a, b)), along(square(a)), along(square(b))];
  return div(ab, powNumber(mul(shift(aa, 1e-12), shift(bb, 1e-12)), 0.5));
}
function poisson(input: Tensor, goal: Tensor, logInput: boolean, full: boolean, eps: number): Tensor {
  const [self, target] = promotePair(toFloating(input), toFloating(goal));
  const loss = logInput ? sub(exp(self), mul(target, self)) : sub(self, mul(target, log(shift(self, eps))));
  if (!full) return loss;
  const stirling = add(sub(mul(target, log(target)), target), scale(log(scale(target, 2 * Math.PI)), 0.5));
  return add(loss, where(compareTo('le', target, 1), zerosLike(target), stirling));
}
function gaussian(self: Tensor, target: Tensor, given: Tensor, full: boolean, eps: number): Tensor {
  const lastOne = given.rank === self.rank && given.shape.at(-1) === 1 && sameShape(given.shape.slice(0, -1), self.shape.slice(0, -1));
  if (!sameShape(given.shape, self.shape) && !lastOne && !sameShape(given.shape, self.shape.slice(0, -1))) valueError('var is of incorrect size');
  const variance = given.rank < self.rank ? reshape(given, [...given.shape, 1]) : given;
  if (Array.from(given.runtime.arrays.read(given.array) ?? []).some((x) => x < 0)) valueError('var has negative entry/entries');
  const v = clamp(variance, eps, undefined);
  const loss = scale(add(...promotePair(log(v), div(...promotePair(square(distance(self, target)), v)))), 0.5);
  return full ? shift(loss, 0.5 * Math.log(2 * Math.PI)) : loss;
}
const margin = (value: Tensor, limit: number): Tensor => hinge(shift(value, limit));
const functional = { on: ['torch.nn.functional'] as const };
/** PyTorch's functions compare the sizes first, the target's before the input's. */
const target: OpOptions = { asks: ['target', 'size'] };
const withNode = (node: string, more: OpOptions = {}) => ({ ...functional, node, ...more });

/** Whole numbers are summed up as int64, and have no mean. */
function wide(loss: Tensor, how: Reduced): Tensor {
  const reduction = reductionOf(how);
  if (isFloating(loss.dtype) || reduction === 'none') return loss;
  return reduction === 'sum' ? cast(loss, 'int64') : runtimeError(`mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${scalarName(loss.dtype)}`);
}

/** One row an operation. */
export const losses: readonly Op[] = [
  op(`mse_loss(Tensor self, Tensor target, ${tail})`, (args) => reduceLoss(squaredDistance(...comparable(args.self, args.target)), args), withNode('MseLossBackward0', target)),
  op(`l1_loss(Tensor self, Tensor target, ${tail})`, (args) => reduceLoss(wide(abs(compared(args.self, args.target)), args), args), { ...functional, ...target }),
  op(`smooth_l1_loss(Tensor self, Tensor target, ${tail}, float beta=1)`, (args) => reduceLoss(smoothL1(args.self, args.target, args.beta), args), withNode('SmoothL1LossBackward0', target)),
  op("huber_loss(Tensor self, Tensor target, str reduction='mean', float delta=1)", ({ self, target, reduction, delta }) => reduceLoss(cast(huber(compared(self, target), delta), self.dtype), { reduction, reduce: undefined, size_average: undefined }), withNode('HuberLossBackward0', target)),
  op("binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')", (args) => {
    requireConstant('binary_cross_entropy', { weight: args.weight });
    return reduceLoss(weighted(binaryCrossEntropy(args.self, args.target), args.weight), args);
  }, withNode('BinaryCrossEntropyBackward0', target)),
  op("binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? pos_weight=None)", (args) => {
    requireConstant('binary_cross_entropy_with_logits', { weight: args.weight, pos_weight: args.pos_weight });
    return reduceLoss(weighted(typedLogits(args.self, args.target, args.pos_weight), args.weight), args);
  }, withNode('BinaryCrossEntropyWithLogitsBackward0', target)),
  op("kl_div(Tensor self, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', bool log_target=False)", (args) => {
    const loss = divergence(args.self, args.target, args.log_target);
    return args.reduction === 'batchmean' ? divideBy(sum(loss, wholeOf(loss), false), loss.shape[0] ?? 1) : reduceLoss(loss, args);
  }, functional),
  op(`poisson_nll_loss(Tensor self, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction='mean')`, (args) => reduceLoss(poisson(args.self, args.target, args.log_input, args.full, args.eps), args), functional),
  op("gaussian_nll_loss(Tensor self, Tensor target, Tensor var, bool full=False, float eps=1e-06, str reduction='mean')", ({ self, target, var: variance, full, eps, reduction }) => reduceLoss(gaussian(self, target, variance, full, eps), { reduction, reduce: undefined, size_average: undefined }), functional),
  op(`hinge_embedding_loss(Tensor self, Tensor target, float margin=1, ${tail})`, (args) => {
    const apart = where(compareTo('ne', args.target, 1), hinge(subFrom(args.margin, args.self)), zerosLike(args.self));
    return reduceLoss(add(apart, where(compareTo('ne', args.target, -1), args.self, zerosLike(args.self))), args);
  }, functional),
  op(`margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, ${tail})`, (args) => {
    const size = (x: Tensor): string => `torch.Size(${showShape(x.shape)})`;
    if (args.input1.rank !== args.input2.rank || args.input1.rank !== args.target.rank) runtimeError(`margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: ${size(args.input1)}, input2: ${size(args.input2)}, target: ${size(args.target)} `);
    return reduceLoss(margin(neg(mul(...promotePair(args.target, sub(...promotePair(args.input1, args.input2))))), args.margin), args);
  }, functional),
  op(`soft_margin_loss(Tensor self, Tensor target, ${tail})`, (args) => {
    requireConstant('soft_margin_loss', { target: args.target });
    return reduceLoss(softplus(neg(mul(cast(args.target, args.self.dtype), args.self)), 1, Infinity), args);
  }, withNode('SoftMarginLossBackward0')),
  op(`cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, ${tail})`, (args) => {
    if (args.target.rank > 1) runtimeError('0D or 1D target tensor expected, multi-target not supported');
    const axis = args.target.rank;
    if (args.input1.rank !== axis + 1) runtimeError(`${axis}D target tensor expects ${axis + 1}D input tensors, but found inputs with sizes ${showShape(args.input1.shape)} and ${showShape(args.input2.shape)}.`);
    const similarity = cosine(...promotePair(args.input1, args.input2), axis);
    const [alike, apart] = [subFrom(1, similarity), hinge(shift(similarity, -args.margin))];
    const chosen = (sign: number, loss: Tensor): Tensor => where(compareTo('eq', args.target, sign), loss, zerosLike(loss));
    return reduceLoss(add(chosen(1, alike), chosen(-1, apart)), args);
  }, functional),
  op(`triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1, float p=2, float eps=1e-06, bool swap=False, ${tail})`, (args) => {
    const { anchor, positive, negative } = args;
    if (anchor.rank !== positive.rank || anchor.rank !== negative.rank) runtimeError(`All inputs should have same dimension but got ${anchor.rank}D, ${positive.rank}D and ${negative.rank}D inputs.`);
    const near = pairDistance(args.anchor, args.positive, args.p, args.eps);
    const far = pairDistance(args.anchor, args.negative, args.p, args.eps);
    const farthest = args.swap ? extremum('minimum', far, pairDistance(args.positive, args.negative, args.p, args.eps)) : far;
    return reduceLoss(margin(sub(...promotePair(near, farthest)), args.margin), args);
  }, functional),
];
