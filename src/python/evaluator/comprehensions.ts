/**
 * @file Comprehensions and generator expressions: loops in a scope of their own, lazily.
 */
import type { Comprehension, DictComp, ListComp } from '../syntax/ast.ts';
import { assign } from './assignment.ts';
import { Frame, Scope, type Completion, type Machine } from './frame.ts';
import { GeneratorRun } from './generators.ts';
import { PyIterator, PyTuple, classes, type Value } from './values.ts';
import { scopeOf } from './scopes.ts';

type Node = ListComp | DictComp;

/** The elements of a list, set or dict comprehension (pairs for a dict). */
export function comprehend(machine: Machine, node: Node, frame: Frame): Iterable<Value> {
  const run = start(machine, node, frame);
  return { [Symbol.iterator]: () => ({ next: () => { const result = run.next(); return result.done === true ? { done: true, value: undefined } : { done: false, value: result.value }; } }) };
}

/** `(elt for … in …)`. */
export const evaluateGenerator = (machine: Machine, node: Node, frame: Frame): Value => new PyIterator(start(machine, node, frame), classes.generator);

const names: Readonly<Record<Node['type'], string>> = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>', GeneratorExp: '<genexpr>' };

function start(machine: Machine, node: Node, frame: Frame): GeneratorRun {
  const scope = new Scope('function', frame.scope, frame.scope.module, scopeOf(node));
  const inner = new Frame(scope, qualified(frame, names[node.type]), node, frame.owner, frame.self, frame.position, frame.className);
  const first = node.generators[0];
  const source = first === undefined ? [] : machine.iterate(machine.evaluate(first.iter, frame)); // in the scope around it, at once
  inner.held.push(source);
  frame.node = node;
  return new GeneratorRun(machine, inner, loop(machine, node, 0, source, inner));
}

const qualified = (frame: Frame, name: string): string => (frame.name === '<module>' ? name : `${frame.name}.<locals>.${name}`);

function* loop(machine: Machine, node: Node, index: number, source: Iterable<Value>, frame: Frame): Generator<Value, Completion, Value> {
  const generator = node.generators[index];
  if (generator === undefined) return undefined;
  for (const item of source) {
    assign(machine, generator.target, item, frame);
    if (!passes(machine, generator, frame)) continue;
    const next = node.generators[index + 1];
    if (next === undefined) yield element(machine, node, frame);
    else {
      const inside = machine.iterate(machine.evaluate(next.iter, frame));
      const depth = frame.held.push(inside);
      yield* loop(machine, node, index + 1, inside, frame);
      frame.held.length = depth - 1;
    }
  }
  return undefined;
}

const passes = (machine: Machine, generator: Comprehension, frame: Frame): boolean => generator.ifs.every((test) => machine.truth(machine.evaluate(test, frame)));

function element(machine: Machine, node: Node, frame: Frame): Value {
  if (node.type !== 'DictComp') return machine.evaluate(node.elt, frame);
  const key = machine.evaluate(node.key, frame);
  return new PyTuple([key, machine.evaluate(node.value, frame)]);
}
