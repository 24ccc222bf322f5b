/** @file Writes cells of a notebook anew in its JSON, of which every other character stays: lines that did not change keep their very spelling. */
import { applyEdits, findNodeAtLocation, parseTree, type Edit, type Node } from 'jsonc-parser';

/** `cells`: new sources by the number of their cell. Cells whose place the JSON does not show (format 3) stay as they are. */
export function withCells(json: string, cells: ReadonlyMap<number, string>): string {
  const root = parseTree(json);
  return applyEdits(json, [...cells].flatMap(([number, source]) => {
    const node = root && findNodeAtLocation(root, ['cells', number - 1, 'source']);
    return node ? editsOf(json, node, source) : [];
  }));
}

function editsOf(json: string, node: Node, source: string): Edit[] {
  const old = node.children ?? [];
  const lines = source.split(/(?<=\n)/);
  if (node.type !== 'array') return [replaced(node, JSON.stringify(source))];
  if (old.length === lines.length) return old.flatMap((line, i) => (line.value === lines[i] ? [] : [replaced(line, JSON.stringify(lines[i]))]));
  const [first] = old;
  const between = first ? json.slice(node.offset + 1, first.offset) : '';
  const written = lines.map((line) => { const same = old.find(({ value }) => value === line); return same ? json.slice(same.offset, same.offset + same.length) : JSON.stringify(line); });
  const last = old.at(-1);
  return first && last ? [{ offset: first.offset, length: last.offset + last.length - first.offset, content: written.join(`,${between}`) }] : [replaced(node, JSON.stringify(lines))];
}

const replaced = ({ offset, length }: Node, content: string): Edit => ({ offset, length, content });
