/** @file Critics that a module makes for itself, where functions use them by their names: the probe critic stands for them. */
import type { ClassDef, Expr, Module } from '../../python/syntax/index.ts';
import { looksLikeCritic } from '../probes/assumptions.ts';
import { gradCallsIn } from './gradCalls.ts';
import { boundNames, dottedName, importTable, isDef } from './names.ts';
import { remembered } from './remembered.ts';

/** Names that the module binds once, to a network that it makes. What such a network computes of gradients itself is its own affair. */
export const moduleCritics = remembered((module: Module): readonly string[] => {
  const imports = importTable(module);
  const classes = new Map(module.body.flatMap((statement) => (statement.type === 'ClassDef' ? [[statement.name, statement] as const] : [])));
  const isNetwork = (expr: Expr): boolean => {
    const name = makerOf(expr, (maker) => dottedName(maker, imports));
    const cls = name === undefined ? undefined : classes.get(name);
    return cls ? hasForward(cls) && !cls.body.some((statement) => isDef(statement) && statement.body.some((inner) => gradCallsIn(inner, imports).length > 0)) : /^torch\.nn\.(\w+\.)*Sequential$/.test(name ?? '');
  };
  const bound = module.body.flatMap(boundNames);
  return module.body.flatMap((statement) => (statement.type === 'Assign' && isNetwork(statement.value) ? boundNames(statement) : []))
    .filter((name) => looksLikeCritic(name) && bound.indexOf(name) === bound.lastIndexOf(name));
});

/** What is called first in `Critic(64).to(device)`. */
function makerOf(expr: Expr, nameOf: (expr: Expr) => string | undefined): string | undefined {
  if (expr.type !== 'Call') return undefined;
  return expr.func.type === 'Attribute' && expr.func.value.type === 'Call' ? makerOf(expr.func.value, nameOf) : nameOf(expr.func);
}

const hasForward = ({ body }: ClassDef): boolean => body.some((statement) => isDef(statement) && statement.name === 'forward');
