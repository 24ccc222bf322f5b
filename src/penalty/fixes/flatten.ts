/** @file The edit that makes a norm cover one sample: flatten all axes but the first, then reduce over dim 1. */
import type { Fix, TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { appendCall, callAt, insert, replace } from './edits.ts';
import { dottedName, importTable, type ImportTable } from '../sites/names.ts';

const title = 'Take one norm per sample';

/** Flattens the operand of the reduction at `place`, and gives it `dim=1` if it reduces over anything else. */
export function flattenBefore(tree: Module, text: string, place: NodeBase): readonly Fix[] {
  const call = callAt(tree, place);
  const operand = call && operandOf(call, text, importTable(tree));
  return call && operand ? [{ title, edits: [...operand.edits, ...dimEdits(call, text, operand.isArgument)] }] : [];
}

/** Flattens where the code made another shape of the gradient: `g.view(-1)` becomes `g.flatten(1)`. */
export function flattenInstead(tree: Module, text: string, shaping: NodeBase, reduction: NodeBase): readonly Fix[] {
  const shaped = callAt(tree, shaping);
  const call = callAt(tree, reduction);
  if (shaped?.func.type !== 'Attribute' || !call) return [];
  const imports = importTable(tree);
  if (isTorch(shaped.func.value, imports)) return [];
  const replaced: TextEdit = { range: { start: shaped.func.value.end, end: shaped.end }, text: '.flatten(1)' };
  return [{ title, edits: [replaced, ...dimEdits(call, text, operandOf(call, text, imports)?.isArgument ?? false)] }];
}

/** The same fix for code that reduced everything at once: what is now one number per sample is averaged after `power`. */
export function averaged(fix: Fix, tree: Module, power: NodeBase): Fix {
  const edits = callAt(tree, power) ? [insert(power.end, '.mean()')] : [insert(power.start, '('), insert(power.end, ').mean()')];
  return { ...fix, edits: [...fix.edits, ...edits] };
}

/** `x.norm(…)`: before the dot. `torch.norm(x, …)`: after the first argument, in parentheses where it needs them. */
function operandOf(call: Call, text: string, imports: ImportTable): { readonly edits: readonly TextEdit[]; readonly isArgument: boolean } | undefined {
  if (call.func.type === 'Name' ? isTorch(call.func, imports) : call.func.type === 'Attribute' && isTorch(call.func.value, imports)) {
    const argument = call.args[0] ?? call.keywords.find((k) => k.arg === 'input' || k.arg === 'x' || k.arg === 'A')?.value;
    return argument && { edits: appendCall(argument, '.flatten(1)'), isArgument: call.args.length > 0 };
  }
  if (call.func.type !== 'Attribute') return undefined;
  const dot = text.lastIndexOf('.', call.func.attrRange.start);
  return { edits: [insert(dot, '.flatten(1)')], isArgument: false };
}

/** A module or function of PyTorch's by any name, not a tensor. */
const isTorch = (expr: Expr, imports: ImportTable): boolean => /^torch(\.|$)/.test(dottedName(expr, imports) ?? '');

/** Makes the reduced axis 1: nothing where it already is; otherwise the old `dim` is replaced or a new one added. */
function dimEdits(call: Call, text: string, operandIsArgument: boolean): TextEdit[] {
  const keyword = call.keywords.find((k) => k.arg === 'dim' || k.arg === 'axis');
  if (keyword) return isOne(keyword.value) ? [] : [replace(keyword.value, '1')];
  const name = call.func.type === 'Attribute' ? call.func.attr : call.func.type === 'Name' ? call.func.id : '';
  const own = call.args.slice(operandIsArgument ? 1 : 0);
  const position = name.includes('norm') ? 1 : 0;
  const given = own[position];
  if (given) return isOne(given) ? [] : [replace(given, '1')];
  const close = text.lastIndexOf(')', call.end - 1);
  const empty = call.args.length + call.keywords.length === 0;
  const order = own.length === 0 && position === 1 && !call.keywords.some((k) => k.arg === 'p' || k.arg === 'ord') ? '2, ' : '';
  return [insert(close, `${empty ? '' : ', '}${order}dim=1`)];
}

const isOne = (expr: Expr): boolean => expr.type === 'Constant' && expr.value.kind === 'int' && expr.value.digits === '1';
