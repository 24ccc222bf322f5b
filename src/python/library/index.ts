/**
 * @file The standard library, as far as training code leans on it. Natives are TypeScript; the rest is Python of ours.
 */
import type { Library } from '../evaluator/interpreter.ts';

/** The modules of Python's standard library that `import` finds. */
export function standardLibrary(): Library {
  return { native: new Map(), source: new Map() };
}
