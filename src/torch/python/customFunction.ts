/** @file `torch.autograd.Function`: a program's own forward and backward as one node of the graph. */
import { None, PyClass, PyClassMethod, PyInstance, PyList, PyStaticMethod, PyTuple, builtinClass, Builtin, nativeProperty, type Value } from '../../python/evaluator/values.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { isFloating } from '../dtypes.ts';
import { RecordedNode, edgeOf } from '../autograd/graph.ts';
import { runtimeError } from '../errors.ts';
import { detach } from '../primitives/movement.ts';
import { zerosLike } from '../primitives/pointwise.ts';
import { recorded } from '../recording.ts';
import { withGrad, type Runtime } from '../runtime.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Gradients, type Tensor } from '../tensor.ts';
import { builtin } from './border.ts';

/** What forward and backward call `ctx`. Any attribute may be put on it. */
class Context extends PyInstance {
  saved: readonly Value[] = [];
  needs: readonly boolean[] = [];
  materialize = true;
  readonly constants = new Set<Value>();
  readonly dirty = new Set<Value>();
}

const contextOf = (self: Value | undefined): Context => (self instanceof Context ? self : runtimeError('this needs the ctx of an autograd Function'));
function contextClass(): PyClass {
  const cls = builtinClass('FunctionCtx', undefined, 'torch.autograd.function');
  const define = (name: string, body: (ctx: Context, args: readonly Value[]) => void): void => {
    cls.dict.set(name, builtin(name, (_, [self, ...args]) => {
      body(contextOf(self), args);
      return None;
    }));
  };
  define('save_for_backward', (ctx, args) => { ctx.saved = args; });
  define('save_for_forward', () => undefined);
  define('mark_non_differentiable', (ctx, args) => { args.forEach((arg) => ctx.constants.add(arg)); });
  define('mark_dirty', (ctx, args) => { args.forEach((arg) => ctx.dirty.add(arg)); });
  define('set_materialize_grads', (ctx, [value]) => { ctx.materialize = value !== false; });
  cls.dict.set('saved_tensors', nativeProperty('saved_tensors', (self) => tupleOf(contextOf(self).saved)));
  cls.dict.set('saved_variables', nativeProperty('saved_variables', (self) => tupleOf(contextOf(self).saved)));
  cls.dict.set('needs_input_grad', nativeProperty('needs_input_grad', (self) => tupleOf(contextOf(self).needs)));
  return cls;
}

const itemsOf = (value: Value): readonly Value[] => (value instanceof PyTuple || value instanceof PyList ? value.items : [value]);

/** Runs forward without recording, the way of the class: with ctx, or with a setup_context afterwards. */
function runForward(runtime: Runtime, interpreter: Interpreter, cls: PyClass, ctx: Context, args: readonly Value[]): Value {
  return withGrad(runtime, false, () => {
    const forward = interpreter.getattr(cls, 'forward');
    const setup = cls.lookup('setup_context');
    if (setup === undefined) return interpreter.call(forward, [ctx, ...args]);
    const output = interpreter.call(forward, args);
    interpreter.call(interpreter.getattr(cls, 'setup_context'), [ctx, tupleOf(args), output]);
    return output;
  });
}

/** Gradients for the tensors among the arguments, from those of the outputs. */
function runBackward(interpreter: Interpreter, cls: PyClass, ctx: Context, args: readonly Value[], outputs: readonly Value[], grads: Gradients): Gradients {
  const given = outputs.map((output, i) => grads[i] ?? (ctx.materialize && isTensor(output) ? zerosLike(detach(output)) : None));
  const results = itemsOf(interpreter.call(interpreter.getattr(cls, 'backward'), [ctx, ...given]));
  const extra = results.slice(args.length).some((value) => value !== None);
  if (results.length < args.length || extra) runtimeError(`function ${cls.name}Backward returned an incorrect number of gradients (expected ${args.length}, got ${results.length})`);
  return args.flatMap((arg, i) => {
    const grad = results[i];
    return isTensor(arg) ? [isTensor(grad) ? grad : undefined] : [];
  });
}

function apply(runtime: Runtime, ctxClass: PyClass, interpreter: Interpreter, cls: PyClass, args: readonly Value[]): Value {
  const ctx = new Context(ctxClass);
  const tensors = args.filter(isTensor);
  ctx.needs = args.map((arg) => isTensor(arg) && arg.requiresGrad);
  const result = runForward(runtime, interpreter, cls, ctx, args);
  if (!runtime.gradEnabled || !tensors.some((tensor) => tensor.requiresGrad)) return result;
  const raw = itemsOf(result);
  const node = new RecordedNode(runtime, `${cls.name}Backward`, tensors.map((tensor) => edgeOf(tensor)), (grads) => runBackward(interpreter, cls, ctx, args, outputs, grads), raw.length, undefined, [ctx, args, raw]);
  const outputs: readonly Value[] = raw.map((output, index) => (isTensor(output) && isFloating(output.dtype) && !ctx.constants.has(output) ? made(output, args, ctx, node, index) : output));
  ctx.saved = ctx.saved.map((saved) => outputs[raw.indexOf(saved)] ?? saved);
  return result instanceof PyTuple || result instanceof PyList ? tupleOf(outputs) : outputs[0] ?? None;
}
/** An input that is handed on is an output of its own. */
function made(output: Tensor, args: readonly Value[], ctx: Context, node: RecordedNode, index: number): Tensor {
  const tensor = args.includes(output) && !ctx.dirty.has(output) ? detach(output) : output;
  tensor.setHistory({ node, output: index });
  return tensor;
}

/** The class that programs derive from. */
export function functionClass(runtime: Runtime): PyClass {
  const ctxClass = contextClass();
  const cls = builtinClass('Function', undefined, 'torch.autograd.function');
  cls.dict.set('apply', new PyClassMethod(builtin('apply', (interpreter, [type, ...args]) =>
    (type instanceof PyClass ? recorded(runtime, [args], () => apply(runtime, ctxClass, interpreter, type, args)) : runtimeError('apply needs a Function class')))));
  const missing = (name: string): Value => new PyStaticMethod(new Builtin(name, (interpreter) => interpreter.raise('NotImplementedError', `You must implement the ${name} function for custom autograd.Function.`)));
  cls.dict.set('forward', missing('forward'));
  cls.dict.set('backward', missing('backward'));
  return cls;
}
