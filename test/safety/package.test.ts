/** @file The package: the same files give the same bytes, whenever they were written; and what it may hold has licences that allow it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

describe('the package', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => { folder = mkdtempSync(join(tmpdir(), 'penalty-lens-package-')); });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  it('has the same bytes for the same files', () => {
    const listed = execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    // What is built before packing is built already; `npm run reproducible` builds twice.
    const manifest = Object.fromEntries(Object.entries(JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>).filter(([key]) => key !== 'scripts'));
    const bytes = [1_000_000_000, 1_700_000_000].map((time) => {
      const copy = join(folder, time.toString());
      for (const path of [...listed.split('\n').filter((line) => line !== '' && !line.includes('vscode:prepublish')), '.vscodeignore']) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        if (path === 'package.json') writeFileSync(join(copy, path), JSON.stringify(manifest));
        else cpSync(path, join(copy, path));
        utimesSync(join(copy, path), time, time);
      }
      execFileSync(process.execPath, ['scripts/package.mjs', copy, join(copy, 'out.vsix')], { stdio: 'ignore' });
      return readFileSync(join(copy, 'out.vsix'));
    });
    assert.ok((bytes[0]?.length ?? 0) > 100_000);
    assert.ok(bytes[0]?.equals(bytes[1] ?? Buffer.of()));
  });

  it('may hold what is listed in docs/licences.md, and no licence that asks more than to be named', () => {
    execFileSync(process.execPath, ['scripts/licences.mjs', '--check']);
    const rows = readFileSync('docs/licences.md', 'utf8').split('\n').filter((line) => line.startsWith('| ')).slice(1);
    const allowed = /^\(?(MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|MIT-0)( (AND|OR) (MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|CC0-1\.0))*\)?$/;
    assert.deepEqual(rows.filter((row) => !allowed.test(row.split('|')[3]?.trim() ?? '')), []);
  });
});
