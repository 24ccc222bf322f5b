/** @file `torch.autograd`: grad, backward, Variable, functional derivatives. `Function` is in customFunction.ts. */
import { None, PyClass, PyList, PyTuple, Undetermined, objectClass, typeClass, Builtin, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { backward, grad } from '../autograd/grad.ts';
import type { OpObserver } from '../call.ts';
import { runtimeError, typeError, unsupported } from '../errors.ts';
import { leaf } from '../ops/creation.ts';
import { detach } from '../primitives/movement.ts';
import { zerosLike } from '../primitives/pointwise.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Tensor } from '../tensor.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { argument, builtin, isNone } from './border.ts';
import { bindArguments, parseSignature } from '../../python/evaluator/native.ts';

/** One tensor or a sequence of them. */
function tensors(value: Value | undefined, what: string): readonly Tensor[] {
  if (isTensor(value)) return [value];
  if (value instanceof Undetermined) return tensors(value.become('Tensor'), what);
  if (value instanceof PyTuple || value instanceof PyList) return value.items.map((item) => (item instanceof Undetermined ? tensors(item, what) : isTensor(item) ? item : typeError(`${what} must be a Tensor or a sequence of Tensors, not ${item instanceof Object ? item.cls.name : typeof item}`))).flat();
  return typeError(`'${pythonTypeName(value ?? None)}' object is not iterable`);
}
function gradients(value: Value | undefined): readonly (Tensor | undefined)[] | undefined {
  if (isNone(value)) return undefined;
  if (isTensor(value)) return [value];
  if (value instanceof PyTuple || value instanceof PyList) return value.items.map((item) => (isTensor(item) ? item : item === None ? undefined : typeError('gradients can be either Tensors or None, but got ' + (item instanceof Object ? item.cls.name : typeof item))));
  return typeError(`gradients can be either Tensors or None, but got ${value instanceof Object ? value.cls.name : typeof value}`);
}
const flag = (value: Value | undefined): boolean | undefined => (isNone(value) ? undefined : value !== false && value !== 0n);

const gradSignature = parseSignature('outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=False, is_grads_batched=False, materialize_grads=False');
function callGrad(args: readonly Value[], kwargs: Kwargs, observer: OpObserver | undefined): Value {
  const bound = bindArguments('grad', gradSignature, args, kwargs);
  if (flag(bound.get('is_grads_batched')) === true) return unsupported('autograd.grad with is_grads_batched=True');
  const inputs = tensors(bound.get('inputs'), 'inputs');
  const materialize = flag(bound.get('materialize_grads')) === true;
  const outputs = tensors(bound.get('outputs'), 'outputs');
  const result = grad(outputs, inputs, {
    gradOutputs: gradients(bound.get('grad_outputs')), retainGraph: flag(bound.get('retain_graph')), createGraph: flag(bound.get('create_graph')), allowUnused: materialize || flag(bound.get('allow_unused')) === true,
  });
  observer?.onOp({ name: 'autograd.grad', inputs: [...outputs, ...inputs], output: result.filter(isTensor), args: {}, inBackward: false });
  return tupleOf(result.map((g, index) => g ?? (materialize && inputs[index] !== undefined ? zerosLike(inputs[index]) : None)));
}

const backwardSignature = parseSignature('tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None');
function callBackward(args: readonly Value[], kwargs: Kwargs): Value {
  const bound = bindArguments('backward', backwardSignature, args, kwargs);
  const inputs = bound.get('inputs');
  backward(tensors(bound.get('tensors'), 'tensors'), {
    gradOutputs: gradients(bound.get('grad_tensors')), retainGraph: flag(bound.get('retain_graph')), createGraph: flag(bound.get('create_graph')), inputs: isNone(inputs) ? undefined : tensors(inputs, 'inputs'),
  });
  return None;
}

/** The old wrapper: it is the tensor itself, looked at anew. */
function variable(args: readonly Value[], kwargs: Kwargs): Value {
  const given = argument(args, kwargs, 0, 'data');
  const data = given instanceof Undetermined ? given.become('Tensor') : given;
  if (!isTensor(data)) return runtimeError(`Variable data has to be a tensor, but got ${data instanceof Object ? data.cls.name : typeof data}`);
  const requires = argument(args, kwargs, 1, 'requires_grad');
  return leaf(detach(data), flag(requires) === true);
}
/** A class, since programs ask `isinstance(x, Variable)`. */
function variableClass(): PyClass {
  const meta = new PyClass('VariableMeta', [typeClass], undefined, undefined, 'torch.autograd.variable');
  meta.dict.set('__instancecheck__', new Builtin('__instancecheck__', (_, [, value]) => isTensor(value)));
  const cls = new PyClass('Variable', [objectClass], undefined, meta, 'torch.autograd.variable');
  cls.dict.set('__new__', builtin('Variable', (_, [, ...args], kwargs) => variable(args, kwargs)));
  return cls;
}

/** The names of the module. */
export const autogradNames = (observer: OpObserver | undefined): Readonly<Record<string, Value>> => ({
  grad: builtin('grad', (_, args, kwargs) => callGrad(args, kwargs, observer)),
  backward: builtin('backward', (_, args, kwargs) => callBackward(args, kwargs)),
  Variable: variableClass(),
});
