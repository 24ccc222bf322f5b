/**
 * @file Programs on their way are JSON text, which passes from process to process at the speed of memory; it is read where
 * it is run, once for all runs of the same text.
 */
import type { Program } from '../../python/evaluator/index.ts';

/** Answers the same program as long as the text stays the same. */
export function programReader(): (text: string) => Program {
  let last: { readonly text: string; readonly program: Program } | undefined;
  return (text) => {
    // The language server has written it.
    if (last?.text !== text) last = { text, program: JSON.parse(text) as Program };
    return last.program;
  };
}
