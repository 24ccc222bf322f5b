/**
 * @file tensorflow.js on WebAssembly, as one device that runs kernels by name. All that is known of tfjs's global state
 * is here: registries, the environment's platform, and the one backend instance that every device shares.
 *
 * Kernels are called directly, never through tfjs's engine: it keeps no tensors of ours, and which backend it holds for
 * the current one does not matter. Must not know shapes' meaning, dtypes beyond tfjs's, or budgets.
 */
import { env, findBackend, getKernel, registerKernel, setBackend } from '@tensorflow/tfjs-core';
import type { DataType, KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base.js';
import type { Elements } from '../elements.ts';

export type { TensorInfo } from '@tensorflow/tfjs-core';

export class TfjsUnavailable extends Error {}

export type Inputs = Readonly<Record<string, TensorInfo>>;

/** What tfjs calls attributes; its own type forgets explicit padding. */
export type Attributes = Readonly<Record<string, unknown>>;

export interface Device {
  run(kernel: string, inputs: Inputs, attributes?: Attributes): TensorInfo;
  /** Of any value; undefined where the heap cannot grow so far. */
  make(shape: readonly number[], dtype: 'float32' | 'bool'): TensorInfo | undefined;
  /** Void as soon as anything else is made. */
  elements(tensor: TensorInfo): Elements;
  free(tensor: TensorInfo): void;
  /** The heap that all tensors lie on. Its buffer is another one after it has grown. */
  readonly heap: { readonly buffer: ArrayBufferLike };
}

const name = 'wasm';

/** Asking tfjs for a backend that is being started starts it once more, so that the first start fails: it is asked once. */
let running: Promise<Device> | undefined;

/** Starts the binary, or answers what is running. */
export const startWasm = (binary: Uint8Array, kernels: readonly KernelConfig[]): Promise<Device> =>
  (running ??= start(binary, kernels).catch((error: unknown) => {
    running = undefined;
    throw error;
  }));

async function start(binary: Uint8Array, kernels: readonly KernelConfig[]): Promise<Device> {
  await requireCompiler(binary);
  // From here on without a pause: asking whether it runs makes tfjs start it in its own way.
  if (started() === undefined) await instantiate(binary, kernels);
  const backend = started();
  if (backend === undefined) throw new TfjsUnavailable('tensorflow.js could not start its WebAssembly backend.');
  return deviceOf(backend);
}

function started(): BackendWasm | undefined {
  const backend: unknown = findBackend(name);
  return backend instanceof BackendWasm ? backend : undefined;
}

/** tfjs fetches its binary through its platform; for that moment the platform answers with ours. */
async function instantiate(binary: Uint8Array, kernels: readonly KernelConfig[]): Promise<void> {
  for (const kernel of kernels) if (!isRegistered(kernel.kernelName)) registerKernel(kernel);
  const environment = env();
  const { platform } = environment;
  environment.set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths('bytes:', true);
  const response = { ok: true, arrayBuffer: () => Promise.resolve(new Uint8Array(binary).buffer) };
  const fetch = (): Promise<typeof response> => Promise.resolve(response);
  environment.platform = Object.assign(Object.create(platform) as typeof platform, { fetch }); // the same platform but for one method
  const release = withoutListeners();
  try {
    if (!(await setBackend(name))) throw new TfjsUnavailable('This WebAssembly has no SIMD, or its memory could not be had.');
  } finally {
    environment.platform = platform;
    release();
  }
}

/** Part of JavaScript everywhere, but declared only among the names of browsers and of Node. */
declare const WebAssembly: { readonly compile: (binary: Uint8Array) => Promise<unknown>; readonly validate: (binary: Uint8Array) => boolean };

/** A module with nothing in it. */
const smallestModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** tfjs waits for ever for a module that the page's policy refuses, or that is damaged. */
async function requireCompiler(binary: Uint8Array): Promise<void> {
  await WebAssembly.compile(smallestModule);
  if (!WebAssembly.validate(binary)) throw new TfjsUnavailable('This is no WebAssembly that runs here.');
}

const unwanted: readonly unknown[] = ['uncaughtException', 'unhandledRejection'];

/** In Node, Emscripten listens for uncaught exceptions to throw them again; what they do is for the program to say that we are part of. */
function withoutListeners(): () => void {
  const { process } = globalThis as { readonly process?: { on?: (event: unknown, ...rest: unknown[]) => unknown } }; // there is none in browsers
  const on = process?.on;
  if (process === undefined || on === undefined) return () => undefined;
  process.on = (event, ...rest) => (unwanted.includes(event) ? process : on.call(process, event, ...rest));
  return () => { process.on = on; };
}

/** What Emscripten's modules have besides what tfjs's types tell. */
type Heaped = BackendWasm['wasm'] & { readonly asm: { readonly memory: Device['heap'] } };

const kernelOf = (kernel: string): KernelConfig | undefined => getKernel(kernel, name);
const isRegistered = (kernel: string): boolean => kernelOf(kernel) !== undefined;

function deviceOf(backend: BackendWasm): Device {
  return {
    run(kernel, inputs, attributes = {}) {
      const config = kernelOf(kernel);
      if (config === undefined) throw new TfjsUnavailable(`The kernel ${kernel} is not registered.`);
      const result = config.kernelFunc({ inputs: { ...inputs }, attrs: attributes as NamedAttrMap, backend }); // any data, at run time
      const output = Array.isArray(result) ? result[0] : result;
      if (output === undefined) throw new TfjsUnavailable(`The kernel ${kernel} answered nothing.`);
      return output;
    },
    make(shape, dtype: DataType) {
      const tensor = backend.makeOutput([...shape], dtype);
      if (backend.getMemoryOffset(tensor.dataId) !== 0) return tensor;
      backend.disposeData(tensor.dataId);
      return undefined;
    },
    elements: (tensor) => backend.typedArrayFromHeap(tensor),
    free: (tensor) => void backend.disposeData(tensor.dataId),
    heap: (backend.wasm as Heaped).asm.memory, // see Heaped
  };
}
