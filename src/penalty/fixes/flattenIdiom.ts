/**
 * @file How a file flattens what it has per sample: `x.view(x.size(0), -1)`, `torch.flatten(x, 1)`, `rearrange(x, …)`.
 * A repair says it in the same words. Whether they do what they should is found by running.
 */
import type { Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleeName } from '../sites/calls.ts';
import { dottedName, type ImportTable } from '../sites/names.ts';

/** What to put before and behind an operand; undefined where the operand would have to be written twice and is long. */
export type FlattenIdiom = (operand: string, isName: boolean) => { readonly before: string; readonly after: string } | undefined;

export const usualIdiom: FlattenIdiom = () => ({ before: '', after: '.flatten(1)' });

/** The ways that the file has, the nearest before `place` first, and then the usual one. */
export function flattenIdioms(tree: Module, text: string, imports: ImportTable, place: NodeBase): readonly FlattenIdiom[] {
  const calls: Call[] = [];
  for (const statement of tree.body) walk(statement, (node) => { if (node.type === 'Call' && !(node.start < place.end && place.start < node.end)) calls.push(node); });
  const isBefore = ({ start }: Call): boolean => start < place.start;
  const near = [...calls.filter(isBefore).reverse(), ...calls.filter((call) => !isBefore(call))];
  const own = near.flatMap((call) => { const idiom = idiomOf(call, text, imports); return idiom ? [idiom] : []; });
  return [...own.slice(0, 1), usualIdiom];
}

function idiomOf(call: Call, text: string, imports: ImportTable): FlattenIdiom | undefined {
  const name = calleeName(call) ?? '';
  const full = dottedName(call.func, imports) ?? '';
  if (full.endsWith('einops.rearrange')) return rearranged(call, text);
  if (name === 'flatten') return full === 'torch.flatten' ? flattenedBy(call, text) : flattened(call, text);
  return name === 'view' || name === 'reshape' ? viewed(call, text) : undefined;
}

/** `x.flatten(1)`, `x.flatten(start_dim=1)`. */
function flattened({ func, args, keywords, end }: Call, text: string): FlattenIdiom | undefined {
  const from = args[0] ?? keywords[0]?.value;
  if (func.type !== 'Attribute' || args.length + keywords.length !== 1 || !from || !isInteger(from, '1')) return undefined;
  const after = text.slice(func.value.end, end);
  return after.includes('\n') ? undefined : () => ({ before: '', after });
}

/** `torch.flatten(x, 1)`. */
function flattenedBy({ func, args, keywords, start, end }: Call, text: string): FlattenIdiom | undefined {
  const [operand, second] = args;
  const from = second ?? keywords[0]?.value;
  if (!operand || args.length + keywords.length !== 2 || !from || !isInteger(from, '1') || text.slice(start, end).includes('\n')) return undefined;
  return () => ({ before: text.slice(func.start, operand.start), after: text.slice(operand.end, end) });
}

/** `x.view(x.size(0), -1)`, `x.reshape(len(x), -1)`: with the operand's own batch. */
function viewed({ func, args, keywords }: Call, text: string): FlattenIdiom | undefined {
  const [batch, rest] = args;
  if (func.type !== 'Attribute' || keywords.length > 0 || args.length !== 2 || !batch || !rest || text.slice(rest.start, rest.end) !== '-1') return undefined;
  const object = text.slice(func.value.start, func.value.end);
  const [head, tail, isOther] = text.slice(batch.start, batch.end).split(object);
  if (head === undefined || tail === undefined || isOther !== undefined || !/^(|len\()$/.test(head) || !/^(\.size\(\)?0?\)?|\.shape\[0\]|\)|\.size\(\)\[0\])$/.test(tail)) return undefined;
  return (operand, isName) => (isName ? { before: '', after: `.${func.attr}(${head}${operand}${tail}, -1)` } : undefined);
}

/** `rearrange(x, 'b ... -> b (...)')`, whatever the file rearranges with it. */
function rearranged({ func, args }: Call, text: string): FlattenIdiom {
  const quote = args[1] && text.startsWith('"', args[1].start) ? '"' : '\'';
  return () => ({ before: `${text.slice(func.start, func.end)}(`, after: `, ${quote}b ... -> b (...)${quote})` });
}

const isInteger = (expr: Expr, digits: string): boolean => expr.type === 'Constant' && expr.value.kind === 'int' && expr.value.digits === digits;
