/** @file image-size-includes-batch: a gradient meant to have norm 1 whose size counts the batch as well. */
import { elementsPerSample, formatNumber } from '../penalty/index.ts';
import type { Finding } from '../protocol/evaluation.ts';
import type { BinOp, Expr, Stmt } from '../python/syntax/index.ts';
import { walk } from '../python/syntax/index.ts';
import { constantAt } from './constants.ts';
import type { Document } from './document.ts';

export function constantFindings(document: Document): Finding[] {
  const found: Finding[] = [];
  for (const division of divisions(document)) {
    const constant = constantAt(division, document.contexts);
    if (!constant || constant.assumed || !constant.gradient.countsBatch || constant.gradient.isUnit) continue;
    const { shape, norm, penalty } = constant.gradient;
    const n = elementsPerSample(shape);
    found.push({
      code: 'image-size-includes-batch', severity: 'error', confirmed: true, title: 'Batch counted in N',
      message: `The size under the root is ${(n * (shape[0] ?? 1)).toString()}, the elements of the whole batch, but a sample has ${n.toString()}. Each sample has norm ${formatNumber(norm)} instead of 1, and its penalty is ${formatNumber(penalty)} instead of 0.`,
      range: { start: division.start, end: division.end }, related: [], fix: undefined,
    });
  }
  return found;
}

/** Products and quotients that hold no other, where a penalty is called: a test of it, as a rule. */
function divisions(document: Document): Expr[] {
  const found: BinOp[] = [];
  const penalties = new Set(document.evaluations.map((e) => e.site.function?.split('.').at(-1)));
  for (const statement of document.program.main.tree.body) if (callsOneOf(statement, penalties)) walk(statement, (node) => {
    if (node.type === 'BinOp' && (node.op === 'Div' || node.op === 'Mult')) { found.push(node); return false; }
    return undefined;
  });
  return found;
}

function callsOneOf(statement: Stmt, names: ReadonlySet<string | undefined>): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'Call') found ||= names.has(node.func.type === 'Attribute' ? node.func.attr : node.func.type === 'Name' ? node.func.id : '');
    return !found;
  });
  return found;
}
