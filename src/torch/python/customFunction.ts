/** @file `torch.autograd.Function`: a program's own forward and backward as one node of the graph. */
import { None, PyClass, PyClassMethod, PyList, PyStaticMethod, PyTuple, builtinClass, Builtin, type PyObject, type Value } from '../../python/evaluator/values.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { holding } from '../../python/evaluator/contents.ts';
import { isFloating } from '../dtypes.ts';
import { RecordedNode, edgeOf } from '../autograd/graph.ts';
import { underivable } from '../autograd/named.ts';
import { runtimeError, typeError } from '../errors.ts';
import { detach, sumTo } from '../primitives/movement.ts';
import { cast, zerosLike } from '../primitives/pointwise.ts';
import { recorded } from '../recording.ts';
import { withGrad, type Runtime } from '../runtime.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { showShape, type Shape } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Gradients, type Tensor } from '../tensor.ts';
import { builtin } from './border.ts';
import { contextBase, FunctionContext } from './functionContext.ts';

/** The node of one call: Python sees the ctx in its place. */
class FunctionNode extends RecordedNode {
  context: FunctionContext | undefined = undefined;
  override get face(): PyObject { return this.context ?? this; }
  override get native(): boolean { return false; }
  override release(): void {
    if (this.context !== undefined) this.context.freed = this.context.versions.length > 0;
  }
}

const itemsOf = (value: Value): readonly Value[] => (value instanceof PyTuple ? value.items : [value]);

/** Runs forward without recording, the way of the class: with ctx, or with a setup_context afterwards. */
function runForward(runtime: Runtime, interpreter: Interpreter, cls: PyClass, ctx: FunctionContext, args: readonly Value[]): Value {
  return withGrad(runtime, false, () => {
    const forward = interpreter.getattr(cls, 'forward');
    const setup = cls.lookup('setup_context');
    if (setup === undefined) return interpreter.call(forward, [ctx, ...args]);
    const output = interpreter.call(forward, args);
    interpreter.call(interpreter.getattr(cls, 'setup_context'), [ctx, tupleOf(args), output]);
    return output;
  });
}

/** A tensor's gradient goes to something of this shape and type. */
interface Target { readonly shape: Shape; readonly dtype: Tensor['dtype'] }

/** Gradients for the tensors among the arguments, from those of the outputs. */
function runBackward(interpreter: Interpreter, cls: PyClass, ctx: FunctionContext, targets: readonly (Target | undefined)[], outputs: readonly Value[], grads: Gradients): Gradients {
  const given = outputs.map((output, i) => grads[i] ?? (ctx.materialize && isTensor(output) ? zerosLike(detach(output)) : None));
  const answer = interpreter.call(interpreter.getattr(cls, 'backward'), [ctx, ...given]);
  const results = answer instanceof PyList ? answer.items : itemsOf(answer);
  const extra = results.slice(targets.length).some((value) => value !== None);
  if (results.length < targets.length || extra) runtimeError(`function ${cls.name}Backward returned an incorrect number of gradients (expected ${targets.length}, got ${results.length})`);
  const wanted = targets.flatMap((target, i) => (target === undefined ? [] : [[target, results[i] ?? None] as const]));
  return wanted.map(([target, value], i) => fitted(cls, target, value, i));
}
/** The gradient in the shape and type of what it belongs to. */
function fitted(cls: PyClass, target: Target, grad: Value, index: number): Tensor | undefined {
  if (grad === None) return undefined;
  if (!isTensor(grad)) return runtimeError(`expected Variable or None (got ${pythonTypeName(grad)})`);
  if (!expandsTo(target.shape, grad.shape)) runtimeError(`Function ${cls.name}Backward returned an invalid gradient at index ${index} - got ${showShape(grad.shape)} but expected shape compatible with ${showShape(target.shape)}`);
  return cast(sumTo(grad, target.shape), target.dtype);
}

/** Whether broadcasting makes the second shape of the first. */
function expandsTo(from: Shape, to: Shape): boolean {
  const lead = to.length - from.length;
  return lead >= 0 && from.every((n, axis) => n === 1 || n === to[axis + lead]);
}

function apply(runtime: Runtime, contextClass: PyClass, interpreter: Interpreter, cls: PyClass, args: readonly Value[]): Value {
  const ctx = new FunctionContext(contextClass);
  const tensors = args.filter(isTensor);
  ctx.needs = args.map((arg) => isTensor(arg) && arg.requiresGrad);
  const result = runForward(runtime, interpreter, cls, ctx, args);
  const raw = itemsOf(result);
  refuseDirtyLeaves(runtime, ctx);
  if (!runtime.gradEnabled || !tensors.some((tensor) => tensor.requiresGrad)) return result;
  const targets = args.map((arg) => (isTensor(arg) ? { shape: arg.shape, dtype: arg.dtype } : undefined));
  const node = new FunctionNode(runtime, `${cls.name}Backward`, tensors.map((tensor) => edgeOf(tensor)), (grads) => runBackward(interpreter, cls, ctx, targets, outputs, grads), raw.length, undefined, [ctx, args, raw]);
  const outputs: readonly Value[] = raw.map((output, index) => (isTensor(output) && isFloating(output.dtype) && !ctx.constants.has(output) ? made(output, args, ctx, node, index) : output));
  [node.context, ctx.node] = [ctx, node];
  ctx.saved = ctx.saved.map((saved) => outputs[raw.indexOf(saved)] ?? saved);
  ctx.versions = ctx.saved.flatMap((tensor) => (isTensor(tensor) ? [{ tensor, version: tensor.version.value, origin: outputs.includes(tensor) ? tensor.history : undefined }] : []));
  return result instanceof PyTuple ? tupleOf(outputs) : outputs[0] ?? None;
}
function refuseDirtyLeaves(runtime: Runtime, ctx: FunctionContext): void {
  if (runtime.gradEnabled && [...ctx.dirty].some((value) => isTensor(value) && value.isLeaf && value.requiresGrad)) runtimeError('a leaf Variable that requires grad has been used in an in-place operation.');
}
/** An input that is handed on is an output of its own. */
function made(output: Tensor, args: readonly Value[], ctx: FunctionContext, node: RecordedNode, index: number): Tensor {
  const tensor = args.includes(output) && !ctx.dirty.has(output) ? detach(output) : output;
  tensor.setHistory({ node, output: index });
  return tensor;
}

const legacyMessage = 'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)';

/** The class that programs derive from. `members` are what every graph node has. */
export function functionClass(runtime: Runtime, members: ReadonlyMap<string, Value>): PyClass {
  const base = contextBase(members);
  const contextClasses = new WeakMap<PyClass, PyClass>();
  const contextClass = (cls: PyClass): PyClass => {
    const known = contextClasses.get(cls) ?? new PyClass(`${cls.name}Backward`, [base], undefined, undefined, 'torch.autograd.function');
    contextClasses.set(cls, known);
    return known;
  };
  const cls = builtinClass('Function', undefined, 'torch.autograd.function');
  cls.dict.set('apply', new PyClassMethod(builtin('apply', (interpreter, [type, ...args], kwargs) => {
    if (kwargs.size > 0) typeError('apply() takes no keyword arguments');
    return type instanceof PyClass ? recorded(runtime, [args], () => apply(runtime, contextClass(type), interpreter, type, args)) : runtimeError('apply needs a Function class');
  })));
  const missing = (name: string, message: string): Value => new PyStaticMethod(new Builtin(name, (interpreter) => interpreter.raise('NotImplementedError', message)));
  cls.dict.set('forward', missing('forward', 'You must implement the forward function for custom autograd.Function.'));
  cls.dict.set('backward', missing('backward', 'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.'));
  cls.dict.set('__call__', builtin('Function.__call__', () => runtimeError(legacyMessage)));
  return cls;
}

/** The decorator of a backward that can't be differentiated: it runs unrecorded, and who derives its answer is told. */
export const onceDifferentiable = (runtime: Runtime): Builtin => builtin('once_differentiable', (_, [backward]) =>
  new Builtin('wrapper', holding((interpreter: Interpreter, args: readonly Value[]) => {
    const results = withGrad(runtime, false, () => interpreter.call(backward ?? None, args));
    const watched = args.filter((arg) => isTensor(arg)).filter((arg) => arg.requiresGrad);
    if (!runtime.gradEnabled || watched.length === 0) return results;
    const refusing = (value: Value): Value => (isTensor(value) ? underivable(value, watched, () => runtimeError('trying to differentiate twice a function that was marked with @once_differentiable')) : value);
    return results instanceof PyTuple ? tupleOf(results.items.map(refusing)) : refusing(results);
  }, backward), true));
