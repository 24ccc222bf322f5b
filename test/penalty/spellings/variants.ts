/** @file Rewrites composed at random: a base program and up to six steps, drawn by fast-check so that it can shrink them. */
import fc from 'fast-check';
import type { Parser } from '../../../src/python/syntax/index.ts';
import { blocks } from './rewriters/blocks.ts';
import { data } from './rewriters/data.ts';
import { formulas } from './rewriters/formulas.ts';
import { gradCalls } from './rewriters/gradCalls.ts';
import { layout } from './rewriters/layout.ts';
import { names } from './rewriters/names.ts';
import { objects } from './rewriters/objects.ts';
import { signatures } from './rewriters/signatures.ts';
import { statements } from './rewriters/statements.ts';
import { structure } from './rewriters/structure.ts';
import { Source, type Rewriter, type Texts } from './source.ts';

/** Layout comes last in every recipe: other rewriters lean on four spaces and `\n`. */
const rewriters: readonly Rewriter[] = [...names, ...formulas, ...gradCalls, ...statements, ...structure, ...data, ...blocks, ...signatures, ...objects];

interface Step { readonly rewriter: number; readonly place: number }
export interface Recipe { readonly program: number; readonly steps: readonly Step[]; readonly layout: number }

export const recipes = (programs: number): fc.Arbitrary<Recipe> => fc.record({
  program: fc.nat(programs - 1),
  steps: fc.array(fc.record({ rewriter: fc.nat(rewriters.length - 1), place: fc.nat(999) }), { minLength: 1, maxLength: 6, size: 'max' }),
  layout: fc.nat(layout.length * 2),
});

export interface Variant { readonly texts: Texts; /** Names of the rewriters that found a place. */ readonly applied: readonly string[] }

/** The program that a recipe makes. */
export function cook(recipe: Recipe, base: string, parser: Parser): Variant {
  let texts: Texts = { main: base, modules: {} };
  const applied: string[] = [];
  const last = layout[recipe.layout - 1];
  for (const step of [...recipe.steps.flatMap(({ rewriter, place }) => { const one = rewriters[rewriter]; return one ? [{ one, place }] : []; }), ...(last ? [{ one: last, place: 0 }] : [])]) {
    const next = step.one.rewrite(new Source(texts, parser.parse(texts.main)), step.place);
    if (!next || next.main === texts.main) continue;
    texts = next;
    applied.push(step.one.name);
  }
  return { texts, applied };
}
