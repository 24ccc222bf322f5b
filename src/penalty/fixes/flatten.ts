/** @file The edit that makes a norm cover one sample: flatten all axes but the first, then reduce over dim 1. */
import type { Fix, TextEdit } from '../../protocol/evaluation.ts';
import type { AnyNode, Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';

const title = 'Take one norm per sample';

/** Flattens the operand of the reduction at `place`, and gives it `dim=1` if it reduces over anything else. */
export function flattenBefore(tree: Module, text: string, place: NodeBase): readonly Fix[] {
  const call = nodesAt(tree, place.start).filter((node) => node.start === place.start && node.end === place.end).find((node): node is Call => node.type === 'Call');
  if (call?.func.type !== 'Attribute') return [];
  const operand = operandOf(call, text);
  if (!operand) return [];
  const edits = [...operand.edits, ...dimEdits(call, text, operand.isArgument)];
  return [{ title, edits }];
}

/** `x.norm(…)`: before the dot. `torch.norm(x, …)`: after the first argument, in parentheses where it needs them. */
function operandOf(call: Call, text: string): { readonly edits: readonly TextEdit[]; readonly isArgument: boolean } | undefined {
  if (call.func.type !== 'Attribute') return undefined;
  if (isModule(call.func.value)) {
    const argument = call.args[0] ?? call.keywords.find((k) => k.arg === 'input' || k.arg === 'x' || k.arg === 'A')?.value;
    if (!argument) return undefined;
    return { edits: appendCall(argument, '.flatten(1)'), isArgument: call.args.length > 0 };
  }
  const dot = text.lastIndexOf('.', call.func.attrRange.start);
  return { edits: [insert(dot, '.flatten(1)')], isArgument: false };
}

/** `torch`, `torch.linalg`, `LA`: the functions' home, not a tensor. Told by what torch calls its modules. */
const isModule = (expr: Expr): boolean => (expr.type === 'Name' && /^(torch|th|linalg|LA|F)$/.test(expr.id)) || (expr.type === 'Attribute' && expr.attr === 'linalg');

/** Makes the reduced axis 1: nothing where it already is; otherwise the old `dim` is replaced or a new one added. */
function dimEdits(call: Call, text: string, operandIsArgument: boolean): TextEdit[] {
  const keyword = call.keywords.find((k) => k.arg === 'dim' || k.arg === 'axis');
  if (keyword) return isOne(keyword.value) ? [] : [{ range: rangeOf(keyword.value), text: '1' }];
  const name = call.func.type === 'Attribute' ? call.func.attr : '';
  const own = call.args.slice(operandIsArgument ? 1 : 0);
  const position = name.includes('norm') ? 1 : 0;
  const given = own[position];
  if (given) return isOne(given) ? [] : [{ range: rangeOf(given), text: '1' }];
  const close = text.lastIndexOf(')', call.end - 1);
  const empty = call.args.length + call.keywords.length === 0;
  const order = own.length === 0 && position === 1 && !call.keywords.some((k) => k.arg === 'p' || k.arg === 'ord') ? '2, ' : '';
  return [insert(close, `${empty ? '' : ', '}${order}dim=1`)];
}

const isOne = (expr: Expr): boolean => expr.type === 'Constant' && expr.value.kind === 'int' && expr.value.digits === '1';
const rangeOf = (node: AnyNode): { start: number; end: number } => ({ start: node.start, end: node.end });
const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });

/** `x` → `x.call`, `a - b` → `(a - b).call`. */
export function appendCall(expr: Expr, call: string): TextEdit[] {
  const simple = ['Name', 'Attribute', 'Call', 'Subscript'].includes(expr.type);
  return simple ? [insert(expr.end, call)] : [insert(expr.start, '('), insert(expr.end, `)${call}`)];
}
