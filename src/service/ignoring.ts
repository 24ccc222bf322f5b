/** @file The comment that silences a finding, written where the finding is. */
import type { Finding, TextEdit } from '../protocol/evaluation.ts';
import { nodesAt, type Module } from '../python/syntax/index.ts';

/** A comment that is there already and lists codes. */
const listed = /#\s*penalty-lens:\s*ignore\s*\[([^\]]*)\]/i;

/** At the end of the finding's line; where that can't hold a comment, at the def around it. undefined where neither can. */
export function ignoreEdit({ code, range }: Pick<Finding, 'code' | 'range'>, text: string, tree: Module): TextEdit | undefined {
  const defs = nodesAt(tree, range.start).flatMap((node) => (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' ? [node.nameRange.start] : [])).reverse();
  for (const offset of [range.start, range.end, ...defs]) {
    const edit = commentAt(offset, code, text, tree);
    if (edit) return edit;
  }
  return undefined;
}

function commentAt(offset: number, code: string, text: string, tree: Module): TextEdit | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const known = listed.exec(line);
  if (known) {
    const at = start + known.index + known[0].length - 1;
    return { range: { start: at, end: at }, text: known[1]?.trim() === '' ? code : `, ${code}` };
  }
  const end = start + line.trimEnd().length;
  // After a backslash, or inside of a string, no comment can begin.
  const isInside = nodesAt(tree, end).some((node) => (node.type === 'JoinedStr' || (node.type === 'Constant' && node.value.kind === 'str')) && node.start < end && end < node.end);
  if (line.trimEnd().endsWith('\\') || isInside) return undefined;
  return { range: { start: end, end: start + line.length }, text: `  # penalty-lens: ignore[${code}]` };
}
