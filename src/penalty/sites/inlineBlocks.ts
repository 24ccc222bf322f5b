/**
 * @file Penalties written straight into a training loop: the statements that lead to a gradient and those that follow
 * from it, cut out of their surroundings so that they can be run by themselves.
 */
import { builtins } from '../../python/evaluator/index.ts';
import type { Call, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleeName, lastName } from './calls.ts';
import { gradCallsIn, gradCallsInExpr, mayTake, type GradHelpers } from './gradCalls.ts';
import { lambdaDefs } from './lambdas.ts';
import { boundDepending, termOf } from './lossTerms.ts';
import { blocksOf, boundNames, dottedName, isDef, readNames, rootName, type FunctionInfo, type ImportTable } from './names.ts';
import { reducing } from './reducing.ts';
import type { BlockTarget } from './site.ts';
import { tensorMethods } from './tensorMethods.ts';
import { apart, coreOf, unannotated, withCore } from './withBlocks.ts';

/** Blocks with a gradient in them that no function of `covered` accounts for. */
export function findBlocks(module: Module, functions: readonly FunctionInfo[], { imports, helpers, others }: Gradients & { readonly others: readonly FunctionInfo[] }, covered: ReadonlySet<FunctionDef>): BlockTarget[] {
  const blocks: BlockTarget[] = [];
  const defs = new Set(functions.map((f) => f.node.name));
  const bodies = new Map([...others, ...functions].map((f) => [f.node.name, f.node]));
  const search = (body: readonly Stmt[], within: FunctionInfo | undefined): void => {
    if (!body.some((statement) => gradCallsIn(statement, imports, helpers).length > 0)) return;
    for (const path of gradPaths(apart(body), { imports, helpers })) {
      const block = cutOut(path, { within, imports, helpers, defs, bodies });
      if (block) blocks.push(block);
    }
  };
  search(module.body, undefined);
  for (const info of functions) if (!covered.has(info.node) && mayTake(info.node, imports, helpers)) search(info.node.body, info);
  return blocks.filter((b, i) => !blocks.slice(0, i).some((earlier) => earlier.statements.some((s) => s.start === b.nameRange.start)));
}

/** What tells a call that takes a gradient. */
export interface Gradients { readonly imports: ImportTable; readonly helpers: GradHelpers }

/** A statement list and the index in it, from the outermost to the one that holds the grad call itself. */
type Path = readonly { readonly list: readonly Stmt[]; readonly index: number }[];

function gradPaths(list: readonly Stmt[], gradients: Gradients): Path[] {
  return list.flatMap((statement, index): Path[] => {
    if (isDef(statement) || statement.type === 'ClassDef' || lambdaDefs(statement).length > 0) return [];
    const here = { list, index };
    const inner = blocksOf(statement).flatMap((block) => gradPaths(block, gradients)).map((path) => [here, ...path]);
    return inner.length > 0 ? inner : gradCallsIn(statement, gradients.imports, gradients.helpers).length > 0 ? [[here]] : [];
  });
}

export interface Surroundings extends Gradients { readonly within: FunctionInfo | undefined; readonly defs: ReadonlySet<string>; /** Where they are given, functions of the file that merely compute are run. */ readonly bodies?: ReadonlyMap<string, FunctionDef> }

/** The innermost level at which something is reduced from the gradient. */
function cutOut(path: Path, surroundings: Surroundings): BlockTarget | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const { list, index } = path[depth - 1] ?? { list: [], index: 0 };
    const original = list[index];
    if (!original || original.type === 'For' || original.type === 'While') return undefined;
    const after = dependents(list, index, surroundings);
    const kept = new Map([original, ...after.statements].map((statement) => [statement, termIn(statement, after.tainted, surroundings.imports)]));
    const all = [...kept.values()];
    const reducing = all.find((statement) => reducesGradient(statement, surroundings.bodies));
    if (!reducing) continue;
    const isolated = list.map((statement) => kept.get(statement) ?? statement);
    const without = (dropped: number): readonly Stmt[] => {
      const wanted = new Set(all.slice(0, all.length - dropped));
      const before = leadingTo([...path.slice(0, depth - 1), { list: isolated, index }], wanted, surroundings);
      return [...before.outer, ...isolated.filter((statement) => wanted.has(statement) || before.inner.has(statement))];
    };
    const statements = without(0);
    const place = coreOf(reducing);
    const first = statements[0] ?? original;
    const last = statements.at(-1) ?? original;
    return {
      type: 'block', form: 'inline', within: surroundings.within, statements, without, dependent: all.length,
      results: all.flatMap((statement) => boundDepending(coreOf(statement), after.depends)), helper: gradCallsIn(original, surroundings.imports, surroundings.helpers)[0]?.helper, range: { start: first.start, end: last.end }, nameRange: { start: place.start, end: place.end },
    };
  }
  return undefined;
}

const termIn = (statement: Stmt, tainted: ReadonlySet<string>, imports: ImportTable): Stmt => withCore(statement, termOf(coreOf(statement), tainted, imports));

/** Statements after `index` in the same list that compute with what it bound. */
function dependents(list: readonly Stmt[], index: number, { imports, helpers }: Gradients): { readonly statements: readonly Stmt[]; readonly tainted: ReadonlySet<string>; readonly depends: (expr: Expr) => boolean } {
  const at = list[index];
  const takes = (expr: Expr): boolean => gradCallsInExpr(expr, imports, helpers).length > 0;
  const tainted = new Set(at ? boundDepending(coreOf(at), takes) : []);
  const depends = (expr: Expr): boolean => takes(expr) || [...readNames(expr)].some((name) => tainted.has(name));
  const statements: Stmt[] = [];
  for (const statement of list.slice(index + 1)) {
    const reads = [...readNames(statement)].some((name) => tainted.has(name));
    // A branch that binds nothing prints, saves or trains.
    if (!reads || (coreOf(statement).type === 'If' && boundNames(statement).length === 0)) continue;
    const isLast = !goesOn.has(coreOf(statement).type);
    // A call such as `loss.backward()` or `print(gp)` computes nothing more.
    if (isLast && coreOf(termIn(statement, tainted, imports)).type !== 'Assign') { if (onlyLooks.has(coreOf(statement).type)) continue; break; }
    statements.push(statement);
    if (coreOf(statement).type === 'Return') break;
    for (const name of boundDepending(coreOf(statement), depends)) tainted.add(name);
  }
  return { statements, tainted, depends };
}
/** Neither binds anything. */
const onlyLooks: ReadonlySet<Stmt['type']> = new Set(['Expr', 'Assert']);
const goesOn: ReadonlySet<Stmt['type']> = new Set(['Assign', 'AnnAssign', 'AugAssign', 'If']);

/**
 * Statements that the wanted ones need, back to the data: what some other function made is left open. `inner` are of the
 * same list, `outer` of the lists around it (simple ones only: a loop or branch around is not run again).
 */
function leadingTo(path: Path, wanted: ReadonlySet<Stmt>, surroundings: Surroundings): { readonly inner: ReadonlySet<Stmt>; readonly outer: readonly Stmt[] } {
  const needed = new Set<string>();
  const outputs = new Set<string>();
  const inner = new Set<Stmt>();
  const outer: Stmt[] = [];
  const need = (statement: Stmt): void => {
    for (const name of [...readNames(statement), ...attributesOfSelf(statement)]) needed.add(name);
    for (const name of outputNames(statement, surroundings)) outputs.add(name);
  };
  const consider = (statement: Stmt): boolean => {
    const changes = changedNames(statement).filter((name) => needed.has(name));
    if (changes.length === 0 || statement.type === 'For' || statement.type === 'While') return false;
    const isOutput = changes.some((name) => outputs.has(name));
    if (!isOutput && comesFromElsewhere(statement, surroundings)) {
      // Made by a generator, a loader, an encoder: data, whose maker need not run.
      for (const name of boundNames(statement)) needed.delete(name);
      return false;
    }
    need(statement);
    const core = coreOf(statement);
    if (isOutput && core.type === 'Assign') for (const name of directNames(core.value, surroundings)) outputs.add(name);
    return true;
  };
  [...path].reverse().forEach(({ list, index }, level) => {
    const earlier = level === 0 ? [...list].reverse() : list.slice(0, index).reverse();
    const last = level === 0 ? Math.max(...[...wanted].map((statement) => list.indexOf(statement))) : list.length;
    for (const statement of earlier) {
      if (level === 0 && list.indexOf(statement) > last) continue;
      if (wanted.has(statement)) need(statement);
      else if (level === 0 ? consider(statement) && inner.add(statement) : isSimple(statement) && consider(statement)) { if (level > 0) outer.unshift(statement); }
    }
  });
  return { inner, outer };
}

const isSimple = (statement: Stmt): boolean => blocksOf(coreOf(statement)).length === 0 && !isDef(statement);

/** Names that the grad call's outputs consist of. */
function outputNames(statement: Stmt, surroundings: Surroundings): Set<string> {
  return new Set(gradCallsIn(statement, surroundings.imports, surroundings.helpers).flatMap((call) => (call.outputs ? directNames(call.outputs, surroundings) : [])));
}
function directNames(expr: Expr, makers: Makers): string[] {
  const within = (parts: readonly Expr[]): string[] => parts.flatMap((part) => directNames(part, makers));
  switch (expr.type) {
    case 'Name': return [expr.id];
    case 'List': case 'Tuple': return within(expr.elts);
    case 'Call': return within(handsOn(expr, makers) ? [...(expr.func.type === 'Attribute' ? [expr.func.value] : []), ...expr.args] : expr.func.type === 'Attribute' && expr.args.length === 0 ? [expr.func.value] : []);
    case 'Attribute': case 'Subscript': return within([expr.value]);
    case 'IfExp': return within([expr.body, expr.orelse]);
    case 'ListComp': case 'GeneratorExp': return within([expr.elt, ...expr.generators.map(({ iter }) => iter)]);
    default: return [];
  }
}

/** A function of PyTorch's, a tensor's method, a loss scaler: what it answers is still the scores that it is given. */
const handsOn = (call: Call, makers: Makers): boolean => ['scale', 'list', 'map', 'sum'].includes(calleeName(call) ?? '') || !isElsewhere(call, makers, new Set());

/** `x` of `x.data`; of what belongs to `self`, the attribute: `self.loss` is no part of `self.penalty`. */
function rootOf(expr: Expr): string | undefined {
  const root = rootName(expr);
  return root === 'self' ? [...attributesOfSelf(expr)][0] ?? root : root;
}

/** `self.critic` and the like. */
function attributesOfSelf(node: Stmt | Expr): Set<string> {
  const names = new Set<string>();
  walk(node, (inner) => { if (inner.type === 'Attribute' && inner.value.type === 'Name' && inner.value.id === 'self') names.add(`self.${inner.attr}`); });
  return names;
}

/** What a statement binds or changes in place: `x.requires_grad = True`, `x.requires_grad_()`. */
function changedNames(statement: Stmt): string[] {
  const core = coreOf(statement);
  if (core !== statement) return [...boundNames(statement), ...changedNames(core)];
  const roots = (targets: readonly Expr[]): string[] => targets.flatMap((t) => (t.type === 'Attribute' || t.type === 'Subscript' ? rootOf(t) ?? [] : []));
  if (statement.type === 'Assign') return [...boundNames(statement), ...roots(statement.targets)];
  if (statement.type === 'Expr' && statement.value.type === 'Call' && statement.value.func.type === 'Attribute' && statement.value.func.attr.endsWith('_')) return [rootOf(statement.value) ?? ''];
  return boundNames(statement);
}

type Makers = Pick<Surroundings, 'imports' | 'defs' | 'bodies'>;

/** An assignment from a call of something that is neither a function of PyTorch's, nor a tensor's own method: networks are. */
export function comesFromElsewhere(given: Stmt, surroundings: Makers): boolean {
  const statement = unannotated(given);
  // `with torch.no_grad(): fake = G(z)`
  if (statement.type === 'With') return statement.body.every((inner) => comesFromElsewhere(inner, surroundings));
  if (statement.type !== 'Assign') return false;
  return callsElsewhere(statement.value, surroundings, new Set());
}

/** Whether something is called that does not merely compute: a network, a loader. A function of the file computes if its body does. */
function callsElsewhere(node: Stmt | Expr, surroundings: Makers, entered: ReadonlySet<string>): boolean {
  let elsewhere = false;
  walk(node, (inner) => {
    if (inner.type === 'Call' && isElsewhere(inner, surroundings, entered)) elsewhere = true;
    return !elsewhere;
  });
  return elsewhere;
}

function isElsewhere({ func }: Call, surroundings: Makers, entered: ReadonlySet<string>): boolean {
  // What a lambda does is looked at by itself.
  if (func.type === 'Lambda') return false;
  const name = dottedName(func, surroundings.imports) ?? '';
  if (/^torch\.(nn|optim|utils)\.(?!functional)/.test(name)) return true;
  if (/^(torch|np|numpy|math|random|autograd|Variable|F)\b/.test(name) || name.endsWith('autograd.Variable')) return false;
  if (func.type === 'Attribute' && tensorMethods.has(func.attr)) return false;
  const own = helperName(func);
  const def = own === undefined || entered.has(own) ? undefined : surroundings.bodies?.get(own);
  if (def && own !== undefined) return def.body.some((statement) => callsElsewhere(statement, surroundings, new Set([...entered, own])));
  return func.type !== 'Name' || surroundings.defs.has(func.id) || !(builtins.has(func.id) || madeOfData.has(func.id));
}

/** `mix` of `mix(…)`, `Losses().mix(…)` and `losses.mix(…)`: not of `self.mix(…)`, which may lean on anything. */
const helperName = (func: Expr): string | undefined => (func.type === 'Name' || (func.type === 'Attribute' && rootName(func.value) !== 'self') ? lastName(func) : undefined);

/** Python's own make nothing new; older PyTorch wraps data in these. */
const madeOfData = new Set(['Variable', 'Tensor', 'FloatTensor']);

/** Computes a norm, a power or a sum of something, or has it computed (`map(torch.norm, …)`, a function of the file); the sum of the outputs that gradients are taken of is none. */
function reducesGradient(statement: Stmt, bodies: ReadonlyMap<string, FunctionDef> | undefined, entered: ReadonlySet<string> = new Set()): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'FunctionDef' || node.type === 'ClassDef' || (node.type === 'Call' && calleeName(node) === 'grad')) return false;
    if (node.type === 'BinOp' && (node.op === 'Pow' || node.op === 'MatMult')) found = true;
    if ((node.type === 'Name' || node.type === 'Attribute') && reducing.has(lastName(node) ?? '')) found = true;
    const called = node.type === 'Call' ? helperName(node.func) : undefined;
    const def = called === undefined || entered.has(called) ? undefined : bodies?.get(called);
    if (def && called !== undefined && def.body.some((inner) => reducesGradient(inner, bodies, new Set([...entered, called])))) found = true;
    return !found;
  });
  return found;
}
