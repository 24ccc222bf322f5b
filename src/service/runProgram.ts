/** @file Runs a whole file, as `python file.py` does, in the evaluator. */
import { createEvaluator, formatTraceback } from '../python/evaluator/index.ts';
import { standardLibrary } from '../python/library/index.ts';
import { createCollector, createTorch } from '../torch/index.ts';
import { filesOf } from '../penalty/index.ts';
import { buildProgram } from './program.ts';
import type { ServiceTools } from './service.ts';

export interface RunOptions {
  readonly path: string;
  readonly text: string;
  /** `sys.argv[1:]`. */
  readonly argv: readonly string[];
  readonly seed: number;
  readonly maxSteps: number;
  readonly maxMilliseconds: number;
  readonly print: (text: string) => void;
}
export type RunResult =
  | { readonly kind: 'done' }
  /** An uncaught exception, as Python prints it. */
  | { readonly kind: 'raised'; readonly traceback: string }
  /** Something we can't run, or a budget; `offset` in the file, where that is known. */
  | { readonly kind: 'stopped'; readonly what: string; readonly offset: number | undefined };

export function runProgram(options: RunOptions, tools: ServiceTools): RunResult {
  const program = buildProgram(options.path, options.text, tools.parser, tools.readModule ?? ((): undefined => undefined));
  const torch = createTorch({ arrays: tools.arrays, seed: BigInt(options.seed) });
  const python = standardLibrary();
  const evaluator = createEvaluator({
    program, clock: tools.clock, argv: options.argv,
    library: { native: new Map([...python.native, ...torch.library.native]), source: new Map([...python.source, ...torch.library.source]) },
    budget: { maxSteps: options.maxSteps, maxMilliseconds: options.maxMilliseconds },
    observer: { onPrint: options.print }, collector: createCollector(tools.arrays),
  });
  const outcome = evaluator.runMain();
  switch (outcome.kind) {
    case 'value': return { kind: 'done' };
    case 'raises': return { kind: 'raised', traceback: formatTraceback(outcome, filesOf(program)) };
    case 'unsupported': return { kind: 'stopped', what: `not supported: ${outcome.what}`, offset: outcome.location?.node.start };
    case 'budget': return { kind: 'stopped', what: `stopped: ${outcome.message}`, offset: outcome.location?.node.start };
  }
}
