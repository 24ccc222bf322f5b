/** @file Parameters that are gone through item by item: they may be lists of batches, one for each scale of a pyramid. */
import type { Expr, FunctionDef } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';

/** Names that a loop, a comprehension, `zip` or `map` goes through. */
export function iteratedNames(node: FunctionDef): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (expr: Expr): void => {
    if (expr.type === 'Name') found.add(expr.id);
    else if (expr.type === 'Call' && expr.func.type === 'Name' && pairing.has(expr.func.id)) expr.args.forEach(add);
  };
  for (const statement of node.body) walk(statement, (n) => {
    if (n.type === 'For' || n.type === 'AsyncFor') add(n.iter);
    if (n.type === 'Call' && n.func.type === 'Name' && n.func.id === 'map') n.args.slice(1).forEach(add);
    if (n.type === 'ListComp' || n.type === 'SetComp' || n.type === 'GeneratorExp' || n.type === 'DictComp') for (const { iter } of n.generators) add(iter);
    return undefined;
  });
  return found;
}
const pairing = new Set(['zip', 'enumerate', 'reversed', 'list', 'tuple', 'iter']);
