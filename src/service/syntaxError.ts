/** @file What Python says of a file that it can't read: it runs none of it. Cells' magics are no such thing. */
import type { ProgramFile } from '../python/evaluator/index.ts';
import { LineIndex, walk, type AnyNode } from '../python/syntax/index.ts';

/** `File "…", line 3 … SyntaxError: invalid syntax`; undefined where all is well. */
export function syntaxError({ path, text, tree }: ProgramFile): string | undefined {
  const found: AnyNode[] = [];
  for (const statement of tree.body) walk(statement, (node) => { if (node.type === 'ErrorExpr' || (node.type === 'ErrorStmt' && node.reason !== 'magic')) found.push(node); });
  const [first] = found;
  if (first === undefined) return undefined;
  const { line } = new LineIndex(text).positionAt(first.start);
  const source = text.split(/\r\n|\n|\r/)[line] ?? '';
  return [`  File "${path}", line ${String(line + 1)}`, ...(source.trim() === '' ? [] : [`    ${source.trim()}`]), 'SyntaxError: invalid syntax'].join('\n');
}
