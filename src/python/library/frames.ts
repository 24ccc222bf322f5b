/**
 * @file `_frames`: what library modules in Python may know of exceptions, frames and the time.
 */
import { machineOf } from '../evaluator/builtins/machineOf.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { raisedOf } from '../evaluator/raised.ts';
import type { Location } from '../evaluator/interpreter.ts';
import { Traceback, currentException } from '../evaluator/raising.ts';
import { placeIn, type SourceText } from '../evaluator/sourceText.ts';
import { formatTraceback, stackLines } from '../evaluator/traceback.ts';
import { None, PyList, PyObject, PyTuple, type PyModule, type Value } from '../evaluator/values.ts';

const linesOf = (text: string): Value => new PyList(text.split('\n').map((line) => `${line}\n`));

/** (file, line, function, text of the line) of a frame. */
function placeOf({ file: path, node, function: name }: Location, file: SourceText | undefined): readonly Value[] {
  const start = (file?.text.lastIndexOf('\n', node.start - 1) ?? -1) + 1;
  const line = /^[^\r\n]*/.exec(file?.text.slice(start) ?? '')?.[0] ?? '';
  return [path, BigInt(file === undefined ? 0 : placeIn(file, node.start).line), name.split('.').at(-1) ?? '', line.trim()];
}

/** The module: `current()`, `formatted(exception, chain)`, `stack(exception)`, `places(traceback)`, the time. */
export const framesModule = (): PyModule => nativeModule('_frames', {
  current: nativeFunction('current', '', (_, interpreter) => currentException(machineOf(interpreter).frame)?.value ?? None),
  formatted: nativeFunction('formatted', 'exception, chain=True', ({ exception, chain }, interpreter) => {
    if (!(exception instanceof PyObject)) return new PyList([]);
    const raised = raisedOf(interpreter, exception);
    return linesOf(formatTraceback(interpreter.truth(chain) ? raised : { ...raised, before: undefined }, machineOf(interpreter).files));
  }),
  stack: nativeFunction('stack', 'exception', ({ exception }, interpreter) =>
    new PyList(exception instanceof PyObject ? stackLines(raisedOf(interpreter, exception).traceback, machineOf(interpreter).files).map((line) => `${line}\n`) : [])),
  places: nativeFunction('places', 'traceback', ({ traceback }, interpreter) =>
    new PyList(traceback instanceof Traceback ? traceback.exception.traceback.map((location) => new PyTuple([...placeOf(location, machineOf(interpreter).files.get(location.file))])) : [])),
  only: nativeFunction('only', 'exception', ({ exception }, interpreter) => (exception instanceof PyObject ? linesOf(formatTraceback({ ...raisedOf(interpreter, exception), traceback: [], before: undefined }, new Map())) : new PyList([]))),
  limit: nativeFunction('limit', '', (_, interpreter) => BigInt(machineOf(interpreter).recursionLimit)),
  set_limit: nativeFunction('set_limit', 'limit', ({ limit }, interpreter) => { machineOf(interpreter).recursionLimit = Number(limit); return None; }),
  now: nativeFunction('now', '', (_, interpreter) => machineOf(interpreter).time().sinceEpoch),
  elapsed: nativeFunction('elapsed', '', (_, interpreter) => machineOf(interpreter).time().sinceStart),
  error: nativeFunction('error', 'text', ({ text }, interpreter) => { machineOf(interpreter).observer?.onError?.(interpreter.str(text)); return None; }),
});
