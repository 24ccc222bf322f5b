/** @file The words in which fixes are said: insertions and replacements at nodes of the user's tree. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { AnyNode, Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';

export const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });
export const replace = (node: NodeBase, text: string): TextEdit => ({ range: { start: node.start, end: node.end }, text });
export const sourceOf = (text: string, node: NodeBase): string => text.slice(node.start, node.end);

/** The node of that type that stands exactly there. */
export const nodeAt = <Type extends AnyNode['type']>(tree: Module, place: NodeBase, type: Type): Extract<AnyNode, { type: Type }> | undefined =>
  nodesAt(tree, place.start).find((node): node is Extract<AnyNode, { type: Type }> => node.type === type && node.start === place.start && node.end === place.end);
export const callAt = (tree: Module, place: NodeBase): Call | undefined => nodeAt(tree, place, 'Call');

/** `x` → `x.call`, `a - b` → `(a - b).call`. */
export function appendCall(expr: Expr, call: string): TextEdit[] {
  const simple = ['Name', 'Attribute', 'Call', 'Subscript'].includes(expr.type);
  return simple ? [insert(expr.end, call)] : [insert(expr.start, '('), insert(expr.end, `)${call}`)];
}

/** The number that an expression is written as. */
export function numberIn(expr: Expr): number | undefined {
  if (expr.type !== 'Constant') return undefined;
  if (expr.value.kind === 'int') return Number(expr.value.digits);
  return expr.value.kind === 'float' ? expr.value.value : undefined;
}

/** The argument under any of those keywords or at that position. */
export const argumentOf = (call: Call, names: readonly string[], position: number): Expr | undefined =>
  call.keywords.find((keyword) => keyword.arg !== undefined && names.includes(keyword.arg))?.value ?? call.args[position];

/** Adds `name=value` as the last argument. */
export function addKeyword(call: Call, text: string, keyword: string): TextEdit {
  const last = [...call.args, ...call.keywords].reduce((end, argument) => Math.max(end, argument.end), 0);
  return last === 0 ? insert(text.lastIndexOf(')', call.end - 1), keyword) : insert(last, `, ${keyword}`);
}

/** Takes an argument away: a keyword with its comma; what stands at a position becomes None. */
export function withoutArgument(call: Call, given: Expr): TextEdit {
  const index = call.keywords.findIndex(({ value }) => value === given);
  const keyword = call.keywords[index];
  const before = call.keywords[index - 1] ?? call.args.at(-1);
  return keyword && before ? { range: { start: before.end, end: keyword.end }, text: '' } : replace(given, 'None');
}
