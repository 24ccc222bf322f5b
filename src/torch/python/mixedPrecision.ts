/** @file `torch.amp`: autocast on the CPU, and what has nothing to do without CUDA, as PyTorch itself has it then. */
import { Builtin, builtinClass, None, PyInstance, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { PyDict } from '../../python/evaluator/dict.ts';
import { DTypeObject, type DType } from '../dtypes.ts';
import { runtimeError, typeError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { argument, crossing } from './border.ts';
import { contextClass } from './modes.ts';

/** A scaler that is switched off: what it is given goes through unchanged. */
function gradScaler(runtime: Runtime): PyClass {
  const cls = builtinClass('GradScaler', undefined, 'torch.cuda.amp.grad_scaler');
  const define = (name: string, body: Builtin['call']): void => { cls.dict.set(name, new Builtin(`GradScaler.${name}`, body)); };
  define('__new__', () => new PyInstance(cls));
  define('__init__', (_, args, kwargs) => {
    if (argument(args, kwargs, 5, 'enabled') !== false) runtime.note('GradScaler is disabled, as in any PyTorch without CUDA: losses are not scaled.');
    return None;
  });
  define('scale', (_, [, outputs]) => outputs ?? None);
  define('step', (interpreter, [, optimizer, ...args], kwargs) => interpreter.call(interpreter.getattr(optimizer ?? None, 'step'), args, kwargs));
  for (const name of ['unscale_', 'update', 'load_state_dict']) define(name, () => None);
  define('get_scale', () => 1);
  define('is_enabled', () => false);
  define('state_dict', () => new PyDict());
  return cls;
}

interface Casting { readonly to: DType | undefined }
type Arguments = readonly [args: readonly Value[], kwargs: ReadonlyMap<string, Value>];

/** What the CPU casts to; CUDA's autocast is off where there is no CUDA. */
function casting(runtime: Runtime, device: string, dtype: Value | undefined, enabled: Value | undefined): Casting {
  if (device !== 'cpu') {
    runtime.note(`autocast for '${device}' is off, as in any PyTorch without it: nothing is cast.`);
    return { to: runtime.autocast };
  }
  const wanted = dtype instanceof DTypeObject ? dtype.dtype : 'bfloat16';
  return { to: enabled === false || wanted !== 'bfloat16' ? undefined : wanted };
}
function autocast(runtime: Runtime, module: string, enter: (...given: Arguments) => Casting): PyClass {
  return contextClass<Casting>('autocast', module, () => ({ to: runtime.autocast }), enter, ({ to }) => { runtime.autocast = to; });
}

/** `torch.autocast`, which is told the device first. */
export const generalAutocast = (runtime: Runtime): PyClass => autocast(runtime, 'torch.amp.autocast_mode', (args, kwargs) => {
  const device = argument(args, kwargs, 0, 'device_type');
  if (device === undefined) return typeError("autocast.__init__() missing 1 required positional argument: 'device_type'");
  if (device !== 'cpu' && device !== 'cuda') return runtimeError("User specified autocast device_type must be 'cuda' or 'cpu'");
  return casting(runtime, device, argument(args, kwargs, 1, 'dtype'), argument(args, kwargs, 2, 'enabled'));
});

/** The names of `torch.amp`, `torch.cuda.amp` and `torch.cpu.amp`. */
export const ampNames = (runtime: Runtime, device: 'cpu' | 'cuda' | 'any'): Readonly<Record<string, Value>> => {
  const passThrough = new Builtin('custom_fwd', (_, [f]) => f ?? new Builtin('custom_fwd', (__, [g]) => g ?? None));
  const one = device === 'any' ? generalAutocast(runtime) : autocast(runtime, `torch.${device}.amp.autocast_mode`, (args, kwargs) => casting(runtime, device, argument(args, kwargs, 1, 'dtype'), argument(args, kwargs, 0, 'enabled')));
  return { autocast: one, GradScaler: gradScaler(runtime), custom_fwd: passThrough, custom_bwd: passThrough };
};

/** The questions that `torch` answers about autocast. */
export const autocastQuestions = (runtime: Runtime, dtypeOf: (dtype: DType) => Value): Readonly<Record<string, Value>> => ({
  is_autocast_enabled: new Builtin('is_autocast_enabled', () => false),
  is_autocast_cpu_enabled: new Builtin('is_autocast_cpu_enabled', () => runtime.autocast !== undefined),
  get_autocast_cpu_dtype: new Builtin('get_autocast_cpu_dtype', (interpreter) => crossing(interpreter, () => dtypeOf('bfloat16'))),
  get_autocast_gpu_dtype: new Builtin('get_autocast_gpu_dtype', (interpreter) => crossing(interpreter, () => dtypeOf('float16'))),
});
