/** @file `torch.cuda` and its like: they are not there. Programs that do not ask run on the CPU all the same, and are told. */
import { nativeModule } from '../../python/evaluator/native.ts';
import { Builtin, None, PyInstance, type PyModule, type Value } from '../../python/evaluator/values.ts';
import { builtin } from './border.ts';
import { inertContext } from './modes.ts';

const answers = (value: Value, names: string): Record<string, Value> => Object.fromEntries(names.split(' ').map((name) => [name, new Builtin(name, () => value)]));
const refuses = (names: string): Record<string, Value> =>
  Object.fromEntries(names.split(' ').map((name) => [name, builtin(name, (interpreter) => interpreter.raise('AssertionError', 'Torch not compiled with CUDA enabled'))]));

/** What can be asked without harm answers; what only a device could answer raises, as in a PyTorch without it. */
export function acceleratorModule(name: string, tensorTypes: Readonly<Record<string, Value>>): PyModule {
  return nativeModule(name, {
    ...answers(false, 'is_available is_initialized is_built is_bf16_supported is_current_stream_capturing'),
    ...answers(0n, 'device_count current_device memory_allocated max_memory_allocated memory_reserved max_memory_reserved memory_cached max_memory_cached'),
    ...answers(None, 'manual_seed manual_seed_all seed seed_all empty_cache synchronize set_device init reset_peak_memory_stats reset_max_memory_allocated ipc_collect set_per_process_memory_fraction'),
    ...refuses('get_device_name get_device_properties get_device_capability mem_get_info utilization get_rng_state current_stream default_stream'),
    ...Object.fromEntries(['device', 'stream', 'device_of'].map((context) => [context, inertContext(context, name)])), ...tensorTypes,
  });
}

/** Switches that a program may set; nothing listens. */
const switches = (name: string, values: Readonly<Record<string, Value>>): PyInstance => {
  const module = nativeModule(name, values);
  const instance = new PyInstance(module.cls);
  for (const [key, value] of module.attributes) instance.attributes.set(key, value);
  return instance;
};

/** `torch.backends.*`, by the last part of the name. */
export const backendModules: Readonly<Record<string, () => PyModule>> = {
  cuda: () => nativeModule('torch.backends.cuda', {
    ...answers(false, 'is_built'), matmul: switches('matmul', { allow_tf32: false, allow_fp16_reduced_precision_reduction: true }),
    ...answers(None, 'enable_flash_sdp enable_mem_efficient_sdp enable_math_sdp'), sdp_kernel: inertContext('sdp_kernel', 'torch.backends.cuda'),
  }),
  mps: () => nativeModule('torch.backends.mps', answers(false, 'is_available is_built')),
  mkldnn: () => nativeModule('torch.backends.mkldnn', { ...answers(true, 'is_available'), enabled: true, flags: inertContext('flags', 'torch.backends.mkldnn') }),
  mkl: () => nativeModule('torch.backends.mkl', answers(true, 'is_available')),
  openmp: () => nativeModule('torch.backends.openmp', answers(true, 'is_available')),
  opt_einsum: () => nativeModule('torch.backends.opt_einsum', { ...answers(false, 'is_available'), enabled: false, strategy: None }),
};
