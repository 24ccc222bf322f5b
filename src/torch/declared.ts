/**
 * @file Names that PyTorch and NumPy have and we lack. They are values nobody knows, so that a program which uses them
 * ends as *unsupported* and never as an AttributeError that PyTorch would not raise.
 */
import type { Library } from '../python/evaluator/interpreter.ts';
import { Builtin, nativeProperty, Opaque, PyModule, type PyClass, type Value } from '../python/evaluator/values.ts';
import { publicNames } from './publicNames.ts';

const declared: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries(publicNames).map(([place, names]) => [place, new Set(names.trim().split(/\s+/))]));
const namesOf = (place: string): ReadonlySet<string> => declared.get(place) ?? new Set();

/** What a lacking name stands for: unknown; but what changes its argument, now or at every step, can't be passed over. */
const lacking = (place: string, name: string): Value =>
  name.endsWith('_') || place.startsWith('torch.optim') ? new Builtin(name, (interpreter) => interpreter.unsupported(`${place}.${name}`)) : new Opaque(`${place}.${name}`);

/** Whether that is a name of PyTorch's or NumPy's which we lack: `torch.linalg.eig`, `Tensor.geometric_`. */
export function isLacking(origin: string): boolean {
  const parts = origin.split('.');
  if (parts.some((part) => inert.has(part))) return false;
  return parts.some((part, index) => index > 0 && namesOf(parts.slice(0, index).join('.')).has(part));
}

/** What a program may do without on one machine: its results are of no use to the rest. */
const inert = new Set(['cuda', 'distributed', 'hub', 'onnx', 'profiler', 'jit', 'multiprocessing', 'utils', 'package', 'backends', 'mps', 'compile', 'parallel', 'futures', 'monitor', 'testing', 'overrides', 'version', 'save', 'load']);

/** The library, whose modules also know the names they lack. */
export function withDeclaredNames(library: Library): Library {
  const native = new Map(library.native);
  const isModule = (name: string): boolean => library.native.has(name) || library.source.has(name);
  for (const place of Object.keys(publicNames)) {
    if (place === 'Tensor') continue;
    const make = library.native.get(place);
    const names = namesOf(place);
    native.set(place, (interpreter) => {
      const made = make?.(interpreter);
      return new PyModule(place, made?.attributes ?? new Map<string, Value>(), (name) => made?.onDemand?.(name) ?? (names.has(name) && !isModule(`${place}.${name}`) ? lacking(place, name) : undefined));
    });
  }
  return { native, source: library.source };
}

/** Gives the class every attribute of PyTorch's Tensor that it lacks. */
export function declareTensorAttributes(tensorClass: PyClass): void {
  for (const [name, value] of lackingAttributes) if (!tensorClass.dict.has(name)) tensorClass.dict.set(name, value);
}
const lackingAttributes: readonly (readonly [string, Value])[] = [...namesOf('Tensor')].map((name) => [name, name.endsWith('_') ? lacking('Tensor', name) : nativeProperty(name, () => lacking('Tensor', name))]);
