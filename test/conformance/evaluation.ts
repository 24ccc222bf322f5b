/** @file Runs a whole program in our evaluator, on real numbers, and gives what `goldens.py` gives: all it printed, then an uncaught exception. */
import { readFileSync } from 'node:fs';
import { createTfjsBackend } from '../../src/arrays/index.ts';
import { createEvaluator, type Outcome } from '../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../src/python/library/index.ts';
import { createParser, type Parser } from '../../src/python/syntax/index.ts';
import type { ProgramCoverage } from './coverage.ts';
import { workClock } from '../../src/service/index.ts';
import { createCollector, createTorch } from '../../src/torch/index.ts';

let parser: Promise<Parser> | undefined;
const openParser = (): Promise<Parser> => (parser ??= createParser({
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
}));

/** Enough for the longest program here; a user's budget is smaller. */
const budget = { maxSteps: 50_000_000, maxMilliseconds: 120_000 };

export type Kind = 'cpu' | 'wasm';

export interface RunOptions {
  readonly kind?: Kind;
  readonly maxBytes?: number;
  /** When unreachable arrays are freed: when it is worth it, unless said otherwise. */
  readonly sweeps?: 'always' | 'never' | undefined;
  /** Notes what the program reaches. */
  readonly coverage?: ProgramCoverage | undefined;
}

/** What the program prints, and the most bytes of arrays that it held. */
export async function runOf(path: string, text: string, { sweeps, coverage, ...backend }: RunOptions = {}): Promise<{ readonly printed: string; readonly peak: number }> {
  const parser = await openParser();
  const tree = parser.parse(text);
  const arrays = await createTfjsBackend({ kind: 'cpu', ...backend, wasm: readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm') });
  const torch = createTorch({ arrays, observer: coverage });
  const standard = standardLibrary();
  const plain = { native: new Map([...standard.native, ...torch.library.native]), source: new Map([...standard.source, ...torch.library.source]) };
  const library = coverage?.watch(plain, parser) ?? plain;
  let printed = '';
  const evaluator = createEvaluator({
    program: { main: { path, text, tree }, modules: {} }, library, budget, clock: workClock(process, () => performance.now()), parse: (code) => parser.parse(code), observer: { onPrint: (part) => { printed += part; } },
    collector: sweeps === 'never' ? undefined : createCollector(arrays, { always: sweeps === 'always' }),
  });
  const end = ending(evaluator.runMain());
  return { printed: printed + end, peak: arrays.memory.peak };
}

/** `SWEEP=always` frees what it may between all statements: slow, and nothing must change. */
export const printedBy = async (path: string, text: string, kind: Kind = 'cpu'): Promise<string> => (await runOf(path, text, { kind, sweeps: process.env['SWEEP'] === 'always' ? 'always' : undefined })).printed;

function ending(outcome: Outcome<undefined>): string {
  switch (outcome.kind) {
    case 'value': return '';
    case 'raises': return outcome.type === 'SystemExit' ? '' : `${outcome.type}: ${outcome.message}\n`;
    case 'unsupported': return `unsupported: ${outcome.what}${outcome.location === undefined ? '' : ` at offset ${outcome.location.node.start}`}\n`;
    case 'budget': return `budget: ${outcome.message}\n`;
  }
}
