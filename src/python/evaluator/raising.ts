/**
 * @file `raise` and `try`.
 */
import type { ExceptHandler, Raise, Try } from '../syntax/ast.ts';
import { baseException, raise } from './exceptions.ts';
import type { Completion, Frame, Machine, Run } from './frame.ts';
import { PyException } from './interpreter.ts';
import { bindName } from './names.ts';
import { placeIn } from './sourceText.ts';
import { None, Opaque, PyClass, PyObject, PyTuple, nativeProperty, type Value } from './values.ts';

/** What runs a block of statements; handed in, since blocks and `try` contain each other. */
export type Block = (machine: Machine, body: Try['body'], frame: Frame) => Run;

export function executeRaise(machine: Machine, node: Raise, frame: Frame): Completion {
  if (!node.exc) throw currentException(frame) ?? raise('RuntimeError', 'No active exception to reraise');
  const exception = exceptionFrom(machine, machine.evaluate(node.exc, frame));
  if (node.cause) {
    const cause = machine.evaluate(node.cause, frame);
    exception.value.attributes?.set('__cause__', cause === None ? None : exceptionFrom(machine, cause, 'exception causes must derive from BaseException').value);
    exception.value.attributes?.set('__suppress_context__', true);
  }
  frame.node = node;
  keepContext(exception, currentException(frame));
  throw exception;
}

/** What was being handled when this was raised: `__context__`. */
function keepContext(exception: PyException, handled: PyException | undefined): void {
  const { attributes } = exception.value;
  if (handled !== undefined && handled.value !== exception.value && attributes?.has('__context__') === false) attributes.set('__context__', handled.value);
}

/** The exception whose handler this code is in, or its caller's. */
export function currentException(frame: Frame | undefined): PyException | undefined {
  for (let f = frame; f !== undefined; f = f.caller) if (f.handled !== undefined) return f.handled;
  return undefined;
}

/** What `raise value` throws: an instance, or an instance of a class. */
export function exceptionFrom(machine: Machine, raised: Value, refusal = 'exceptions must derive from BaseException'): PyException {
  if (raised instanceof Opaque) return machine.unsupported(`raising ${raised.origin}: its class is unknown`);
  const value = raised instanceof PyClass && raised.isSubclassOf(baseException) ? machine.call(raised) : raised;
  if (!(value instanceof PyObject) || !value.cls.isSubclassOf(baseException)) raise('TypeError', refusal);
  const earlier = value.attributes?.get('__traceback__');
  const traceback = earlier instanceof Traceback ? earlier.exception.traceback : [];
  return new PyException(value, value.cls.name, machine.str(value), [...traceback]);
}

/** `e.__traceback__`: where the exception passed. */
export class Traceback extends PyObject {
  constructor(readonly cls: PyClass, readonly exception: PyException) { super(); }
}
const tracebackClass = new PyClass('traceback', []);
tracebackClass.dict.set('tb_next', None);
tracebackClass.dict.set('tb_lineno', nativeProperty('tb_lineno', (self, interpreter) => {
  const [outermost] = self instanceof Traceback ? self.exception.traceback : [];
  const file = outermost === undefined ? undefined : (interpreter as Machine /* the only implementation there is */).files.get(outermost.file);
  return outermost === undefined || file === undefined ? 0n : BigInt(placeIn(file, outermost.node.start).line);
}));

export function* executeTry(machine: Machine, node: Try, frame: Frame, run: Block): Run {
  let completion: Completion;
  try {
    completion = yield* guarded(machine, node, frame, run);
  } catch (error) {
    if (node.finalbody.length === 0 || !(error instanceof PyException)) throw error; // what can't go on does not run `finally` either
    const final = yield* handling(frame, error, () => run(machine, node.finalbody, frame));
    if (final !== undefined) return final;
    throw error;
  }
  const returned = frame.returned;
  frame.held.push(returned);
  const final = yield* run(machine, node.finalbody, frame);
  if (final !== undefined) return final;
  frame.returned = returned;
  return completion;
}

function* guarded(machine: Machine, node: Try, frame: Frame, run: Block): Run {
  let completion: Completion;
  try {
    completion = yield* run(machine, node.body, frame);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const handler = matchingHandler(machine, node, error, frame);
    if (handler === undefined) throw error;
    return yield* runHandler(machine, handler, error, frame, run);
  }
  return completion ?? (yield* run(machine, node.orelse, frame));
}

function matchingHandler(machine: Machine, node: Try, error: PyException, frame: Frame): ExceptHandler | undefined {
  const outer = frame.handled;
  record(machine, error, frame);
  keepContext(error, currentException(frame));
  frame.handled = error;
  try {
    return node.handlers.find((h) => !h.exceptionType || matches(error.value.cls, machine.evaluate(h.exceptionType, frame)));
  } finally {
    frame.handled = outer;
  }
}

function matches(cls: PyClass, wanted: Value): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((each) => matches(cls, each));
  if (wanted instanceof Opaque) return false;
  if (!(wanted instanceof PyClass) || !wanted.isSubclassOf(baseException)) raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  return cls.isSubclassOf(wanted);
}

/** The frame that catches is part of the traceback too. */
function record(machine: Machine, error: PyException, frame: Frame): void {
  if (error.recordedBy === frame) return;
  const location = machine.locate(frame);
  if (location !== undefined) error.traceback.unshift(location);
  error.recordedBy = frame;
}

function* runHandler(machine: Machine, handler: ExceptHandler, error: PyException, frame: Frame, run: Block): Run {
  error.value.attributes?.set('__traceback__', new Traceback(tracebackClass, error));
  if (handler.name) bindName(frame, handler.name, error.value);
  try {
    return yield* handling(frame, error, () => run(machine, handler.body, frame));
  } finally {
    if (handler.name) frame.scope.names.delete(handler.name);
  }
}

function* handling(frame: Frame, error: PyException, body: () => Run): Run {
  const outer = frame.handled;
  frame.held.push(outer);
  frame.handled = error;
  try {
    return yield* body();
  } catch (inner) {
    if (inner instanceof PyException) keepContext(inner, error);
    throw inner;
  } finally {
    frame.handled = outer;
  }
}
