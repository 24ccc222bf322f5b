/**
 * @file From a Python exception to what is printed of it: message, frames, causes and contexts.
 */
import type { Interpreter, Location } from './interpreter.ts';
import { Traceback } from './raising.ts';
import type { RaisedException } from './traceback.ts';
import { None, PyList, PyObject, type Value } from './values.ts';

/** What `print_exception` shows. `traceback` is that of an exception on its way; otherwise where it was caught last. */
export function raisedOf(interpreter: Interpreter, value: PyObject, traceback?: readonly Location[], seen: ReadonlySet<PyObject> = new Set()): RaisedException {
  const kept = value.attributes?.get('__traceback__');
  const notes = value.attributes?.get('__notes__');
  return {
    type: typeName(value), message: textOf(interpreter, value),
    traceback: traceback ?? (kept instanceof Traceback ? kept.exception.traceback : []),
    notes: notes instanceof PyList ? notes.items.map((note) => interpreter.str(note)) : undefined,
    before: earlier(interpreter, value, new Set([...seen, value])),
  };
}

function earlier(interpreter: Interpreter, value: PyObject, seen: ReadonlySet<PyObject>): RaisedException['before'] {
  const known = (name: string): PyObject | undefined => { const other = value.attributes?.get(name); return other instanceof PyObject && other !== None && !seen.has(other) ? other : undefined; };
  const cause = known('__cause__');
  if (cause !== undefined) return { exception: raisedOf(interpreter, cause, undefined, seen), link: 'cause' };
  const context = value.attributes?.get('__suppress_context__') === true ? undefined : known('__context__');
  return context === undefined ? undefined : { exception: raisedOf(interpreter, context, undefined, seen), link: 'context' };
}

/** A class of a module of the user's is named with it. */
function typeName({ cls }: PyObject): string {
  const own = cls.dict.get('__qualname__');
  const name = typeof own === 'string' ? own : cls.name;
  return cls.module === '__main__' || cls.module === 'builtins' ? name : `${cls.module}.${name}`;
}

function textOf(interpreter: Interpreter, value: Value): string {
  try {
    return interpreter.str(value);
  } catch {
    return '<exception str() failed>';
  }
}
