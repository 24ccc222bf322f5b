/** @file The names under which a penalty knows its critic. */
import type { Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calledThrough, calleesOf } from '../sites/callees.ts';
import type { FunctionInfo } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { calleeName, callsOf } from '../sites/calls.ts';

/** What the penalty calls, and what its callers hand to it for that. */
export function criticNames(target: SiteTarget, module: Module, functions: readonly FunctionInfo[]): ReadonlySet<string> {
  const names = new Set<string>();
  const callees = calleesOf(functions);
  // Code of another file may call what it is given.
  const handedAway = new Set<string>();
  for (const statement of target.type === 'function' ? target.info.node.body : target.statements) walk(statement, (node) => {
    if (node.type !== 'Call') return;
    for (const name of [calleeName(node) ?? '', ...calledThrough(node, callees)]) names.add(name);
    if (!callees.has(calleeName(node) ?? '')) for (const argument of node.args) if (argument.type === 'Name') handedAway.add(argument.id);
  });
  const own = target.type === 'function' ? callees.get(target.info.node.name) : undefined;
  if (own && target.type === 'function') for (const node of callsOf(target.info, module)) {
    own.parameters.forEach((name, i) => {
      if (!own.called.has(name) && !handedAway.has(name)) return;
      names.add(name);
      const given = node.keywords.find((k) => k.arg === name)?.value ?? node.args[i];
      if (given?.type === 'Name') names.add(given.id);
      if (given?.type === 'Attribute') names.add(given.attr);
    });
  }
  return names;
}
