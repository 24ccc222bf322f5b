/**
 * @file What the code around a penalty does with it: the factors that it is multiplied with where it is called, and other
 * calls of its critic. Found once a program; the text alone tells, for nothing of a training loop need run.
 */
import { calleeName, type SitePlaces } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { nodesAt, walk, type AnyNode, type Call, type Expr, type Module, type Stmt } from '../../python/syntax/index.ts';
import type { Document } from '../document.ts';

/** `lambda_gp` of `lambda_gp * gradient_penalty(…)`. */
export interface WeightAtCall { readonly factor: Expr; readonly evaluation: Evaluation }

const weights = new WeakMap<Module, readonly WeightAtCall[]>();

export function weightsAtCalls({ program: { main: { tree } }, evaluations }: Document): readonly WeightAtCall[] {
  const known = weights.get(tree) ?? findWeights(tree.body, evaluations, new Map());
  weights.set(tree, known);
  return known;
}

/** The penalties that names of a scope hold. */
type Held = Map<string, Evaluation>;

/** In source order, so that a name means what it was bound to last; a function knows the names around it. */
function findWeights(body: readonly Stmt[], evaluations: readonly Evaluation[], held: Held): WeightAtCall[] {
  const found: WeightAtCall[] = [];
  const penaltyOf = (expr: Expr): Evaluation | undefined => heldBy(expr, evaluations, held);
  const look = (node: AnyNode): false | undefined => {
    if (node.type === 'FunctionDef' || node.type === 'ClassDef') {
      found.push(...findWeights(node.body, evaluations, new Map(held)));
      return false;
    }
    if (node.type === 'Assign') bind(node.targets, penaltyOf(node.value), held);
    if (node.type === 'BinOp' && node.op === 'Mult') {
      const [left, right] = [penaltyOf(node.left), penaltyOf(node.right)];
      if (left && !right) found.push({ factor: node.right, evaluation: left });
      if (right && !left) found.push({ factor: node.left, evaluation: right });
    }
    return undefined;
  };
  for (const statement of body) walk(statement, look);
  return found;
}

function bind(targets: readonly Expr[], evaluation: Evaluation | undefined, held: Held): void {
  for (const target of targets) {
    // Of several results, the penalty comes first.
    const name = nameOf(target.type === 'Tuple' ? target.elts[0] ?? target : target);
    if (name === undefined) continue;
    if (evaluation) held.set(name, evaluation);
    else held.delete(name);
  }
}

/** `gp`, `self.gp`. */
const nameOf = (expr: Expr): string | undefined => expr.type === 'Name' ? expr.id : expr.type === 'Attribute' && expr.value.type === 'Name' ? `${expr.value.id}.${expr.attr}` : undefined;

/** A call of a penalty, what is made of its answer without another number, or a name that holds it. */
function heldBy(expr: Expr, evaluations: readonly Evaluation[], held: Held): Evaluation | undefined {
  const name = nameOf(expr);
  const known = name === undefined ? undefined : held.get(name);
  if (known) return known;
  if (expr.type === 'Subscript') return heldBy(expr.value, evaluations, held);
  if (expr.type !== 'Call') return undefined;
  const called = calleeName(expr);
  return evaluations.find(({ site }) => site.function !== undefined && site.function.split('.').at(-1) === called)
    ?? (expr.func.type === 'Attribute' ? heldBy(expr.func.value, evaluations, held) : undefined);
}

/** A critic as callers of a penalty write it: `critic`, `self.D`. */
export interface CriticAtCalls { readonly text: string; readonly site: SitePlaces }

const critics = new WeakMap<readonly SitePlaces[], readonly CriticAtCalls[]>();

export function criticsAtCalls(document: Document): readonly CriticAtCalls[] {
  const known = critics.get(document.places) ?? document.places.flatMap((site) => criticsOf(document, site));
  critics.set(document.places, known);
  return known;
}

function criticsOf({ program: { main: { tree } }, text, contexts }: Document, site: SitePlaces): CriticAtCalls[] {
  const asked = new Set(site.places.flatMap(({ kind, range }) => {
    const call = kind === 'scores' ? nodesAt(tree, range.start).find((node): node is Call => node.type === 'Call' && node.start === range.start && node.end === range.end) : undefined;
    return call ? [text.slice(call.func.start, call.func.end)] : [];
  }));
  const { target } = site;
  if (target.type === 'block') return [...asked].map((each) => ({ text: each, site }));
  const { parameters, info } = target;
  return [...asked].flatMap((each) => {
    const position = parameters.findIndex(({ name }) => name === each);
    const given = position < 0 ? [] : contexts.callsOf(info).flatMap((call) => call.keywords.find(({ arg }) => arg === each)?.value ?? call.args[position] ?? []);
    return [...(position < 0 ? [each] : []), ...given.map((expr) => text.slice(expr.start, expr.end))].map((written) => ({ text: written, site }));
  });
}
