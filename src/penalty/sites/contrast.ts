/** @file Whether a file sets a network's answers to several batches against each other where it calls a penalty: it then trains a critic, whatever anything is called. */
import type { Call, Expr, Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { callsOf } from './calls.ts';
import { dottedName, functionsOf, type ImportTable } from './names.ts';
import type { SiteTarget } from './site.ts';

/** What the penalty is called with is itself called, beside it, with at least two different batches. */
export function isSetAgainstItself(target: SiteTarget, tree: Module): boolean {
  return target.type === 'function' && callsOf(target.info, tree).some((call) => {
    const body = functionsOf(tree).findLast(({ node }) => node.start <= call.start && call.end <= node.end)?.node.body ?? tree.body;
    const calls: Call[] = [];
    for (const statement of body) walk(statement, (node) => { if (node.type === 'Call') calls.push(node); });
    return call.args.flatMap((argument) => path(argument) ?? []).some((network) => new Set(calls.flatMap(({ func, args }) => (path(func) === network && args[0] ? [path(args[0]) ?? args[0]] : []))).size > 1);
  });
}

const noImports: ImportTable = new Map();
const path = (expr: Expr): string | undefined => dottedName(expr, noImports);
