/** @file Looks for programs that print something else here than under PyTorch, and makes each that it finds as small as fast-check can. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createTfjsBackend } from '../../src/arrays/index.ts';
import { createParser } from '../../src/python/syntax/index.ts';
import type { Difference } from '../conformance/compare.ts';
import { ProgramArbitrary } from './arbitrary.ts';
import { compare } from './compareProgram.ts';
import type { Program } from './program.ts';
import type { PyTorch } from './pytorch.ts';

export interface Hunt {
  readonly programs: number;
  /** Program number n is written from the seed `seed` + n. */
  readonly seed: number;
  /** Ends after so many failures. */
  readonly failures: number;
  /** Kinds of statement, by commas; all of them if undefined. */
  readonly only?: string | undefined;
}
export interface Failure { readonly seed: number; readonly program: Program; readonly differences: readonly Difference[] }
export interface Found {
  readonly programs: number;
  /** Programs that met a stated difference. */
  readonly stated: number;
  /** What was run, by kind of statement and by what it calls. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly subjects: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

export async function hunt(pytorch: PyTorch, { programs, seed: first, failures: most, only }: Hunt): Promise<Found> {
  const arbitrary = await programArbitrary(await pytorch.names(), only);
  const kinds = new Map<string, number>();
  const subjects = new Map<string, number>();
  const failures: Failure[] = [];
  const met = new Set<number>();
  let run = 0;
  for (; run < programs && failures.length < most; run += 1) {
    const seed = first + run;
    const [program] = fc.sample(arbitrary, { numRuns: 1, seed });
    for (const { kind, subject } of program?.statements ?? []) {
      add(kinds, kind);
      add(subjects, subject);
    }
    const failure = await failureOf(arbitrary, pytorch, seed, met);
    if (failure !== undefined) failures.push(failure);
  }
  return { programs: run, stated: met.size, kinds, subjects, failures };
}

async function programArbitrary(names: ReadonlySet<string>, only: string | undefined): Promise<ProgramArbitrary> {
  const parser = await createParser({ runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'), grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm') });
  return new ProgramArbitrary(parser, await createTfjsBackend({ kind: 'cpu' }), (path) => names.has(path), only);
}

function add(counts: Map<string, number>, key: string): void { counts.set(key, (counts.get(key) ?? 0) + 1); }

/** One program; if the sides differ, the smallest part of it on which they do. */
async function failureOf(arbitrary: ProgramArbitrary, pytorch: PyTorch, seed: number, met: Set<number>): Promise<Failure | undefined> {
  const property = fc.asyncProperty(arbitrary, async (program) => {
    const comparison = await compare(program, pytorch);
    if (comparison.stated !== undefined) met.add(seed);
    return comparison.differences.length === 0 || comparison.stated !== undefined;
  });
  const { counterexample } = await fc.check(property, { numRuns: 1, seed });
  const [program] = counterexample ?? [];
  return program === undefined ? undefined : { seed, program, differences: (await compare(program, pytorch)).differences };
}
