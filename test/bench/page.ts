/** @file docs/performance.md: its text is written by hand, its tables and plots come from the run that was kept last. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { growthPlot, lengthPlot, ratioPlot } from './plots.ts';
import type { RecordedRow, RunRecord } from './record.ts';
import { cellsOf } from './table.ts';

export const pagePath = 'docs/performance.md';
const plotFolder = 'docs/performance';

/** Path → content of all that comes from the run. */
export function pageOf(run: RunRecord, page: string): Readonly<Record<string, string>> {
  const plots = { 'ratios.svg': ratioPlot(run.rows), 'growth.svg': growthPlot(run.rows), 'lengths.svg': lengthPlot(run.rows) };
  return {
    [pagePath]: withMachine(withTables(page, run.rows), run),
    ...Object.fromEntries(Object.entries(plots).map(([name, svg]) => [join(plotFolder, name), svg])),
  };
}

export function writePage(run: RunRecord): void {
  mkdirSync(plotFolder, { recursive: true });
  for (const [path, content] of Object.entries(pageOf(run, readFileSync(pagePath, 'utf8')))) writeFileSync(path, content);
}

/** What stands between `<!-- table: Group -->` and `<!-- end -->` is that group's table. */
const withTables = (page: string, rows: readonly RecordedRow[]): string =>
  page.replace(/(<!-- table: (.+?) -->\n)[^]*?(<!-- end -->)/g, (_, start: string, group: string, end: string) => `${start}\n${tableOf(rows.filter((row) => row.group === group))}\n\n${end}`);

function withMachine(page: string, { date, machine }: RunRecord): string {
  const said = `${date}, ${Object.entries(machine).map(([name, value]) => `${name} ${value}`).join(', ')}`;
  return page.replace(/(<!-- machine -->)[^]*?(<!-- end -->)/, (_, start: string, end: string) => `${start}${said}${end}`);
}

function tableOf(rows: readonly RecordedRow[]): string {
  const lines = rows.map((row) => `| ${cellsOf(row).join(' | ')} |`);
  return ['| what | median | p95 | peer | ratio | target | |', '|---|---|---|---|---|---|---|', ...lines].join('\n');
}
