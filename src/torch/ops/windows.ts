/** @file Windows of signal processing, by their shapes. */
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { compilerName, isFloating, type DType } from '../dtypes.ts';
import type { Runtime } from '../runtime.ts';
import { leaf } from './creation.ts';

/** The height where the phase is 0 at the first point and 1 at the last. */
type Shape = (phase: number) => number;
const cosines = (...weights: readonly number[]): Shape => (phase) => weights.reduce((total, weight, k) => total + weight * Math.cos(2 * Math.PI * k * phase), 0);
/** The modified Bessel function of the first kind, by its series. */
function bessel(x: number): number {
  let [term, total] = [1, 1];
  for (let k = 1; term > total * 1e-18; k++) {
    term *= (x / 2 / k) ** 2;
    total += term;
  }
  return total;
}
const kaiser = (beta: number): Shape => (phase) => bessel(beta * Math.sqrt(Math.max(0, 1 - (2 * phase - 1) ** 2))) / bessel(beta);

/** A window of so many points; a periodic one is the start of a longer symmetric one. */
function windowOf(name: string, length: number, periodic: boolean, shape: Shape): readonly number[] {
  if (length < 0) runtimeError(`${name} requires non-negative window_length, got window_length=${length}`);
  if (length === 1) return [1];
  const last = periodic ? length : length - 1;
  return range(length).map((i) => shape(i / last));
}
interface Asked { readonly window_length: number; readonly periodic?: boolean; readonly dtype: DType | undefined; readonly requires_grad: boolean | undefined }
function made(name: string, asked: Asked, shape: Shape, runtime: Runtime): Tensor {
  const dtype = asked.dtype ?? runtime.defaultDtype;
  if (!isFloating(dtype)) runtimeError(`${name} expects floating point dtypes, got: TensorOptions(dtype=${compilerName(dtype)}, device=cpu, layout=Strided (default), requires_grad=false (default), pinned_memory=false, memory_format=(nullopt))`);
  const numbers = windowOf(name, asked.window_length, asked.periodic ?? true, shape);
  return leaf(fromArray(runtime, runtime.arrays.fromData(numbers, [numbers.length], dtype)), asked.requires_grad);
}

const factory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None';
const torchOnly = { on: ['torch'] as const };
const row = (name: string, shape: Shape): Op => op(`${name}(int window_length, bool periodic=True, *, ${factory})`, (args, runtime) => made(name, args, shape, runtime), torchOnly);

/** One row an operation. */
export const windows: readonly Op[] = [
  row('hann_window', cosines(0.5, -0.5)), row('blackman_window', cosines(0.42, -0.5, 0.08)), row('bartlett_window', (phase) => 1 - Math.abs(2 * phase - 1)),
  op(`hamming_window(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ${factory})`, (args, runtime) => made('hamming_window', args, cosines(args.alpha, -args.beta), runtime), torchOnly),
  op(`kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, ${factory})`, (args, runtime) => made('kaiser_window', args, kaiser(args.beta), runtime), torchOnly),
];
