/** @file The gradient that an expression written by the user is worth, in the scope of the file; or what is wrong with it. */
import type { Value } from '../../python/evaluator/index.ts';
import { PyTuple } from '../../python/evaluator/index.ts';
import type { Expr } from '../../python/syntax/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Tensor, Torch } from '../../torch/index.ts';
import { isFloating } from '../../arrays/dtype.ts';
import { formatShape } from '../numberText.ts';
import { sizeOf, type ProbeGradient } from '../probes/gradients.ts';
import type { Lab } from '../probes/lab.ts';
import { readNames } from '../sites/names.ts';
import { endOf } from './endings.ts';

export type ExpressionValue = { readonly gradient: ProbeGradient } | { readonly problem: Text };

/**
 * Names are those of the file; besides, `torch` and `math` are modules and `shape` is the shape of the evaluation where the
 * file means nothing else by them. Random numbers are those after `torch.manual_seed(seed)`.
 */
export function expressionValue(lab: Lab, tree: Expr): ExpressionValue {
  const env = surroundings(lab, tree);
  const { result } = lab.record(() => lab.evaluator.evaluate(tree, env));
  if (result.kind !== 'value') return { problem: endOf(result) };
  return gradientOf(lab.torch, result.value);
}

/** What the names stand for is made first: making it may draw random numbers. */
function surroundings(lab: Lab, tree: Expr): Map<string, Value> {
  const env = new Map<string, Value>();
  for (const name of readNames(tree)) {
    if (lab.evaluator.global(name).kind === 'value') continue;
    const given = name === 'shape' ? new PyTuple(lab.shape.map(BigInt)) : name === 'torch' || name === 'math' ? moduleOf(lab, name) : undefined;
    if (given !== undefined) env.set(name, given);
  }
  return env;
}

function moduleOf(lab: Lab, name: string): Value | undefined {
  const outcome = lab.evaluator.attempt(() => lab.interpreter.importModule(name));
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function gradientOf(torch: Torch, value: Value): ExpressionValue {
  if (!torch.isTensor(value)) return { problem: phrase`It is no tensor.` };
  const { shape, array: { dtype } } = value;
  if (!isFloating(dtype)) return { problem: phrase`Its elements are ${dtype}; a gradient's are floating-point numbers.` };
  if (shape.length < 2) return { problem: phrase`Its shape is ${formatShape(shape)}; a gradient has the batch's axis and at least one more.` };
  if (sizeOf(shape) === 0) return { problem: phrase`Its shape is ${formatShape(shape)}: it has no elements.` };
  const gradient = probeGradientOf(torch, value);
  return gradient ? { gradient } : { problem: phrase`Its values are not known.` };
}

/** undefined: the numbers are not known. */
export function probeGradientOf(torch: Pick<Torch, 'read'>, tensor: Tensor): ProbeGradient | undefined {
  const { shape, array: { fill } } = tensor;
  if (fill !== undefined) return { shape, fill, data: undefined };
  const data = torch.read(tensor);
  return data && { shape, fill: undefined, data: Float32Array.from(data) };
}
