/**
 * @file `# penalty-lens: ignore[code] reason` on the line of a finding, or on the line of the def around it: the finding
 * stays silent. Without brackets every code does.
 */
import type { Finding } from '../protocol/evaluation.ts';
import type { AnyNode, Module } from '../python/syntax/index.ts';
import { LineIndex, nodesAt } from '../python/syntax/index.ts';

/** 1-based line → the codes that are ignored there; `all` for every one. */
export type Suppressions = ReadonlyMap<number, ReadonlySet<string> | 'all'>;

const comment = /#\s*penalty-lens:\s*ignore\b(?:\s*\[([^\]]*)\])?/gi;

export function suppressionsIn(text: string, tree: Module): Suppressions {
  const lines = new LineIndex(text);
  const found = new Map<number, ReadonlySet<string> | 'all'>();
  for (const match of text.matchAll(comment)) {
    if (nodesAt(tree, match.index).some(isText)) continue;
    const codes = match[1]?.split(/[\s,]+/).filter((code) => code !== '');
    found.set(lines.positionAt(match.index).line, codes === undefined ? 'all' : new Set(codes));
  }
  return found;
}

const isText = (node: AnyNode): boolean => node.type === 'JoinedStr' || (node.type === 'Constant' && node.value.kind === 'str');

/** Whether a comment on one of its lines, or on that of a def around it, silences the finding. */
export function isSuppressed(finding: Finding, suppressions: Suppressions, text: string, tree: Module): boolean {
  if (suppressions.size === 0) return false;
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const first = lineOf(finding.range.start);
  const own = Array.from({ length: lineOf(finding.range.end) - first + 1 }, (_, i) => first + i);
  const around = nodesAt(tree, finding.range.start).flatMap((node) => (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' ? [lineOf(node.nameRange.start)] : []));
  return [...own, ...around].some((line) => {
    const codes = suppressions.get(line);
    return codes === 'all' || codes?.has(finding.code) === true;
  });
}
