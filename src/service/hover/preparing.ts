/**
 * @file Runs beforehand what hovers over shapes and constant gradients need: the tests around a penalty, and plain
 * statements of the module. Nothing runs while somebody waits for a hover.
 */
import { calleeName } from '../../penalty/index.ts';
import type { Expr, FunctionDef, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Document } from '../document.ts';
import { weightsAtCalls } from './callSites.ts';

/** Milliseconds for all of it. */
const patience = 400;

export function* preparing(document: Document, clock: () => number): Generator<undefined, void> {
  const { program, contexts, evaluations, imported } = document;
  // Numbers that are made when somebody first asks.
  for (const { probes } of evaluations) if (probes.length > 0) yield undefined;
  const end = clock() + patience;
  const names = [...evaluations.flatMap(({ site }) => site.function?.split('.').at(-1) ?? []), ...imported.map(({ node }) => node.name)];
  for (const expr of [...weightsAtCalls(document).map(({ factor }) => factor), ...expressionsAround(program.main.tree.body, new Set(names))]) {
    if (clock() > end) return;
    contexts.valueOf(expr);
    yield undefined;
  }
}

/** Something inside every function that leads to a penalty, then what module-level statements compute; those that lead to one first. */
function expressionsAround(body: readonly Stmt[], names: ReadonlySet<string>): Expr[] {
  const functions = body.filter((s): s is FunctionDef => s.type === 'FunctionDef');
  const leading = new Set(names);
  const leads = (node: Stmt | Expr): boolean => callsAny(node, leading);
  for (let size = -1; size !== leading.size;) {
    size = leading.size;
    for (const fn of functions) if (leads(fn)) leading.add(fn.name);
  }
  const values = body.flatMap((s) => (s.type === 'Assign' || s.type === 'AnnAssign' || s.type === 'Expr' ? (s.value ? [s.value] : []) : []));
  return [...functions.filter((fn) => leading.has(fn.name)).flatMap((fn) => firstExpression(fn) ?? []), ...values.filter(leads), ...values.filter((value) => !leads(value))];
}

function callsAny(node: Stmt | Expr, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(node, (inner) => {
    if (names.has(calleeName(inner) ?? '')) found = true;
    return found ? false : undefined;
  });
  return found;
}

/** Asking for any of a function's expressions runs the function. */
function firstExpression({ body }: FunctionDef): Expr | undefined {
  let found: Expr | undefined;
  for (const statement of body) walk(statement, (node) => { if (node.type === 'Name' || node.type === 'Call') found ??= node; });
  return found;
}
