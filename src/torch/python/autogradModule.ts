/** @file `torch.autograd`: grad, backward, Variable, functional derivatives. `Function` is in customFunction.ts. */
import { None, PyClass, Undetermined, objectClass, typeClass, Builtin, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { backward, batchedGrad, grad, type BackwardOptions } from '../autograd/grad.ts';
import type { OpObserver } from '../call.ts';
import { attributeError, runtimeError, typeError } from '../errors.ts';
import { leaf } from '../ops/creation.ts';
import { detach } from '../primitives/movement.ts';
import { zerosLike } from '../primitives/pointwise.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Tensor } from '../tensor.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { argument, builtin, isNone } from './border.ts';
import { bindArguments, parseSignature } from '../../python/evaluator/native.ts';

/** One value, or those of an iterable. */
function several(interpreter: Interpreter, value: Value | undefined): readonly Value[] {
  if (value instanceof Undetermined) return [value.become('Tensor')];
  return isTensor(value) ? [value] : [...interpreter.iterate(value ?? None)].map((item) => (item instanceof Undetermined ? item.become('Tensor') : item));
}
const outputsOf = (interpreter: Interpreter, value: Value | undefined): readonly Tensor[] =>
  several(interpreter, value).map((item) => (isTensor(item) ? item : attributeError(`'${pythonTypeName(item)}' object has no attribute 'requires_grad'`)));
const inputsOf = (interpreter: Interpreter, value: Value | undefined): readonly Tensor[] =>
  several(interpreter, value).map((item) => (isTensor(item) ? item : runtimeError(`all inputs have to be Tensors, but got ${pythonTypeName(item)}`)));
function gradients(interpreter: Interpreter, value: Value | undefined): readonly (Tensor | undefined)[] | undefined {
  if (isNone(value)) return undefined;
  return several(interpreter, value).map((item) => (isTensor(item) ? item : item === None ? undefined : typeError(`gradients can be either Tensors or None, but got ${pythonTypeName(item)}`)));
}
const flag = (value: Value | undefined): boolean | undefined => (isNone(value) ? undefined : value !== false && value !== 0n);

const gradSignature = parseSignature('outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=False, is_grads_batched=False, materialize_grads=False');
function callGrad(interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs, observer: OpObserver | undefined): Value {
  const bound = bindArguments('grad', gradSignature, args, kwargs);
  const outputs = outputsOf(interpreter, bound.get('outputs'));
  const inputs = inputsOf(interpreter, bound.get('inputs'));
  const materialize = flag(bound.get('materialize_grads')) === true;
  const options = {
    gradOutputs: gradients(interpreter, bound.get('grad_outputs')), retainGraph: flag(bound.get('retain_graph')), createGraph: flag(bound.get('create_graph')), allowUnused: materialize || flag(bound.get('allow_unused')) === true,
  };
  const result = flag(bound.get('is_grads_batched')) === true ? batchedGrad(outputs, inputs, options) : grad(outputs, inputs, options);
  const asked = { outputs: outputs.length, retain_graph: options.retainGraph, create_graph: options.createGraph };
  observer?.onOp({ name: 'autograd.grad', inputs: [...outputs, ...inputs], output: result.filter(isTensor), args: asked, inBackward: false });
  return tupleOf(result.map((g, index) => g ?? (materialize && inputs[index] !== undefined ? zerosLike(inputs[index]) : None)));
}

const backwardSignature = parseSignature('tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None');
function callBackward(interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs): Value {
  const bound = bindArguments('backward', backwardSignature, args, kwargs);
  const weights = bound.get('grad_tensors');
  backward(outputsOf(interpreter, bound.get('tensors')), backwardOptions(interpreter, bound, isNone(weights) ? bound.get('grad_variables') : weights));
  return None;
}
/** What `backward` was asked for, as a function or as a method. */
export function backwardOptions(interpreter: Interpreter, bound: ReadonlyMap<string, Value>, weights: Value | undefined): BackwardOptions {
  const inputs = bound.get('inputs');
  return {
    gradOutputs: gradients(interpreter, weights), retainGraph: flag(bound.get('retain_graph')), createGraph: flag(bound.get('create_graph')), inputs: isNone(inputs) ? undefined : inputsOf(interpreter, inputs),
  };
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
  grad: builtin('grad', (interpreter, args, kwargs) => callGrad(interpreter, args, kwargs, observer)),
  backward: builtin('backward', (interpreter, args, kwargs) => callBackward(interpreter, args, kwargs)),
  Variable: variableClass(),
  ...Object.fromEntries(['gradcheck', 'gradgradcheck'].map((name) => [name, new Builtin(name, (interpreter, args, kwargs) => interpreter.call(interpreter.getattr(interpreter.importModule('torch.autograd.gradcheck'), name), args, kwargs))])),
});
