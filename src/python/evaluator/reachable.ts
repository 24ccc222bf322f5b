/**
 * @file Everything that can be reached from some objects. Must not know what is looked for.
 */
import { contentsOf } from './contents.ts';

/**
 * Calls `visit` once for each object that can be reached; where it answers true, what that object holds is not followed.
 * Answers false if it met something that hides what it holds.
 */
export function visitReachable(roots: Iterable<unknown>, visit: (object: object) => boolean): boolean {
  const seen = new Set<object>();
  const waiting: object[] = [];
  const meet = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
    seen.add(value);
    waiting.push(value);
  };
  for (const root of roots) meet(root);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (visit(object)) continue;
    const held = contentsOf(object);
    if (held === undefined) return false;
    for (const each of held) meet(each);
  }
  return true;
}
