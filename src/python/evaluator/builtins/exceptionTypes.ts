/**
 * @file What exception objects can do: `args`, `str`, `with_traceback`.
 */
import { baseException, exceptionClass, makeException } from '../exceptions.ts';
import { addDunders, addProperty } from '../native.ts';
import { Builtin, None, PyClass, PyInstance, PyStaticMethod, PyTuple, type Value } from '../values.ts';

const argsOf = (value: Value | undefined): readonly Value[] => {
  const args = value instanceof PyInstance ? value.attributes.get('args') : undefined;
  return args instanceof PyTuple ? args.items : [];
};

/** Fills the exception classes. */
export function fillExceptions(): void {
  baseException.dict.set('__new__', new PyStaticMethod(new Builtin('BaseException.__new__', (_, [cls, ...args]) => makeException(cls instanceof PyClass ? specific(cls, args) : baseException, args))));
  baseException.dict.set('__init__', new Builtin('BaseException.__init__', (_, [self, ...args]) => { if (self instanceof PyInstance) self.attributes.set('args', new PyTuple(args)); return None; }));
  addDunders(baseException, {
    __str__: (interpreter, self) => { const args = argsOf(self); return args.length === 0 ? '' : args.length === 1 ? interpreter.str(args[0] ?? None) : interpreter.repr(new PyTuple(args)); },
    __repr__: (interpreter, self = None) => `${interpreter.typeOf(self).name}(${argsOf(self).map((arg) => interpreter.repr(arg)).join(', ')})`,
    with_traceback: (_, self = None) => self,
    add_note: (interpreter, self = None, note = None) => {
      const notes = interpreter.getattrOptional(self, '__notes__') ?? interpreter.call(interpreter.getattr(interpreter.importModule('builtins'), 'list'));
      interpreter.setattr(self, '__notes__', notes);
      return interpreter.call(interpreter.getattr(notes, 'append'), [note]);
    },
  });
  for (const name of ['__cause__', '__context__', '__traceback__']) baseException.dict.set(name, None);
  baseException.dict.set('__suppress_context__', false);
  addDunders(exceptionClass('KeyError'), { __str__: (interpreter, self) => { const args = argsOf(self); return args.length === 1 ? interpreter.repr(args[0] ?? None) : args.length === 0 ? '' : interpreter.repr(new PyTuple(args)); } });
  fillDetails();
}

function fillDetails(): void {
  const first = (name: string, attribute: string, index = 0): void => { addProperty(exceptionClass(name), attribute, (self) => own(self, attribute) ?? argsOf(self)[index] ?? None); };
  first('SystemExit', 'code');
  exceptionClass('StopIteration').dict.set('value', None);
  first('ImportError', 'msg');
  first('SyntaxError', 'msg');
  exceptionClass('ImportError').dict.set('name', None);
  exceptionClass('NameError').dict.set('name', None);
  addProperty(exceptionClass('OSError'), 'errno', (self) => (argsOf(self).length > 1 ? (argsOf(self)[0] ?? None) : None));
  addProperty(exceptionClass('OSError'), 'strerror', (self) => argsOf(self)[1] ?? None);
  addProperty(exceptionClass('OSError'), 'filename', (self) => argsOf(self)[2] ?? None);
  addDunders(exceptionClass('OSError'), { __str__: (interpreter, self) => { const [errno, text, file] = argsOf(self); return text === undefined ? interpreter.str(errno ?? '') : `[Errno ${interpreter.str(errno ?? None)}] ${interpreter.str(text)}${file === undefined ? '' : `: ${interpreter.repr(file)}`}`; } });
}

/** OSError makes an instance of the class that its number stands for. */
const specific = (cls: PyClass, args: readonly Value[]): PyClass =>
  (cls === exceptionClass('OSError') && args.length > 1 && typeof args[0] === 'bigint' ? exceptionClass(byNumber[Number(args[0])] ?? 'OSError') : cls);
const byNumber: Readonly<Record<number, string>> = { 1: 'PermissionError', 2: 'FileNotFoundError', 3: 'ProcessLookupError', 4: 'InterruptedError', 10: 'ChildProcessError', 11: 'BlockingIOError', 13: 'PermissionError', 17: 'FileExistsError', 20: 'NotADirectoryError', 21: 'IsADirectoryError', 32: 'BrokenPipeError', 104: 'ConnectionResetError', 110: 'TimeoutError', 111: 'ConnectionRefusedError' };

const own = (value: Value, name: string): Value | undefined => (value instanceof PyInstance ? value.attributes.get(name) : undefined);
