/** @file Refuses element types that PyTorch's kernels lack on the CPU, before an operation runs. Must not know what any operation computes. */
import { compilerName, resultType, scalarName, type DType, type Operand } from './dtypes.ts';
import { runtimeError, TorchError } from './errors.ts';
import type { Arguments, Op } from './op.ts';
import type { Runtime } from './runtime.ts';
import { isScalar, scalarDtype } from './scalar.ts';
import { complaints, refusalLines } from './schema/refusals.ts';
import { isTensor, type Tensor } from './tensor.ts';

/** Words for element types; those of a missing kernel go by the type that is computed in, others by the first tensor's. */
interface Refusal { readonly kernel: string | undefined; readonly words: string; readonly types: readonly string[] }
const refusals: ReadonlyMap<string, readonly Refusal[]> = new Map(refusalLines.trim().split('\n').map((line) => {
  const [operation = '', text = ''] = line.trim().split(': ');
  return [operation, text.split(' | ').map((part) => part.split(' ')).map(([name = '', ...types]) => refusal(name, types))] as const;
}));
function refusal(name: string, types: readonly string[]): Refusal {
  const complaint = name.startsWith('#') ? complaints[Number(name.slice(1))] : undefined;
  return complaint === undefined ? { kernel: name, words: `"${name}" not implemented for '{scalar}'`, types } : { kernel: undefined, words: complaint, types };
}
/** What is known of a row: under its own name, or under that of its place too. */
function refusalsOf({ name, on, isInPlace }: Op): readonly Refusal[] | undefined {
  const full = isInPlace === true ? `${name}_` : name;
  return (on?.length === 1 ? refusals.get(`${on[0] ?? ''}.${full}`) : undefined) ?? refusals.get(full);
}

/** Parameters whose values are brought to one type. */
const operandNames = ['self', 'other', 'exponent', 'min', 'max', 'end', 'tensor1', 'tensor2'];
const operandOf = (value: unknown): Operand[] => (isTensor(value) ? [value] : isScalar(value) ? [{ dtype: scalarDtype(value), rank: 0, wrapped: true }] : []);

const firstTensor = (args: Arguments): Tensor | undefined => Object.values(args).flat().find((value) => isTensor(value));
/** Limits that are only told where to count from and to. */
const countedBetween: ReadonlySet<string> = new Set(['histc']);
/** The type that an operation computes in: what its operands have in common, or what its first tensor has. */
function computedType(op: Op, args: Arguments, first: Tensor): DType {
  if (countedBetween.has(op.name)) return first.dtype;
  const [self, ...others] = operandNames.flatMap((name) => operandOf(args[name]));
  return self !== undefined && others.length > 0 ? resultType([self, ...others], 'float32') : first.dtype;
}

/** Softmaxes have a kernel for the last axis, and one for the others; medians one for axes, and one for the whole. */
const softmaxKernel = /(log_)?softmax_(lastdim_)?kernel_impl/;
const isLast = ({ self, dim }: Arguments): boolean => isTensor(self) && (dim === -1 || dim === self.rank - 1);
const ofAxis = (words: string, args: Arguments): string => words
  .replace(softmaxKernel, (_, log: string | undefined) => (isLast(args) ? `${log ?? ''}softmax_lastdim_kernel_impl` : 'softmax_kernel_impl'))
  .replace('median_out', args['dim'] === undefined ? 'median_cpu' : 'median_out');

/** What PyTorch says where an operation is not made for the type; undefined where it is. */
export function refusalOf(op: Op, args: Arguments): string | undefined {
  const known = refusalsOf(op);
  const first = known === undefined || typeof args['dtype'] === 'string' ? undefined : firstTensor(args);
  if (known === undefined || first === undefined) return undefined;
  const computed = computedType(op, args, first);
  const typeOf = ({ kernel }: Refusal): DType => (kernel === undefined ? first.dtype : computed);
  const refusal = known.find((one) => one.types.includes(scalarName(typeOf(one))));
  return refusal === undefined ? undefined : said(ofAxis(refusal.words, args), typeOf(refusal), first);
}

/** PyTorch looks at the type last, when it chooses a kernel: whatever else is wrong with the arguments is said first. */
export function refuse(op: Op, args: Arguments, runtime: Runtime, refusal: string): never {
  const changes = op.name.endsWith('_') || args['inplace'] === true;
  if (!changes && !typesFirst.test(refusal)) tryOut(op, args, runtime);
  return runtimeError(refusal);
}
/** These look at types before anything else. */
const typesFirst = /^Subtraction|only support floating point and complex dtypes/;
/** Runs the operation for its complaints: whatever comes of it is forgotten. */
function tryOut(op: Op, args: Arguments, runtime: Runtime): void {
  const { state } = runtime.generator;
  try {
    (op.outOfPlace ?? op.run)(args, runtime);
  } catch (error) {
    if (error instanceof TorchError) throw error;
  } finally {
    runtime.generator.state = state;
  }
}
const said = (words: string, dtype: DType, { shape }: Tensor): string => words.replace('{scalar}', scalarName(dtype)).replace('{compiler}', compilerName(dtype)).replace('{shape}', `{[${shape.join(', ')}]}`);
