/**
 * @file The built-in exception classes, and how native code throws one. Must not know statements or frames.
 */
import { PyException } from './interpreter.ts';
import type { PyClass} from './values.ts';
import { objectClass, None, PyInstance, PyTuple, builtinClass, type Value } from './values.ts';

/** Base → the classes that derive from it, as in the Python documentation's hierarchy. */
const hierarchy: readonly (readonly [string, string])[] = [
  ['BaseException', 'SystemExit KeyboardInterrupt GeneratorExit Exception'],
  ['Exception', 'StopIteration StopAsyncIteration ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError SyntaxError SystemError TypeError ValueError Warning'],
  ['ArithmeticError', 'FloatingPointError OverflowError ZeroDivisionError'],
  ['ImportError', 'ModuleNotFoundError'],
  ['LookupError', 'IndexError KeyError'],
  ['NameError', 'UnboundLocalError'],
  ['OSError', 'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError'],
  ['ConnectionError', 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError'],
  ['RuntimeError', 'NotImplementedError RecursionError'],
  ['SyntaxError', 'IndentationError'],
  ['IndentationError', 'TabError'],
  ['ValueError', 'UnicodeError'],
  ['UnicodeError', 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError'],
  ['Warning', 'DeprecationWarning PendingDeprecationWarning RuntimeWarning SyntaxWarning UserWarning FutureWarning ImportWarning UnicodeWarning BytesWarning ResourceWarning'],
];

function build(): ReadonlyMap<string, PyClass> {
  const made = new Map<string, PyClass>([['BaseException', builtinClass('BaseException')]]);
  for (const [base, names] of hierarchy) {
    for (const name of names.split(' ')) made.set(name, builtinClass(name, made.get(base) ?? objectClass));
  }
  return made;
}

/** Every built-in exception class by its name. */
export const exceptionClasses = build();

/** The class of that name; what isn't built in counts as `Exception`. */
export const exceptionClass = (name: string): PyClass => exceptionClasses.get(name) ?? exceptionClasses.get('Exception') ?? objectClass;
/** The root of all that can be raised. */
export const baseException = exceptionClass('BaseException');

/** An exception object with these `args`. */
export function makeException(type: string | PyClass, args: readonly Value[]): PyInstance {
  const instance = new PyInstance(typeof type === 'string' ? exceptionClass(type) : type);
  instance.attributes.set('args', new PyTuple(args));
  if (instance.cls.name === 'StopIteration') instance.attributes.set('value', args[0] ?? None);
  return instance;
}

/** Throws a Python exception with this message. */
export function raise(type: string | PyClass, message: string): never {
  const value = makeException(type, [message]);
  throw new PyException(value, value.cls.name, message);
}

/** Is `error` a Python exception of that built-in class (or one derived from it)? */
export const isRaised = (error: unknown, type: string): error is PyException => error instanceof PyException && error.value.cls.isSubclassOf(exceptionClass(type));
