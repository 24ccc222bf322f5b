/**
 * @file The evaluator as its callers see it. Every way in ends as an outcome; nothing is thrown.
 */
import type { Expr, FunctionDef, Stmt } from '../syntax/ast.ts';
import { isRaised } from './exceptions.ts';
import { Frame, Scope, type Completion } from './frame.ts';
import { makeFunction } from './functions.ts';
import { BudgetExceeded, PyException, type Evaluator, type EvaluatorOptions, type Outcome } from './interpreter.ts';
import { pathTo } from './definitions.ts';
import { raisedOf } from './raised.ts';
import { Runtime } from './runtime.ts';
import { scopeOf, type ScopeInfo } from './scopes.ts';
import { foreseen } from './unforeseen.ts';
import { Opaque, PyClass, PyClassMethod, PyFunction, PyStaticMethod, noKwargs, type Kwargs, type Value } from './values.ts';

/** An evaluator of one program. It keeps what it has evaluated: make a new one when the text changes. */
export function createEvaluator(options: EvaluatorOptions): Evaluator {
  const runtime = new Runtime(options);
  const attempt = <T>(body: () => T): Outcome<T> => outcomeOf(runtime, body);
  return {
    interpreter: runtime,
    attempt,
    runMain: () => attempt(() => { runToExit(runtime); return undefined; }),
    global: (name) => attempt(() => runtime.main.lookup(name, undefined) ?? runtime.builtins.get(name) ?? runtime.raise('NameError', `name '${name}' is not defined`)),
    evaluate: (node, env) => attempt(() => { const frame = frameOver(runtime, env, node); return runtime.within(frame, () => runtime.evaluate(node, frame)); }),
    execute: (body, env) => attempt(() => executed(runtime, body, env)),
    functionOf: (node, env) => attempt(() => functionValue(runtime, options, node, env)),
    call: (callee: Value, args: readonly Value[], kwargs: Kwargs = noKwargs) => attempt(() => runtime.call(callee, args, kwargs)),
  };
}

/** `sys.exit()` without a complaint is an ordinary end. */
function runToExit(runtime: Runtime): void {
  try {
    runtime.main.runInOrder();
  } catch (error) {
    if (!isRaised(error, 'SystemExit') || runtime.truth(runtime.getattr(error.value, 'code'))) throw error;
  }
}

function outcomeOf<T>(runtime: Runtime, body: () => T): Outcome<T> {
  if (runtime.frame === undefined) runtime.meter.restart();
  try {
    return { kind: 'value', value: body() };
  } catch (error) {
    return failure(runtime, error);
  }
}

function failure(runtime: Runtime, thrown: unknown): Outcome<never> {
  const error = foreseen(thrown, undefined);
  if (error instanceof PyException) return raisesOutcome(runtime, error);
  if (error instanceof BudgetExceeded) return { kind: 'budget', budget: error.budget, message: error.message, location: error.location, bytes: error.bytes };
  return { kind: 'unsupported', what: error.what, location: error.location };
}

function raisesOutcome(runtime: Runtime, error: PyException): Outcome<never> {
  const { notes, before } = raisedOf(runtime, error.value, error.traceback);
  return {
    kind: 'raises', type: error.typeName, message: messageOf(runtime, error), traceback: error.traceback, ...(notes && { notes }), ...(before && { before }),
    ...(isRaised(error, 'SystemExit') && { exit: exitOf(runtime, error) }),
  };
}

/** `sys.exit(code)`: a number is the process's answer, anything else is printed and answers 1. */
function exitOf(runtime: Runtime, error: PyException): number | string {
  const code = runtime.getattr(error.value, 'code');
  if (typeof code === 'boolean') return Number(code);
  return typeof code === 'bigint' ? Number(code & 255n) : runtime.str(code);
}

function messageOf(runtime: Runtime, error: PyException): string {
  try {
    return runtime.str(error.value);
  } catch {
    return error.message;
  }
}

/** A scope over the main module that holds the names of `env`, and takes what is bound in it. */
function frameOver(runtime: Runtime, env: ReadonlyMap<string, Value> | undefined, node: Expr | Stmt): Frame {
  return new Frame(scopeOver(runtime, env, new Set(env?.keys())), '<module>', node);
}

/** Of a function that nobody runs: what it defines and imports is made when somebody asks, its other names are not known. */
function scopeAround(runtime: Runtime, env: ReadonlyMap<string, Value> | undefined, outer: FunctionDef): Scope {
  const { locals } = scopeOf(outer);
  const scope: Scope = new Scope('function', runtime.main.scope, runtime.main, { ...noNames, locals: new Set(env?.keys()) }, new Map(env), (name) => {
    if (!locals.has(name)) return undefined;
    const definition = outer.body.find((statement) => defines(statement, name));
    if (definition) {
      const frame = new Frame(scope, outer.name, definition);
      runtime.within(frame, () => runToEnd(runtime, [definition], frame));
    }
    return scope.names.get(name) ?? new Opaque(name);
  });
  return scope;
}

const defines = (statement: Stmt, name: string): boolean =>
  statement.type === 'FunctionDef' || statement.type === 'AsyncFunctionDef' || statement.type === 'ClassDef' ? statement.name === name
    : (statement.type === 'Import' || statement.type === 'ImportFrom') && statement.names.some((alias) => (alias.asname ?? alias.name.split('.')[0]) === name);

const noNames: ScopeInfo = { locals: new Set(), globals: new Set(), nonlocals: new Set(), isGenerator: false, isComprehension: false, yields: new Map() };

function scopeOver(runtime: Runtime, env: ReadonlyMap<string, Value> | undefined, locals: ReadonlySet<string>): Scope {
  return new Scope('function', runtime.main.scope, runtime.main, { ...noNames, locals }, new Map(env), undefined);
}

function executed(runtime: Runtime, body: readonly Stmt[], env: ReadonlyMap<string, Value> | undefined): ReadonlyMap<string, Value> {
  const [first] = body;
  if (first === undefined) return new Map(env);
  const bound = scopeOf({ body });
  const info: ScopeInfo = { ...bound, locals: new Set(env?.keys()) };
  const scope = new Scope('function', runtime.main.scope, runtime.main, info, new Map(env));
  const frame = new Frame(scope, '<module>', first);
  const completion: Completion | undefined = runtime.within(frame, () => runToEnd(runtime, body, frame));
  const names = new Map(scope.names);
  if (completion === 'return' && frame.returned !== undefined) names.set('return', frame.returned);
  return names;
}

function runToEnd(runtime: Runtime, body: readonly Stmt[], frame: Frame): Completion {
  const result = runtime.run(body, frame).next();
  return result.done === true ? result.value : runtime.unsupported('yield outside a function');
}

/** The function of a def, wherever it stands. */
function functionValue(runtime: Runtime, options: EvaluatorOptions, node: Stmt, env: ReadonlyMap<string, Value> | undefined): Value {
  if (node.type !== 'FunctionDef' && node.type !== 'AsyncFunctionDef') return runtime.unsupported(`a function from a ${node.type}`);
  const path = pathTo(options.program.main.tree.body, node);
  const parent = path.at(-1);
  if (parent === undefined) return topLevel(runtime, node, env);
  if (parent.type === 'ClassDef' && path.length === 1) return method(runtime, node, parent.name, env);
  const enclosing = path.filter((p) => p.type !== 'ClassDef');
  let scope: Scope | undefined;
  for (const outer of enclosing) scope = scopeAround(runtime, env, outer);
  return makeFunction(runtime, node, new Frame(scope ?? scopeOver(runtime, env, new Set()), enclosing.map((p) => p.name).join('.<locals>.'), node));
}

function topLevel(runtime: Runtime, node: FunctionDef, env: ReadonlyMap<string, Value> | undefined): Value {
  if (env === undefined && node.decorator_list.length > 0) {
    const decorated = runtime.main.lookup(node.name, undefined);
    if (decorated !== undefined && !(decorated instanceof Opaque)) return decorated;
  }
  return makeFunction(runtime, node, env === undefined ? new Frame(runtime.main.scope, '<module>', node) : frameOver(runtime, env, node));
}

/** The plain function, from its class: `super()` needs it. */
function method(runtime: Runtime, node: FunctionDef, className: string, env: ReadonlyMap<string, Value> | undefined): Value {
  const cls = runtime.main.lookup(className, undefined);
  const found = cls instanceof PyClass ? cls.dict.get(node.name) : undefined;
  if (found instanceof PyStaticMethod || found instanceof PyClassMethod) return found.func;
  if (found instanceof PyFunction && found.node === node) return found;
  const frame = new Frame(env === undefined ? runtime.main.scope : scopeOver(runtime, env, new Set(env.keys())), className, node, { cls: cls instanceof PyClass ? cls : undefined });
  return makeFunction(runtime, node, frame);
}
