/**
 * @file Where a file back-propagates what a penalty answers without averaging it first: read off the assignments from the
 * call to `backward()`. Only what plainly keeps one value per sample is followed.
 */
import type { AnyNode, Call, Expr, Module, Return, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { callTest } from './calls.ts';
import { functionsOf, targetNames, type FunctionInfo } from './names.ts';

/** The call of `backward()` that gets one value per sample from the function, or from the items of its answer; undefined where none surely does. */
export function backwardOfVector(tree: Module, info: FunctionInfo, items: readonly (number | string)[] = []): Call | undefined {
  const functions = functionsOf(tree);
  const isCall = callOfVector(functions, info, items, tree);
  for (const body of [tree.body, ...functions.map(({ node }) => node.body)]) {
    const found = firstIn(body, isCall, isBackward);
    if (found) return found;
  }
  return undefined;
}

/** Tells calls of the function, and of those that answer what it answers. */
function callOfVector(functions: readonly FunctionInfo[], info: FunctionInfo, items: readonly (number | string)[], tree: Module): (node: AnyNode) => boolean {
  const isItself = callTest(info, tree);
  const tests = [(node: AnyNode): boolean => isItemOf(node, items, isItself)];
  const isCall = (node: AnyNode): boolean => tests.some((test) => test(node));
  const open = new Set(functions.filter((other) => other !== info));
  for (let size = -1; size !== open.size;) {
    size = open.size;
    for (const other of open) if (firstIn(other.node.body, isCall, isAnswer)) { open.delete(other); tests.push(callTest(other, tree)); }
  }
  return isCall;
}

/** Of a node the expression that would have to be one value per sample; undefined where the node is not what is looked for. */
type Wanted<N extends AnyNode> = (node: AnyNode) => { readonly node: N; readonly value: Expr } | undefined;

const isBackward: Wanted<Call> = (node) =>
  (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'backward' && node.args.length === 0 && !node.keywords.some(({ arg }) => arg === 'gradient') ? { node, value: node.func.value } : undefined);
const isAnswer: Wanted<Return> = (node) => (node.type === 'Return' && node.value ? { node, value: node.value } : undefined);

function firstIn<N extends AnyNode>(body: readonly Stmt[], isCall: (node: AnyNode) => boolean, wanted: Wanted<N>): N | undefined {
  const vectors = new Set<string>();
  let found: N | undefined;
  for (const statement of body) walk(statement, (node: AnyNode) => {
    if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef' || node.type === 'Lambda') return false;
    if (node.type === 'Assign') note(node.targets.flatMap(targetNames), isVector(node.value, vectors, isCall), vectors);
    if (node.type === 'AugAssign' && isVector(node.value, vectors, isCall)) for (const name of targetNames(node.target)) vectors.add(name);
    const candidate = wanted(node);
    if (candidate && isVector(candidate.value, vectors, isCall)) found ??= candidate.node;
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
