/**
 * @file `_unknown`: how library modules written in Python say that a value is unknown.
 */
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { machineOf } from '../evaluator/builtins/machineOf.ts';
import { Opaque, PyList, Undetermined, type PyModule } from '../evaluator/values.ts';

/** The module: `unknown(origin)`, `is_unknown(value)`, `argv()`. */
export const unknownModule = (): PyModule => nativeModule('_unknown', {
  unknown: nativeFunction('unknown', 'origin', ({ origin }, interpreter) => { const name = interpreter.str(origin); return interpreter.unknown?.(name) ?? new Opaque(name); }),
  is_unknown: nativeFunction('is_unknown', 'value', ({ value }) => value instanceof Opaque || value instanceof Undetermined),
  argv: nativeFunction('argv', '', (_, interpreter) => new PyList([...machineOf(interpreter).argv])),
  write: nativeFunction('write', 'text', ({ text }, interpreter) => { interpreter.print(interpreter.str(text)); return BigInt(interpreter.str(text).length); }),
});
