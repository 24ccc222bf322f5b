/** @file `torch.Generator` as a Python value, and the functions that read and set the default one. */
import { builtinClass, Builtin, nativeProperty, None, PyObject, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { runtimeError, typeError } from '../errors.ts';
import { Generator, stateFromBytes, stateSize, stateToBytes, type GeneratorState } from '../random/index.ts';
import type { Runtime } from '../runtime.ts';
import { fromArray, isTensor, type Tensor } from '../tensor.ts';
import { argument, builtin } from './border.ts';
import { DeviceObject } from './device.ts';
import { contextClass } from './modes.ts';

export class GeneratorObject extends PyObject {
  constructor(readonly generator: Generator, readonly cls: PyClass) { super(); }
}

const generatorOf = (value: unknown): Generator => (value instanceof GeneratorObject ? value.generator : new Generator());

/** The state as bytes. */
const stateTensor = (runtime: Runtime, generator: Generator): Tensor => fromArray(runtime, runtime.arrays.fromData(stateToBytes(generator.state), [stateSize], 'uint8'));
function setState(generator: Generator, state: Value | undefined): void {
  if (!isTensor(state) || state.dtype !== 'uint8') return typeError('RNG state must be a torch.ByteTensor');
  if (state.size !== stateSize) runtimeError(`Expected either a CPUGeneratorImplStateLegacy of size ${stateSize - 8} or a CPUGeneratorImplState of size ${stateSize} but found the input RNG state size to be ${state.size}`);
  const data = state.runtime.arrays.read(state.array);
  if (data !== undefined) generator.state = stateFromBytes(data);
}
/** A new seed that depends on what was drawn before: programs stay repeatable. */
function reseed(generator: Generator): bigint {
  const [high = 0, low = 0] = generator.randint(2, 0, 2 ** 32 - 1);
  const seed = (BigInt(high) << 32n) | BigInt(low);
  generator.manualSeed(seed);
  return seed;
}

/** The class, with methods that make tensors of this runtime. */
export function generatorClass(runtime: Runtime): PyClass {
  const cls = builtinClass('Generator', undefined, 'torch._C');
  const define = (name: string, body: (self: Value, args: readonly Value[]) => Value): void => {
    cls.dict.set(name, builtin(`Generator.${name}`, (_, [self, ...args]) => body(self ?? None, args)));
  };
  cls.dict.set('__new__', builtin('Generator.__new__', (interpreter, args, kwargs) => {
    const device = argument(args, kwargs, 1, 'device');
    const name = device === undefined ? 'cpu' : interpreter.str(device);
    if (!name.startsWith('cpu')) runtimeError(`Device type ${(name.split(':')[0] ?? '').toUpperCase()} is not supported for torch.Generator() api.`);
    return new GeneratorObject(new Generator(), cls);
  }));
  cls.dict.set('__init__', new Builtin('Generator.__init__', () => None));
  cls.dict.set('manual_seed', new Builtin('Generator.manual_seed', (interpreter, [self, seed]) => {
    if (typeof seed !== 'bigint') return interpreter.raise('RuntimeError', `manual_seed expected a long, but got ${interpreter.typeOf(seed ?? None).name}`);
    generatorOf(self).manualSeed(seed);
    return self ?? None;
  }));
  define('initial_seed', (self) => generatorOf(self).initialSeed);
  define('seed', (self) => reseed(generatorOf(self)));
  define('get_state', (self) => stateTensor(runtime, generatorOf(self)));
  define('set_state', (self, [state]) => {
    setState(generatorOf(self), state);
    return self;
  });
  cls.dict.set('device', nativeProperty('device', () => new DeviceObject('cpu')));
  return cls;
}

/** `torch.random`, whose functions `torch` has too, except the context. */
export function randomNames(runtime: Runtime, cls: PyClass): Readonly<Record<string, Value>> {
  const standard = new GeneratorObject(runtime.generator, cls);
  return {
    manual_seed: builtin('manual_seed', (interpreter, args, kwargs) => {
      const given = argument(args, kwargs, 0, 'seed');
      const value = typeof given === 'string' || given === None ? interpreter.call(interpreter.getattr(interpreter.importModule('builtins'), 'int'), [given]) : given;
      // A seed nobody can know leaves the one that the caller of this library chose.
      if (typeof value === 'bigint' || typeof value === 'number') runtime.generator.manualSeed(BigInt(Math.trunc(Number(value))));
      return standard;
    }),
    seed: builtin('seed', () => reseed(runtime.generator)),
    initial_seed: builtin('initial_seed', () => runtime.generator.initialSeed),
    get_rng_state: builtin('get_rng_state', () => stateTensor(runtime, runtime.generator)),
    set_rng_state: builtin('set_rng_state', (_, [state]) => {
      setState(runtime.generator, state);
      return None;
    }),
    default_generator: standard,
  };
}

/** What is drawn inside leaves the default generator as it was. */
export const forkRng = (runtime: Runtime): PyClass =>
  contextClass<GeneratorState | undefined>('fork_rng', 'torch.random', () => runtime.generator.state, () => undefined, (state) => { if (state !== undefined) runtime.generator.state = state; });
