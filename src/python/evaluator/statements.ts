/**
 * @file Executing statements. Simple ones run at once; compound ones are JS generators, so that `yield` can stand inside.
 */
import type { ClassDef, Expr, FunctionDef, Stmt } from '../syntax/ast.ts';
import { assign, augmentedAssign, deleteTarget, ownName } from './assignment.ts';
import { annotate, classFromStatement } from './classes.ts';
import { makeException, raise } from './exceptions.ts';
import type { Completion, Frame, Machine, Run } from './frame.ts';
import { makeFunction } from './functions.ts';
import { GeneratorRun } from './generators.ts';
import { executeImport, executeImportFrom } from './importing.ts';
import { PyException } from './interpreter.ts';
import { iteratorOf } from './iteration.ts';
import { executeMatch } from './matching.ts';
import { bindName } from './names.ts';
import { executeRaise, executeTry } from './raising.ts';
import { None, type Value } from './values.ts';
import type { NodeOf } from './walk.ts';
import { executeWith } from './withStatement.ts';

type Executors<Result> = { readonly [T in Stmt['type']]?: (machine: Machine, node: NodeOf<T, Stmt>, frame: Frame) => Result };

const simple: Executors<Completion> = {
  Expr: (machine, node, frame) => { machine.evaluate(node.value, frame); return undefined; },
  Assign: (machine, node, frame) => {
    const value = machine.evaluate(node.value, frame);
    frame.held.push(value);
    for (const target of node.targets) assign(machine, target, value, frame);
    return undefined;
  },
  AugAssign: (machine, node, frame) => { augmentedAssign(machine, node, frame); return undefined; },
  AnnAssign: (machine, node, frame) => {
    if (node.value) assign(machine, node.target, machine.evaluate(node.value, frame), frame);
    annotate(machine, node, frame);
    return undefined;
  },
  Return: (machine, node, frame) => { frame.returned = node.value ? machine.evaluate(node.value, frame) : None; return 'return'; },
  Pass: () => undefined,
  Break: () => 'break',
  Continue: () => 'continue',
  Global: () => undefined,
  Nonlocal: () => undefined,
  Delete: (machine, node, frame) => { for (const target of node.targets) deleteTarget(machine, target, frame); return undefined; },
  Assert: (machine, node, frame) => {
    if (machine.truth(machine.evaluate(node.test, frame))) return undefined;
    const args = node.msg ? [machine.evaluate(node.msg, frame)] : [];
    frame.node = node;
    throw new PyException(makeException('AssertionError', args), 'AssertionError', args.map((a) => machine.str(a)).join(''));
  },
  Raise: executeRaise,
  Import: (machine, node, frame) => { executeImport(machine, node, frame); return undefined; },
  ImportFrom: (machine, node, frame) => { executeImportFrom(machine, node, frame); return undefined; },
  FunctionDef: defineFunction,
  AsyncFunctionDef: defineFunction,
  ClassDef: (machine, node, frame) => { bindName(frame, node.name, decorated(machine, node, classFromStatement(machine, node, frame), frame)); return undefined; },
  ErrorStmt: (_machine, node) => (node.reason === 'syntax' ? raise('SyntaxError', 'invalid syntax') : undefined),
};

const compound: Executors<Run> = {
  If: function* (machine, node, frame) { return yield* executeBlock(machine, machine.truth(machine.evaluate(node.test, frame)) ? node.body : node.orelse, frame); },
  For: function* (machine, node, frame) {
    const iterator = iteratorOf(machine, machine.evaluate(node.iter, frame));
    const depth = frame.held.push(iterator);
    for (;;) {
      frame.held.length = depth;
      frame.node = node.iter;
      machine.step();
      const next = iterator.next(None);
      if (next.done === true) break;
      frame.node = node.target;
      assign(machine, node.target, next.value, frame);
      const completion = yield* executeBlock(machine, node.body, frame);
      if (completion === 'break') return undefined;
      if (completion === 'return') return completion;
    }
    return yield* executeBlock(machine, node.orelse, frame);
  },
  AsyncFor: (machine) => machine.unsupported('async for'),
  While: function* (machine, node, frame) {
    while (machine.truth(machine.evaluate(node.test, frame))) {
      machine.step();
      const completion = yield* executeBlock(machine, node.body, frame);
      if (completion === 'break') return undefined;
      if (completion === 'return') return completion;
    }
    return yield* executeBlock(machine, node.orelse, frame);
  },
  With: (machine, node, frame) => executeWith(machine, node, frame, executeBlock),
  AsyncWith: (machine) => machine.unsupported('async with'),
  Try: (machine, node, frame) => executeTry(machine, node, frame, executeBlock),
  TryStar: (machine) => machine.unsupported('except*'),
  Match: (machine, node, frame) => executeMatch(machine, node, frame, executeBlock),
};

/** Executes statements until one returns, breaks or continues. */
export function* executeBlock(machine: Machine, body: readonly Stmt[], frame: Frame): Run {
  const depth = frame.held.length;
  for (const node of body) {
    machine.step();
    frame.node = node;
    frame.held.length = depth;
    machine.inNative = false;
    frame.collect?.(machine.roots);
    if (frame.scope.module.file !== undefined) machine.observer?.onStatement?.(frame.scope.module.file, node);
    const yields = frame.scope.info.yields.get(node);
    if (yields !== undefined) yield* runYields(machine, yields, frame);
    const executor = compound[node.type] as ((machine: Machine, node: Stmt, frame: Frame) => Run) | undefined; // the table pairs each type with its node
    const completion = executor === undefined ? executeSimple(machine, node, frame) : yield* executor(machine, node, frame);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

function executeSimple(machine: Machine, node: Stmt, frame: Frame): Completion {
  const executor = simple[node.type] as ((machine: Machine, node: Stmt, frame: Frame) => Completion) | undefined; // the table pairs each type with its node
  return executor === undefined ? machine.unsupported(node.type) : executor(machine, node, frame);
}

/** The `yield`s of one statement, in the order of evaluation; what they evaluate to waits in the frame. */
function* runYields(machine: Machine, yields: readonly Expr[], frame: Frame): Generator<Value, undefined, Value> {
  const sent = new Map<Expr, Value>();
  for (const node of yields) {
    frame.sent = sent;
    if (node.type === 'Yield') {
      const value = node.value ? machine.evaluate(node.value, frame) : None;
      sent.set(node, yield value);
    } else if (node.type === 'YieldFrom') sent.set(node, yield* delegate(machine, machine.evaluate(node.value, frame), frame));
  }
  frame.sent = sent;
  return undefined;
}

function* delegate(machine: Machine, iterable: Value, frame: Frame): Generator<Value, Value, Value> {
  const iterator = iteratorOf(machine, iterable);
  frame.held.push(iterator);
  let result = iterator.next(None);
  while (result.done !== true) {
    try {
      const sent: Value = yield result.value;
      result = iterator.next(sent);
    } catch (error) {
      if (!(error instanceof PyException) || !(iterator instanceof GeneratorRun) || !iterator.suspended) throw error;
      result = iterator.raise(error);
    }
  }
  return result.value ?? None;
}

function defineFunction(machine: Machine, node: FunctionDef, frame: Frame): Completion {
  bindName(frame, ownName(node.name, frame), decorated(machine, node, makeFunction(machine, node, frame), frame));
  return undefined;
}

function decorated(machine: Machine, node: FunctionDef | ClassDef, value: Value, frame: Frame): Value {
  const decorators = node.decorator_list.map((d) => machine.evaluate(d, frame));
  let result = value;
  for (const decorator of decorators.reverse()) result = machine.call(decorator, [result]);
  return result;
}
