/** @file List, set and dict comprehensions and generator expressions. */
import type { Comprehension, Expr, ListComp } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { hasToken, required } from './lowering.ts';

const KINDS: Readonly<Record<string, ListComp['type']>> = {
  list_comprehension: 'ListComp', set_comprehension: 'SetComp', generator_expression: 'GeneratorExp',
};

/** Any of the four kinds. */
export function lowerComprehension(node: CstNode, lowering: Lowering): Expr {
  const [body, ...clauses] = node.parts;
  const range = { start: node.start, end: node.end };
  const generators = lowerClauses(clauses, lowering);
  const type = KINDS[node.type];
  if (type !== undefined) return { type, ...range, elt: required(lowering, body, node), generators };
  const [key, value] = body?.parts ?? [];
  return { type: 'DictComp', ...range, key: required(lowering, key, node), value: required(lowering, value, node), generators };
}

function lowerClauses(clauses: readonly CstNode[], lowering: Lowering): Comprehension[] {
  const generators: (Comprehension & { ifs: Expr[] })[] = [];
  for (const clause of clauses) {
    if (clause.type === 'for_in_clause') generators.push(lowerFor(clause, lowering));
    else generators.at(-1)?.ifs.push(required(lowering, clause.parts[0], clause));
  }
  return generators;
}

function lowerFor(clause: CstNode, lowering: Lowering): Comprehension & { ifs: Expr[] } {
  const [target, iter] = clause.parts;
  return {
    target: required(lowering, target, clause), iter: required(lowering, iter, clause), ifs: [],
    is_async: hasToken(clause, 'async'),
  };
}
