/**
 * @file What a schema string means to the compiler: `ArgsOf<'sum(Tensor self, bool keepdim=False)'>` is
 * `{ self: Tensor; keepdim: boolean }`. So an implementation can't disagree with its schema.
 */
import type { DType } from '../../arrays/dtype.ts';
import type { Value } from '../../python/evaluator/values.ts';
import type { Scalar } from '../scalar.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The types a parameter can have. `Operand` is a tensor or a number that counts as a 0-dim one, `Number` only the latter; `Ignored` takes anything
 * (devices, memory formats) and passes nothing on.
 */
export interface ParameterTypes {
  'Tensor': Tensor;
  'Operand': Tensor;
  'Number': Tensor;
  'Tensor[]': readonly Tensor[];
  'Scalar': Scalar;
  'int': number;
  'float': number;
  'bool': boolean;
  'str': string;
  'int[]': readonly number[];
  'int[1]': readonly number[];
  'int[2]': readonly number[];
  'int[3]': readonly number[];
  'float[]': readonly number[];
  'bool[]': readonly boolean[];
  'ScalarType': DType;
  'Generator': Value;
  'Any': Value;
  'Ignored': undefined;
}
export type TypeName = keyof ParameterTypes;

type TypeOf<Name extends string> = Name extends `${infer Base}?` ? TypeOf<Base> | undefined : Name extends TypeName ? ParameterTypes[Name] : never;
type Parameter<Text extends string> =
  Text extends `${infer Type} ${infer Name}=${string}` ? Readonly<Record<Name, TypeOf<Type>>>
    : Text extends `${infer Type} ${infer Name}` ? Readonly<Record<Name, TypeOf<Type>>> : unknown;
type Parameters<Text extends string> = Text extends `${infer Head}, ${infer Rest}` ? Parameter<Head> & Parameters<Rest> : Parameter<Text>;

/** The arguments of an implementation. Defaults are filled in, dtypes and axes are JavaScript values. */
export type ArgsOf<Schema extends string> = Schema extends `${string}(${infer Text})` ? Parameters<Text> : never;
