/**
 * @file What the things that a file leaves open were taken to be in a run: enough to put the same things there in a
 * program for PyTorch. Must not know who asks.
 */
import type { Value } from '../../python/evaluator/index.ts';
import type { Expr } from '../../python/syntax/index.ts';
import type { ConditionForm } from './conditions.ts';

/** `kept`: called with data, it answers the same data. `generated`: it answers data of its own. `decorator`: it answers what it is given. `base`: a class derives from it. `tensors`: a class of tensors, it makes them. */
export type CalledAs = 'critic' | 'kept' | 'generated' | 'decorator' | 'base' | 'tensors';

export type Use =
  | { readonly kind: 'named' }
  | { readonly kind: 'number'; readonly value: number | bigint }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** An attribute of `self` to which `__init__` gives that value by that expression. */
  | { readonly kind: 'known'; readonly value: Value; readonly node: Expr }
  /** It was compared with that text and taken to be it. */
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'data'; readonly form: ConditionForm; readonly requiresGrad: boolean }
  | { readonly kind: 'called'; readonly as: CalledAs }
  /** A method that leaves a network or a batch what it is: `train`, `to`. */
  | { readonly kind: 'method'; readonly name: string }
  | { readonly kind: 'parameters' }
  /** `f(**it)` */
  | { readonly kind: 'mapping' }
  /** `with it:` */
  | { readonly kind: 'entered' };

/** `path` is how the program names it: `opt.lambda_gp`, `self.D`, `load(…)[0]`. */
export interface PlacedUse { readonly path: string; readonly use: Use }
