/** @file Runs one training step, statement by statement: what can't be run is left open and noted. */
import { PyFunction, PyInstance, type Value } from '../../python/evaluator/index.ts';
import type { Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { makeSelf, parameterValues } from '../probes/selfProxy.ts';
import { boundNames, dottedName, functionsOf, importTable, isDef, readNames } from '../sites/names.ts';
import type { OpenNames } from './openNames.ts';
import { calleeName } from '../sites/calls.ts';
import type { Region } from './regions.ts';
import type { StepLab } from './stepLab.ts';

export interface StepOutcome {
  /** What the names of the step stood for at its end. */
  readonly names: ReadonlyMap<string, Value>;
  readonly returned: Value | undefined;
  /** Statements that did not run through. */
  readonly failed: readonly Stmt[];
  readonly self: Value | undefined;
}

/** undefined: time ran out. */
export function runRegion(lab: StepLab, region: Region, module: Module, open: OpenNames, isLate: () => boolean): StepOutcome | undefined {
  const makes = makerOf(module, open);
  const self = region.within?.owner ? lab.quietly(() => makeSelf(lab, region.within?.owner ?? unreachable(), region.within?.node.name ?? '')) : undefined;
  const env = lab.quietly(() => surroundings(lab, region, self, makes));
  const failed: Stmt[] = [];
  for (const statement of region.body) {
    if (isLate()) return undefined;
    if (isDef(statement) ? region.within === undefined : isDeclaration(statement)) continue;
    if (makes(statement)) { leaveOpen(lab, statement, env); continue; }
    const outcome = lab.evaluator.execute([statement], env);
    if (outcome.kind !== 'value') { failed.push(statement); leaveOpen(lab, statement, env); continue; }
    const returned = outcome.value.get('return');
    if (returned !== undefined) return { names: env, returned, failed, self };
    for (const [name, value] of outcome.value) env.set(name, value);
  }
  return { names: env, returned: undefined, failed, self };
}

const unreachable = (): never => { throw new TypeError('a method has an owner'); };
const isDeclaration = ({ type }: Stmt): boolean => type === 'ClassDef' || type === 'Import' || type === 'ImportFrom' || type === 'Global' || type === 'Nonlocal';
const leaveOpen = (lab: StepLab, statement: Stmt, env: Map<string, Value>): void => { for (const name of boundNames(statement)) env.set(name, lab.unknown(name)); };

/** Names that the step reads and its function or the loops around it bind: plain values, tensors and functions as they are, the rest open. */
function surroundings(lab: StepLab, region: Region, self: Value | undefined, makes: (statement: Stmt) => boolean): Map<string, Value> {
  const env = new Map<string, Value>(self === undefined ? [] : [['self', self]]);
  const { within } = region;
  if (within) for (const [name, value] of parameterValues(lab, within.node)) if (!env.has(name)) env.set(name, value);
  for (const parent of within?.parents ?? []) if (parent.type !== 'ClassDef') {
    for (const [name, value] of parameterValues(lab, parent)) if (!env.has(name)) env.set(name, value);
    for (const statement of parent.body) if (!isDef(statement)) leaveOpen(lab, statement, env);
  }
  for (const statement of region.around) if (statement.type === 'For' || statement.type === 'With' || statement.type === 'AsyncFor') for (const name of boundNames({ ...statement, body: [] })) env.set(name, lab.unknown(name));
  const bound = new Set(region.body.flatMap(boundNames));
  if (within || region.around.length > 0) for (const statement of region.before) if (within || region.around.some((loop) => loop.start <= statement.start && statement.end <= loop.end)) prepare(lab, statement, env, makes);
  // What the step both reads and binds comes from the step before.
  for (const name of bound) if (!env.has(name)) env.set(name, lab.unknown(name));
  // A cell or an excerpt: what it uses was made elsewhere.
  for (const statement of region.body) for (const name of readNames(statement)) if (!env.has(name) && isUndefined(lab, name)) env.set(name, lab.unknown(name));
  return env;
}

function isUndefined(lab: StepLab, name: string): boolean {
  const outcome = lab.evaluator.global(name);
  return outcome.kind === 'raises' && outcome.type === 'NameError' && outcome.message.includes(`'${name}'`);
}

/** A statement before the step: run if it is simple and gives something plain. */
function prepare(lab: StepLab, statement: Stmt, env: Map<string, Value>, makes: (statement: Stmt) => boolean): void {
  const runs = isDef(statement) || (statement.type === 'Assign' && !makes(statement));
  const outcome = runs ? lab.evaluator.execute([statement], env) : undefined;
  for (const name of boundNames(statement)) {
    const value = outcome?.kind === 'value' ? outcome.value.get(name) : undefined;
    env.set(name, value !== undefined && isTelling(lab, value) ? value : lab.unknown(name));
  }
}
const isTelling = (lab: StepLab, value: Value): boolean => typeof value !== 'object' || lab.torch.isTensor(value) || value instanceof PyFunction || (value instanceof PyInstance && value.cls.name.endsWith('Loss')) || /^(tuple|list|NoneType|device|dict|builtin_function_or_method)$/.test(value.cls.name);

/** Whether a statement makes a network, an optimizer or a loader, which the step leaves open. */
function makerOf(module: Module, open: OpenNames): (statement: Stmt) => boolean {
  const imports = importTable(module);
  const classes = new Set(module.body.flatMap((statement) => (statement.type === 'ClassDef' ? [statement.name] : [])));
  const functions = new Set(functionsOf(module).map(({ node }) => node.name));
  return (statement) => {
    if (statement.type !== 'Assign' || !open.isMaker(statement)) return false;
    return callsIn(statement.value).some((call) => {
      const name = dottedName(call.func, imports) ?? '';
      const last = calleeName(call) ?? '';
      if (/^torch\.(nn|optim|utils)\.(?!functional|parameter)/.test(name)) return !last.endsWith('Loss');
      return classes.has(last) || (/^[A-Z][a-z]/.test(last) && !functions.has(last) && !/Tensor$|^Variable$|Loss$/.test(last));
    });
  };
}

function callsIn(expr: Expr): (Expr & { readonly type: 'Call' })[] {
  const found: (Expr & { readonly type: 'Call' })[] = [];
  walk(expr, (node) => { if (node.type === 'Call') found.push(node); });
  return found;
}

