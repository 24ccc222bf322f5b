/** @file The native modules: which names `torch`, `torch.autograd`, `torch.linalg` and the others have. */
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { nativeModule } from '../../python/evaluator/native.ts';
import { Ellipsis, Builtin, None, Opaque, PyModule, PyTuple, type Value } from '../../python/evaluator/values.ts';
import { allDtypes, attributeNames, canCast, dtypeClass, DTypeObject, dtypeObject, isFloating, resultType, type Operand } from '../dtypes.ts';
import { runtimeError, typeError } from '../errors.ts';
import type { Registry } from '../registry.ts';
import type { Runtime } from '../runtime.ts';
import { isScalar, scalarDtype } from '../scalar.ts';
import { sizeClass, sizeOfShape } from '../size.ts';
import { listItems } from '../ops/creation.ts';
import { pythonTypeName } from '../schema/messages.ts';
import { isTensor } from '../tensor.ts';
import { range } from '../shapes.ts';
import { linAlgErrorClass } from '../primitives/matrixChecks.ts';
import { autogradNames } from './autogradModule.ts';
import { builtin } from './border.ts';
import { functionClass, onceDifferentiable } from './customFunction.ts';
import { nodeMembers } from './graphNode.ts';
import { finfo, iinfo } from './numberInfo.ts';
import { ownInit } from './ownInit.ts';
import { complexText } from '../print/tensor.ts';
import { foreignCall, isComplexTensor } from './foreign.ts';
import { setPrintOptions } from './printOptions.ts';
import { legacyClasses } from './constructors.ts';
import { deviceClass, layoutObject, memoryFormats } from './device.ts';
import { forkRng, generatorClass, randomNames } from './generator.ts';
import { drawsModule } from './numpyGenerators.ts';
import { textsModule } from './numpyTexts.ts';
import { acceleratorModule, backendModules } from './accelerators.ts';
import { ampNames, autocastQuestions, generalAutocast } from './mixedPrecision.ts';
import { anomalyModes, gradModes, inertContext } from './modes.ts';

const constantNames: Readonly<Record<string, Value>> = { pi: Math.PI, e: Math.E, inf: Infinity, nan: NaN, __version__: '1.13.1' };
const constant = (name: string, value: Value): Builtin => new Builtin(name, () => value);
const shapeArgs = (args: readonly Value[]): number[][] => args.map((arg) => (arg instanceof PyTuple ? arg.items.map(Number) : [Number(arg)]));

function dtypeNames(): Record<string, Value> {
  return Object.fromEntries(allDtypes.flatMap((dtype) => attributeNames(dtype).map((name) => [name, dtypeObject(dtype)] as const)));
}

/** Seeds, switches and questions that are no operations. */
function functions(runtime: Runtime, registry: Registry): Record<string, Value> {
  const question = (name: string, answer: (args: readonly Value[]) => Value): Builtin => builtin(name, (_, args) => answer(args));
  const einsum: Builtin = builtin('einsum', (interpreter, args, kwargs) => foreignCall(interpreter, einsum, args, kwargs) ?? registry.call('einsum', inLetters(args), kwargs));
  return {
    is_tensor: question('is_tensor', ([value]) => isTensor(value) || isComplexTensor(value)),
    is_floating_point: question('is_floating_point', ([value]) => isTensor(value) && isFloating(value.dtype)),
    is_complex: question('is_complex', ([value]) => isComplexTensor(value)),
    is_grad_enabled: question('is_grad_enabled', () => runtime.gradEnabled),
    is_anomaly_enabled: question('is_anomaly_enabled', () => runtime.anomaly),
    is_anomaly_check_nan_enabled: question('is_anomaly_check_nan_enabled', () => runtime.anomalyChecked),
    is_inference: question('is_inference', ([value]) => isTensor(value) && value.inference),
    is_inference_mode_enabled: question('is_inference_mode_enabled', () => runtime.inferenceMode),
    is_nonzero: question('is_nonzero', ([value]) => (isTensor(value) ? registry.callMethod('ne', [value, 0n]) : typeError('is_nonzero(): argument must be Tensor'))),
    einsum,
    numel: question('numel', ([value]) => (isTensor(value) ? BigInt(value.size) : typeError(`numel(): argument 'input' (position 1) must be Tensor, not ${pythonTypeName(value ?? None)}`))),
    get_default_dtype: question('get_default_dtype', () => dtypeObject(runtime.defaultDtype)),
    set_default_dtype: question('set_default_dtype', ([dtype]) => {
      if (!(dtype instanceof DTypeObject)) return typeError('invalid dtype object: only floating-point types are supported as the default type');
      if (!isFloating(dtype.dtype)) return typeError('only floating-point types are supported as the default type');
      runtime.defaultDtype = dtype.dtype;
      return None;
    }),
    set_default_tensor_type: question('set_default_tensor_type', ([type]) => {
      const name = typeof type === 'string' ? type : type instanceof Object && 'name' in type ? String(type.name) : '';
      if (name.includes('Double')) runtime.defaultDtype = 'float64';
      else if (name.includes('Float')) runtime.defaultDtype = 'float32';
      return None;
    }),
    result_type: question('result_type', (args) => dtypeObject(resultType(args.flatMap(operandOf), runtime.defaultDtype))),
    can_cast: question('can_cast', ([from, to]) => from instanceof DTypeObject && to instanceof DTypeObject && canCast(from.dtype, to.dtype)),
    promote_types: question('promote_types', (args) => dtypeObject(resultType(args.flatMap((a) => (a instanceof DTypeObject ? [{ dtype: a.dtype, rank: 1, wrapped: false }] : [])), runtime.defaultDtype))),
    broadcast_shapes: question('broadcast_shapes', (args) => sizeOfShape(broadcastShapes(shapeArgs(args)))),
    typename: builtin('typename', (interpreter, [value]) => (isTensor(value) ? interpreter.call(interpreter.getattr(value, 'type')) : typeName(interpreter, registry, value ?? None))),
    set_printoptions: setPrintOptions(runtime),
    set_deterministic: constant('set_deterministic', None),
    ...settings(),
    vmap: from('torch.func', 'vmap'),
    save: from('torch.serialization', 'save'),
    load: from('torch.serialization', 'load'),
    compile: builtin('compile', (_, [model]) => model ?? new Builtin('compile', (__, [f]) => f ?? None)),
    finfo: finfo(runtime),
    iinfo,
  };
}

/** `einsum(a, [0, 1], b, [1, 2], [0, 2])` as an equation and its operands. */
function inLetters(args: readonly Value[]): readonly Value[] {
  if (!isTensor(args[0])) return args;
  const terms = args.filter((arg) => !isTensor(arg)).map((term) => (listItems(term) ?? []).map((label) => (label === Ellipsis ? '...' : String.fromCharCode((Number(label) < 26 ? 65 : 71) + Number(label)))).join(''));
  const operands = args.filter(isTensor);
  const inputs = terms.slice(0, operands.length).join(',');
  return [terms.length > operands.length ? `${inputs}->${terms.at(-1) ?? ''}` : inputs, ...operands];
}
/** Switches that change no number here: what was set is what is answered. */
function settings(): Record<string, Value> {
  const state: Record<string, Value> = { deterministic: false, warnOnly: false, threads: 1n, interopThreads: 1n, precision: 'highest' };
  const write = (name: string, key: string): Builtin => new Builtin(name, (_, [value]) => { state[key] = value ?? None; return None; });
  const read = (name: string, key: string): Builtin => new Builtin(name, () => state[key] ?? None);
  return {
    use_deterministic_algorithms: write('use_deterministic_algorithms', 'deterministic'), are_deterministic_algorithms_enabled: read('are_deterministic_algorithms_enabled', 'deterministic'),
    set_num_threads: write('set_num_threads', 'threads'), get_num_threads: read('get_num_threads', 'threads'),
    set_num_interop_threads: write('set_num_interop_threads', 'interopThreads'), get_num_interop_threads: read('get_num_interop_threads', 'interopThreads'),
    set_float32_matmul_precision: write('set_float32_matmul_precision', 'precision'), get_float32_matmul_precision: read('get_float32_matmul_precision', 'precision'),
    set_flush_denormal: new Builtin('set_flush_denormal', () => true),
  };
}
/** A function that a module written in Python has. */
const from = (module: string, name: string): Builtin => builtin(name, (interpreter, args, kwargs) => interpreter.call(interpreter.getattr(interpreter.importModule(module), name), args, kwargs));
/** Where a value's class, or the function itself, is defined. */
function typeName(interpreter: Interpreter, registry: Registry, value: Value): string {
  const [module, name] = ['__module__', '__qualname__'].map((attribute) => interpreter.getattrOptional(value, attribute));
  if (value instanceof Builtin && registry.overloads('torch', value.name).length > 0) return `torch._VariableFunctionsClass.${value.name}`;
  const shown = typeof name === 'string' ? name : interpreter.typeOf(value).name;
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${shown}` : shown;
}

/** A tensor or a number, as type promotion sees it. */
function operandOf(value: Value): Operand[] {
  if (isTensor(value)) return [value];
  return isScalar(value) ? [{ dtype: scalarDtype(value), rank: 0, wrapped: true }] : [];
}

function broadcastShapes(shapes: readonly (readonly number[])[]): readonly number[] {
  const negative = shapes.flat().find((n) => n < 0);
  if (negative !== undefined) return runtimeError(`Trying to create tensor with negative dimension (${negative}): (${negative})`);
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return range(rank).map((axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1).filter((n) => n !== 1);
    return sizes.every((n) => n === sizes[0]) ? sizes[0] ?? 1 : runtimeError('Shape mismatch: objects cannot be broadcast to a single shape');
  });
}
/** Compiled functions do what the function does. */
const uncompiled = (): Readonly<Record<string, Value>> =>
  Object.fromEntries(['script', 'trace', 'script_method', 'ignore', 'unused', 'export', 'freeze', 'optimize_for_inference'].map((name) => [name, new Builtin(name, (_, [f]) => f ?? new Builtin(name, (__, [g]) => g ?? None))]));

/** A native module whose further names are those of a module in Python, read when one of them is asked for. */
function withPython(interpreter: Interpreter, native: PyModule, source: string): PyModule {
  const inPython = (name: string): Value | undefined => (name.startsWith('__') ? undefined : interpreter.getattrOptional(interpreter.importModule(source), name));
  return new PyModule(native.name, native.attributes, inPython);
}

/** What `torch` has of complex numbers, which are written in Python. */
const complexNames = new Set(['complex', 'polar', 'view_as_real', 'view_as_complex', 'real', 'imag', 'complex64', 'complex128', 'cfloat', 'cdouble', 'conj', 'stft']);

/** Nobody profiles here: regions may be marked, and what a profile says is unknown. */
const profilerNames = (place: string): Readonly<Record<string, Value>> => ({
  ...Object.fromEntries(['profile', 'profiler', 'ProfilerActivity', 'ProfilerAction', 'schedule', 'tensorboard_trace_handler', 'supported_activities', 'kineto_available', 'emit_nvtx', 'emit_itt', 'load_nvprof'].map((name) => [name, new Opaque(`${place}.${name}`)])),
  record_function: inertContext('record_function', place),
});

export type NativeModules = ReadonlyMap<string, (interpreter: Interpreter) => PyModule>;

/** The native modules by name; a Python module of the same name stands in front of its native one. */
export function nativeModules(runtime: Runtime, registry: Registry): NativeModules {
  const modes = gradModes(runtime);
  const generators = generatorClass(runtime);
  const random = randomNames(runtime, generators);
  const derivatives: Readonly<Record<string, Value>> = { ...autogradNames(registry.observer), Function: functionClass(runtime, nodeMembers) };
  const autograd: Readonly<Record<string, Value>> = { ...derivatives, ...modes, ...anomalyModes(runtime), _is_checkpoint_valid: new Builtin('_is_checkpoint_valid', () => !runtime.backwardCaptures) };
  const ops = (place: Parameters<Registry['builtins']>[0]): Record<string, Value> => Object.fromEntries(registry.builtins(place));
  const legacy = Object.fromEntries(legacyClasses(runtime, 'cpu'));
  // `torch.cuda.FloatTensor(…)` makes the same tensors, since there is only one device.
  const foreign = Object.fromEntries(legacyClasses(runtime, 'accelerator'));
  // Not one object: with as many names, copying it takes longer than all else.
  const torch = (): Map<string, Value> => new Map<string, Value>([['__name__', 'torch'], ...registry.builtins('torch'), ...Object.entries({
    ...functions(runtime, registry), ...dtypeNames(), ...memoryFormats, ...constantNames, ...modes, autocast: generalAutocast(runtime), ...autocastQuestions(runtime, dtypeObject), has_cuda: false, has_mps: false, ...legacy,
    Tensor: runtime.tensorClass, Size: sizeClass, dtype: dtypeClass, device: deviceClass, Generator: generators, strided: layoutObject, ...random,
  })]);
  const make = (name: string, names: () => Readonly<Record<string, Value>>) => [name, () => nativeModule(name, names())] as const;
  return new Map([
    ['torch', (interpreter) => new PyModule('torch', torch(), (name) => (complexNames.has(name) ? interpreter.getattr(interpreter.importModule(name === 'stft' ? 'torch.fft' : 'torch._complex'), name === 'complex' ? 'complex_' : name) : undefined))] as const,
    make('torch.autograd', () => autograd),
    make('torch.autograd.variable', () => ({ Variable: derivatives['Variable'] ?? None })),
    make('torch.autograd.grad_mode', () => modes),
    make('torch.autograd.function', () => ({ Function: derivatives['Function'] ?? None, once_differentiable: onceDifferentiable(runtime) })),
    ['torch.nn.functional', (interpreter) => withPython(interpreter, nativeModule('torch.nn.functional', ops('torch.nn.functional')), 'torch.nn._functional')] as const,
    make('torch.linalg', () => ({ ...ops('torch.linalg'), LinAlgError: linAlgErrorClass })),
    make('torch.special', () => ops('torch.special')),
    make('torch.random', () => ({ ...random, fork_rng: forkRng(runtime) })),
    ...Object.entries({ 'torch.amp': 'any', 'torch.amp.autocast_mode': 'any', 'torch.cuda.amp': 'cuda', 'torch.cpu.amp': 'cpu', 'torch.cuda.amp.grad_scaler': 'cuda', 'torch.cuda.amp.autocast_mode': 'cuda' } as const).map(([name, device]) => make(name, () => ampNames(runtime, device))),
    ...['torch.cuda', 'torch.mps', 'torch.xpu'].map((name) => [name, () => acceleratorModule(name, foreign)] as const),
    // Packages whose modules are found by their names.
    make('torch.backends', () => ({})),
    make('torch.utils', () => ({})),
    make('torch.jit', uncompiled),
    make('torch._notes', () => ({ complex_text: builtin('complex_text', (_, [real, imaginary]) => (isTensor(real) && isTensor(imaginary) ? complexText(real, imaginary) : None)), note: builtin('note', (interpreter, [text]) => { runtime.note(interpreter.str(text ?? None)); return None; }) })),
    ...Object.entries(backendModules).map(([name, module]) => [`torch.backends.${name}`, module] as const),
    ...['torch.profiler', 'torch.autograd.profiler'].map((name) => make(name, () => profilerNames(name))),
    make('torch.nn._own_init', () => ({ own_init: ownInit })),
    make('torch.version', () => ({ __version__: '1.13.1', cuda: None })),
    make('torch.types', () => ({ Device: deviceClass })),
    ['numpy.random._draws', () => drawsModule(runtime)] as const,
    ['numpy._texts', textsModule] as const,
  ]);
}
