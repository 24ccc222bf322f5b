/** @file What fuzzed inputs run on: one parser, arrays without big numbers, evaluators with small budgets. */
import { createTfjsBackend, type ArrayBackend } from '../../../src/arrays/index.ts';
import { createEvaluator, type Evaluator } from '../../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../../src/python/library/index.ts';
import type { Module, Parser } from '../../../src/python/syntax/index.ts';
import { createCollector, createTorch } from '../../../src/torch/index.ts';
import { parserForTests } from '../../python/syntax/parserForTests.ts';
import { readPrograms } from '../../penalty/spellings/programs.ts';
import { wordsOf, wordsProgram, type Words } from './words.ts';

/** Small, so that many inputs fit; a budget that holds here holds where it is larger. */
export const smallBudget = { maxSteps: 20_000, maxMilliseconds: 2_000, maxDepth: 60 };
const wholeBudget = { maxSteps: 5_000_000, maxMilliseconds: 60_000 };
const maxBytes = 1 << 26;

export interface Started { readonly evaluator: Evaluator; readonly tree: Module; readonly printed: () => string }

export class Bench {
  readonly words: Words;
  /** Real penalties, with loops around them. */
  readonly penalties: readonly string[] = readPrograms().map(({ text }) => text);
  /** See `open`. */
  constructor(readonly parser: Parser, readonly arrays: ArrayBackend) {
    const { evaluator, printed } = this.start(wordsProgram, wholeBudget);
    const outcome = evaluator.runMain();
    if (outcome.kind !== 'value') throw new Error(`The names could not be listed: ${JSON.stringify(outcome)}`);
    this.words = wordsOf(printed());
  }

  static async open(): Promise<Bench> {
    return new Bench(await parserForTests(), await createTfjsBackend({ kind: 'cpu', maxBytes }));
  }

  /** An evaluator of a program, with PyTorch. */
  start(text: string, budget: typeof wholeBudget = smallBudget): Started {
    const tree = this.parser.parse(text);
    const torch = createTorch({ arrays: this.arrays });
    const python = standardLibrary();
    let printed = '';
    const evaluator = createEvaluator({
      program: { main: { path: 'main.py', text, tree }, modules: {} }, budget, clock: () => performance.now(), parse: (code) => this.parser.parse(code),
      library: { native: new Map([...python.native, ...torch.library.native]), source: new Map([...python.source, ...torch.library.source]) },
      observer: { onPrint: (piece) => { printed += piece; } }, collector: createCollector(this.arrays),
    });
    return { evaluator, tree, printed: () => printed };
  }
}
