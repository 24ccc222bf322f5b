/** @file Where a gradient goes in a function, by its data flow, read roughly. */
import type { AnyNode, Call, Expr, FunctionDef } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleeName } from './calls.ts';
import { gradCallsInExpr } from './gradCalls.ts';
import { targetNames, type ImportTable } from './names.ts';
import { isReduction } from './reducing.ts';

/** What answers a gradient, besides the functions of PyTorch: functions of the project, by name. */
export interface GradientSources { readonly imports: ImportTable; readonly takers: ReadonlySet<string> }

/** Some call of `name` in the caller has an argument that a gradient went into. */
export function isGivenGradientIn(caller: FunctionDef, name: string, sources: GradientSources): boolean {
  const tainted = gradientNames(caller, sources);
  return callsIn(caller, name).some((call) => [...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => carriesGradient(argument, tainted, sources)));
}

/** Norms or powers of a gradient are compared with a number: they are driven to a target, as in no other use of gradients. */
export function drivesToNumber(node: FunctionDef, sources: GradientSources): boolean {
  const tainted = gradientNames(node, sources);
  const reduced = namesBound(node, (value, names) => reducesGradient(value, tainted, sources) || readsAny(value, names));
  const isNorm = (expr: Expr): boolean => reducesGradient(expr, tainted, sources) || readsAny(expr, reduced);
  const isDifference = (inner: AnyNode): boolean => inner.type === 'BinOp' && inner.op === 'Sub' && isNumber(inner.right) && isNorm(inner.left);
  const isTaken = (inner: AnyNode): boolean => inner.type === 'Call' && calleeName(inner) === 'sub' && inner.func.type === 'Attribute' && inner.args[0] !== undefined && isNumber(inner.args[0]) && isNorm(inner.func.value);
  let found = false;
  for (const statement of node.body) walk(statement, (inner) => { found ||= isDifference(inner) || isTaken(inner); return !found; });
  return found;
}

/** What is reduced to take the gradient, `grad(scores.sum(), x)`, is no norm of it. */
function reducesGradient(expr: Expr, tainted: ReadonlySet<string>, sources: GradientSources): boolean {
  const taking = new Set<AnyNode>(gradCallsInExpr(expr, sources.imports).map(({ call }) => call));
  let found = false;
  walk(expr, (node) => {
    if (taking.has(node)) return false;
    found ||= isReduction(node) && isExpr(node) && carriesGradient(node, tainted, sources);
    return !found;
  });
  return found;
}
const isExpr = (node: AnyNode): node is Expr => node.type === 'BinOp' || node.type === 'Call' || node.type === 'Attribute';
const readsAny = (expr: Expr, names: ReadonlySet<string>): boolean => {
  let found = false;
  walk(expr, (node) => { if (node.type === 'Name' && names.has(node.id)) found = true; return !found; });
  return found;
};
/** A number, or a tensor of equal ones: `torch.ones_like(norms)`. */
const isNumber = (expr: Expr): boolean => (expr.type === 'Constant' && (expr.value.kind === 'int' || expr.value.kind === 'float')) || (expr.type === 'Call' && filling.has(calleeName(expr) ?? ''));
const filling: ReadonlySet<string> = new Set(['ones', 'ones_like', 'new_ones', 'full', 'full_like', 'new_full']);

function callsIn(node: FunctionDef, name: string): Call[] {
  const found: Call[] = [];
  for (const statement of node.body) walk(statement, (inner) => { if (inner.type === 'Call' && calleeName(inner) === name) found.push(inner); });
  return found;
}

/** Names to which something is bound that a gradient went into. */
const gradientNames = (node: FunctionDef, sources: GradientSources): ReadonlySet<string> => namesBound(node, (value, names) => carriesGradient(value, names, sources));

/** Names to which such a value is bound, given those that are known, until no more are found. */
function namesBound(node: FunctionDef, isOne: (value: Expr, names: ReadonlySet<string>) => boolean): ReadonlySet<string> {
  const bindings = bindingsIn(node);
  const found = new Set<string>();
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { names, value } of bindings) if (names.some((name) => !found.has(name)) && isOne(value, found)) for (const name of names) found.add(name);
  }
  return found;
}

interface Binding { readonly names: readonly string[]; readonly value: Expr }

function bindingsIn(node: FunctionDef): Binding[] {
  const found: Binding[] = [];
  for (const statement of node.body) walk(statement, (inner) => {
    if (inner.type === 'Assign') found.push({ names: inner.targets.flatMap(targetNames), value: inner.value });
    if (inner.type === 'AugAssign' || (inner.type === 'AnnAssign' && inner.value)) found.push({ names: targetNames(inner.target), value: inner.value ?? inner.target });
    if (inner.type === 'For') found.push({ names: targetNames(inner.target), value: inner.iter });
    if (inner.type === 'ListComp' || inner.type === 'GeneratorExp') for (const { target, iter } of inner.generators) found.push({ names: targetNames(target), value: iter });
    if (inner.type === 'NamedExpr') found.push({ names: targetNames(inner.target), value: inner.value });
  });
  return found;
}

function carriesGradient(expr: Expr, tainted: ReadonlySet<string>, { imports, takers }: GradientSources): boolean {
  if (gradCallsInExpr(expr, imports).length > 0) return true;
  let found = false;
  walk(expr, (node) => {
    if (node.type === 'Name' && tainted.has(node.id)) found = true;
    if (node.type === 'Attribute' && node.attr === 'grad') found = true;
    if (node.type === 'Call' && takers.has(calleeName(node) ?? '')) found = true;
    return !found;
  });
  return found;
}
