/**
 * @file Arguments that are no tensors but know what PyTorch's functions do with them: objects with `__torch_function__`,
 * and complex numbers, whose tensors are written in Python (`libraries/complex.py`).
 */
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { raise } from '../../python/evaluator/exceptions.ts';
import { PyDict } from '../../python/evaluator/dict.ts';
import { NotImplemented, PyComplex, PyInstance, PyList, PyTuple, type Builtin, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { isTensor } from '../tensor.ts';

/** What an argument answers; undefined where all are PyTorch's own. */
export function foreignCall(interpreter: Interpreter, callee: Builtin, args: readonly Value[], kwargs: Kwargs): Value | undefined {
  const foreign = findForeign(args) ?? (kwargs.size === 0 ? undefined : findForeign(kwargs.values()));
  if (foreign === undefined) return undefined;
  const named = PyDict.fromStrings(kwargs);
  if (foreign instanceof PyInstance && foreign.cls.name !== 'dtype') {
    const answer = interpreter.call(interpreter.getattr(foreign, '__torch_function__'), [callee, new PyTuple([foreign.cls]), new PyTuple(args), named]);
    return answer === NotImplemented ? raise('TypeError', `no implementation found for 'torch.${callee.name}' on types that implement __torch_function__: [${interpreter.repr(foreign.cls)}]`) : answer;
  }
  return interpreter.call(interpreter.getattr(interpreter.importModule('torch._complex'), 'call'), [callee, new PyTuple(args), named]);
}

function findForeign(values: Iterable<Value>): Value | undefined {
  for (const value of values) {
    if (typeof value !== 'object' || isTensor(value)) continue;
    if (value instanceof PyComplex || (value instanceof PyInstance && isForeign(value))) return value;
    const inside = value instanceof PyList || value instanceof PyTuple ? findForeign(value.items) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}
const isForeign = ({ cls }: PyInstance): boolean => cls.lookup('__torch_function__') !== undefined || (cls.name === 'dtype' && cls.module === 'torch._complex');

/** A tensor of complex numbers. */
export const isComplexTensor = (value: Value | undefined): boolean => value instanceof PyInstance && value.cls.module === 'torch._complex' && value.cls.name === 'ComplexTensor';
