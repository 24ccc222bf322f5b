/** @file Losses whose targets are classes: negative log-likelihood, cross entropy and the margins between classes. */
import { named, requireConstant } from '../autograd/named.ts';
import { sealed } from '../autograd/sealed.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { indexError, runtimeError, unsupported, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { takeAt } from '../primitives/gathering.ts';
import { reshape, sum } from '../primitives/movement.ts';
import { commonType } from '../promotion.ts';
import { add, cast, compareTo, div, fullLike, mul, neg, powNumber, scale, shift, sub, subFrom, tied, where, zerosLike } from '../primitives/pointwise.ts';
import { logSoftmax } from '../primitives/reduction.ts';
import { at, range, sameShape, showShape } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { clamp } from './arithmetic.ts';
import { checkBounds } from './joining.ts';
import { reduceLoss, reductionOf, wholeOf, type Reduced } from './lossReduction.ts';
import { logsigmoid } from './activations.ts';
import { unsqueeze } from './movement.ts';

/** One number for each class, along the axis of classes. */
const perChannel = (weight: Tensor, like: Tensor, axis: number): Tensor => reshape(weight, like.shape.map((_, other) => (other === axis ? weight.size : 1)));

function checkTargets(logs: Tensor, target: Tensor, weight: Tensor | undefined): void {
  if (logs.rank === 0) valueError('Expected 1 or more dimensions (got 0)');
  const axis = logs.rank === 1 ? 0 : 1;
  const classes = at(logs.shape, axis);
  if (logs.rank > 1 && logs.shape[0] !== target.shape[0]) valueError(`Expected input batch_size (${at(logs.shape, 0)}) to match target batch_size (${target.shape[0] ?? 0}).`);
  if (logs.rank <= 2 && target.rank > 1) runtimeError('0D or 1D target tensor expected, multi-target not supported');
  if (logs.rank > 2 && target.rank !== logs.rank - 1) runtimeError(`only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.rank}`);
  const expected = logs.shape.filter((_, other) => other !== axis);
  if (!sameShape(expected, target.shape)) runtimeError(logs.rank > 2 ? `size mismatch (got input: ${showShape(logs.shape)} , target: ${showShape(target.shape)}` : `size mismatch (got input: ${showShape(logs.shape)}, target: ${showShape(target.shape)})`);
  if (weight !== undefined && weight.size !== classes) runtimeError(`weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${showShape(weight.shape)}`);
  if (target.dtype !== 'int64' && target.dtype !== 'uint8') runtimeError(`expected scalar type Long but found ${scalarName(target.dtype)}`);
  if (weight !== undefined && weight.dtype !== logs.dtype) runtimeError(`expected scalar type ${scalarName(logs.dtype)} but found ${scalarName(weight.dtype)}`);
}

/** The log-probability of each target class, negated and weighted; ignored targets count nothing. */
function negativeLogLikelihood(self: Tensor, target: Tensor, weight: Tensor | undefined, ignore: number, how: Reduced): Tensor {
  requireConstant(self.rank === 4 ? 'nll_loss2d_forward' : 'nll_loss_forward', { weight });
  checkTargets(self, target, weight);
  const logs = tied(self);
  const axis = logs.rank === 1 ? 0 : 1;
  const counted = compareTo('ne', target, ignore);
  const safe = where(counted, target, zerosLike(target));
  checkBounds(safe, at(logs.shape, axis), (value) => indexError(`Target ${value} is out of bounds.`));
  const picked = reshape(takeAt(logs, unsqueeze(safe, axis), axis), target.shape);
  const factors = classFactors(counted, safe, weight, picked);
  const losses = neg(mul(where(counted, picked, zerosLike(picked)), factors));
  const reduction = reductionOf(how);
  const node = logs.rank <= 2 ? 'NllLossBackward0' : reduction === 'none' && logs.rank !== 4 ? 'ViewBackward0' : 'NllLoss2DBackward0';
  if (reduction === 'none') return named(losses, node);
  const total = sum(losses, wholeOf(losses), false);
  return named(reduction === 'sum' ? total : div(total, sum(factors, wholeOf(factors), false)), node);
}
/** The weight of each target's class; 0 for ignored ones. */
function classFactors(counted: Tensor, safe: Tensor, weight: Tensor | undefined, like: Tensor): Tensor {
  const perClass = weight === undefined ? fullLike(like, 1) : reshape(takeAt(weight, reshape(safe, [safe.size]), 0), safe.shape);
  return where(counted, perClass, zerosLike(perClass));
}

interface CrossEntropy extends Reduced { readonly self: Tensor; readonly target: Tensor; readonly weight: Tensor | undefined; readonly ignore_index: number; readonly label_smoothing: number }
function crossEntropy(args: CrossEntropy): Tensor {
  const { self, target, weight, ignore_index: ignore, label_smoothing: smoothing } = args;
  if (smoothing < 0 || smoothing > 1) runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`);
  const axis = self.rank === 1 ? 0 : 1;
  if (!isFloating(self.dtype)) runtimeError(`"${axis === self.rank - 1 ? 'log_softmax_lastdim_kernel_impl' : 'softmax_kernel_impl'}" not implemented for '${scalarName(self.dtype)}'`);
  if (sameShape(self.shape, target.shape) && self.rank > 0) return distributionLoss(self, args, axis);
  const logs = logSoftmax(self, axis);
  const hard = negativeLogLikelihood(logs, target, weight, ignore, args);
  if (smoothing === 0) return hard;
  const counted = compareTo('ne', target, ignore);
  const spread = neg(sum(weight === undefined ? logs : mul(logs, perChannel(weight, logs, axis)), [axis], false));
  const losses = where(counted, spread, zerosLike(spread));
  const reduction = reductionOf(args);
  const soft = reduction === 'none' ? losses : sum(losses, wholeOf(losses), false);
  const factors = classFactors(counted, where(counted, target, zerosLike(target)), weight, spread);
  const divided = reduction === 'mean' ? div(soft, sum(factors, wholeOf(factors), false)) : soft;
  return add(scale(hard, 1 - smoothing), scale(divided, smoothing / at(self.shape, axis)));
}
/** Targets are probabilities. */
function distributionLoss(self: Tensor, { target: given, weight, label_smoothing: smoothing, ...how }: CrossEntropy, axis: number): Tensor {
  if (!isFloating(given.dtype)) runtimeError(`Expected floating point type for target with class probabilities, got ${scalarName(given.dtype)}`);
  const logs = logSoftmax(self, axis);
  const target = smoothing === 0 ? given : shift(scale(given, 1 - smoothing), smoothing / at(self.shape, axis));
  const products = mul(logs, target);
  const weighted = weight === undefined ? products : mul(products, perChannel(weight, logs, axis));
  const reduction = reductionOf(how);
  if (reduction === 'none') return neg(sum(weighted, [axis], false));
  const total = neg(sum(weighted, wholeOf(weighted), false));
  return reduction === 'sum' ? total : named(scale(total, at(self.shape, axis) / self.size), 'DivBackward1');
}

interface MultiMargin extends Reduced { readonly self: Tensor; readonly target: Tensor; readonly p: number; readonly margin: number; readonly weight: Tensor | undefined }
/** Σⱼ max(0, margin − x[y] + x[j])ᵖ / C over the other classes j. */
function multiMargin({ self, target, p, margin, weight, ...how }: MultiMargin): Tensor {
  const shaped = reshape(self, self.rank === 1 ? [1, self.size] : self.shape);
  const [count, classes] = [at(shaped.shape, 0), at(shaped.shape, 1)];
  requireConstant('multi_margin_loss', { weight });
  if (p !== 1 && p !== 2) valueError('only p == 1 and p == 2 supported');
  if (target.size !== count || target.rank > 1) runtimeError(`inconsistent target size, got: ${showShape(target.shape)}`);
  const index = reshape(target, [count, 1]);
  checkBounds(target, classes, () => runtimeError('target out of range'));
  const other = compareTo('eq', sub(index, fromArray(self.runtime, self.runtime.arrays.fromData(range(classes), [1, classes], 'int64'))), 0);
  return sealed('MultiMarginLossBackward0', 'aten::multi_margin_loss_backward', [shaped], ([x = shaped]) => {
    const violation = powNumber(clamp(add(subFrom(margin, takeAt(x, index, 1)), x), 0, undefined), p);
    const heavy = weight === undefined ? violation : mul(violation, reshape(takeAt(weight, reshape(target, [count]), 0), [count, 1]));
    const losses = scale(sum(where(other, zerosLike(heavy), heavy), [1], false), 1 / classes);
    return reduceLoss(self.rank === 1 ? reshape(losses, []) : losses, how);
  });
}
/** Σ over classes j that are targets and i that are none: max(0, 1 − (x[j] − x[i])) / C. A row's targets end at −1. */
function multilabelMargin(self: Tensor, target: Tensor, how: Reduced): Tensor {
  if (!sameShape(self.shape, target.shape)) runtimeError(`inconsistent size ${showShape(target.shape)} for argument #2 'target'`);
  const classes = self.shape.at(-1) ?? 1;
  const labels = self.runtime.arrays.read(target.array) ?? unsupported('labels which are not computed here');
  if (Array.from(labels).some((label) => !Number.isFinite(label))) runtimeError('value cannot be converted to type int64_t without overflow');
  if (Array.from(labels).some((label) => Math.trunc(label) < -1 || Math.trunc(label) >= classes)) runtimeError("argument #2 'target' is out of range");
  if (target.dtype !== 'int64') runtimeError(`expected scalar type Long but found ${scalarName(target.dtype)}`);
  const rows = self.size / classes;
  const pairs = range(rows).flatMap((row) => {
    const all = range(classes).map((i) => labels[row * classes + i] ?? -1);
    // A class that is named twice counts twice.
    const wanted = all.slice(0, all.includes(-1) ? all.indexOf(-1) : classes);
    return range(classes).flatMap((j) => range(classes).map((i) => (wanted.includes(i) ? 0 : wanted.filter((label) => label === j).length)));
  });
  return sealed('MultilabelMarginLossBackward0', 'aten::multilabel_margin_loss_backward', [self], ([x = self]) => {
    const violation = clamp(shift(sub(reshape(x, [rows, 1, classes]), reshape(x, [rows, classes, 1])), 1), 0, undefined);
    const counted = mul(violation, fromArray(x.runtime, x.runtime.arrays.fromData(pairs, [rows, classes, classes], x.dtype)));
    return reduceLoss(reshape(scale(sum(counted, [1, 2], false), 1 / classes), self.shape.slice(0, -1)), how);
  });
}
function multilabelSoftMargin(input: Tensor, target: Tensor, weight: Tensor | undefined, how: Reduced): Tensor {
  const self = cast(input, commonType([input, target]));
  const labels = target.dtype === self.dtype ? target : fromArray(self.runtime, self.runtime.arrays.cast(target.array, self.dtype));
  const losses = neg(add(mul(labels, logsigmoid(self)), mul(subFrom(1, labels), logsigmoid(neg(self)))));
  const heavy = weight === undefined ? losses : mul(losses, weight);
  return reduceLoss(named(scale(sum(heavy, [heavy.rank - 1], false), 1 / (self.shape.at(-1) ?? 1)), 'DivBackward0'), how);
}

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const classificationLosses: readonly Op[] = [
  op("nll_loss(Tensor self, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean')", (args) => negativeLogLikelihood(args.self, args.target, args.weight, args.ignore_index, args), { ...functional, edges: ['self'] }),
  op("cross_entropy(Tensor self, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean', float label_smoothing=0)", (args) => crossEntropy(args), functional),
  op("multi_margin_loss(Tensor self, Tensor target, int p=1, float margin=1, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')", (args) => multiMargin(args), functional),
  op("multilabel_margin_loss(Tensor self, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean')", (args) => multilabelMargin(args.self, args.target, args), functional),
  op("multilabel_soft_margin_loss(Tensor self, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')", (args) => multilabelSoftMargin(args.self, args.target, args.weight, args), functional),
];
