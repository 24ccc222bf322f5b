/**
 * @file Making function values from `def` and `lambda`.
 */
import type { Arg, Arguments, Expr, FunctionDef, Lambda, Stmt } from '../syntax/ast.ts';
import { contents } from './contents.ts';
import type { Closure, Frame, Machine, Scope } from './frame.ts';
import type { Parameters } from './parameters.ts';
import { PyFunction, type Value } from './values.ts';

/** The function of a `def` (without its decorators) or `lambda`, closing over the frame's scope. */
export function makeFunction(machine: Machine, node: FunctionDef | Lambda, frame: Frame): PyFunction {
  const defaults = node.args.defaults.map((d) => machine.evaluate(d, frame));
  const kwDefaults = new Map<string, Value>();
  for (const [index, arg] of node.args.kwonlyargs.entries()) {
    const value = node.args.kw_defaults[index];
    if (value) kwDefaults.set(arg.arg, machine.evaluate(value, frame));
  }
  return functionValue(machine, node, frame, frame.scope, defaults, kwDefaults);
}

function functionValue(machine: Machine, node: FunctionDef | Lambda, frame: Frame, scope: Scope, defaults: readonly Value[], kwDefaults: ReadonlyMap<string, Value>): PyFunction {
  const name = node.type === 'Lambda' ? '<lambda>' : node.name;
  const closure: Closure = { scope, info: machine.scopeInfo(node), parameters: parametersOf(node.args, defaults, kwDefaults), className: frame.className, [contents]: () => [scope] };
  return new PyFunction(node, name, qualifiedName(frame, name), defaults, kwDefaults, closure, scope.module.name, frame.owner ?? { cls: undefined });
}

/** The text that opens a body. */
export function docstring(body: readonly Stmt[] | Expr): string | undefined {
  const first = 'type' in body ? undefined : body[0];
  return first?.type === 'Expr' && first.value.type === 'Constant' && first.value.value.kind === 'str' ? first.value.value.value : undefined;
}

/** `Class.method`, `outer.<locals>.inner`. */
export function qualifiedName(frame: Frame, name: string): string {
  if (frame.scope.kind === 'module') return name;
  return frame.scope.kind === 'class' ? `${frame.name}.${name}` : `${frame.name}.<locals>.${name}`;
}

function parametersOf(args: Arguments, defaults: readonly Value[], kwDefaults: ReadonlyMap<string, Value>): Parameters {
  const positional = [...args.posonlyargs, ...args.args].map((a) => a.arg);
  const withDefaults = new Map<string, Value>(kwDefaults);
  for (const [index, value] of defaults.entries()) withDefaults.set(positional[positional.length - defaults.length + index] ?? '', value);
  return { positional, positionalOnly: args.posonlyargs.length, vararg: nameOf(args.vararg), keywordOnly: args.kwonlyargs.map((a) => a.arg), kwarg: nameOf(args.kwarg), defaults: withDefaults };
}

const nameOf = (arg: Arg | undefined | null): string | undefined => arg?.arg;
