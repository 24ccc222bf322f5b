/** @file The edit that makes a norm cover one sample: flatten all axes but the first, then reduce over dim 1. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { callAt, insert, replace } from './edits.ts';
import { flattenIdioms, type FlattenIdiom } from './flattenIdiom.ts';
import { calleeName } from '../sites/calls.ts';
import { dottedName, importTable, type ImportTable } from '../sites/names.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from './repair.ts';

const title = phrase`Take one norm per sample`;

/** Flattens the operand of the reduction at `place`, and gives it `dim=1` if it reduces over anything else. */
export function flattenBefore(tree: Module, text: string, place: NodeBase): readonly Repair[] {
  const call = callAt(tree, place);
  const imports = importTable(tree);
  const operand = call && operandOf(call, text, imports);
  if (!call || !operand) return [];
  return flattenIdioms(tree, text, imports, place).flatMap((idiom) => {
    const edits = wrapped(operand, text, idiom);
    return edits ? [{ title, edits: [...edits, ...dimEdits(call, text, operand.isArgument && call.args.length > 0)] }] : [];
  });
}

/** The same where the operand is flat already: only the axis is another. */
export function otherAxis(tree: Module, text: string, place: NodeBase): readonly Repair[] {
  const call = callAt(tree, place);
  const operand = call && operandOf(call, text, importTable(tree));
  const edits = call && operand ? dimEdits(call, text, operand.isArgument && call.args.length > 0) : [];
  return edits.length > 0 ? [{ title, edits }] : [];
}

/** The operand in the file's way of flattening; in parentheses where it needs them. */
function wrapped({ expr, start, end, isArgument }: Operand, text: string, idiom: FlattenIdiom): TextEdit[] | undefined {
  const words = idiom(text.slice(start, end), isNamed(expr));
  if (!words) return undefined;
  const simple = words.before !== '' || !isArgument || ['Name', 'Attribute', 'Call', 'Subscript'].includes(expr.type);
  const before = simple ? words.before : '(';
  return [...(before === '' ? [] : [insert(start, before)]), insert(end, simple ? words.after : `)${words.after}`)];
}
const isNamed = (expr: Expr): boolean => expr.type === 'Name' || expr.type === 'Attribute';

/** Flattens where the code made another shape of the gradient: `g.view(-1)` becomes `g.flatten(1)`, and so does `g.permute(1, 0).reshape(b, -1)`. */
export function flattenInstead(tree: Module, text: string, shaping: NodeBase, reduction: NodeBase): readonly Repair[] {
  const shaped = callAt(tree, shaping);
  const call = callAt(tree, reduction);
  if (shaped?.func.type !== 'Attribute' || !call) return [];
  const imports = importTable(tree);
  if (isTorch(shaped.func.value, imports)) return [];
  const { value } = shaped.func;
  const source = sourceOfChain(value, imports);
  return [value, ...(source === value ? [] : [source])].flatMap((from) => flattenIdioms(tree, text, imports, shaping).flatMap((idiom) => {
    const words = idiom(text.slice(from.start, from.end), isNamed(from));
    if (!words) return [];
    const replaced: TextEdit[] = [...(words.before === '' ? [] : [insert(from.start, words.before)]), { range: { start: from.end, end: shaped.end }, text: words.after }];
    return [{ title, edits: [...replaced, ...dimEdits(call, text, operandOf(call, text, imports)?.isArgument === true && call.args.length > 0)] }];
  }));
}

/** The `g` of `g.permute(1, 0).contiguous()`. */
const sourceOfChain = (expr: Expr, imports: ImportTable): Expr =>
  expr.type === 'Call' && expr.func.type === 'Attribute' && !isTorch(expr.func.value, imports) ? sourceOfChain(expr.func.value, imports) : expr;

/** The same fix for code that reduced everything at once: what is now one number per sample is averaged after `power`. */
export function averaged(fix: Repair, tree: Module, power: NodeBase): Repair {
  const edits = callAt(tree, power) ? [insert(power.end, '.mean()')] : [insert(power.start, '('), insert(power.end, ').mean()')];
  return { ...fix, edits: [...fix.edits, ...edits] };
}

/** What is reduced, with the parentheses around it where it stands before the dot. */
interface Operand { readonly expr: Expr; readonly start: number; readonly end: number; readonly isArgument: boolean }

/** The `x` of `x.norm(…)` and of `torch.norm(x, …)`. */
function operandOf(call: Call, text: string, imports: ImportTable): Operand | undefined {
  if (call.func.type === 'Name' ? isTorch(call.func, imports) : call.func.type === 'Attribute' && isTorch(call.func.value, imports)) {
    const argument = call.args[0] ?? call.keywords.find((k) => k.arg === 'input' || k.arg === 'x' || k.arg === 'A')?.value;
    return argument && { expr: argument, start: argument.start, end: argument.end, isArgument: true };
  }
  if (call.func.type !== 'Attribute') return undefined;
  return { expr: call.func.value, start: call.start, end: text.lastIndexOf('.', call.func.attrRange.start), isArgument: false };
}

/** A module or function of PyTorch's by any name, not a tensor. */
const isTorch = (expr: Expr, imports: ImportTable): boolean => /^torch(\.|$)/.test(dottedName(expr, imports) ?? '');

/** Makes the reduced axis 1: nothing where it already is; otherwise the old `dim` is replaced or a new one added. */
function dimEdits(call: Call, text: string, operandIsArgument: boolean): TextEdit[] {
  const keyword = call.keywords.find((k) => k.arg === 'dim' || k.arg === 'axis');
  if (keyword) return isOne(keyword.value) ? [] : [replace(keyword.value, '1')];
  const name = calleeName(call) ?? '';
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
