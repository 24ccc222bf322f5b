/** @file What real PyTorch answered (torch.json, written by record.py), and how to ask a backend the same. */
import type { ArrayBackend, BinaryKernel, ConvolutionOptions, DType, NDArray, ReduceKernel, UnaryKernel } from '../../src/arrays/index.ts';
import recorded from './torch.json';

export interface Plain {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: readonly number[];
}

export interface Case {
  readonly title: string;
  readonly method: Method;
  readonly kernel: string;
  readonly inputs: readonly Plain[];
  readonly options: Options;
  readonly expected: readonly Plain[];
}

interface Options extends ConvolutionOptions {
  readonly dtype: DType;
  readonly axes: readonly number[];
  readonly axis: number;
  readonly keepDims: boolean;
  readonly descending: boolean;
  readonly shape: readonly number[];
  readonly permutation: readonly number[];
  readonly start: readonly number[];
  readonly length: readonly number[];
  readonly step: readonly number[];
  readonly value: number;
}

type Ask = (backend: ArrayBackend, inputs: readonly NDArray[], kernel: string, options: Options) => NDArray | readonly NDArray[];

/** The recorder wrote what JSON has no number for as text. */
const plain = ({ shape, dtype, data }: { shape: readonly number[]; dtype: string; data: readonly (number | string)[] }): Plain => ({
  shape,
  dtype: dtype as DType, // the recorder writes PyTorch's names, which are ours
  data: data.map((x) => (typeof x === 'number' ? x : Number(x.replace('inf', 'Infinity')))).map((x) => (dtype === 'float32' ? Math.fround(x) : x)),
});

const at = (inputs: readonly NDArray[], index: number): NDArray => {
  const input = inputs[index];
  if (input === undefined) throw new Error('The case has too few inputs.');
  return input;
};

export const methods = {
  unary: (backend, inputs, kernel) => backend.unary(kernel as UnaryKernel, at(inputs, 0)), // the case names a kernel
  binary: (backend, inputs, kernel) => backend.binary(kernel as BinaryKernel, at(inputs, 0), at(inputs, 1)), // the case names a kernel
  cast: (backend, inputs, _, { dtype }) => backend.cast(at(inputs, 0), dtype),
  where: (backend, inputs) => backend.where(at(inputs, 0), at(inputs, 1), at(inputs, 2)),
  transpose: (backend, inputs, _, { permutation }) => backend.transpose(at(inputs, 0), permutation),
  slice: (backend, inputs, _, { start, length, step }) => backend.slice(at(inputs, 0), start, length, step),
  flip: (backend, inputs, _, { axes }) => backend.flip(at(inputs, 0), axes),
  expand: (backend, inputs, _, { shape }) => backend.expand(at(inputs, 0), shape),
  pad: (backend, inputs, _, options) => backend.pad(at(inputs, 0), options.padding as unknown as [number, number][], options.value), // recorded as pairs per axis
  concat: (backend, inputs, _, { axis }) => backend.concat(inputs, axis),
  reduce: (backend, inputs, kernel, { axes, keepDims }) => backend.reduce(kernel as ReduceKernel, at(inputs, 0), axes, keepDims), // the case names a kernel
  cumulative: (backend, inputs, kernel, { axis }) => backend.cumulative(kernel as 'sum' | 'prod' | 'max' | 'min', at(inputs, 0), axis), // the case names a kernel
  sort: (backend, inputs, _, { axis, descending }) => {
    const { values, indices } = backend.sort(at(inputs, 0), axis, descending);
    return [values, indices];
  },
  take: (backend, inputs) => backend.take(at(inputs, 0), at(inputs, 1)),
  put: (backend, inputs, _, { shape }) => backend.put(at(inputs, 0), at(inputs, 1), shape),
  paste: (backend, inputs, _, { start }) => backend.paste(at(inputs, 0), start, at(inputs, 1)),
  replace: (backend, inputs) => backend.replace(at(inputs, 0), at(inputs, 1), at(inputs, 2)),
  matmul: (backend, inputs) => backend.matmul(at(inputs, 0), at(inputs, 1)),
  conv2d: (backend, inputs, _, options) => backend.conv2d(at(inputs, 0), at(inputs, 1), options),
  conv2dInput: (backend, inputs, _, options) => backend.conv2dInput(at(inputs, 0), at(inputs, 1), options.shape, options),
  conv2dWeight: (backend, inputs, _, options) => backend.conv2dWeight(at(inputs, 0), at(inputs, 1), options.shape, options),
} satisfies Record<string, Ask>;

export type Method = keyof typeof methods;

export const cases: readonly Case[] = recorded.map((row) => ({
  title: `${row.method} ${row.kernel} ${row.inputs.map(({ dtype, shape }) => `${dtype}(${shape.join(',')})`).join(' ')} ${JSON.stringify(row.options)}`,
  method: row.method as Method, // the recorder names our methods
  kernel: row.kernel,
  inputs: row.inputs.map(plain),
  options: row.options as unknown as Options, // each method reads only what the recorder wrote for it
  expected: row.expected.map(plain),
}));

/** Asks the backend; its answers as plain data. */
export function answer(backend: ArrayBackend, { method, kernel, inputs, options }: Case, prepare = (array: NDArray): NDArray => array): (Plain | undefined)[] {
  return backend.scope(() => {
    const arrays = inputs.map(({ data, shape, dtype }) => prepare(backend.fromData(data, shape, dtype)));
    const ask: Ask = methods[method];
    const result = ask(backend, arrays, kernel, options);
    const results: readonly NDArray[] = 'dtype' in result ? [result] : result;
    return results.map((array) => {
      const data = backend.read(array);
      return data === undefined ? undefined : { shape: array.shape, dtype: array.dtype, data: Array.from(data) };
    });
  });
}
