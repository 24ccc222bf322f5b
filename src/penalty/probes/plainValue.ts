/** @file Values that are what they are: numbers, texts, and what merely holds such. */
import { None, PyDict, PyFunction, PyInstance, PyList, PyTuple, type PyClass, type Value } from '../../python/evaluator/index.ts';

/** A number, a string, or a tuple, list or dict of them; an object that holds such and does nothing, as options do. */
export function isPlain(value: Value): boolean {
  if (typeof value !== 'object' || value === None) return true;
  if (value instanceof PyTuple || value instanceof PyList) return value.items.every(isPlain);
  if (value instanceof PyDict) return [...value.entries()].every(([key, item]) => isPlain(key) && isPlain(item));
  return value instanceof PyInstance && value.attributes.size > 0 && !doesSomething(value.cls) && [...value.attributes.values()].every(isPlain);
}

/** It has methods besides those that Python asks for. */
const doesSomething = (cls: PyClass): boolean => cls.mro.some(({ dict }) => [...dict].some(([name, member]) => member instanceof PyFunction && !name.startsWith('__')));
