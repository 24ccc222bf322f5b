/**
 * @file Whether the data that a file hands to a penalty can require gradients, by reading the calls. What is not plainly
 * free of gradients may have them.
 */
import type { Call, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { children, walk } from '../../python/syntax/index.ts';
import { callsOf, givenTo } from './calls.ts';
import type { Role } from './parameters.ts';
import { boundNames, dottedName, functionsOf, importTable, isDef, isNestedStatement, isWithoutGrad, targetNames, type FunctionInfo } from './names.ts';
import type { SiteTarget } from './site.ts';

/** Every call of the function in the file hands over nothing but data that requires no gradients, and there is such a call. */
export function isHandedOverWithoutGrad(target: SiteTarget, tree: Module): boolean {
  if (target.type !== 'function') return false;
  const roles = (wanted: readonly Role[]): { readonly name: string; readonly position: number }[] => target.parameters.flatMap(({ name, role }, position) => (wanted.includes(role) ? [{ name, position }] : []));
  const data = roles(['data', 'input']);
  const calls = placedCalls(target.info, tree);
  return calls.length > 0 && calls.every(({ call, scope }) => {
    const given = givenTo(call);
    const valueOf = ({ name, position }: { readonly name: string; readonly position: number }): Expr | undefined => (given.isWhole ? given.keywords.get(name) ?? given.args[position] : undefined);
    // Batches that come together are no data of their own.
    const handed = (data.length > 0 ? data : roles(['open']).filter((one) => /^(Tuple|List|Dict)$/.test(valueOf(one)?.type ?? ''))).map(valueOf);
    return handed.length > 0 && handed.every((value) => value !== undefined && isPlain(value, { tree, scope, seen: new Set() }));
  });
}

interface PlacedCall { readonly call: Call; /** The function around it; undefined at module level. */ readonly scope: FunctionDef | undefined }

function placedCalls(info: FunctionInfo, tree: Module): PlacedCall[] {
  const functions = functionsOf(tree);
  return callsOf(info, tree).map((call) => ({ call, scope: functions.findLast(({ node }) => node.start <= call.start && call.end <= node.end)?.node }));
}

interface Where { readonly tree: Module; readonly scope: FunctionDef | undefined; readonly seen: ReadonlySet<string> }

const making = /^(rand|randn|zeros|ones|empty|full|tensor|from_numpy|arange|linspace|randint|eye)(_like)?$/;
const keeping = new Set(['to', 'cuda', 'cpu', 'float', 'double', 'half', 'type', 'view', 'reshape', 'flatten', 'squeeze', 'unsqueeze', 'expand', 'repeat', 'permute', 'contiguous', 'clone']);

/** A tensor that surely requires no gradients. */
function isPlain(expr: Expr, where: Where): boolean {
  switch (expr.type) {
    case 'Constant': return true;
    case 'Tuple': case 'List': return expr.elts.every((element) => isPlain(element, where));
    case 'Dict': return expr.values.every((value) => isPlain(value, where));
    case 'Attribute': return expr.attr === 'data';
    case 'Subscript': return isPlain(expr.value, where);
    case 'BinOp': return isPlain(expr.left, where) && isPlain(expr.right, where);
    case 'Name': return isPlainName(expr.id, where);
    case 'Call': {
      if (expr.func.type !== 'Attribute') return false;
      if (expr.func.attr === 'detach') return true;
      if (keeping.has(expr.func.attr)) return isPlain(expr.func.value, where);
      return making.test(expr.func.attr) && dottedName(expr.func.value, importTable(where.tree)) === 'torch' && !expr.keywords.some(({ arg }) => arg === 'requires_grad' || arg === undefined);
    }
    default: return false;
  }
}

/** Bound to such tensors only, or by a loop over a loader, and nobody sets its flag. */
function isPlainName(name: string, { tree, scope, seen }: Where): boolean {
  if (seen.has(name)) return true;
  const where = { tree, scope, seen: new Set([...seen, name]) };
  const bindings = bindingsOf(name, scope ? scope.body : tree.body);
  return bindings.length > 0 && !asksForGradients(name, tree) && bindings.every((binding) => (binding === 'loader' || binding === 'no_grad' ? true : binding !== 'other' && isPlain(binding, where)));
}

type Binding = Expr | 'loader' | 'no_grad' | 'other';

function bindingsOf(name: string, statements: readonly Stmt[], withoutGrad = false): Binding[] {
  return statements.flatMap((statement): Binding[] => {
    if (isDef(statement) || statement.type === 'ClassDef') return [];
    const inner = bindingsOf(name, [...children(statement)].filter(isNestedStatement), withoutGrad || isWithoutGrad(statement));
    if (statement.type === 'For' && targetNames(statement.target).includes(name)) return [isLoader(statement.iter) ? 'loader' : 'other', ...inner];
    if (inner.length > 0 || !boundNames(statement).includes(name)) return inner;
    if (withoutGrad) return ['no_grad'];
    return [statement.type === 'Assign' && statement.targets.every((t) => t.type === 'Name') ? statement.value : 'other'];
  });
}

/** `loader`, `self.loader`, `enumerate(tqdm(loader))`. */
const isLoader = (expr: Expr): boolean => (expr.type === 'Call' ? expr.args.length > 0 && expr.args.every(isLoader) : (expr.type === 'Name' || expr.type === 'Attribute') && /load|data|batch|iter|train/i.test(expr.type === 'Name' ? expr.id : expr.attr));

/** `x.requires_grad_()`, `x.requires_grad = True`, `x.retain_grad()`, wherever it stands. */
function asksForGradients(name: string, tree: Module): boolean {
  let found = false;
  walk(tree, (node) => {
    if (node.type === 'Attribute' && /^(requires_grad_?|retain_grad)$/.test(node.attr) && node.value.type === 'Name' && node.value.id === name) found = true;
  });
  return found;
}
