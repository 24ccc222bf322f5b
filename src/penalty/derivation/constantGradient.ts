/**
 * @file Tensors whose elements are all the same, such as `torch.ones(*shape) / torch.sqrt(n)`: their norm per sample and
 * the penalty it earns. Reads values, so the spelling does not matter.
 */
import { phrase, type Text } from '../../texts/text.ts';
import { formatNumber } from '../numberText.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import { elementCount } from './derive.ts';
import { elementTerm, equals, minus, number, parens, power, root, squared, step, times, whole, type Step } from './formula.ts';

export interface ConstantGradient {
  readonly shape: readonly number[];
  readonly element: number;
  /** L2 norm of each sample, and the two-sided penalty with target 1. */
  readonly norm: number;
  readonly penalty: number;
  /** Norm 1 to rounding. */
  readonly isUnit: boolean;
  /** The element is 1/√(B·N): the batch was counted in. */
  readonly countsBatch: boolean;
  readonly steps: readonly Step[];
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));

/** `shape` has the batch first; `element` is the value of every element. */
export function constantGradient(shape: readonly number[], element: number): ConstantGradient {
  const n = elementsPerSample(shape);
  const batch = shape[0] ?? 1;
  const exact = Math.abs(element) * Math.sqrt(n);
  const norm = near(exact, Math.round(exact)) ? Math.round(exact) : exact;
  const penalty = (norm - 1) ** 2;
  const written = elementTerm(element, n);
  return {
    shape, element, norm, penalty, isUnit: near(norm, 1),
    countsBatch: batch > 1 && near(Math.abs(element) * Math.sqrt(n * batch), 1),
    steps: [
      step(phrase`elements per sample`, elementCount(shape.slice(1))),
      step(phrase`each element`, written.long),
      step(phrase`norm of a sample`, equals(root(times(whole(n), squared(written.short))), number(norm))),
      step(phrase`penalty`, equals(power(parens(minus(number(norm), number(1))), 2), number(penalty))),
    ],
  };
}

/** `norm 1, penalty 0`. */
export const headline = (gradient: ConstantGradient): Text => phrase`norm ${formatNumber(gradient.norm)}, penalty ${formatNumber(gradient.penalty)}`;
