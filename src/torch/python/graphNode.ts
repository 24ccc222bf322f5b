/** @file `grad_fn` as Python sees it. */
import { holding } from '../../python/evaluator/contents.ts';
import { PyDict } from '../../python/evaluator/dict.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { Builtin, builtinClass, nativeProperty, None, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { RecordedNode } from '../autograd/graph.ts';
import { typeError } from '../errors.ts';
import { listItems } from '../ops/creation.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Gradients } from '../tensor.ts';
import { builtin } from './border.ts';
import { FunctionContext } from './functionContext.ts';
import { removableHandle } from './handle.ts';

/** The node behind what Python holds. */
function nodeOf(self: Value | undefined): RecordedNode {
  if (self instanceof RecordedNode) return self;
  return (self instanceof FunctionContext ? self.node : undefined) ?? typeError('this needs a node of a graph');
}
const ownNames: readonly string[] = ['CopySlices', 'AccumulateGrad', 'NotImplemented'];
const shownName = (name: string): string => (ownNames.includes(name) ? `torch::autograd::${name}` : name);
const gradientsOf = (value: Value, fallback: Gradients): Gradients => listItems(value)?.map((item) => (isTensor(item) ? item : undefined)) ?? (isTensor(value) ? [value] : fallback);
const values = (grads: Gradients): Value => tupleOf(grads.map((grad) => grad ?? None));

function registerHook(interpreter: Interpreter, node: RecordedNode, hook: Value): Value {
  const id = node.runtime.sequence++;
  node.postHooks.set(id, holding((inputs: Gradients, outputs: Gradients) => {
    const result = interpreter.call(hook, [values(inputs), values(outputs)]);
    return result === None ? undefined : gradientsOf(result, inputs);
  }, hook));
  return removableHandle(() => node.postHooks.delete(id));
}
function registerPreHook(interpreter: Interpreter, node: RecordedNode, hook: Value): Value {
  const id = node.runtime.sequence++;
  node.preHooks.set(id, holding((grads: Gradients) => {
    const result = interpreter.call(hook, [values(grads)]);
    return result === None ? undefined : gradientsOf(result, grads);
  }, hook));
  return removableHandle(() => node.preHooks.delete(id));
}

/** What every node can be asked. */
export const nodeMembers: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['next_functions', nativeProperty('next_functions', (self) => tupleOf(nodeOf(self).shownEdges.map((edge) => tupleOf([edge?.node.face ?? None, BigInt(edge?.output ?? 0)]))))],
  ['name', new Builtin('name', (_, [self]) => shownName(nodeOf(self).name))],
  ['register_hook', builtin('register_hook', (interpreter, [self, hook]) => registerHook(interpreter, nodeOf(self), hook ?? None))],
  ['register_prehook', builtin('register_prehook', (interpreter, [self, hook]) => registerPreHook(interpreter, nodeOf(self), hook ?? None))],
  ['metadata', nativeProperty('metadata', () => new PyDict())],
  ['requires_grad', nativeProperty('requires_grad', () => true)],
  ['__repr__', new Builtin('__repr__', (_, [self]) => `<${nodeOf(self).name} object at 0x${nodeOf(self).sequence.toString(16).padStart(12, '7')}>`)],
]);

/** The class of nodes of one name. */
export function graphNodeClass(name: string): PyClass {
  const cls = builtinClass(name);
  for (const [member, value] of nodeMembers) cls.dict.set(member, value);
  if (name === 'AccumulateGrad') cls.dict.set('variable', nativeProperty('variable', (self) => nodeOf(self).leaf ?? None));
  return cls;
}
