/** @file One variant on trial: is it still the same program, and is the same said of it? */
import { analyse } from '../../../src/penalty/index.ts';
import { runProgram, type ServiceTools } from '../../../src/service/index.ts';
import { buildProgram, type ReadModule } from '../../../src/service/program.ts';
import type { Texts } from './source.ts';

/** What is said of a file: every verdict and every code, once each. */
export interface Said { readonly verdicts: readonly string[]; readonly codes: readonly string[] }

/** What the file prints when it runs, or what it raises. */
export type Meaning = { readonly numbers: readonly number[] } | { readonly raises: string };

const modulesOf = ({ modules }: Texts): ReadModule => (name) => { const text = modules[name]; return text === undefined ? undefined : { path: `${name}.py`, text }; };

export function said(texts: Texts, tools: ServiceTools): Said {
  const program = buildProgram({ path: 'main.py', text: texts.main, tree: tools.parser.parse(texts.main) }, tools.parser, modulesOf(texts));
  const evaluations = analyse(program, { ...tools, parse: (text) => tools.parser.parse(text) });
  return { verdicts: sorted(evaluations.map(({ verdict }) => verdict)), codes: sorted(evaluations.flatMap(({ findings }) => findings.map(({ code }) => code))) };
}
const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();

export function meaning(texts: Texts, tools: ServiceTools): Meaning {
  const lines: string[] = [];
  const result = runProgram({
    path: 'main.py', text: texts.main, argv: [], seed: 0, maxSteps: 1_000_000, maxMilliseconds: 10_000, tests: false,
    print: (text) => { lines.push(text); }, printError: () => undefined,
  }, { ...tools, readFile: (path) => texts.modules[path.replace(/\.py$/, '')] });
  if (result.kind === 'raised') return { raises: /^(\w+)/.exec(result.traceback.trim().split('\n').at(-1) ?? '')?.[1] ?? result.traceback };
  if (result.kind !== 'done') return { raises: result.kind };
  return { numbers: lines.join('').trim().split(/\s+/).map(Number) };
}

/** Equal but for rounding. */
export function sameMeaning(a: Meaning, b: Meaning): boolean {
  if ('raises' in a || 'raises' in b) return 'raises' in a && 'raises' in b && a.raises === b.raises;
  return a.numbers.length === b.numbers.length && a.numbers.every((x, i) => Math.abs(x - (b.numbers[i] ?? NaN)) <= 1e-4 * Math.max(1, Math.abs(x)));
}

/** What must be said of a program with that mistake, or of one without; a helper that is right in itself may be told of beside it. */
export const isAsExpected = (found: Said, code: string | undefined, base: Said): boolean =>
  found.codes.join() === (code ?? '') && base.verdicts.every((verdict) => found.verdicts.includes(verdict)) && found.verdicts.every((verdict) => verdict === 'correct' || base.verdicts.includes(verdict));
