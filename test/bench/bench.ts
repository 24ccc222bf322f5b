/**
 * @file `npm run bench`: measures everything, keeps the run under bench/ and writes its table and plots into
 * docs/performance.md. Words name single groups, which are only printed. `--compare` measures what is quick (or the groups
 * named) and fails where a ratio is worse than in the run that was kept last.
 */
import { keepRun, machine, newestRun, now } from './history.ts';
import { writePage } from './page.ts';
import { recorded, regressions, tolerance, type RecordedRow } from './record.ts';
import type { Group } from './row.ts';
import { heading, lineOf } from './table.ts';
import { longFiles, shortFiles } from './groups/analysis.ts';
import { cold, server } from './groups/cold.ts';
import { manyFiles } from './groups/files.ts';
import { growth } from './groups/growth.ts';
import { panel } from './groups/panel.ts';
import { largeArrays, penalties, steps } from './groups/penalties.ts';
import { installed } from './groups/installed.ts';
import { sizes } from './groups/sizes.ts';

const groups: Readonly<Record<string, Group>> = { penalties, large: largeArrays, steps, growth, cold, server, panel, short: shortFiles, long: longFiles, files: manyFiles, sizes, installed };

const words = process.argv.slice(2);
const isComparison = words.includes('--compare');
const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !Object.hasOwn(groups, name));

if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(groups).join(', ')}.`);
  process.exitCode = 2;
} else if (isComparison) await compare(chosen(({ isQuick }) => isQuick));
else await measureAll(chosen(() => true));

function chosen(isUsual: (group: Group) => boolean): readonly Group[] {
  return named.length > 0 ? named.flatMap((name) => groups[name] ?? []) : Object.values(groups).filter(isUsual);
}

async function measureAll(wanted: readonly Group[]): Promise<void> {
  const rows: RecordedRow[] = [];
  for (const group of wanted) rows.push(...await measured(group));
  const promised = rows.filter(({ holds }) => holds !== undefined);
  console.log(`\n${promised.filter(({ holds }) => holds).length} of ${promised.length} targets hold.`);
  if (named.length > 0) return;
  const run = { date: now(), machine: machine(), rows };
  console.log(`Kept as ${keepRun(run)}; docs/performance.md shows it.`);
  writePage(run);
}

async function measured(group: Group): Promise<RecordedRow[]> {
  console.log(`\n${group.title}\n${heading}`);
  const rows = (await group.measure()).map((row) => recorded(group, row));
  for (const row of rows) console.log(lineOf(row));
  return rows;
}

/** A machine has its moods: what seems worse is measured once more before anybody is told. */
async function compare(wanted: readonly Group[]): Promise<void> {
  const kept = newestRun();
  if (!kept) throw new Error('There is no run under bench/ to compare with: npm run bench');
  let isWorse = false;
  for (const group of wanted) {
    const first = new Set(regressions(kept, await measured(group)).map(({ name }) => name));
    if (first.size === 0) continue;
    console.log(`\nAgain, since worse: ${[...first].join('; ')}`);
    const again = regressions(kept, await measured(group)).filter(({ name }) => first.has(name));
    for (const { name, before, now: ratio } of again) console.log(`WORSE  ${name}: ${ratio}× of its peer, was ${before}×`);
    isWorse ||= again.length > 0;
  }
  console.log(isWorse ? `\nMore than ${Math.round((tolerance - 1) * 100)} % worse than the run of ${kept.date}.` : `\nNothing is worse than in the run of ${kept.date}.`);
  if (isWorse) process.exitCode = 1;
}
