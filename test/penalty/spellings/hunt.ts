/** @file Looks for spellings of known programs of which something else is said than of the program itself. */
import fc from 'fast-check';
import type { ServiceTools } from '../../../src/service/index.ts';
import { readPrograms, type BaseProgram } from './programs.ts';
import { isAsExpected, meaning, said, sameMeaning, type Meaning, type Said } from './trial.ts';
import { cook, recipes, type Recipe, type Variant } from './variants.ts';

export interface Options { readonly variants: number; readonly seed: number; /** Programs whose name has this text. */ readonly only?: string | undefined; readonly maxFailures: number; /** Told of each failure when it is found. */ readonly onFailure?: (failure: Failure) => void }
export interface Failure { readonly program: string; readonly variant: Variant; readonly problem: string }
export interface Hunt { readonly variants: number; readonly applied: ReadonlyMap<string, number>; readonly failures: readonly Failure[] }

interface Base extends BaseProgram { readonly said: Said; readonly meaning: Meaning }

/** Draws variants until enough were tried; each failure is shrunk to the fewest rewrites. */
export function hunt(tools: ServiceTools, options: Options): Hunt {
  const programs = readPrograms().filter(({ name }) => name.includes(options.only ?? '')).map((program): Base => ({ ...program, said: said({ main: program.text, modules: {} }, tools), meaning: meaning({ main: program.text, modules: {} }, tools) }));
  const applied = new Map<string, number>();
  const failures: Failure[] = programs.flatMap((base) => (isAsExpected(base.said, base.code, base.said) ? [] : [{ program: base.name, variant: { texts: { main: base.text, modules: {} }, applied: [] }, problem: sayingText(base.said) }]));
  let variants = 0;
  for (const failure of failures) options.onFailure?.(failure);
  for (let round = 0; variants < options.variants && failures.length < options.maxFailures; round++) {
    const result = fc.check(fc.property(recipes(programs.length), (recipe) => {
      const [base, variant] = prepared(recipe, programs, tools);
      variants++;
      for (const name of variant.applied) applied.set(name, (applied.get(name) ?? 0) + 1);
      return isKnown(base, variant, failures) || problemOf(base, variant, tools) === undefined;
    }), { seed: options.seed + round, numRuns: options.variants - variants, endOnFailure: false });
    const [found] = result.counterexample ?? [];
    if (!found) break;
    const [base, variant] = prepared(found, programs, tools);
    const failure = { program: base.name, variant, problem: problemOf(base, variant, tools) ?? '' };
    failures.push(failure);
    options.onFailure?.(failure);
  }
  return { variants, applied, failures };
}

/** The rewrites of a failure that was found are among its own: it would tell nothing new. */
const isKnown = ({ name }: Base, { applied }: Variant, failures: readonly Failure[]): boolean =>
  failures.some(({ program, variant }) => program === name && variant.applied.length > 0 && variant.applied.every((rewrite) => applied.includes(rewrite)));

function prepared(recipe: Recipe, programs: readonly Base[], tools: ServiceTools): [Base, Variant] {
  const base = programs[recipe.program];
  if (!base) throw new RangeError('a recipe for no program');
  return [base, cook(recipe, base.text, tools.parser)];
}

/** undefined where the variant is the same program and the same is said of it. */
function problemOf(base: Base, { texts, applied }: Variant, tools: ServiceTools): string | undefined {
  if (applied.length === 0) return undefined;
  const now = meaning(texts, tools);
  // Other words may raise something else, or nothing: then it is another program.
  if (isRaising(base.meaning) && !sameMeaning(base.meaning, now)) return undefined;
  if (!sameMeaning(base.meaning, now)) return `the rewriting is broken: it gives ${JSON.stringify(now)}, not ${JSON.stringify(base.meaning)}`;
  const found = said(texts, tools);
  return isAsExpected(found, base.code, base.said) ? undefined : `${sayingText(found)} instead of ${sayingText(base.said)}`;
}

const isRaising = (meaning: Meaning): boolean => 'raises' in meaning;
const sayingText = ({ verdicts, codes }: Said): string => `${verdicts.join(', ') || 'nothing'} [${codes.join(', ')}]`;
