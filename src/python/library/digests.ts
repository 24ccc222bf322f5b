/**
 * @file `_digests`: MD5, SHA-1, SHA-256, SHA-512 and CRC-32 of bytes, by their published definitions.
 */
import { raise } from '../evaluator/exceptions.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { PyBytes, type PyModule, type Value } from '../evaluator/values.ts';

const rotate = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/** The message with its closing bit and length, as words of 16 a block. */
function padded(bytes: Uint8Array, littleEndian: boolean): DataView {
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n, littleEndian);
  return view;
}

const wordsAt = (view: DataView, start: number, littleEndian: boolean): number[] => Array.from({ length: 16 }, (_, i) => view.getUint32(start + 4 * i, littleEndian) | 0);

function toBytes(words: readonly number[], littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word >>> 0, littleEndian);
  return new Uint8Array(view.buffer);
}

/** One block of a hash, added to its state. */
function digest(bytes: Uint8Array, start: readonly number[], littleEndian: boolean, block: (words: number[], state: readonly number[]) => readonly number[]): Uint8Array {
  const view = padded(bytes, littleEndian);
  let state = start;
  for (let at = 0; at < view.byteLength; at += 64) {
    const added = block(wordsAt(view, at, littleEndian), state);
    state = state.map((word, i) => (word + (added[i] ?? 0)) | 0);
  }
  return toBytes(state, littleEndian);
}

const md5Shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]] as const;
const md5Constants = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
const md5Mixes: readonly ((b: number, c: number, d: number) => number)[] = [(b, c, d) => (b & c) | (~b & d), (b, c, d) => (d & b) | (~d & c), (b, c, d) => b ^ c ^ d, (b, c, d) => c ^ (b | ~d)];
const md5Order = [[1, 0], [5, 1], [3, 5], [7, 0]] as const;

function md5Block(words: number[], state: readonly number[]): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const [factor, offset] = md5Order[round] ?? [0, 0];
    const mixed = (a + (md5Mixes[round]?.(b, c, d) ?? 0) + (md5Constants[i] ?? 0) + (words[(factor * i + offset) % 16] ?? 0)) | 0;
    [a, d, c, b] = [d, c, b, (b + rotate(mixed, md5Shifts[round]?.[i % 4] ?? 0)) | 0];
  }
  return [a, b, c, d];
}

function sha1Block(words: number[], state: readonly number[]): readonly number[] {
  for (let i = 16; i < 80; i++) words.push(rotate((words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0), 1));
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [i, word] of words.entries()) {
    const round = Math.floor(i / 20);
    const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const next = (rotate(a, 5) + mixed + e + ([0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] ?? 0) + word) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
  }
  return [a, b, c, d, e];
}

const primes = Array.from({ length: 312 }, (_, i) => i).filter((n) => n > 1 && !Array.from({ length: 17 }, (_, d) => d + 2).some((d) => d < n && n % d === 0)).slice(0, 64);
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
const sha256Constants = primes.map((p) => fraction(Math.cbrt(p)));
const sha256Start = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

function sha256Block(words: number[], state: readonly number[]): readonly number[] {
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] ?? 0, y = words[i - 2] ?? 0;
    const s0 = rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3), s1 = rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10);
    words.push(((words[i - 16] ?? 0) + s0 + (words[i - 7] ?? 0) + s1) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [i, word] of words.entries()) {
    const s1 = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (sha256Constants[i] ?? 0) + word) | 0;
    const s0 = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}

const wide = (1n << 64n) - 1n;
/** The first 64 bits after the point of an n-th root, exactly. */
function rootFraction(value: number, degree: bigint): bigint {
  const scaled = BigInt(value) << (64n * degree);
  let low = 0n, high = 1n << 80n;
  while (high - low > 1n) { const middle = (low + high) / 2n; if (middle ** degree <= scaled) low = middle; else high = middle; }
  return low & wide;
}
const widePrimes = Array.from({ length: 410 }, (_, i) => i).filter((n) => n > 1 && !Array.from({ length: 19 }, (_, d) => d + 2).some((d) => d < n && n % d === 0)).slice(0, 80);
const rotateWide = (x: bigint, bits: bigint): bigint => ((x >> bits) | (x << (64n - bits))) & wide;

function sha512(bytes: Uint8Array): Uint8Array {
  const length = (Math.floor((bytes.length + 16) / 128) + 1) * 128;
  const view = new DataView(new ArrayBuffer(length));
  for (const [i, byte] of bytes.entries()) view.setUint8(i, byte);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  const constants = widePrimes.map((p) => rootFraction(p, 3n));
  let state = widePrimes.slice(0, 8).map((p) => rootFraction(p, 2n));
  for (let at = 0; at < length; at += 128) {
    const added = sha512Block(Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + 8 * i)), state, constants);
    state = state.map((word, i) => (word + (added[i] ?? 0n)) & wide);
  }
  const result = new DataView(new ArrayBuffer(64));
  for (const [i, word] of state.entries()) result.setBigUint64(8 * i, word);
  return new Uint8Array(result.buffer);
}

function sha512Block(words: bigint[], state: readonly bigint[], constants: readonly bigint[]): readonly bigint[] {
  for (let i = 16; i < 80; i++) {
    const x = words[i - 15] ?? 0n, y = words[i - 2] ?? 0n;
    const s0 = rotateWide(x, 1n) ^ rotateWide(x, 8n) ^ (x >> 7n), s1 = rotateWide(y, 19n) ^ rotateWide(y, 61n) ^ (y >> 6n);
    words.push(((words[i - 16] ?? 0n) + s0 + (words[i - 7] ?? 0n) + s1) & wide);
  }
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const [i, word] of words.entries()) {
    const s1 = rotateWide(e, 14n) ^ rotateWide(e, 18n) ^ rotateWide(e, 41n);
    const t1 = (h + s1 + ((e & f) ^ (~e & wide & g)) + (constants[i] ?? 0n) + word) & wide;
    const s0 = rotateWide(a, 28n) ^ rotateWide(a, 34n) ^ rotateWide(a, 39n);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) & wide;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & wide, c, b, a, (t1 + t2) & wide];
  }
  return [a, b, c, d, e, f, g, h];
}

const sha1Start = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];

function crc32(bytes: Uint8Array, start: number): number {
  let crc = ~start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const bytesOf = (value: Value): Uint8Array => (value instanceof PyBytes ? value.bytes : raise('TypeError', typeof value === 'string' ? 'Strings must be encoded before hashing' : 'object supporting the buffer API required'));

/** Float numbers as bytes and back, for `struct`. */
function floatBytes(value: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 4) view.setFloat32(0, value, true); else view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}

/** The module under `hashlib`, `zlib` and `struct`. */
export const digestsModule = (): PyModule => nativeModule('_digests', {
  md5: nativeFunction('md5', 'data', ({ data }) => new PyBytes(digest(bytesOf(data), sha1Start.slice(0, 4), true, md5Block))),
  sha1: nativeFunction('sha1', 'data', ({ data }) => new PyBytes(digest(bytesOf(data), sha1Start, false, sha1Block))),
  sha256: nativeFunction('sha256', 'data', ({ data }) => new PyBytes(digest(bytesOf(data), sha256Start, false, sha256Block))),
  sha512: nativeFunction('sha512', 'data', ({ data }) => new PyBytes(sha512(bytesOf(data)))),
  crc32: nativeFunction('crc32', 'data, value=0', ({ data, value }) => BigInt(crc32(bytesOf(data), Number(value)))),
  float_bytes: nativeFunction('float_bytes', 'value, size', ({ value, size }) => new PyBytes(floatBytes(Number(value), Number(size)))),
  bytes_float: nativeFunction('bytes_float', 'data', ({ data }) => { const bytes = bytesOf(data).slice(); const view = new DataView(bytes.buffer); return bytes.length === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true); }),
});
