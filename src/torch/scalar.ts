/** @file Python's numbers as PyTorch's Scalar. */
import type { DType } from '../arrays/dtype.ts';

/** int, float or bool of Python. */
export type Scalar = bigint | number | boolean;

export const isScalar = (value: unknown): value is Scalar => typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';
export const scalarValue = (scalar: Scalar): number => Number(scalar);
/** The type of a number before promotion: a float is double until the default dtype takes its place. */
export const scalarDtype = (scalar: Scalar): DType => (typeof scalar === 'boolean' ? 'bool' : typeof scalar === 'bigint' ? 'int64' : 'float64');
