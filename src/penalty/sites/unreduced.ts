/**
 * @file Where a file back-propagates what a penalty answers without averaging it first: read off the assignments from the
 * call to `backward()`. Only what plainly keeps one value per sample is followed.
 */
import type { AnyNode, Call, Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { functionsOf, targetNames } from './names.ts';

/** The call of `backward()` that gets one value per sample from the function of that name; undefined where none surely does. */
export function backwardOfVector(tree: Module, penalty: string): Call | undefined {
  const bodies = [tree.body, ...functionsOf(tree).map(({ node }) => node.body)];
  for (const body of bodies) {
    const found = backwardIn(body, penalty);
    if (found) return found;
  }
  return undefined;
}

function backwardIn(body: readonly Stmt[], penalty: string): Call | undefined {
  const vectors = new Set<string>();
  let found: Call | undefined;
  for (const statement of body) walk(statement, (node: AnyNode) => {
    if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef' || node.type === 'Lambda') return false;
    if (node.type === 'Assign') note(node.targets.flatMap(targetNames), isVector(node.value, vectors, penalty), vectors);
    if (node.type === 'AugAssign' && isVector(node.value, vectors, penalty)) for (const name of targetNames(node.target)) vectors.add(name);
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'backward' && node.args.length === 0 && !node.keywords.some(({ arg }) => arg === 'gradient') && isVector(node.func.value, vectors, penalty)) found ??= node;
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
function isVector(expr: Expr, vectors: ReadonlySet<string>, penalty: string): boolean {
  switch (expr.type) {
    case 'Name': return vectors.has(expr.id);
    case 'UnaryOp': return isVector(expr.operand, vectors, penalty);
    case 'BinOp': return expr.op !== 'MatMult' && (isVector(expr.left, vectors, penalty) || isVector(expr.right, vectors, penalty));
    case 'Call': {
      const { func } = expr;
      if (func.type === 'Name') return func.id === penalty;
      if (func.type !== 'Attribute') return false;
      return func.attr === penalty || (keeps.has(func.attr) && isVector(func.value, vectors, penalty));
    }
    default: return false;
  }
}
const keeps = new Set(['to', 'cuda', 'cpu', 'float', 'double', 'half', 'clone', 'contiguous', 'squeeze', 'mul', 'add', 'sub', 'div', 'neg', 'view', 'reshape', 'flatten']);
