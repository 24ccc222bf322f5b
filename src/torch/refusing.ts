/** @file Refuses element types that PyTorch's kernels lack on the CPU, before an operation runs. Must not know what any operation computes. */
import { resultType, scalarName, type DType, type Operand } from './dtypes.ts';
import { runtimeError } from './errors.ts';
import type { Arguments, Op } from './op.ts';
import { isScalar, scalarDtype } from './scalar.ts';
import { refusalLines } from './schema/refusals.ts';
import { isTensor } from './tensor.ts';

interface Kernel { readonly name: string; readonly types: readonly string[] }
const kernels: ReadonlyMap<string, readonly Kernel[]> = new Map(refusalLines.trim().split('\n').map((line) => {
  const [operation = '', text = ''] = line.trim().split(': ');
  return [operation, text.split(' | ').map((part) => part.split(' ')).map(([name = '', ...types]) => ({ name, types }))] as const;
}));

/** Parameters whose values are brought to one type. */
const operandNames = ['self', 'other', 'exponent', 'min', 'max', 'end', 'tensor1', 'tensor2'];
const operandOf = (value: unknown): Operand[] => (isTensor(value) ? [value] : isScalar(value) ? [{ dtype: scalarDtype(value), rank: 0, wrapped: true }] : []);

/** The type that an operation computes in: what it is asked for, what its operands have in common, or what its first tensor has. */
function computedType(args: Arguments): DType | undefined {
  if (typeof args['dtype'] === 'string') return undefined;
  const [self, ...others] = operandNames.flatMap((name) => operandOf(args[name]));
  if (self !== undefined && others.length > 0) return resultType([self, ...others], 'float32');
  const first = Object.values(args).flat().find((value) => isTensor(value));
  return isTensor(first) ? first.dtype : undefined;
}

/** Softmaxes over the last axis have kernels of their own. */
const lastAxisKernels: Readonly<Record<string, string>> = { softmax: 'softmax_lastdim_kernel_impl', log_softmax: 'log_softmax_lastdim_kernel_impl' };
const isLastAxis = ({ self, dim }: Arguments): boolean => isTensor(self) && (dim === -1 || dim === self.rank - 1);

/** Raises what PyTorch raises where no kernel is made for the type. */
export function refuseType(op: Op, args: Arguments): void {
  const known = kernels.get(op.name);
  const dtype = known && computedType(args);
  if (dtype === undefined) return;
  const scalar = scalarName(dtype);
  const kernel = known?.find(({ types }) => types.includes(scalar));
  if (kernel !== undefined) runtimeError(`"${(isLastAxis(args) ? lastAxisKernels[op.name] : undefined) ?? kernel.name}" not implemented for '${scalar}'`);
}
