/** @file What each command does; answers its exit code. Writing goes through `out` and `err`, so that it can be tested. */
import { runProgram } from '../service/index.ts';
import type { OffsetRange } from '../protocol/evaluation.ts';
import { readSource, type SourceFile } from './files.ts';
import { Places, type GivenPlace } from './places.ts';
import { sayerOf } from './language.ts';
import { phrase, type Text } from '../texts/text.ts';
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
  const { path, ...place } = splitTarget(target);
  const source = readSource(path);
  const places = new Places(source);
  if (place.line !== undefined && offsetOf(place, places) === undefined) return failing(missing(target, place, source), streams);
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language: streams.language });
  service.update(path, source, 1, path);
  const evaluations = service.evaluate(path, { shape: options.shape, seed: options.seed, ownRows: true }).filter((e) =>
    (options.function === undefined || e.site.function === options.function || e.site.function?.split('.').at(-1) === options.function) &&
    (place.line === undefined || isOn(e.site.range, place, places)));
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
  const { path, ...place } = splitTarget(target);
  if (place.line === undefined) return failing(phrase`Give the place as FILE:LINE:COL.`, streams);
  const source = readSource(path);
  const offset = offsetOf(place, new Places(source));
  if (offset === undefined) return failing(missing(target, place, source), streams);
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language: streams.language });
  service.update(path, source, 1, path);
  const hover = service.hover(path, offset);
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
    path, text: source.text, cells: source.cells, argv, seed: options.seed ?? 0, print: out, printError: err, tests: options.tests ?? 'auto', epoch: performance.timeOrigin,
    maxSteps: options.maxSteps ?? 200_000_000, maxMilliseconds: (options.timeout ?? 600) * 1000, maxDepth,
  }, tools);
  if (result.kind === 'done') return 0;
  if (result.kind === 'exit') return result.code;
  if (result.kind === 'raised') { err(`${result.traceback}\n`); return 1; }
  const stoppedIn = result.path === path ? source : readSource(result.path);
  const place = result.offset === undefined ? undefined : new Places(stoppedIn).at(result.offset);
  err(`${visible(result.path)}${place === undefined ? '' : `:${place.cell === undefined ? '' : `cell ${place.cell.toString()}:`}${place.line.toString()}`}: ${result.what}\n`);
  return 3;
}

/** Of `a.py:12:5` or `a.ipynb:cell 3:12:5`, what stands behind the path. */
type Target = { readonly [K in keyof GivenPlace]: number | undefined };

/** A drive letter's colon is part of the path. */
export function splitTarget(target: string): { readonly path: string } & Target {
  const { path = target, cell, line, column } = /^(?<path>.*?)(?::cell (?<cell>\d+))?(?::(?<line>\d+))?(?::(?<column>\d+))?$/.exec(target)?.groups ?? {};
  const number = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));
  return { path, cell: number(cell), line: number(line), column: number(column) };
}

const offsetOf = ({ cell, line = 1, column = 1 }: Target, places: Places): number | undefined => places.offset({ cell, line, column });

/** Whether the line is one of those that the range is on. */
function isOn(range: OffsetRange, { cell, line = 1 }: Target, places: Places): boolean {
  const [start, end] = [places.at(range.start), places.at(range.end)];
  return start.cell === cell && start.line <= line && line <= end.line;
}

/** Why there is no such place. */
const missing = (target: string, { cell }: Target, { cells, path }: SourceFile): Text =>
  (cells !== undefined && cell === undefined ? phrase`A notebook’s lines count in its cells: give the place as ${`${path}:cell 3:LINE:COL`}.` : phrase`There is no such place: ${target}.`);

function failing(why: Text, { err, language }: Streams): number {
  err(`${sayerOf(language)(why)}\n`);
  return 2;
}
