/** @file Number literals: text to constant value. Must not know of nodes. */
import type { ConstantValue } from '../ast.ts';

/** The value of an integer, float or imaginary literal; undefined for what only Python 2 reads (`10L`, `0777`). */
export function numberValue(literal: string): ConstantValue | undefined {
  const text = literal.replaceAll('_', '').toLowerCase();
  if (/^0[xob]/.test(text)) return basedInteger(text);
  if (text.endsWith('j')) return { kind: 'imaginary', value: Number(text.slice(0, -1)) };
  if (/[.e]/.test(text)) return { kind: 'float', value: Number(text) };
  if (/^0+[1-9]/.test(text) || text.endsWith('l')) return undefined;
  return { kind: 'int', digits: text.replace(/^0+(?=\d)/, '') };
}

function basedInteger(text: string): ConstantValue | undefined {
  return text.endsWith('l') ? undefined : { kind: 'int', digits: BigInt(text).toString() };
}
