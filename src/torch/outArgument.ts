/** @file `out=`: the tensors that take a result's elements instead of a new one. Must not know any operation. */
import { PyList, PyTuple, type PyClass, type Value } from '../python/evaluator/values.ts';
import { isFloating, scalarName } from './dtypes.ts';
import { runtimeError } from './errors.ts';
import { cast } from './primitives/pointwise.ts';
import { sameShape } from './shapes.ts';
import { returnType } from './size.ts';
import { isTensor, type Tensor } from './tensor.ts';

/** Derivatives can't be followed into a tensor that was there before. */
export function refuseGradients(name: string, given: readonly Value[], runtimeRecords: boolean): void {
  if (runtimeRecords && given.some((value) => isTensor(value) && value.requiresGrad)) {
    runtimeError(`${name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.`);
  }
}

/** Gives the result's elements to what was given as `out`: a tensor, or one for each result. */
export function putOut(out: Value, result: Value): Value {
  if (isTensor(out) && isTensor(result)) return putInto(out, result);
  const [targets, parts] = [itemsOf(out), itemsOf(result)];
  if (targets.length === 0 || parts.length === 0) return result;
  parts.forEach((part, index) => {
    const target = targets[index];
    if (isTensor(target) && isTensor(part)) putInto(target, part);
  });
  return result instanceof PyTuple ? new PyTuple(targets, result.cls.module === 'torch.return_types' ? outClass(result.cls) : result.cls) : out;
}
/** Named results that were written elsewhere have a class of their own: `max_out` for `max`. */
function outClass(cls: PyClass): PyClass {
  const fields = [...cls.dict.keys()].filter((name) => !name.startsWith('__'));
  return returnType(`${cls.name}_out`, fields)().cls;
}
const itemsOf = (value: Value): readonly Value[] => (value instanceof PyTuple || value instanceof PyList ? value.items : []);

/** A wrong size is mended, a dtype that loses something is not. */
function putInto(out: Tensor, result: Tensor): Tensor {
  const lossy = (isFloating(result.dtype) && !isFloating(out.dtype)) || (result.dtype !== 'bool' && out.dtype === 'bool');
  if (lossy) runtimeError(`result type ${scalarName(result.dtype)} can't be cast to the desired output type ${scalarName(out.dtype)}`);
  const { array } = cast(result, out.dtype);
  if (sameShape(out.shape, result.shape)) {
    out.write(array);
    return out;
  }
  out.storage.array = array;
  out.steps = [];
  out.strides = result.strides;
  out.version.value++;
  return out;
}
