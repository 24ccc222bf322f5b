/**
 * @file Where a file back-propagates what a penalty answers without averaging it first: read off the assignments from the
 * call to `backward()`. Only what plainly keeps one value per sample is followed.
 */
import type { AnyNode, Call, Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { callTest } from './calls.ts';
import { functionsOf, targetNames, type FunctionInfo } from './names.ts';

/** The call of `backward()` that gets one value per sample from the function, or from the items of its answer; undefined where none surely does. */
export function backwardOfVector(tree: Module, info: FunctionInfo, items: readonly (number | string)[] = []): Call | undefined {
  const isItself = callTest(info, tree);
  const isCall = (node: AnyNode): boolean => isItemOf(node, items, isItself);
  const bodies = [tree.body, ...functionsOf(tree).map(({ node }) => node.body)];
  for (const body of bodies) {
    const found = backwardIn(body, isCall);
    if (found) return found;
  }
  return undefined;
}

function backwardIn(body: readonly Stmt[], isCall: (node: AnyNode) => boolean): Call | undefined {
  const vectors = new Set<string>();
  let found: Call | undefined;
  for (const statement of body) walk(statement, (node: AnyNode) => {
    if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef' || node.type === 'Lambda') return false;
    if (node.type === 'Assign') note(node.targets.flatMap(targetNames), isVector(node.value, vectors, isCall), vectors);
    if (node.type === 'AugAssign' && isVector(node.value, vectors, isCall)) for (const name of targetNames(node.target)) vectors.add(name);
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'backward' && node.args.length === 0 && !node.keywords.some(({ arg }) => arg === 'gradient') && isVector(node.func.value, vectors, isCall)) found ??= node;
    return undefined;
  });
  return found;
}

function note(names: readonly string[], isOne: boolean, vectors: Set<string>): void {
  const [name] = names;
  if (names.length !== 1 || name === undefined) { for (const each of names) vectors.delete(each); return; }
  if (isOne) vectors.add(name);
  else vectors.delete(name);
}

/** One value per sample in, one value per sample out: arithmetic and what moves or casts a tensor. */
function isVector(expr: Expr, vectors: ReadonlySet<string>, isCall: (node: AnyNode) => boolean): boolean {
  switch (expr.type) {
    case 'Name': return vectors.has(expr.id);
    case 'Subscript': return isCall(expr);
    case 'UnaryOp': return isVector(expr.operand, vectors, isCall);
    case 'BinOp': return expr.op !== 'MatMult' && (isVector(expr.left, vectors, isCall) || isVector(expr.right, vectors, isCall));
    case 'Call': {
      const { func } = expr;
      return isCall(expr) || (func.type === 'Attribute' && keeps.has(func.attr) && isVector(func.value, vectors, isCall));
    }
    default: return false;
  }
}

/** `f(…)`, and `f(…)[0]['penalty']` by its items. */
function isItemOf(node: AnyNode, items: readonly (number | string)[], isCall: (node: AnyNode) => boolean): boolean {
  const item = items.at(-1);
  if (item === undefined) return isCall(node);
  if (node.type !== 'Subscript' || node.slice.type !== 'Constant') return false;
  const { value } = node.slice;
  const isItem = value.kind === 'str' ? value.value === item : value.kind === 'int' && Number(value.digits) === item;
  return isItem && isItemOf(node.value, items.slice(0, -1), isCall);
}

const keeps = new Set(['to', 'cuda', 'cpu', 'float', 'double', 'half', 'clone', 'contiguous', 'squeeze', 'mul', 'add', 'sub', 'div', 'neg', 'view', 'reshape', 'flatten']);
