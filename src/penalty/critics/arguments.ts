/** @file What a constructor is given where the program does not say: by the names of its parameters, and noted as assumed. */
import { PyFunction, PyTuple, type Value } from '../../python/evaluator/index.ts';
import { looksLikeNumber, looksLikeSize } from '../probes/assumptions.ts';
import type { Lab } from '../probes/lab.ts';
import type { Unknown } from '../probes/unknown.ts';

/** Names of a method's positional parameters, but for `self`. */
export function positionalParameters(callee: Value | undefined): readonly string[] {
  if (!(callee instanceof PyFunction) || callee.node.type === 'Lambda') return [];
  const { args } = callee.node;
  return [...args.posonlyargs, ...args.args].map(({ arg }) => arg).slice(1);
}

/** Those without a default. */
export function requiredParameters(callee: Value | undefined): readonly string[] {
  const names = positionalParameters(callee);
  return callee instanceof PyFunction && callee.node.type !== 'Lambda' ? names.slice(0, Math.max(0, names.length - callee.node.args.defaults.length)) : [];
}

/** A shape, a number, or something that will tell by its use what it is: options, most likely. */
export function assumedArgument(lab: Lab, name: string, unknown: Unknown = lab.unknown(name)): Value {
  if (/shape/i.test(name)) return new PyTuple(lab.shape.slice(1).map(BigInt));
  return looksLikeSize(name) || looksLikeNumber(name) ? lab.number(name) : unknown;
}
