/** @file The border to Python: errors of this layer become Python's, and functions of it become Python's builtins. */
import { DivisionByZero, InexactInteger, OutOfBytes } from '../../arrays/backend.ts';
import { BudgetExceeded, type Interpreter } from '../../python/evaluator/interpreter.ts';
import { Builtin, PyProperty, type Kwargs, type Value, None } from '../../python/evaluator/values.ts';
import { attributeError, TorchError, TorchUnsupported, typeError } from '../errors.ts';
import { recorded } from '../recording.ts';
import { isTensor, type Tensor } from '../tensor.ts';

/** Runs the body; what this layer throws becomes a Python exception, *unsupported*, or a spent budget. */
export function crossing<T>(interpreter: Interpreter, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof TorchError) return interpreter.raise(error.pythonType, error.message);
    if (error instanceof TorchUnsupported) return interpreter.unsupported(error.what);
    if (error instanceof InexactInteger) return interpreter.unsupported(error.message);
    if (error instanceof DivisionByZero) return interpreter.raise('RuntimeError', error.message);
    if (error instanceof OutOfBytes) throw new BudgetExceeded('bytes', error.message, interpreter.location, { needed: error.needed, limit: error.limit });
    throw error;
  }
}

export type NativeCall = (interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs) => Value;
export const builtin = (name: string, body: NativeCall): Builtin => new Builtin(name, (interpreter, args, kwargs) => crossing(interpreter, () => body(interpreter, args, kwargs)));

/** The tensor a method was called on. */
export function selfOf(args: readonly Value[], name: string): Tensor {
  const [self] = args;
  return isTensor(self) ? self : typeError(`descriptor '${name}' for 'torch._C._TensorBase' objects doesn't apply to a '${typeof self}' object`);
}
export const method = (name: string, body: (self: Tensor, interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs) => Value): Builtin =>
  builtin(`Tensor.${name}`, (interpreter, args, kwargs) => {
    const self = selfOf(args, name);
    return recorded(self.runtime, [args, kwargs], () => body(self, interpreter, args.slice(1), kwargs));
  });

export function property(
  name: string, get: (self: Tensor, interpreter: Interpreter) => Value,
  set: (self: Tensor, value: Value, interpreter: Interpreter) => void = () => attributeError(`attribute '${name}' of 'torch._C._TensorBase' objects is not writable`),
  remove?: (self: Tensor) => void,
): PyProperty {
  const setter = builtin(name, (interpreter, args) => {
    const self = selfOf(args, name);
    recorded(self.runtime, [args], () => { set(self, args[1] ?? None, interpreter); });
    return None;
  });
  const deleter = remove && builtin(name, (_, args) => {
    remove(selfOf(args, name));
    return None;
  });
  return new PyProperty(builtin(name, (interpreter, args) => {
    const self = selfOf(args, name);
    return recorded(self.runtime, [args], () => get(self, interpreter));
  }), setter, deleter);
}

/** A named argument of a small native function: by position, else by keyword. */
export const argument = (args: readonly Value[], kwargs: Kwargs, index: number, name: string): Value | undefined => args[index] ?? kwargs.get(name);
export const isNone = (value: Value | undefined): boolean => value === undefined || value === None;
