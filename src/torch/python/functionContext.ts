/** @file The `ctx` of a `torch.autograd.Function`, which is also the `grad_fn` of its outputs. */
import { None, PyInstance, PyProperty, builtinClass, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { checkVersion, freedMessage, type RecordedNode } from '../autograd/graph.ts';
import { runtimeError, typeError } from '../errors.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { tupleOf } from '../size.ts';
import { isTensor, type Saved } from '../tensor.ts';
import { builtin } from './border.ts';

/** What forward and backward call `ctx`. Any attribute may be put on it. */
export class FunctionContext extends PyInstance {
  /** In the order of `save_for_backward`; None where nothing was saved. */
  saved: readonly Value[] = [];
  /** The tensors among them, as they were. */
  versions: readonly Saved[] = [];
  needs: readonly boolean[] = [];
  materialize = true;
  readonly constants = new Set<Value>();
  readonly dirty = new Set<Value>();
  node: RecordedNode | undefined = undefined;
  /** Its graph has been freed. */
  freed = false;
}

const contextOf = (self: Value | undefined): FunctionContext => (self instanceof FunctionContext ? self : runtimeError('this needs the ctx of an autograd Function'));

function savedTensors(self: Value): Value {
  const ctx = contextOf(self);
  if (ctx.freed) runtimeError(freedMessage);
  ctx.versions.forEach(checkVersion);
  return tupleOf(ctx.saved);
}

/** The class of all of them. `members` are what every graph node has. */
export function contextBase(members: ReadonlyMap<string, Value>): PyClass {
  const cls = builtinClass('BackwardCFunction', undefined, 'torch.autograd.function');
  for (const [name, member] of members) if (name !== '__repr__') cls.dict.set(name, member);
  const define = (name: string, body: (ctx: FunctionContext, args: readonly Value[]) => void): void => {
    cls.dict.set(name, builtin(name, (_, [self, ...args]) => {
      body(contextOf(self), args);
      return None;
    }));
  };
  define('save_for_backward', (ctx, args) => {
    const stranger = args.find((arg) => !isTensor(arg) && arg !== None);
    if (stranger !== undefined) typeError(`save_for_backward can only save variables, but argument ${args.indexOf(stranger)} is of type ${pythonTypeName(stranger)}`);
    ctx.saved = args;
  });
  define('save_for_forward', () => undefined);
  define('mark_non_differentiable', (ctx, args) => { args.forEach((arg) => ctx.constants.add(arg)); });
  define('mark_dirty', (ctx, args) => { args.forEach((arg) => ctx.dirty.add(arg)); });
  define('set_materialize_grads', (ctx, [value]) => { ctx.materialize = value !== false; });
  const property = (name: string, get: (self: Value) => Value): void => { cls.dict.set(name, new PyProperty(builtin(name, (_, [self]) => get(self ?? None)))); };
  property('saved_tensors', savedTensors);
  property('saved_variables', savedTensors);
  property('needs_input_grad', (self) => tupleOf(contextOf(self).needs));
  return cls;
}
