/**
 * @file Taking a str from a value, for natives.
 */
import { raise } from '../exceptions.ts';
import { Unsupported } from '../interpreter.ts';
import { Opaque, PyObject, unbox, type Value } from '../values.ts';

/** The text of a str or of an instance of its subclass; TypeError otherwise. */
export function textOf(value: Value | undefined): string {
  const text = value === undefined ? undefined : unbox(value);
  if (text instanceof Opaque) throw new Unsupported(`the text of ${text.origin}: its value is unknown`, undefined);
  return typeof text === 'string' ? text : raise('TypeError', `expected str instance, ${typeName(text)} found`);
}

const basicNames: Readonly<Record<string, string>> = { bigint: 'int', number: 'float', boolean: 'bool' };
const typeName = (value: Value | undefined): string => (value instanceof PyObject ? value.cls.name : (basicNames[typeof value] ?? 'NoneType'));
