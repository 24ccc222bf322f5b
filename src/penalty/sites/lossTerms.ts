/**
 * @file The part of a loss that depends on the gradient: in `fake.mean() - real.mean() + 10 * ((n - 1) ** 2).mean()` the
 * last term. The others need not run to judge it, and would hide its numbers.
 */
import type { Assign, Attribute, Expr, Name, Stmt, Tuple } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { looksLikeNumber } from '../probes/assumptions.ts';
import { calleeName } from './calls.ts';
import { gradCallsInExpr } from './gradCalls.ts';
import { boundNames, readNames, targetNames, type ImportTable } from './names.ts';

/** The name that holds a term to which the code gives none. */
const unnamed = 'term of a loss';

/**
 * The statement with only those terms of its sum in which a tainted name or a gradient occurs; what is returned, kept in
 * an attribute or back-propagated becomes an assignment. The statement itself where nothing is to be left out.
 */
export function termOf(statement: Stmt, tainted: ReadonlySet<string>, imports: ImportTable): Stmt {
  const depends = (expr: Expr): boolean => [...readNames(expr)].some((name) => tainted.has(name)) || gradCallsInExpr(expr, imports).length > 0;
  switch (statement.type) {
    case 'Assign': {
      const parts = partsOf(statement);
      if (parts) return { ...statement, value: { ...parts.whole, elts: parts.whole.elts.map((value) => (depends(value) ? dependingTerm(value, depends) : value)) } };
      const value = dependingTerm(statement.value, depends);
      const [target] = statement.targets;
      if (target && target.type !== 'Name' && target.type !== 'Tuple' && target.type !== 'List') return assigned(statement, value);
      return value === statement.value ? statement : { ...statement, value };
    }
    case 'AugAssign': return statement.op === 'Add' && depends(statement.value) && statement.target.type === 'Name' && !tainted.has(statement.target.id) ? assigned(statement, dependingTerm(statement.value, depends)) : statement;
    case 'Return': return statement.value && isComputed(statement.value) && depends(statement.value) ? assigned(statement, dependingTerm(statement.value, depends)) : statement;
    case 'Expr': {
      const part = handedOn(statement.value).find((expr) => isComputed(expr) && depends(expr));
      return part ? assigned(statement, dependingTerm(part, depends)) : statement;
    }
    default: return statement;
  }
}

/** Names that get something that depends: of `a, b = x, y` only those whose own value does. */
export function boundDepending(statement: Stmt, depends: (expr: Expr) => boolean): readonly string[] {
  const parts = statement.type === 'Assign' ? partsOf(statement) : undefined;
  return parts ? parts.targets.flatMap((target, i) => { const value = parts.whole.elts[i]; return value && depends(value) ? targetNames(target) : []; }) : boundNames(statement);
}

/** `a, b = x, y`. */
function partsOf({ targets, value }: Assign): { readonly targets: readonly Expr[]; readonly whole: Tuple } | undefined {
  const [target] = targets;
  const isPlainTuple = targets.length === 1 && target?.type === 'Tuple' && value.type === 'Tuple' && target.elts.length === value.elts.length;
  return isPlainTuple && ![...target.elts, ...value.elts].some(({ type }) => type === 'Starred') ? { targets: target.elts, whole: value } : undefined;
}

/** What a call is about: `(loss + gp).backward()`, `losses.append(10 * gp)`. */
const handedOn = (expr: Expr): readonly Expr[] => (expr.type !== 'Call' ? [] : [...(expr.func.type === 'Attribute' ? [expr.func.value] : []), ...expr.args]);

/** Arithmetic, rather than a name or an item that stands for something computed elsewhere. */
const isComputed = (expr: Expr): boolean => expr.type === 'BinOp' || (expr.type === 'Call' && expr.func.type === 'Attribute' && expr.func.attr !== 'item');

const assigned = ({ start, end }: Stmt, value: Expr): Assign => ({ type: 'Assign', start, end, targets: [{ type: 'Name', id: unnamed, start: value.start, end: value.start }], value });

/** Of a sum the one term that depends; the whole where several do, or none of it can be left out. */
function dependingTerm(expr: Expr, depends: (expr: Expr) => boolean): Expr {
  if (expr.type !== 'BinOp' || (expr.op !== 'Add' && expr.op !== 'Sub')) return expr;
  const [left, right] = [depends(expr.left), depends(expr.right)];
  const [term, other] = left ? [expr.left, expr.right] : [expr.right, expr.left];
  if (left === right || isNumber(other) || (isPlain(other) && !isWhole(term))) return expr;
  return dependingTerm(term, depends);
}

/** `norm - 1` is no sum of losses, nor is `norm + eps`. */
const isNumber = (expr: Expr): boolean => expr.type === 'Constant' || (expr.type === 'UnaryOp' && isNumber(expr.operand)) || (isPlain(expr) && looksLikeNumber(expr.type === 'Name' ? expr.id : expr.attr));
const isPlain = (expr: Expr): expr is Name | Attribute => expr.type === 'Name' || expr.type === 'Attribute';

/** It takes a power and reduces: a penalty by itself, which a name beside it is added to. */
function isWhole(term: Expr): boolean {
  const found = new Set<'power' | 'reduction'>();
  walk(term, (node) => {
    const name = calleeName(node) ?? '';
    if ((node.type === 'BinOp' && node.op === 'Pow') || /^(pow|square|relu|clamp|abs)$/.test(name)) found.add('power');
    if (/^(mean|sum)$/.test(name)) found.add('reduction');
  });
  return found.size === 2;
}
