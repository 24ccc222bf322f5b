/** @file `torch.no_grad` and its kin: context managers that are decorators too, and the switches behind them. */
import { holding } from '../../python/evaluator/contents.ts';
import { Builtin, builtinClass, None, PyInstance, type PyClass, type Value } from '../../python/evaluator/values.ts';
import type { Runtime } from '../runtime.ts';

/** A context manager that does `enter` on the way in and puts the former state back on the way out. */
export function contextClass<State>(name: string, module: string, read: () => State, enter: (args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => State, write: (state: State) => void, immediate = false): PyClass {
  const cls = builtinClass(name, undefined, module);
  const wanted = new WeakMap<PyInstance, State>();
  const before = new WeakMap<PyInstance, State[]>();
  const define = (method: string, body: (self: PyInstance, args: readonly Value[], kwargs: ReadonlyMap<string, Value>, call: (callee: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => Value) => Value): void => {
    cls.dict.set(method, new Builtin(`${name}.${method}`, (interpreter, [self, ...args], kwargs) =>
      (self instanceof PyInstance ? body(self, args, kwargs, (callee, a, k) => interpreter.call(callee, a, k)) : None)));
  };
  cls.dict.set('__new__', new Builtin(`${name}.__new__`, (_, [type]) => new PyInstance(type === undefined ? cls : cls)));
  define('__init__', (self, args, kwargs) => {
    wanted.set(self, enter(args, kwargs));
    before.set(self, [read()]);
    if (immediate) write(enter(args, kwargs));
    return None;
  });
  const open = (self: PyInstance): void => {
    if (!immediate) before.get(self)?.push(read());
    const state = wanted.get(self);
    if (state !== undefined) write(state);
  };
  const close = (self: PyInstance): void => {
    const stack = before.get(self);
    const state = immediate ? stack?.[0] : stack?.pop();
    if (state !== undefined) write(state);
  };
  define('__enter__', (self) => {
    open(self);
    return None;
  });
  define('__exit__', (self) => {
    close(self);
    return false;
  });
  define('__call__', (self, [func], _, call) => new Builtin('wrapper', holding((__: unknown, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
    open(self);
    try {
      return call(func ?? None, args, kwargs);
    } finally {
      close(self);
    }
  }, func), true));
  return cls;
}

const flag = (args: readonly Value[], kwargs: ReadonlyMap<string, Value>): boolean => (args[0] ?? kwargs.get('mode') ?? kwargs.get('enabled') ?? true) !== false;

/** The classes by the names they have in `torch` and `torch.autograd`. */
export function gradModes(runtime: Runtime): Readonly<Record<string, PyClass>> {
  const read = (): boolean => runtime.gradEnabled;
  const write = (enabled: boolean): void => { runtime.gradEnabled = enabled; };
  const mode = (name: string, enter: typeof flag, immediate = false): PyClass => contextClass(name, 'torch.autograd.grad_mode', read, enter, write, immediate);
  return {
    no_grad: mode('no_grad', () => false),
    enable_grad: mode('enable_grad', () => true),
    set_grad_enabled: mode('set_grad_enabled', flag, true),
    inference_mode: mode('inference_mode', (args, kwargs) => !flag(args, kwargs) && runtime.gradEnabled),
  };
}

/** A context manager that changes nothing: autocast, anomaly detection, profilers. */
export const inertContext = (name: string, module: string): PyClass => contextClass<undefined>(name, module, () => undefined, () => undefined, () => undefined);
