/**
 * @file `_frames`: what library modules in Python may know of exceptions, frames and the time.
 */
import { machineOf } from '../evaluator/builtins/machineOf.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { raisedOf } from '../evaluator/raised.ts';
import { currentException } from '../evaluator/raising.ts';
import { formatTraceback, stackLines } from '../evaluator/traceback.ts';
import { None, PyList, PyObject, type PyModule, type Value } from '../evaluator/values.ts';

const linesOf = (text: string): Value => new PyList(text.split('\n').map((line) => `${line}\n`));

/** The module: `current()`, `formatted(exception, chain)`, `stack(exception)`, `last_line(exception)`, `time()`. */
export const framesModule = (): PyModule => nativeModule('_frames', {
  current: nativeFunction('current', '', (_, interpreter) => currentException(machineOf(interpreter).frame)?.value ?? None),
  formatted: nativeFunction('formatted', 'exception, chain=True', ({ exception, chain }, interpreter) => {
    if (!(exception instanceof PyObject)) return new PyList([]);
    const raised = raisedOf(interpreter, exception);
    return linesOf(formatTraceback(interpreter.truth(chain) ? raised : { ...raised, before: undefined }, machineOf(interpreter).files));
  }),
  stack: nativeFunction('stack', 'exception', ({ exception }, interpreter) =>
    new PyList(exception instanceof PyObject ? stackLines(raisedOf(interpreter, exception).traceback, machineOf(interpreter).files).map((line) => `${line}\n`) : [])),
  only: nativeFunction('only', 'exception', ({ exception }, interpreter) => (exception instanceof PyObject ? linesOf(formatTraceback({ ...raisedOf(interpreter, exception), traceback: [], before: undefined }, new Map())) : new PyList([]))),
  now: nativeFunction('now', '', (_, interpreter) => machineOf(interpreter).time().sinceEpoch),
  elapsed: nativeFunction('elapsed', '', (_, interpreter) => machineOf(interpreter).time().sinceStart),
  error: nativeFunction('error', 'text', ({ text }, interpreter) => { machineOf(interpreter).observer?.onError?.(interpreter.str(text)); return None; }),
});
