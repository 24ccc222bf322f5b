/** @file Box–Muller over the processor's vectors: the WebAssembly of normals.wat, where it is to be had and answers what boxMuller.ts answers. */
import { normalsFromUniforms } from './boxMuller.ts';
import { normalsBinary } from './normalsBinary.ts';

/** Part of JavaScript everywhere, but declared only among the names of browsers and of Node. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface Exports { readonly memory: { readonly buffer: ArrayBuffer }; readonly normals: (n: number, mean: number, std: number) => void }

const blockSize = 16;
/** As many as its memory holds. */
const most = 16_384;
/** Fewer are not worth starting it. */
const fewest = 4_096;

type Replace = (data: Float32Array, mean: number, std: number) => void;
let vectors: Replace | undefined;

/** Replaces uniform numbers, block by block of sixteen; what is left at the end stays. */
export function manyNormalsFromUniforms(data: Float32Array, mean: number, std: number): void {
  const isSingle = Math.fround(mean) === mean && Math.fround(std) === std;
  if (isSingle && data.length >= fewest) (vectors ??= openVectors() ?? oneByOne)(data, mean, std);
  else oneByOne(data, mean, std);
}

const oneByOne: Replace = (data, mean, std) => {
  for (let at = 0; at + blockSize <= data.length; at += blockSize) normalsFromUniforms(data, at, mean, std);
};

/** undefined where WebAssembly may not be had, or multiplies and adds with two roundings. */
function openVectors(): Replace | undefined {
  try {
    const binary = Uint8Array.from(normalsBinary.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    const { memory, normals } = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Exports; // what normals.wat exports
    const replace: Replace = (data, mean, std) => {
      const end = data.length - data.length % blockSize;
      for (let at = 0; at < end; at += most) {
        const part = data.subarray(at, Math.min(at + most, end));
        const numbers = new Float32Array(memory.buffer, 0, part.length);
        numbers.set(part);
        normals(part.length, mean, std);
        part.set(numbers);
      }
    };
    return isSame(replace) ? replace : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a thousand numbers spread over (0, 1) become the same in both ways: with two roundings, hundreds don't. */
function isSame(replace: Replace): boolean {
  const [given, wanted] = [0, 1].map(() => Float32Array.from({ length: 1_024 }, (_, i) => ((i + 1) * 10_368_889 % 2 ** 24) * 2 ** -24));
  if (given === undefined || wanted === undefined) return false;
  replace(given, 0.5, 3);
  oneByOne(wanted, 0.5, 3);
  return given.every((number, i) => Object.is(number, wanted[i]));
}
