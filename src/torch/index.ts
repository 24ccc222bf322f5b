/**
 * @file PyTorch's meaning, for the evaluator and for TypeScript. `createTorch` is the only way in; nothing is shared
 * between two of them.
 */
import type { ArrayBackend } from '../arrays/backend.ts';
import { builtinClass, type PyClass, type Value } from '../python/evaluator/values.ts';
import type { Interpreter, Library } from '../python/evaluator/interpreter.ts';
import { grad as gradients, type GradOptions } from './autograd/grad.ts';
import type { OpObserver } from './call.ts';
import { declareTensorAttributes, withDeclaredNames } from './declared.ts';
import type { DType } from './dtypes.ts';
import { allOps } from './ops/index.ts';
import { leaf } from './ops/creation.ts';
import type { Place } from './op.ts';
import { classMembers } from './python/constructors.ts';
import { dunders } from './python/dunders.ts';
import { graphNodeClass } from './python/graphNode.ts';
import { nativeModules } from './python/modules.ts';
import { defaultPrintOptions } from './python/printOptions.ts';
import { methods, properties } from './python/tensorMethods.ts';
import { Generator } from './random/index.ts';
import { Registry, tabulate } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { sourceModules } from './sources.ts';
import { summarize, type Summary } from './summary.ts';
import { fromArray, isTensor, type Tensor } from './tensor.ts';

export { isTensor, type Tensor } from './tensor.ts';
export { TorchError, TorchUnsupported } from './errors.ts';
export type { OpObserver, OpRecord } from './call.ts';
export type { Summary } from './summary.ts';

export interface TorchOptions {
  readonly arrays: ArrayBackend;
  /** Told of every operation that a program executes. */
  readonly observer?: OpObserver | undefined;
  /** Told, once each, of what is done otherwise than the program says: devices that are not there, files kept in memory. */
  readonly onNote?: ((text: string) => void) | undefined;
  /** For random numbers until the program seeds; PyTorch's own default otherwise. */
  readonly seed?: bigint | undefined;
}

/** PyTorch, as one evaluation sees it. */
export interface Torch {
  /** For the evaluator. */
  readonly library: Library;
  readonly runtime: Runtime;
  /** Row-major elements. */
  tensor(data: ArrayLike<number>, shape: readonly number[], dtype?: DType, options?: { readonly requiresGrad?: boolean }): Tensor;
  full(shape: readonly number[], value: number, dtype?: DType, options?: { readonly requiresGrad?: boolean }): Tensor;
  /** Calls an operation as Python would: `call('norm', [x], { dim: 1n })`. Throws TorchError or TorchUnsupported. */
  call(name: string, args: readonly Value[], kwargs?: Readonly<Record<string, Value>>, place?: Place): Value;
  /** The same, for one tensor as a result. */
  run(name: string, args: readonly Value[], kwargs?: Readonly<Record<string, Value>>, place?: Place): Tensor;
  /** `torch.autograd.grad`. */
  grad(outputs: readonly Tensor[], inputs: readonly Tensor[], options?: GradOptions): readonly (Tensor | undefined)[];
  isTensor(value: Value | undefined): value is Tensor;
  /** The elements, row-major; undefined where the backend does not know them. */
  read(tensor: Tensor): ArrayLike<number> & Iterable<number> | undefined;
  /** A value in a few words. */
  summarize(value: Value): Summary;
  /** Seeds the default generator. */
  seed(seed: bigint): void;
}

export { isLacking } from './declared.ts';
export { nearestOp } from './nearest.ts';
export { createCollector, type CollectorOptions } from './collector.ts';

const opTable = tabulate(allOps);

/** Makes a PyTorch of its own over an array backend. */
export function createTorch(options: TorchOptions): Torch {
  const runtime = createRuntime(options);
  const registry = new Registry(runtime, opTable, options.observer);
  fillTensorClass(runtime, registry);
  return {
    library: withDeclaredNames({ native: counting(runtime, nativeModules(runtime, registry)), source: sourceModules }),
    runtime,
    tensor: (data, shape, dtype = 'float32', { requiresGrad } = {}) => leaf(fromArray(runtime, runtime.arrays.fromData(data, shape, dtype)), requiresGrad),
    full: (shape, value, dtype = 'float32', { requiresGrad } = {}) => leaf(fromArray(runtime, runtime.arrays.full(shape, value, dtype)), requiresGrad),
    call: (name, args, kwargs = {}, place) => registry.call(name, args, new Map(Object.entries(kwargs)), place),
    run: (name, args, kwargs = {}, place) => oneTensor(name, registry.call(name, args, new Map(Object.entries(kwargs)), place)),
    grad: gradients,
    isTensor,
    read: (tensor) => runtime.arrays.read(tensor.array),
    summarize,
    seed: (seed) => { runtime.generator.manualSeed(seed); },
  };
}

/** Whoever imports one of them has the budget, and Python's warnings. */
const counting = (runtime: Runtime, modules: Library['native']): Library['native'] => new Map([...modules].map(([name, make]) => [name, (interpreter: Interpreter) => {
  runtime.onNode = (): void => { interpreter.step(); };
  runtime.warn = (text): void => { interpreter.call(interpreter.getattr(interpreter.importModule('warnings'), 'warn'), [text]); };
  return make(interpreter);
}]));

function onceEach(tell: ((text: string) => void) | undefined): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (!told.has(text)) tell?.(text);
    told.add(text);
  };
}
function createRuntime({ arrays, seed, onNote }: TorchOptions): Runtime {
  const nodeClasses = new Map<string, PyClass>();
  const nodeClass = (name: string): PyClass => {
    const known = nodeClasses.get(name) ?? graphNodeClass(name);
    nodeClasses.set(name, known);
    return known;
  };
  return {
    arrays, nodeClass, tensorClass: builtinClass('Tensor', undefined, 'torch'), generator: new Generator(seed), print: { ...defaultPrintOptions }, addresses: new WeakMap<object, bigint>(),
    gradEnabled: true, inferenceMode: false, anomaly: false, anomalyChecked: false, defaultDtype: 'float32', autocast: undefined, note: onceEach(onNote), warn: () => undefined, sequence: 0, recording: undefined, onNode: () => undefined, depth: 0, backwardDepth: 0, backwardCaptures: false,
  };
}

function fillTensorClass(runtime: Runtime, registry: Registry): void {
  const { dict } = runtime.tensorClass;
  for (const [name, value] of registry.builtins('Tensor')) dict.set(name, value);
  for (const members of [properties, methods, dunders((name, args) => registry.callMethod(name, args)), classMembers(runtime)])
    for (const [name, value] of Object.entries(members)) dict.set(name, value);
  declareTensorAttributes(runtime.tensorClass);
}

function oneTensor(name: string, value: Value): Tensor {
  if (!isTensor(value)) throw new TypeError(`${name} does not answer one tensor`);
  return value;
}
