/**
 * @file `with`: context managers entered from left to right, left in the opposite order.
 */
import type { With, WithItem } from '../syntax/ast.ts';
import { assign } from './assignment.ts';
import { raise } from './exceptions.ts';
import type { Frame, Machine, Run } from './frame.ts';
import { PyException } from './interpreter.ts';
import type { Block } from './raising.ts';
import { Builtin, None, Opaque, type Value } from './values.ts';

export function executeWith(machine: Machine, node: With, frame: Frame, run: Block): Run {
  return enter(machine, node, 0, frame, run);
}

function* enter(machine: Machine, node: With, index: number, frame: Frame, run: Block): Run {
  const item = node.items[index];
  if (item === undefined) return yield* run(machine, node.body, frame);
  const { exit, manager, value } = open(machine, item, frame);
  frame.held.push(manager);
  if (item.optional_vars) assign(machine, item.optional_vars, value, frame);
  let completion;
  try {
    completion = yield* enter(machine, node, index + 1, frame, run);
  } catch (error) {
    // A run that is given up must not leave behind what a library's own manager has switched: others may follow it.
    if (!(error instanceof PyException) && exit instanceof Builtin) machine.call(exit, [manager, None, None, None]);
    if (!(error instanceof PyException) || exit === undefined) throw error;
    const outer = frame.handled;
    frame.handled = error;
    try {
      if (!machine.truth(machine.call(exit, [manager, error.value.cls, error.value, new Opaque('traceback')]))) throw error;
    } finally {
      frame.handled = outer;
    }
    return undefined;
  }
  frame.node = item.context_expr;
  const returned = frame.returned;
  if (exit !== undefined) machine.call(exit, [manager, None, None, None]);
  frame.returned = returned;
  return completion;
}

interface Opened { readonly manager: Value; readonly value: Value; readonly exit: Value | undefined }

/** A context manager that nobody knows lets everything through. */
function open(machine: Machine, item: WithItem, frame: Frame): Opened {
  const manager = machine.evaluate(item.context_expr, frame);
  frame.node = item.context_expr;
  if (manager instanceof Opaque) return { manager, value: new Opaque(manager.origin), exit: undefined };
  const type = machine.typeOf(manager);
  const enterMethod = type.lookup('__enter__') ?? raise('TypeError', `'${type.name}' object does not support the context manager protocol`);
  const exit = type.lookup('__exit__') ?? raise('TypeError', `'${type.name}' object does not support the context manager protocol (missed __exit__ method)`);
  return { manager, value: machine.call(enterMethod, [manager]), exit };
}
