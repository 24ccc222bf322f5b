/**
 * @file What the file does with a penalty's value: trains with it, or only looks at it. Read off the text, since nobody
 * runs the training; where the file does not say, a penalty is taken to be trained with.
 */
import type { AnyNode, Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { children, walk } from '../../python/syntax/index.ts';
import { callTest, calleeName } from './calls.ts';
import { functionsOf, isNestedStatement, isWithoutGrad, targetNames } from './names.ts';
import type { SiteTarget } from './site.ts';
import { unannotated } from './withBlocks.ts';

/** `looked-at`: every call's value ends in a log, a print, an assertion or a plain number. */
export type Usage = 'trained' | 'looked-at' | 'unknown';

export function usageOf(target: SiteTarget, tree: Module): Usage {
  if (target.type === 'block') return flows(tree, target.results) ? 'trained' : 'unknown';
  const isCall = callTest(target.info, tree);
  const calls: Use[] = [];
  collect(tree.body, [], (use) => { if (isCall(use.node)) calls.push(use); });
  const outside = calls.filter(({ node }) => node.start < target.info.node.start || node.start > target.info.node.end);
  if (outside.length === 0) return 'unknown';
  return outside.some((use) => !isLookedAt(use, tree)) ? 'trained' : 'looked-at';
}

interface Use { readonly node: AnyNode; readonly parents: readonly AnyNode[] }

function collect(nodes: readonly AnyNode[], parents: readonly AnyNode[], visit: (use: Use) => void): void {
  for (const node of nodes) {
    visit({ node, parents });
    collect([...children(node)], [...parents, node], visit);
  }
}

const looks = /^(print|log|info|debug|write|append|add_scalar|isclose|allclose|assert\w*|float|round|isfinite|isnan|format|display)$/i;
const plain = new Set(['item', 'detach', 'cpu', 'numpy', 'tolist', 'data']);

/** Under `no_grad`, or handed to something that only shows or compares it. */
function isLookedAt({ node, parents }: Use, tree: Module): boolean {
  if (parents.some(isWithoutGrad)) return true;
  const parent = parents.at(-1);
  if (!parent) return false;
  if (parent.type === 'Expr' || parent.type === 'Assert' || parent.type === 'Compare' || parent.type === 'FormattedValue' || parent.type === 'JoinedStr') return true;
  if (parent.type === 'Attribute') return plain.has(parent.attr);
  if (parent.type === 'Call' && parent.func !== node) return looks.test(calleeName(parent) ?? '');
  if (parent.type === 'Assign') return !flows(tree, parent.targets.flatMap(targetNames), parent.start);
  return false;
}

/** Whether a name, or what is computed with it, is returned, kept in an attribute or back-propagated. */
function flows(tree: Module, names: readonly string[], after = 0): boolean {
  const tainted = new Set(names);
  let reached = false;
  const scan = (statements: readonly Stmt[]): void => {
    for (const given of statements) {
      const statement = unannotated(given);
      if (statement.end <= after) continue;
      if ((statement.type === 'Return' && statement.value && reads(statement.value, tainted)) || backpropagates(statement, tainted)) reached = true;
      if ((statement.type === 'Assign' || statement.type === 'AugAssign') && reads(statement.value, tainted))
        for (const target of statement.type === 'Assign' ? statement.targets : [statement.target]) for (const name of targetNames(target)) tainted.add(name);
      for (const child of children(statement)) if (isNestedStatement(child)) scan([child]);
    }
  };
  scan(tree.body);
  for (const { node } of functionsOf(tree)) scan(node.body);
  return reached;
}

/** Reads a tainted name as a value that still has its graph. */
function reads(expr: Expr, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(expr, (node) => {
    if (node.type === 'Attribute' && plain.has(node.attr)) return false;
    if (node.type === 'JoinedStr' || (node.type === 'Call' && looks.test(calleeName(node) ?? ''))) return false;
    if (node.type === 'Name' && names.has(node.id)) found = true;
    return !found;
  });
  return found;
}

/** `loss.backward()`, `scaler.scale(loss).backward()`, `self.manual_backward(loss)`. */
function backpropagates(statement: Stmt, names: ReadonlySet<string>): boolean {
  let found = false;
  if (statement.type !== 'Expr') return false;
  walk(statement.value, (node) => {
    if (node.type === 'Call' && (calleeName(node) ?? '').includes('backward') && (reads(node.func, names) || node.args.some((a) => reads(a, names)))) found = true;
  });
  return found;
}
