/** @file What each command does; answers its exit code. Writing goes through `out` and `err`, so that it can be tested. */
import { runProgram } from '../service/index.ts';
import { readSource } from './files.ts';
import { Places } from './places.ts';
import { sayerOf } from './language.ts';
import { phrase } from '../texts/text.ts';
import { siteJson, siteText } from './report.ts';
import type { Streams } from './streams.ts';
import { visible, visibleJson } from '../texts/visible.ts';
import { openWorkshop } from './workshop.ts';

export interface CommonOptions {
  readonly format?: 'text' | 'json' | undefined;
  readonly shape?: readonly number[] | undefined;
  readonly function?: string | undefined;
  readonly seed?: number | undefined;
  readonly maxSteps?: number | undefined;
  readonly maxBytes?: number | undefined;
  readonly timeout?: number | undefined;
  readonly tests?: boolean | undefined;
}

/** `evaluate FILE[:LINE]`: 0 all correct, 1 some wrong, 3 nothing could be judged. */
export async function evaluate(target: string, options: CommonOptions, streams: Streams): Promise<number> {
  const say = sayerOf(streams.language);
  const started = performance.now();
  const { path, line } = splitTarget(target);
  const source = readSource(path);
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language: streams.language });
  service.update(path, source.text, 1, path);
  const places = new Places(source);
  const evaluations = service.evaluate(path, { shape: options.shape, seed: options.seed, ownRows: true }).filter((e) =>
    (options.function === undefined || e.site.function === options.function || e.site.function?.split('.').at(-1) === options.function) &&
    (line === undefined || (places.at(e.site.range.start).line <= line && line <= places.at(e.site.range.end).line)));
  const elapsedMs = Number((performance.now() - started).toFixed(1));
  if (options.format === 'json') streams.out(`${visibleJson(JSON.stringify({ version: 1, sites: evaluations.map((e) => siteJson(e, source)), backend: evaluations[0]?.backend ?? 'cpu', elapsedMs }, undefined, 2))}\n`);
  else if (evaluations.length === 0) streams.err(`${say(phrase`No gradient penalty was found in ${target}.`)}\n`);
  else streams.out(`${visible(evaluations.map((e) => siteText(e, source, say)).join('\n\n'))}\n`);
  const judged = evaluations.filter((e) => e.verdict === 'correct' || e.verdict === 'wrong' || e.verdict === 'different' || e.verdict === 'raises');
  if (judged.length === 0) return 3;
  return evaluations.some((e) => e.verdict === 'wrong' || e.verdict === 'raises') ? 1 : 0;
}

/** `explain FILE:LINE:COL`: the hover's Markdown; 1 if there is nothing to say. */
export async function explain(target: string, options: CommonOptions, streams: Streams): Promise<number> {
  const say = sayerOf(streams.language);
  const { path, line, column } = splitTarget(target);
  if (line === undefined) { streams.err(`${say(phrase`Give the place as FILE:LINE:COL.`)}\n`); return 2; }
  const source = readSource(path);
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language: streams.language });
  service.update(path, source.text, 1, path);
  const hover = service.hover(path, new Places(source).offset(line, column ?? 1));
  if (!hover) { streams.err(`${say(phrase`There is nothing to explain at ${target}.`)}\n`); return 1; }
  streams.out(options.format === 'json' ? `${visibleJson(JSON.stringify({ version: 1, markdown: hover.markdown, ...new Places(source).range(hover.range) }, undefined, 2))}\n` : `${hover.markdown}\n`);
  return 0;
}

/** Of calls within calls, for programs that raise Python's limit: the stack of `deepRun.ts` has room for them. */
const maxDepth = 20_000;

/** `run FILE`: prints what Python with PyTorch would print; 1 after an uncaught exception, 3 if something can't be run, `sys.exit`'s code. */
export async function run(path: string, argv: readonly string[], options: CommonOptions, { out, err, language }: Streams): Promise<number> {
  const source = readSource(path);
  const { tools } = await openWorkshop({ maxBytes: options.maxBytes, language });
  const result = runProgram({
    path, text: source.text, argv, seed: options.seed ?? 0, print: out, printError: err, tests: options.tests ?? 'auto', epoch: performance.timeOrigin,
    maxSteps: options.maxSteps ?? 200_000_000, maxMilliseconds: (options.timeout ?? 600) * 1000, maxDepth,
  }, tools);
  if (result.kind === 'done') return 0;
  if (result.kind === 'exit') return result.code;
  if (result.kind === 'raised') { err(`${result.traceback}\n`); return 1; }
  const stoppedIn = result.path === path ? source : readSource(result.path);
  err(`${visible(result.path)}${result.offset === undefined ? '' : `:${new Places(stoppedIn).at(result.offset).line.toString()}`}: ${result.what}\n`);
  return 3;
}

/** `a.py:12:5` → path, line, column. A drive letter's colon is part of the path. */
export function splitTarget(target: string): { path: string; line: number | undefined; column: number | undefined } {
  const match = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(target);
  return { path: match?.[1] ?? target, line: match?.[2] === undefined ? undefined : Number(match[2]), column: match?.[3] === undefined ? undefined : Number(match[3]) };
}
