/** @file `torch.no_grad` and its kin: context managers that are decorators too, and the switches behind them. */
import { Builtin, builtinClass, None, PyInstance, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { typeError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { crossing } from './border.ts';

/** A context manager that does `enter` on the way in and puts the former state back on the way out. */
export function contextClass<State>(name: string, module: string, read: () => State, enter: (args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => State, write: (state: State) => void, immediate = false): PyClass {
  const cls = builtinClass(name, undefined, module);
  const wanted = new WeakMap<PyInstance, State>();
  const before = new WeakMap<PyInstance, State[]>();
  const define = (method: string, body: (self: PyInstance, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => Value): void => {
    cls.dict.set(method, new Builtin(`${name}.${method}`, (interpreter, [self, ...args], kwargs) =>
      (self instanceof PyInstance ? crossing(interpreter, () => body(self, args, kwargs)) : None)));
  };
  cls.dict.set('__new__', new Builtin(`${name}.__new__`, (_, [type]) => new PyInstance(type === undefined ? cls : cls)));
  define('__init__', (self, args, kwargs) => {
    const state = enter(args, kwargs);
    wanted.set(self, state);
    before.set(self, [read()]);
    if (immediate) write(state);
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
  cls.dict.set('__call__', new Builtin(`${name}.__call__`, (interpreter, [self, func]) => {
    if (func === undefined) return interpreter.raise('TypeError', "_DecoratorContextManager.__call__() missing 1 required positional argument: 'func'");
    return interpreter.call(interpreter.getattr(interpreter.importModule('torch.utils._contextlib'), 'decorate'), [self ?? None, func]);
  }));
  return cls;
}

const flag = (args: readonly Value[], kwargs: ReadonlyMap<string, Value>): boolean => (args[0] ?? kwargs.get('mode') ?? kwargs.get('enabled') ?? true) !== false;

/** Takes no arguments: `@torch.no_grad` without brackets is a mistake. */
const bare = (name: string, args: readonly Value[], enabled: boolean): boolean =>
  (args.length === 0 ? enabled : typeError(`${name}.__init__() takes 1 positional argument but ${args.length + 1} were given`));

/** The classes by the names they have in `torch` and `torch.autograd`. */
export function gradModes(runtime: Runtime): Readonly<Record<string, PyClass>> {
  const read = (): boolean => runtime.gradEnabled;
  const write = (enabled: boolean): void => { runtime.gradEnabled = enabled; };
  const mode = (name: string, enter: typeof flag, immediate = false): PyClass => contextClass(name, 'torch.autograd.grad_mode', read, enter, write, immediate);
  return {
    no_grad: mode('no_grad', (args) => bare('no_grad', args, false)),
    enable_grad: mode('enable_grad', (args) => bare('enable_grad', args, true)),
    set_grad_enabled: mode('set_grad_enabled', flag, true),
    inference_mode: inferenceMode(runtime),
  };
}

function inferenceMode(runtime: Runtime): PyClass {
  const read = () => ({ gradEnabled: runtime.gradEnabled, inferenceMode: runtime.inferenceMode });
  return contextClass('inference_mode', 'torch.autograd.grad_mode', read, (args, kwargs) => {
    const wanted = flag(args, kwargs);
    return { gradEnabled: !wanted && (runtime.gradEnabled || runtime.inferenceMode), inferenceMode: wanted };
  }, (state) => { Object.assign(runtime, state); });
}

/** `detect_anomaly`, and `set_detect_anomaly`, which acts at once. */
export function anomalyModes(runtime: Runtime): Readonly<Record<string, PyClass>> {
  const read = () => ({ anomaly: runtime.anomaly, anomalyChecked: runtime.anomalyChecked });
  const write = (state: ReturnType<typeof read>): void => { Object.assign(runtime, state); };
  const checks = (value: Value | undefined): boolean => value !== false;
  return {
    detect_anomaly: contextClass('detect_anomaly', 'torch.autograd.anomaly_mode', read, ([check], kwargs) => ({ anomaly: true, anomalyChecked: checks(check ?? kwargs.get('check_nan')) }), write),
    set_detect_anomaly: contextClass('set_detect_anomaly', 'torch.autograd.anomaly_mode', read, (args, kwargs) => ({ anomaly: flag(args, kwargs), anomalyChecked: flag(args, kwargs) && checks(args[1] ?? kwargs.get('check_nan')) }), write, true),
  };
}

/** A context manager that changes nothing: autocast, anomaly detection, profilers. */
export const inertContext = (name: string, module: string): PyClass => contextClass<undefined>(name, module, () => undefined, () => undefined, () => undefined);
