/**
 * @file What a module does for those that import it, in so few words that it is remembered where trees are not: a file
 * without a penalty of its own is read together with its modules only if they may make one of what it has.
 */
import type { Module } from '../../python/syntax/index.ts';
import { aliasesIn, ownCalls, calledBy, shareAny } from './calls.ts';
import { helpersIn, reduces, sourceOf, speaksOfGradientsItself, takingIn, type Source } from './findSites.ts';
import { callerOf, gradCallsIn, withCallers, type Caller } from './gradCalls.ts';

/** A function of a module. */
export interface Helping extends Caller { /** It takes a gradient itself. */ readonly takes: boolean; /** It computes a norm or a sum itself. */ readonly reduces: boolean }

export const helpingOf = (module: Module): readonly Helping[] => withoutNodes(helpersIn(module)).map(({ helping }) => helping);

/** Whether `findSites` may find more in the module with the modules that these functions are from: it reads calls by name, and so does this. Errs only towards yes. */
export function mayLeanOn(module: Module, others: readonly Helping[]): boolean {
  const source = sourceOf(module);
  const own = withoutNodes(source);
  const aliases = aliasesIn(module);
  const all = [...own.map(({ helping }) => helping), ...others];
  const closed = (does: 'takes' | 'reduces', among: readonly Helping[]): ReadonlySet<Helping> => withCallers(among, among.filter((one) => one[does]), (one) => one, aliases);
  const [taking, reducing] = [closed('takes', all), closed('reduces', all)];
  const namesIn = (set: ReadonlySet<Helping>): ReadonlySet<string> => new Set(others.filter((one) => set.has(one)).flatMap(({ names }) => names).flatMap((name) => [name, ...(aliases.get(name) ?? [])]));
  const called = new Set([...own.flatMap(({ helping }) => [...helping.calls]), ...module.body.flatMap(ownCalls).flatMap((call) => calledBy(call)?.replaceAll('()', '') ?? [])]);
  if (shareAny(called, namesIn(taking))) return true;
  // A norm that others compute, of a gradient that is given or taken here.
  const takesOutside = module.body.some((statement) => gradCallsIn(statement, source.imports).length > 0);
  if (takesOutside && shareAny(called, namesIn(reducing))) return true;
  const reducingAlone = closed('reduces', own.map(({ helping }) => helping));
  return own.some(({ helping, info }) => reducing.has(helping) && !reducingAlone.has(helping) && (taking.size > 0 || speaksOfGradientsItself(info)));
}

function withoutNodes(source: Source): readonly { readonly info: Source['functions'][number]; readonly helping: Helping }[] {
  const taking = new Set(takingIn(source));
  return source.functions.map((info) => ({ info, helping: { ...callerOf(info), takes: taking.has(info), reduces: reduces(info.node) } }));
}
