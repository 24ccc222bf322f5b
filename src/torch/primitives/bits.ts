/** @file The bits of elements: an array's memory as PyTorch lays it out, and back. Must not know tensors. */
import { InexactInteger } from '../../arrays/backend.ts';
import { bytesPerElement, type DType } from '../../arrays/dtype.ts';

interface Coding {
  readonly put: (bytes: DataView, at: number, value: number) => void;
  readonly get: (bytes: DataView, at: number) => number;
}

/** The 16 bits of a number that float16 holds exactly. */
function halfBits(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === Infinity) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | Math.round(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  return sign | ((exponent + 15) << 10) | Math.round((size / 2 ** exponent - 1) * 1024);
}
function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
function exact(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new InexactInteger(number);
  return number;
}

/** All little-endian. */
const codings: Readonly<Record<DType, Coding>> = {
  bool: { put: (b, i, x) => { b.setUint8(i, x); }, get: (b, i) => (b.getUint8(i) === 0 ? 0 : 1) },
  uint8: { put: (b, i, x) => { b.setUint8(i, x); }, get: (b, i) => b.getUint8(i) },
  int8: { put: (b, i, x) => { b.setInt8(i, x); }, get: (b, i) => b.getInt8(i) },
  int16: { put: (b, i, x) => { b.setInt16(i, x, true); }, get: (b, i) => b.getInt16(i, true) },
  int32: { put: (b, i, x) => { b.setInt32(i, x, true); }, get: (b, i) => b.getInt32(i, true) },
  int64: { put: (b, i, x) => { b.setBigInt64(i, BigInt(x), true); }, get: (b, i) => exact(b.getBigInt64(i, true)) },
  float16: { put: (b, i, x) => { b.setUint16(i, halfBits(x), true); }, get: (b, i) => halfOf(b.getUint16(i, true)) },
  bfloat16: { put: (b, i, x) => { b.setUint16(i, upperHalf(x), true); }, get: (b, i) => fromUpperHalf(b.getUint16(i, true)) },
  float32: { put: (b, i, x) => { b.setFloat32(i, x, true); }, get: (b, i) => b.getFloat32(i, true) },
  float64: { put: (b, i, x) => { b.setFloat64(i, x, true); }, get: (b, i) => b.getFloat64(i, true) },
};
function upperHalf(value: number): number {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setFloat32(0, value);
  return bytes.getUint16(0);
}
function fromUpperHalf(bits: number): number {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint16(0, bits);
  return bytes.getFloat32(0);
}

/** The elements that the same memory holds when it is read as another dtype. */
export function reinterpret(data: ArrayLike<number>, from: DType, to: DType): number[] {
  const [width, step] = [bytesPerElement[from], bytesPerElement[to]];
  const bytes = new DataView(new ArrayBuffer(data.length * width));
  for (let i = 0; i < data.length; i++) codings[from].put(bytes, i * width, data[i] ?? 0);
  return Array.from({ length: bytes.byteLength / step }, (_, i) => codings[to].get(bytes, i * step));
}
