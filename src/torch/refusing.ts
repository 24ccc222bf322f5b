/** @file Refuses element types that PyTorch's kernels lack on the CPU, before an operation runs. Must not know what any operation computes. */
import { scalarName, type DType } from './dtypes.ts';
import { runtimeError } from './errors.ts';
import type { Arguments, Op } from './op.ts';
import { commonType } from './promotion.ts';
import { refusalLines } from './schema/refusals.ts';
import { isTensor } from './tensor.ts';

interface Kernel { readonly name: string; readonly types: readonly string[] }
const kernels: ReadonlyMap<string, readonly Kernel[]> = new Map(refusalLines.trim().split('\n').map((line) => {
  const [operation = '', text = ''] = line.trim().split(': ');
  return [operation, text.split(' | ').map((part) => part.split(' ')).map(([name = '', ...types]) => ({ name, types }))] as const;
}));

/** The type that an operation computes in: what it is asked for, what its operands have in common, or what its first tensor has. */
function computedType(args: Arguments): DType | undefined {
  const { dtype, self, other } = args;
  if (typeof dtype === 'string') return undefined;
  if (isTensor(self) && isTensor(other)) return commonType([self, other]);
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
