/** @file Values as Python writes them. */
import { None, PyList, PyTuple, PyDict, type Value } from '../../python/evaluator/index.ts';

/** undefined for what has no literal: a network, a tensor. */
export function literal(value: Value): string | undefined {
  switch (typeof value) {
    case 'bigint': return value.toString();
    case 'number': return floatLiteral(value);
    case 'boolean': return value ? 'True' : 'False';
    case 'string': return stringLiteral(value);
    default: break;
  }
  if (value === None) return 'None';
  if (value instanceof PyTuple || value instanceof PyList) {
    const items = value.items.map(literal);
    if (items.includes(undefined)) return undefined;
    return value instanceof PyList ? `[${items.join(', ')}]` : `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
  }
  if (!(value instanceof PyDict)) return undefined;
  const items = [...value.entries()].map(([key, item]) => [literal(key), literal(item)]);
  return items.flat().includes(undefined) ? undefined : `{${items.map(([key, item]) => `${key ?? ''}: ${item ?? ''}`).join(', ')}}`;
}

/** As `repr` would, so that it stays a float. */
export function floatLiteral(value: number): string {
  if (!Number.isFinite(value)) return `float('${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}')`;
  const text = value.toString();
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export const stringLiteral = (text: string): string =>
  `'${text.replace(/[\\']/g, (c) => `\\${c}`).replace(/[\n\r\u0000-\u001f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;
