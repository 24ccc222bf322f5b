/** @file What Python says of a file that it can't read: it runs none of it. Cells' magics are no such thing. */
import { placeText, type ProgramFile } from '../python/evaluator/index.ts';
import { walk, type AnyNode } from '../python/syntax/index.ts';

/** `File "…", line 3 … SyntaxError: invalid syntax`; undefined where all is well. */
export function syntaxError(file: ProgramFile): string | undefined {
  const { path, text, tree } = file;
  const found: AnyNode[] = [];
  for (const statement of tree.body) walk(statement, (node) => { if (node.type === 'ErrorExpr' || (node.type === 'ErrorStmt' && node.reason !== 'magic')) found.push(node); });
  const [first] = found;
  if (first === undefined) return undefined;
  const source = (text.slice(0, first.start).split(/[\r\n]/).at(-1) ?? '') + (/^[^\r\n]*/.exec(text.slice(first.start))?.[0] ?? '');
  return [`  File "${path}", ${placeText(file, first.start)}`, ...(source.trim() === '' ? [] : [`    ${source.trim()}`]), 'SyntaxError: invalid syntax'].join('\n');
}
