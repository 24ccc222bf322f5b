/** @file What a penalty is called where it is computed: evidence of what is meant, for checks that no number can decide. */
import type { SiteTarget } from '../sites/site.ts';

const zeroCentred = /(^|_)r[12](?![a-z0-9])|(^|_)r[12](reg|loss|penalty)/i;

/** R1 or R2 by its own name. */
export function isCalledR1(target: SiteTarget): string | undefined {
  const names = target.type === 'function' ? [target.info.node.name] : target.results;
  return names.find((name) => zeroCentred.test(name));
}
