/** @file Where a file makes the critic that a penalty gets: calls of a class of its own, by the names under which the penalty knows it. */
import type { Call, Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleesOf } from '../sites/callees.ts';
import type { FunctionInfo } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { calleeName, callsOf } from '../sites/calls.ts';

/** Calls that may make it, in source order: `Critic(…)` of `D = Critic(…).to(device)`. */
export function constructorCalls(target: SiteTarget, module: Module, functions: readonly FunctionInfo[], isClass: (name: string) => boolean): Call[] {
  const names = criticNames(target, module, functions);
  const found: Call[] = [];
  for (const statement of module.body) walk(statement, (node) => {
    if (node.type !== 'Assign' || !node.targets.some((t) => names.has(t.type === 'Name' ? t.id : t.type === 'Attribute' ? t.attr : ''))) return;
    walk(node.value, (inner) => { if (inner.type === 'Call' && isClass(calleeName(inner) ?? '')) found.push(inner); });
  });
  return found;
}

/** What the penalty calls, and what its callers hand to it for that. */
export function criticNames(target: SiteTarget, module: Module, functions: readonly FunctionInfo[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of target.type === 'function' ? target.info.node.body : target.statements) walk(statement, (node) => {
    if (node.type === 'Call') names.add(calleeName(node) ?? '');
  });
  const own = target.type === 'function' ? calleesOf(functions).get(target.info.node.name) : undefined;
  if (own && target.type === 'function') for (const node of callsOf(target.info, module)) {
    own.parameters.forEach((name, i) => {
      if (!own.called.has(name)) return;
      names.add(name);
      const given = node.keywords.find((k) => k.arg === name)?.value ?? node.args[i];
      if (given?.type === 'Name') names.add(given.id);
      if (given?.type === 'Attribute') names.add(given.attr);
    });
  }
  return names;
}
