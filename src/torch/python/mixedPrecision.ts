/** @file `torch.amp`: there is no accelerator, so nothing is cast and no loss is scaled, as PyTorch itself has it then. */
import { Builtin, builtinClass, None, PyInstance, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { PyDict } from '../../python/evaluator/dict.ts';
import { inertContext } from './modes.ts';

/** A scaler that is switched off: what it is given goes through unchanged. */
function gradScaler(): PyClass {
  const cls = builtinClass('GradScaler', undefined, 'torch.cuda.amp.grad_scaler');
  const define = (name: string, body: Builtin['call']): void => { cls.dict.set(name, new Builtin(`GradScaler.${name}`, body)); };
  define('__new__', () => new PyInstance(cls));
  define('__init__', () => None);
  define('scale', (_, [, outputs]) => outputs ?? None);
  define('step', (interpreter, [, optimizer, ...args], kwargs) => interpreter.call(interpreter.getattr(optimizer ?? None, 'step'), args, kwargs));
  for (const name of ['unscale_', 'update', 'load_state_dict']) define(name, () => None);
  define('get_scale', () => 1);
  define('is_enabled', () => false);
  define('state_dict', () => new PyDict());
  return cls;
}

/** The names of `torch.amp`, `torch.cuda.amp` and `torch.cpu.amp`. */
export const ampNames = (): Readonly<Record<string, Value>> => {
  const passThrough = new Builtin('custom_fwd', (_, [f]) => f ?? new Builtin('custom_fwd', (__, [g]) => g ?? None));
  return { autocast: inertContext('autocast', 'torch.amp'), GradScaler: gradScaler(), custom_fwd: passThrough, custom_bwd: passThrough };
};
