/**
 * @file What an operation is: one row. Its schema says how it is called; its body says, in primitives, what it computes,
 * so that shapes, numbers and gradients can't disagree.
 */
import type { Value } from '../python/evaluator/values.ts';
import type { Runtime } from './runtime.ts';
import { parseSchema, type Schema } from './schema/parse.ts';
import type { ArgsOf } from './schema/types.ts';

/** Where an operation can be called from. */
export type Place = 'torch' | 'Tensor' | 'torch.nn.functional' | 'torch.linalg' | 'torch.special' | 'torch.nn.init' | 'torch.fft';

export interface OpOptions {
  /** `torch` and `Tensor` unless said otherwise. */
  readonly on?: readonly Place[];
  /** Other names for the same thing. */
  readonly aliases?: readonly string[];
  /** There is also `name_`, which changes the tensor. `unseen`: PyTorch's autograd does not look at it, even on leaves. */
  readonly inPlace?: boolean | 'unseen';
  /** The name of the result's node, where the primitives' own would show. */
  readonly node?: string;
  /** PyTorch has one node for it, which leads to these arguments; here it may be a composition. With `node`: the tensors that must be given. */
  readonly edges?: readonly string[];
  /** At PyTorch's it is a Python function, which takes no keywords of NumPy's. Those of `torch.nn.functional` are. */
  readonly python?: boolean;
  /** At PyTorch's it is a Python function, which asks an argument for an attribute before anything else. */
  readonly asks?: readonly [parameter: string, attribute: string];
  /** `dim=None` means all axes: said in full to observers. */
  readonly reduces?: boolean;
}

/** Arguments by parameter name, converted. */
export type Arguments = Readonly<Record<string, unknown>>;
export interface Op extends OpOptions {
  readonly schema: Schema;
  readonly name: string;
  /** `name_`, made of the row. */
  readonly isInPlace?: boolean;
  /** What `name_` checks and computes, without changing the tensor. */
  readonly outOfPlace?: Op['run'];
  readonly run: (args: Arguments, runtime: Runtime) => Value;
}

/** Makes a row. `body` gets exactly what the schema names. */
export function op<const Text extends string>(text: Text, body: (args: ArgsOf<Text>, runtime: Runtime) => Value, options: OpOptions = {}): Op {
  const schema = parseSchema(text);
  // The binder fills every parameter of the schema with a value of its type, which is what ArgsOf says.
  return { ...options, schema, name: schema.name, run: (args, runtime) => body(args as ArgsOf<Text>, runtime) };
}
