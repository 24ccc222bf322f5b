/** @file `grad_fn` as Python sees it. */
import { holding } from '../../python/evaluator/contents.ts';
import { Builtin, builtinClass, nativeProperty, None, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { RecordedNode } from '../autograd/graph.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Gradients } from '../tensor.ts';
import { removableHandle } from './handle.ts';
import { listItems } from '../ops/creation.ts';

const nextFunctions = (self: Value): Value =>
  tupleOf(self instanceof RecordedNode ? self.edges.map((edge) => tupleOf([edge?.node ?? None, BigInt(edge?.output ?? 0)])) : []);
const gradientsOf = (value: Value, fallback: Gradients): Gradients => listItems(value)?.map((item) => (isTensor(item) ? item : undefined)) ?? (isTensor(value) ? [value] : fallback);

/** The class of nodes of one name. */
export function graphNodeClass(name: string): PyClass {
  const cls = builtinClass(name, undefined, '');
  cls.dict.set('next_functions', nativeProperty('next_functions', nextFunctions));
  cls.dict.set('name', new Builtin('name', () => (name === 'CopySlices' || name === 'AccumulateGrad' ? `torch::autograd::${name}` : name)));
  cls.dict.set('variable', nativeProperty('variable', (self) => (self instanceof RecordedNode ? self.leaf : undefined) ?? None));
  cls.dict.set('__repr__', new Builtin('__repr__', (interpreter, [self]) => `<${name} object at 0x${(self instanceof RecordedNode ? self.sequence : interpreter.length('')).toString(16).padStart(12, '7')}>`));
  cls.dict.set('register_hook', new Builtin('register_hook', (interpreter, [self, hook]) => {
    if (!(self instanceof RecordedNode)) return None;
    const id = self.postHooks.size;
    const values = (grads: Gradients): Value => tupleOf(grads.map((grad) => grad ?? None));
    self.postHooks.set(id, holding((inputs: Gradients, outputs: Gradients) => {
      const result = interpreter.call(hook ?? None, [values(inputs), values(outputs)]);
      return result === None ? undefined : gradientsOf(result, inputs);
    }, hook));
    return removableHandle(() => self.postHooks.delete(id));
  }));
  return cls;
}
