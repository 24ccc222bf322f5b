/** @file `check PATH…`: finds the files, has them inspected, writes what was found; answers the exit code. */
import packageJson from '../../../package.json' with { type: 'json' };
import { openProgress, type Progress } from './progress.ts';
import type { Streams } from '../streams.ts';
import { openWorkshop } from '../workshop.ts';
import { findFiles } from './findFiles.ts';
import { fixFile } from './fixFile.ts';
import { githubReport } from './github.ts';
import { firstLook, inspect } from './inspect.ts';
import { jsonReport } from './json.ts';
import { inspectAll, type WorthwhileFile } from './pool.ts';
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
  const progress = openProgress(streams.terminal, () => performance.now());
  const found = paths.includes('-') ? await checkStdin(options, streams) : await checkFiles(paths, options, progress);
  progress.end();
  const report = { ...found, findings: selected(found.findings, options) };
  streams.out(formats[options.format](report, options));
  for (const { file, message } of report.problems) streams.err(`${file}: ${message}\n`);
  if (options.quiet !== true) streams.err(`${summary(report)}\n`);
  if (report.problems.some(({ failed }) => failed)) return 2;
  return report.findings.some(({ severity }) => severity !== 'information') ? 1 : 0;
}

const formats: { readonly [F in CheckOptions['format']]: (report: Report, options: CheckOptions) => string } = {
  text: ({ findings }, { color }) => textReport(findings, color),
  json: (report) => jsonReport(report),
  sarif: (report) => sarifReport(report, packageJson.version),
  github: ({ findings }) => githubReport(findings),
};

async function checkFiles(paths: readonly string[], options: CheckOptions, progress: Progress): Promise<Report> {
  const { files, problems } = findFiles(paths);
  const worthwhile: WorthwhileFile[] = [];
  const failed: Problem[] = [];
  files.forEach((file, done) => {
    const look = firstLook(file);
    if (look && 'message' in look) failed.push(look);
    else if (look) worthwhile.push({ path: file, size: look.size });
    progress.step(done, files.length);
  });
  const maxMilliseconds = (options.timeout ?? defaultTimeout) * 1_000;
  if (options.fix === true) await fixAll(worthwhile, options);
  const looked = files.length - worthwhile.length;
  const reports = worthwhile.length === 0 ? [] : await inspectAll(worthwhile, { maxBytes: options.maxBytes, maxMilliseconds, onDone: (done) => { progress.step(looked + done, files.length); } });
  return joinReports(files.length, reports, [...problems, ...failed]);
}

async function fixAll(files: readonly WorthwhileFile[], options: CheckOptions): Promise<void> {
  const { service } = await openWorkshop(options.maxBytes);
  for (const { path } of files) fixFile(path, service, (findings) => selected(findings, options));
}

/** One text from standard input; its name is for reports, and for what it imports. */
async function checkStdin(options: CheckOptions, { stdin }: CheckStreams): Promise<Report> {
  const { service } = await openWorkshop(options.maxBytes);
  const report: FileReport = inspect(options.stdinFilename ?? '<stdin>', stdin(), service);
  return joinReports(1, [report], []);
}

function summary({ files, findings }: Report): string {
  const counted = (['error', 'warning', 'information'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity === 'information' ? 'hint' : severity)];
  });
  const fixes = findings.filter(({ fix }) => fix).length;
  const found = counted.length === 0 ? 'Nothing found' : `${counted.join(', ')}${fixes > 0 ? ` (${plural(fixes, 'fix', 'fixes')} with --fix)` : ''}`;
  return `${found} in ${plural(files, 'file')}.`;
}
const plural = (count: number, one: string, many = `${one}s`): string => `${count.toString()} ${count === 1 ? one : many}`;
