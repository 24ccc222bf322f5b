/** @file What linear algebra asks of its matrices, and how it complains. */
import { exceptionClass } from '../../python/evaluator/exceptions.ts';
import { builtinClass } from '../../python/evaluator/values.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError, TorchError } from '../errors.ts';
import { at } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';

/** `torch.linalg.LinAlgError`. */
export const linAlgErrorClass = builtinClass('_LinAlgError', exceptionClass('RuntimeError'), 'torch._C');
/** Says that a matrix can't be worked with; in a batch, which one. */
export function linAlgError(name: string, message: string, batched: boolean, element: number): never {
  throw new TorchError(linAlgErrorClass, `${name}: ${batched ? `(Batch element ${element}): ` : ''}${message}`);
}

/** At least two axes. */
export function requireMatrix(name: string, a: Tensor, argument = 'A'): Tensor {
  return a.rank >= 2 ? a : runtimeError(`${name}: The input tensor ${argument} must have at least 2 dimensions.`);
}
/** Floating-point elements. */
export function requireFloating(name: string, a: Tensor): Tensor {
  return isFloating(a.dtype) ? a : runtimeError(`${name}: Expected a floating point or complex tensor as input. Got ${scalarName(a.dtype)}`);
}
/** Square matrices. */
export function requireSquare(name: string, a: Tensor): Tensor {
  const [rows, columns] = [at(requireMatrix(name, a).shape, -2), at(a.shape, -1)];
  return rows === columns ? a : runtimeError(`${name}: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`);
}
/** Square matrices of floating-point elements. */
export const requireSquareFloating = (name: string, a: Tensor): Tensor => requireFloating(name, requireSquare(name, a));
