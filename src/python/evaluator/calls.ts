/**
 * @file Calling: functions in Python, natives, classes, bound methods, `__call__`.
 */
import { bytesOfText } from './budget.ts';
import { bindParameters } from './parameters.ts';
import { raise } from './exceptions.ts';
import { Frame, Scope, type Closure, type Machine, type Run } from './frame.ts';
import { GeneratorRun } from './generators.ts';
import { BoundMethod, Builtin, None, Opaque, PyClass, PyFunction, PyIterator, PyObject, classes, typeClass, type Kwargs, type Value } from './values.ts';

/** `callee(*args, **kwargs)`. */
export function callValue(machine: Machine, callee: Value, args: readonly Value[], kwargs: Kwargs): Value {
  if (callee instanceof PyFunction) return callFunction(machine, callee, args, kwargs);
  if (callee instanceof Builtin) return callNative(machine, callee, args, kwargs);
  if (callee instanceof BoundMethod) return callValue(machine, callee.func, [callee.self, ...args], kwargs);
  if (callee instanceof PyClass) return instantiate(machine, callee, args, kwargs);
  if (callee instanceof Opaque && machine.refuses?.(callee.origin) === true) machine.unsupported(callee.origin);
  if (callee instanceof Opaque) return callee.derive(callee.origin.endsWith(')') ? callee.origin : `${callee.origin}()`);
  const method = machine.typeOf(callee).lookup('__call__');
  if (method === undefined) raise('TypeError', `'${machine.typeOf(callee).name}' object is not callable`);
  return callValue(machine, method, [callee, ...args], kwargs);
}

function callNative(machine: Machine, callee: Builtin, args: readonly Value[], kwargs: Kwargs): Value {
  const { inNative } = machine;
  machine.inNative = inNative || !callee.passesOn;
  machine.native(args);
  const result = callee.call(machine, args, kwargs);
  if (typeof result === 'string') machine.reserve(bytesOfText(result));
  machine.inNative = inNative;
  return result;
}

function callFunction(machine: Machine, func: PyFunction, args: readonly Value[], kwargs: Kwargs): Value {
  const { scope: outer, info, parameters, className } = func.closure as Closure; // made by `makeFunction` only
  const { node } = func;
  const scope = new Scope('function', outer, outer.module, info);
  bindParameters(func.qualname, parameters, args, kwargs, scope.names);
  const first = parameters.positional[0] ?? parameters.vararg;
  const frame = new Frame(scope, func.qualname, node, func.owner, first === undefined ? undefined : scope.names.get(first), undefined, className);
  frame.held.push(args, kwargs);
  if (node.type === 'AsyncFunctionDef') return machine.unsupported(`async functions (${func.name})`);
  if (node.type === 'Lambda') return machine.within(frame, () => report(machine, frame, func, machine.evaluate(node.body, frame)));
  if (info.isGenerator) return new PyIterator(new GeneratorRun(machine, frame, machine.run(node.body, frame)), classes.generator);
  return machine.within(frame, () => report(machine, frame, func, finish(machine.run(node.body, frame), frame)));
}

/** Runs the statements of a function that is no generator. */
export function finish(run: Run, frame: Frame): Value {
  const { done } = run.next(None);
  if (done !== true) raise('SyntaxError', "'yield' outside function");
  return frame.returned ?? None;
}

function report(machine: Machine, frame: Frame, func: PyFunction, value: Value): Value {
  machine.returned(frame, func.node, value);
  return value;
}

/** `cls(*args)`: the metaclass's `__call__`, else `__new__` and `__init__`. */
function instantiate(machine: Machine, cls: PyClass, args: readonly Value[], kwargs: Kwargs): Value {
  if (cls === typeClass && args.length === 1 && args[0] !== undefined) return machine.typeOf(args[0]);
  const custom = cls.metaclass?.lookup('__call__');
  return custom === undefined ? construct(machine, cls, args, kwargs) : callValue(machine, custom, [cls, ...args], kwargs);
}

/** `type.__call__`. */
export function construct(machine: Machine, cls: PyClass, args: readonly Value[], kwargs: Kwargs): Value {
  const make = cls.lookup('__new__') ?? raise('TypeError', `cannot create '${cls.name}' instances`);
  const instance = callValue(machine, make instanceof PyObject && 'func' in make ? (make.func as Value) /* a static method's function */ : make, [cls, ...args], kwargs);
  const type = machine.typeOf(instance);
  if (!type.isSubclassOf(cls)) return instance;
  const init = type.lookup('__init__');
  if (init === undefined) return instance;
  const result = callValue(machine, init, [instance, ...args], kwargs);
  if (result !== None && !(result instanceof Opaque)) raise('TypeError', `__init__() should return None, not '${machine.typeOf(result).name}'`);
  return instance;
}
