/** @file Runs a whole file, as `python file.py` does, in the evaluator; a file of tests as `pytest file.py` does. */
import { createEvaluator, filesOf, formatTraceback, type CellStart, type Evaluator, type Outcome, type Program } from '../python/evaluator/index.ts';
import { standardLibrary } from '../python/library/index.ts';
import { createCollector, createTorch, isLacking, nearestOp } from '../torch/index.ts';
import { fromBelow } from '../penalty/index.ts';
import { phrase, print, type Text } from '../texts/text.ts';
import { readModulesFrom } from './modulePaths.ts';
import { buildProgram } from './program.ts';
import type { ServiceTools } from './service.ts';
import { syntaxError } from './syntaxError.ts';

export interface RunOptions {
  readonly path: string;
  readonly text: string;
  /** Of a notebook. */
  readonly cells?: readonly CellStart[] | undefined;
  /** `sys.argv[1:]`. */
  readonly argv: readonly string[];
  readonly seed: number;
  readonly maxSteps: number;
  readonly maxMilliseconds: number;
  readonly print: (text: string) => void;
  /** What the program writes to stderr. */
  readonly printError: (text: string) => void;
  /** Runs the functions `test_*` and classes `Test*` afterwards; `auto` where the file is named as pytest wants it. */
  readonly tests: boolean | 'auto';
  /** Calls within calls, where there is more stack than usual. */
  readonly maxDepth?: number | undefined;
  /** Milliseconds since 1970 at which the clock was 0. */
  readonly epoch?: number | undefined;
}
export type RunResult =
  | { readonly kind: 'done' }
  /** `sys.exit(code)`, or tests that fail. */
  | { readonly kind: 'exit'; readonly code: number }
  /** An uncaught exception, as Python prints it. */
  | { readonly kind: 'raised'; readonly traceback: string }
  /** Something we can't run, or a budget; `offset` in the file at `path`, where that is known. */
  | { readonly kind: 'stopped'; readonly what: string; readonly path: string; readonly offset: number | undefined };

/** What the program leaves in arrays is freed when it ends. */
export const runProgram = (options: RunOptions, tools: ServiceTools): RunResult => tools.arrays.scope(() => runInScope(options, tools));

function runInScope(options: RunOptions, tools: ServiceTools): RunResult {
  const program = buildProgram({ path: options.path, text: options.text, cells: options.cells, tree: tools.parser.parse(options.text) }, tools.parser, readModulesFrom(tools.readFile ?? ((): undefined => undefined)));
  const broken = syntaxError(program.main);
  if (broken !== undefined) return { kind: 'raised', traceback: broken };
  const evaluator = evaluatorOf(program, options, tools);
  const outcome = evaluator.runMain();
  if (outcome.kind !== 'value' || !hasTests(options, program)) return resultOf(outcome, program, tools);
  const failures = evaluator.attempt(() => {
    const { interpreter } = evaluator;
    return interpreter.call(interpreter.getattr(interpreter.importModule('pytest'), 'run_main_module'), [options.path]);
  });
  return failures.kind === 'value' && failures.value !== 0n ? { kind: 'exit', code: Number(failures.value) } : resultOf(failures, program, tools);
}

/** Keeps clear of the end of JavaScript's usual stack, which Python's own 1000 would not. */
const usualDepth = 300;

/** Other programs are not started, and what they would have answered matters. */
const refuses = (origin: string): boolean => isLacking(origin) || origin.startsWith('subprocess.');

const testFile = /(^|[\\/])(test_[^\\/]*|[^\\/]*_test)\.py$/;

function hasTests({ tests, path }: RunOptions, program: Program): boolean {
  if (tests !== 'auto') return tests;
  return testFile.test(path) && program.main.tree.body.some((node) => (node.type === 'FunctionDef' && node.name.startsWith('test')) || node.type === 'ClassDef');
}

function evaluatorOf(program: Program, options: RunOptions, tools: ServiceTools): Evaluator {
  const torch = createTorch({ arrays: tools.arrays, seed: BigInt(options.seed), onNote: (text) => { options.printError(`${print(phrase`note: ${fromBelow(text)}`, tools.translations)}\n`); } });
  const python = standardLibrary();
  return createEvaluator({
    program, clock: tools.clock, argv: options.argv, epoch: options.epoch, refuses, parse: (text) => tools.parser.parse(text),
    library: { native: new Map([...python.native, ...torch.library.native]), source: new Map([...python.source, ...torch.library.source]) },
    budget: { maxSteps: options.maxSteps, maxMilliseconds: options.maxMilliseconds, maxDepth: options.maxDepth ?? usualDepth },
    observer: { onPrint: options.print, onError: options.printError }, collector: createCollector(tools.arrays),
  });
}

function resultOf(outcome: Outcome<unknown>, program: Program, { translations }: ServiceTools): RunResult {
  const stopped = (what: Text, location: { readonly file: string; readonly node: { readonly start: number } } | undefined): RunResult => ({ kind: 'stopped', what: print(what, translations), path: location?.file ?? program.main.path, offset: location?.node.start });
  switch (outcome.kind) {
    case 'value': return { kind: 'done' };
    case 'raises':
      if (typeof outcome.exit === 'number') return { kind: 'exit', code: outcome.exit };
      return { kind: 'raised', traceback: outcome.exit ?? formatTraceback(outcome, filesOf(program)) };
    case 'unsupported': return stopped(notSupported(outcome.what), outcome.location);
    case 'budget': return stopped(phrase`stopped: ${fromBelow(outcome.message)}`, outcome.location);
  }
}

function notSupported(what: string): Text {
  const name = isLacking(what) && !what.startsWith('numpy') ? nearestOp(what) : undefined;
  return name === undefined ? phrase`not supported: ${fromBelow(what)}` : phrase`not supported: ${fromBelow(what)}; the nearest supported one is ${name}`;
}
