/**
 * @file Making an evaluator for a text, as tests need it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvaluator, type Budget, type Evaluator, type Library, type Observer, type Outcome, type ProgramFile, type Value } from '../../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../../src/python/library/index.ts';
import { createParser, type Module, type Parser } from '../../../src/python/syntax/index.ts';
import { workClock } from '../../../src/service/index.ts';

let parser: Promise<Parser> | undefined;
const wasm = (name: string): Uint8Array => readFileSync(join(process.cwd(), 'node_modules', name));

/** The tree of a text. */
export async function parse(text: string): Promise<Module> {
  parser ??= createParser({ runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'), grammar: wasm('tree-sitter-python/tree-sitter-python.wasm') });
  return (await parser).parse(text);
}

export interface Made { readonly evaluator: Evaluator; readonly printed: () => string; readonly tree: Module }
interface Settings {
  readonly path?: string;
  readonly modules?: Readonly<Record<string, string>>;
  readonly budget?: Partial<Budget>;
  readonly observer?: Observer;
  readonly argv?: readonly string[];
  readonly globals?: Readonly<Record<string, Value>>;
  readonly library?: Library;
}

/** An evaluator of this text; `printed` answers what the program has printed so far. */
export async function evaluatorOf(text: string, settings: Settings = {}): Promise<Made> {
  const tree = await parse(text);
  const modules: Record<string, ProgramFile> = {};
  for (const [name, source] of Object.entries(settings.modules ?? {})) modules[name] = { path: `${name.replaceAll('.', '/')}.py`, text: source, tree: await parse(source) };
  let output = '';
  const evaluator = createEvaluator({
    program: { main: { path: settings.path ?? 'main.py', text, tree }, modules },
    library: settings.library ?? standardLibrary(), budget: settings.budget, argv: settings.argv, globals: settings.globals, clock: workClock(process, () => performance.now()),
    observer: { ...settings.observer, onPrint: (piece) => { output += piece; } },
  });
  return { evaluator, printed: () => output, tree };
}

/** The `repr` of a value outcome; any other outcome in one line. */
export function shown(evaluator: Evaluator, outcome: Outcome<Value>): string {
  switch (outcome.kind) {
    case 'value': { const text = evaluator.attempt(() => evaluator.interpreter.repr(outcome.value)); return text.kind === 'value' ? text.value : text.kind === 'unsupported' ? `unsupported: ${text.what}` : text.kind; }
    case 'raises': return `${outcome.type}: ${outcome.message}`;
    case 'unsupported': return `unsupported: ${outcome.what}`;
    case 'budget': return `budget: ${outcome.budget}`;
  }
}
