/**
 * @file The hot loops on tensorflow.js's heap, by the WebAssembly of loops.wat and fused.wat; elements that lie elsewhere, and short
 * runs, are left to the plain loops. Must not know memory's bookkeeping.
 */
import type { Elements } from '../elements.ts';
import type { Run } from '../plain/runs.ts';
import { plainLoops } from '../plainKernels.ts';
import type { HotLoops } from '../plainKernels.ts';
import type { Device } from './engine.ts';
import { fusedBinary } from './fusedBinary.ts';
import { loopsBinary } from './loopsBinary.ts';

type Heap = Device['heap'];

/** Addresses are in bytes. */
interface Exports {
  readonly sum: (x: number, n: number) => number;
  readonly sumSquares: (x: number, n: number) => number;
  readonly fusedSquares: (x: number, n: number) => number;
  readonly choose: (chosen: number, a: number, b: number, out: number, n: number) => void;
  readonly chooseOr: (chosen: number, a: number, b: number, out: number, n: number) => void;
}

/** Part of JavaScript everywhere, but declared only among the names of browsers and of Node. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Shorter runs are not worth the call. */
const shortest = 32;

/** `fused`: the binary of fused.wat, which not every engine takes. */
export function heapLoops(heap: Heap, fused = fusedBinary): HotLoops {
  const given = exportsOf(loopsBinary, heap) as Exports; // what loops.wat exports
  const exports: Exports = { ...given, fusedSquares: fusedSquaresOn(heap, fused) ?? given.fusedSquares };
  const along = (kernel: 'sum' | 'sumSquares' | 'fusedSquares'): HotLoops['sum'] => {
    const [native, plain] = [exports[kernel], plainLoops[kernel]];
    return (sum, x, i, n) => (n >= shortest && lies(heap, x) ? sum + native(x.byteOffset + 4 * i, n) : plain(sum, x, i, n));
  };
  return { sum: along('sum'), sumSquares: along('sumSquares'), fusedSquares: along('fusedSquares'), choose: chooseOn(heap, exports) };
}

function exportsOf(digits: string, heap: Heap): unknown {
  const binary = Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  return new WebAssembly.Instance(new WebAssembly.Module(binary), { heap: { memory: heap } }).exports;
}

/** By the processor's own fused multiply-add, three times as fast; undefined where WebAssembly has none, or it rounds twice. */
function fusedSquaresOn(heap: Heap, binary: string): Exports['fusedSquares'] | undefined {
  try {
    const { fusedSquares, squareAnd } = exportsOf(binary, heap) as Pick<Exports, 'fusedSquares'> & { readonly squareAnd: (x: number, y: number) => number }; // what fused.wat exports
    // (1 + ε)² − (1 + 2ε) is ε²; a product that is rounded by itself has lost it.
    return squareAnd(1 + epsilon, -(1 + 2 * epsilon)) === epsilon * epsilon ? fusedSquares : undefined;
  } catch {
    return undefined;
  }
}
/** Of float32. */
const epsilon = 2 ** -23;

const lies = (heap: Heap, x: Elements): boolean => x instanceof Float32Array && x.buffer === heap.buffer;

function chooseOn(heap: Heap, { choose, chooseOr }: Exports): HotLoops['choose'] {
  return (condition, a, b, out, n) => {
    const fits = n >= shortest && condition.data.buffer === heap.buffer && lies(heap, a.data) && lies(heap, out.data);
    const whole = fits && (b.constant !== undefined || lies(heap, b.data)) ? n - (n % 4) : 0;
    if (whole > 0 && lies(heap, b.data)) choose(addressOf(condition), addressOf(a), addressOf(b), addressOf(out), whole);
    else if (whole > 0) chooseOr(addressOf(condition), addressOf(a), b.constant ?? NaN, addressOf(out), whole);
    if (whole < n) plainLoops.choose(rest(condition, whole), rest(a, whole), rest(b, whole), rest(out, whole), n - whole);
  };
}

const addressOf = ({ data, start }: Run): number => data.byteOffset + start * data.BYTES_PER_ELEMENT;
const rest = ({ data, start }: Run, done: number): Run => ({ data, start: start + done });
