/** @file Runs of the bench: what is recorded, what counts as worse, and that docs/performance.md shows the newest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newestRun } from './history.ts';
import { pageOf, pagePath } from './page.ts';
import { recorded, regressions, type RecordedRow, type RunRecord } from './record.ts';
import type { Row } from './row.ts';
import { lineOf } from './table.ts';

const row = (changes: Partial<Row>): RecordedRow => recorded({ title: 'Group' }, { name: 'a penalty', unit: 'ms', samples: [3, 1, 2, 9], ...changes });
const runOf = (...rows: readonly RecordedRow[]): RunRecord => ({ date: '2026-01-01T00:00', machine: {}, rows });
const beside = (own: number, other: number, unit: Row['unit'] = 'ms'): RecordedRow => row({ unit, samples: [own], peer: { name: 'peer', samples: [other] } });

describe('runs of the bench', () => {
  it('are recorded as medians, 95th percentiles and multiples of the peer', () => {
    const { median, p95, ratio, holds } = row({ peer: { name: 'PyTorch', samples: [2, 2] }, target: { ratio: 2 } });
    assert.deepEqual({ median, p95, ratio, holds }, { median: 3, p95: 9, ratio: 1.5, holds: true });
  });

  it('hold what is promised, of a speed when it is reached', () => {
    assert.equal(row({ target: { median: 2.9 } }).holds, false);
    assert.equal(row({ target: { p95: 9 } }).holds, true);
    assert.equal(row({ unit: 'MB/s', samples: [20], peer: { name: 'flake8', samples: [1] }, target: { ratio: 10 } }).holds, true);
    assert.equal(row({ unit: 'MB/s', samples: [5], peer: { name: 'flake8', samples: [1] }, target: { ratio: 10 } }).holds, false);
    assert.equal(row({}).holds, undefined);
  });

  it('are worse where a ratio grew by more than a fifth, whatever the machine', () => {
    assert.deepEqual(regressions(runOf(beside(2, 1)), [beside(20, 8.4)]), []);
    assert.deepEqual(regressions(runOf(beside(2, 1)), [beside(25, 10)]), [{ name: 'a penalty', before: 2, now: 2.5 }]);
    assert.equal(regressions(runOf(beside(20, 1, 'MB/s')), [beside(15, 1, 'MB/s')]).length, 1);
  });

  it('pass over what is new, has no peer or is too short to be told from noise', () => {
    assert.deepEqual(regressions(runOf(), [beside(25, 10)]), []);
    assert.deepEqual(regressions(runOf(row({})), [row({ samples: [900] })]), []);
    assert.deepEqual(regressions(runOf(beside(0.01, 1)), [beside(0.03, 1)]), []);
  });

  it('print a line with its target and whether it holds', () => {
    assert.match(lineOf(row({ peer: { name: 'PyTorch', samples: [2] }, target: { ratio: 1 } })), /^a penalty +3 ms +9 ms +PyTorch: 2 ms +1\.5× +≤ 1× +ABOVE$/);
  });

  it('are shown by docs/performance.md, the newest of them', () => {
    const run = newestRun() ?? assert.fail('no run is kept');
    for (const [path, content] of Object.entries(pageOf(run, readFileSync(pagePath, 'utf8')))) assert.equal(readFileSync(path, 'utf8'), content, `${path}: npm run bench`);
  });
});
