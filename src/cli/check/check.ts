/** @file `check PATH…`: finds the files, has them inspected, writes what was found; answers the exit code. */
import packageJson from '../../../package.json' with { type: 'json' };
import type { Language } from '../../texts/languages.ts';
import { commaList } from '../../texts/lists.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { visible } from '../../texts/visible.ts';
import { sayerOf, type Say } from '../language.ts';
import { openProgress, type Progress } from './progress.ts';
import type { Streams } from '../streams.ts';
import { openWorkshop } from '../workshop.ts';
import { findFiles } from './findFiles.ts';
import { fixFile } from './fixFile.ts';
import { githubReport } from './github.ts';
import { firstLook, inspect } from './inspect.ts';
import { jsonReport } from './json.ts';
import { inspectAll } from './pool.ts';
import { joinReports, type FileReport, type Problem, type Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { selected, type Selection } from './selection.ts';
import { textReport } from './text.ts';

export interface CheckOptions extends Selection {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly color: boolean;
  readonly quiet?: boolean | undefined;
  readonly fix?: boolean | undefined;
  readonly stdinFilename?: string | undefined;
  readonly maxBytes?: number | undefined;
  /** Seconds for one file. */
  readonly timeout?: number | undefined;
}

export interface CheckStreams extends Streams { readonly stdin: () => Buffer; readonly terminal: NodeJS.WriteStream }

const defaultTimeout = 60;

export async function check(paths: readonly string[], options: CheckOptions, streams: CheckStreams): Promise<number> {
  const { language } = streams;
  const say = sayerOf(language);
  const progress = openProgress(streams.terminal, () => performance.now(), say);
  const found = paths.includes('-') ? await checkStdin(options, streams) : await checkFiles(paths, options, { progress, language, say });
  progress.end();
  const report = { ...found, findings: selected(found.findings, options) };
  streams.out(formats[options.format](report, options, language));
  for (const { file, message } of report.problems) streams.err(`${visible(`${file}: ${message}`)}\n`);
  if (options.quiet !== true) streams.err(`${summary(report, say)}\n`);
  if (report.problems.some(({ failed }) => failed)) return 2;
  return report.findings.some(({ severity }) => severity !== 'information') ? 1 : 0;
}

const formats: { readonly [F in CheckOptions['format']]: (report: Report, options: CheckOptions, language: Language) => string } = {
  text: ({ findings }, { color }, language) => textReport(findings, color, sayerOf(language)),
  json: (report) => jsonReport(report),
  sarif: (report, _, language) => sarifReport(report, packageJson.version, language),
  github: ({ findings }, _, language) => githubReport(findings, sayerOf(language)),
};

interface Surroundings { readonly progress: Progress; readonly language: Language; readonly say: Say }

async function checkFiles(paths: readonly string[], options: CheckOptions, { progress, language, say }: Surroundings): Promise<Report> {
  const { files, problems } = findFiles(paths, say);
  const worthwhile: string[] = [];
  const failed: Problem[] = [];
  files.forEach((file, done) => {
    const look = firstLook(file, say);
    if (typeof look === 'object') failed.push(look);
    else if (look) worthwhile.push(file);
    progress.step(done, files.length);
  });
  const maxMilliseconds = (options.timeout ?? defaultTimeout) * 1_000;
  if (options.fix === true) await fixAll(worthwhile, options, language);
  const looked = files.length - worthwhile.length;
  const reports = worthwhile.length === 0 ? [] : await inspectAll(worthwhile, { maxBytes: options.maxBytes, language, maxMilliseconds, onDone: (done) => { progress.step(looked + done, files.length); } });
  return joinReports(files.length, reports, [...problems, ...failed]);
}

async function fixAll(files: readonly string[], options: CheckOptions, language: Language): Promise<void> {
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language });
  for (const path of files) fixFile(path, service, (findings) => selected(findings, options));
}

/** One text from standard input; its name is for reports, and for what it imports. */
async function checkStdin(options: CheckOptions, { stdin, language }: CheckStreams): Promise<Report> {
  const { service } = await openWorkshop({ maxBytes: options.maxBytes, language });
  const report: FileReport = inspect(options.stdinFilename ?? '<stdin>', stdin(), service);
  return joinReports(1, [report], []);
}

function summary({ files, findings }: Report, say: Say): string {
  const counted = (['error', 'warning', 'information'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [say(counts[severity](count))];
  });
  const fixes = findings.filter(({ fix }) => fix).length;
  const found = counted.length === 0 ? phrase`Nothing found` : fixes === 0 ? phrase`${commaList(counted)}` : fixes === 1 ? phrase`${commaList(counted)} (1 fix with --fix)` : phrase`${commaList(counted)} (${fixes} fixes with --fix)`;
  return say(files === 1 ? phrase`${found} in 1 file.` : phrase`${found} in ${files} files.`);
}

const counts = {
  error: (count: number): Text => (count === 1 ? phrase`1 error` : phrase`${count} errors`),
  warning: (count: number): Text => (count === 1 ? phrase`1 warning` : phrase`${count} warnings`),
  information: (count: number): Text => (count === 1 ? phrase`1 hint` : phrase`${count} hints`),
};
