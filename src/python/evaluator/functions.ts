/**
 * @file Making function values from `def` and `lambda`.
 */
import type { Arg, Arguments, Expr, FunctionDef, Lambda, Stmt } from '../syntax/ast.ts';
import { contents } from './contents.ts';
import { PyDict } from './dict.ts';
import { Frame, type Closure, type Machine, type Scope } from './frame.ts';
import { BudgetExceeded } from './interpreter.ts';
import type { Parameters } from './parameters.ts';
import { None, Opaque, PyFunction, PyTuple, type Value } from './values.ts';
import { scopeOf } from './scopes.ts';

/** The function of a `def` (without its decorators) or `lambda`, closing over the frame's scope. */
export function makeFunction(machine: Machine, node: FunctionDef | Lambda, frame: Frame): PyFunction {
  const defaults = node.args.defaults.map((d) => machine.evaluate(d, frame));
  const kwDefaults = new Map<string, Value>();
  for (const [index, arg] of node.args.kwonlyargs.entries()) {
    const value = node.args.kw_defaults[index];
    if (value) kwDefaults.set(arg.arg, machine.evaluate(value, frame));
  }
  return functionValue(node, frame, frame.scope, defaults, kwDefaults);
}

function functionValue(node: FunctionDef | Lambda, frame: Frame, scope: Scope, defaults: readonly Value[], kwDefaults: ReadonlyMap<string, Value>): PyFunction {
  const name = node.type === 'Lambda' ? '<lambda>' : node.name;
  const closure: Closure = { scope, info: scopeOf(node), parameters: parametersOf(node.args, defaults, kwDefaults), className: frame.className, [contents]: () => [scope] };
  return new PyFunction(node, name, qualifiedName(frame, name), defaults, kwDefaults, closure, scope.module.name, frame.owner ?? { cls: undefined });
}

/** `__annotations__`, evaluated when somebody asks; what can't be evaluated counts as unknown. */
export function functionAnnotations(machine: Machine, func: PyFunction): PyDict {
  const annotations = new PyDict();
  const { node } = func;
  if (node.type === 'Lambda') return annotations;
  const { scope } = func.closure as Closure; // made by `makeFunction` only
  const frame = new Frame(scope, func.qualname, node);
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
  for (const arg of [...posonlyargs, ...args, ...kwonlyargs, vararg, kwarg]) if (arg?.annotation) annotations.set(machine, arg.arg, annotationOf(machine, arg.annotation, frame));
  if (node.returns) annotations.set(machine, 'return', annotationOf(machine, node.returns, frame));
  return annotations;
}

function annotationOf(machine: Machine, node: Expr, frame: Frame): Value {
  try {
    return machine.within(frame, () => machine.evaluate(node, frame));
  } catch (error) {
    if (error instanceof BudgetExceeded) throw error;
    return new Opaque('annotation');
  }
}

/** For `inspect`: (name, kind, whether it has a default, default) of each parameter. */
export function parameterList({ closure }: PyFunction): PyTuple {
  const { positional, positionalOnly, vararg, keywordOnly, kwarg, defaults } = (closure as Closure).parameters; // made by `makeFunction` only
  const row = (name: string, kind: bigint): PyTuple => new PyTuple([name, kind, defaults.has(name), defaults.get(name) ?? None]);
  return new PyTuple([
    ...positional.map((name, i) => row(name, i < positionalOnly ? 0n : 1n)), ...(vararg === undefined ? [] : [row(vararg, 2n)]),
    ...keywordOnly.map((name) => row(name, 3n)), ...(kwarg === undefined ? [] : [row(kwarg, 4n)]),
  ]);
}

/** The names that a function binds, parameters among them. */
export const localNames = ({ closure }: PyFunction): PyTuple => new PyTuple([...(closure as Closure).info.locals]); // made by `makeFunction` only

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
