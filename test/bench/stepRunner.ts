/** @file Runs the `step` of a Python program again and again in our evaluator, as a loop in the program would. */
import { readFileSync } from 'node:fs';
import { createTfjsBackend, type ArrayBackend } from '../../src/arrays/index.ts';
import { createEvaluator, type Evaluator, type Outcome } from '../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../src/python/library/index.ts';
import { createParser, type Parser } from '../../src/python/syntax/index.ts';
import { createCollector, createTorch } from '../../src/torch/index.ts';
import { times } from './samples.ts';

let parser: Promise<Parser> | undefined;
const openParser = (): Promise<Parser> => (parser ??= createParser({
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
}));

export const openArrays = (kind: 'cpu' | 'wasm'): Promise<ArrayBackend> =>
  createTfjsBackend({ kind, wasm: readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm') });

export interface StepRunner {
  /** Milliseconds of so many steps, one by one. What they leave is freed after them, as a loop's next statement does once enough has grown. */
  time(count: number): number[];
}

/** The arrays are this program's alone: what it can't reach is freed. */
export async function stepRunner(source: string, arrays: ArrayBackend): Promise<StepRunner> {
  const program = { main: { path: 'step.py', text: source, tree: (await openParser()).parse(source) }, modules: {} };
  const torch = createTorch({ arrays, seed: 0n });
  const python = standardLibrary();
  const evaluator: Evaluator = createEvaluator({
    program, clock: () => performance.now(), budget: { maxMilliseconds: 1e9, maxSteps: 1e12 }, collector: createCollector(arrays),
    library: { native: new Map([...python.native, ...torch.library.native]), source: new Map([...python.source, ...torch.library.source]) },
  });
  const collect = createCollector(arrays, { always: true }).enter();
  valueOf(evaluator.runMain());
  const step = valueOf(evaluator.global('step'));
  return {
    time: (count) => {
      const took = times(count, () => { valueOf(evaluator.call(step, [])); });
      collect(() => [step]);
      return took;
    },
  };
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'value') return outcome.value;
  throw new Error(JSON.stringify(outcome, undefined, 2));
}
