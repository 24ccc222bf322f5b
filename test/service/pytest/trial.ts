/** @file Makes tests of programs, runs them in one process of real pytest, and says where it disagrees with the verdict. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../../src/protocol/evaluation.ts';
import { openProjectService } from '../testService.ts';
import type { SourceProgram } from './programs.ts';

export interface Trial {
  readonly program: string;
  readonly site: string;
  readonly verdict: Verdict;
  readonly codes: string;
  /** undefined where none could be made. */
  readonly text: string | undefined;
  /** What pytest said of each of its tests that failed; undefined if it was not run. */
  readonly failures: readonly string[] | undefined;
  readonly tests: number;
}

/** One for each penalty of each program; `run` is given the folder of the files. */
export async function tryAll(python: string, programs: readonly SourceProgram[], keep?: string): Promise<Trial[]> {
  const service = await openProjectService();
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'penalty-lens-pytest-'));
  const made = programs.flatMap(({ name, text }) => {
    const uri = 'file:///program.py';
    service.update(uri, text, 1, name.endsWith('.py') ? name : 'program.py');
    return service.evaluate(uri).map(({ site, verdict, findings }) => {
      const subject = service.subject(uri, site.nameRange.start, undefined);
      const found = subject.kind === 'subject' ? subject : service.subject(uri, site.nameRange.start, [64, 3, 32, 32]);
      const pytest = found.kind === 'subject' ? found.subject.pytest : '';
      return { program: name, site: site.function ?? 'inline', verdict, codes: findings.map(({ code }) => code).join(' '), text: pytest === '' ? undefined : pytest };
    });
  });
  made.forEach(({ text }, i) => { if (text !== undefined) writeFileSync(join(folder, fileOf(i)), text); });
  const results = runPytest(python, folder);
  if (keep === undefined) rmSync(folder, { recursive: true });
  return made.map((one, i) => ({ ...one, ...(one.text === undefined ? { failures: undefined, tests: 0 } : results.get(fileOf(i).replace('.py', '')) ?? { failures: ['pytest says nothing of it'], tests: 0 }) }));
}

const fileOf = (index: number): string => `test_${index.toString().padStart(4, '0')}.py`;

interface Result { readonly failures: readonly string[]; readonly tests: number }

function runPytest(python: string, folder: string): ReadonlyMap<string, Result> {
  const report = join(folder, 'report.xml');
  const { stderr, status } = spawnSync(python, ['-m', 'pytest', '-q', '--tb=short', '--continue-on-collection-errors', '-p', 'no:cacheprovider', `--junit-xml=${report}`, `--rootdir=${folder}`, folder], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' } });
  if (status === null || status > 2) throw new Error(`pytest ended with ${String(status)}: ${stderr}`);
  return readReport(readFileSync(report, 'utf8'));
}

/** By module: pytest's report has one element a test, with a failure or an error inside. */
function readReport(xml: string): ReadonlyMap<string, Result> {
  const found = new Map<string, { failures: string[]; tests: number }>();
  for (const [, attributes = '', body = ''] of xml.matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    // A file that can't be imported is named itself, and has no class.
    const module = /name="(?:[\w.]*\.)?(test_\d+)[^"]*"/.exec(attributes)?.[1] ?? '';
    const name = /(?:^| )name="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const entry = found.get(module) ?? { failures: [], tests: 0 };
    entry.tests += 1;
    const failure = /<(?:failure|error) message="([^"]*)"/.exec(body)?.[1];
    if (failure !== undefined) entry.failures.push(`${name}: ${unescaped(failure).replace(/\s+/g, ' ')}${failure.startsWith('collection failure') ? ` ${unescaped(body).replace(/\s+/g, ' ').slice(-300)}` : ''}`);
    found.set(module, entry);
  }
  return found;
}

const unescaped = (text: string): string => text.replace(/&#10;/g, '\n').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, '\'').replace(/&amp;/g, '&');

/** What pytest says beside what the verdict says; undefined where they agree. */
export function disagreement({ verdict, failures, text }: Trial): string | undefined {
  if (text === undefined) return 'no test could be made';
  if (failures === undefined) return 'not run';
  const missing = failures.find((failure) => /No module named|module 'torch' has no attribute 'compile'/.test(failure));
  if (missing !== undefined) return `not here: ${missing}`;
  const [first] = failures;
  // It says that it could not be judged: whatever PyTorch makes of it is news.
  if (verdict === 'unsupported') return undefined;
  if (verdict === 'correct' || verdict === 'different') return first === undefined ? undefined : `fails: ${first}`;
  return first === undefined ? 'passes' : verdict === 'wrong' && failures.every((failure) => /says nothing|NameError|ModuleNotFound|SyntaxError|NoneType|SimpleNamespace|StandIn/.test(failure)) ? `fails otherwise: ${first}` : undefined;
}
