/** @file Reads a schema string: `sum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)`. */
import type { TypeName } from './types.ts';

export interface ParameterSpec {
  readonly name: string;
  readonly type: TypeName;
  readonly optional: boolean;
  readonly keywordOnly: boolean;
  /** As it stands in the schema; undefined if the argument is required. */
  readonly fallback: string | undefined;
}
export interface Schema {
  readonly name: string;
  readonly parameters: readonly ParameterSpec[];
  /** Those that may be given by position: the first ones. */
  readonly positional: readonly ParameterSpec[];
  readonly text: string;
}

export function parseSchema(text: string): Schema {
  const [, name, list] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
  if (name === undefined || list === undefined) throw new SyntaxError(`Not a schema: ${text}`);
  const parts = list === '' ? [] : list.split(', ');
  const star = parts.indexOf('*');
  const parameters = parts.flatMap((part, index) => (part === '*' ? [] : [parseParameter(part, star >= 0 && index > star)]));
  return { name, parameters, positional: parameters.filter((p) => !p.keywordOnly), text };
}

function parseParameter(text: string, keywordOnly: boolean): ParameterSpec {
  const [, type, question, name, fallback] = /^([\w[\]]+)(\?)? (\w+)(?:=(.*))?$/s.exec(text) ?? [];
  if (type === undefined || name === undefined) throw new SyntaxError(`Not a parameter: ${text}`);
  // The compiler has checked the type's name: ArgsOf would be never.
  return { name, type: type as TypeName, optional: question !== undefined, keywordOnly, fallback };
}
