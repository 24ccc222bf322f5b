/** @file `check` over ten thousand files of this machine, beside flake8 on a part of the same. */
import { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run } from '../children.ts';
import type { Group, Row } from '../row.ts';

const roots = ['/usr/lib/python3.11', '/usr/lib/python3.12', '/usr/lib/python3.13', '/usr/lib/python3/dist-packages'].filter((root) => existsSync(root));
const flake8 = '/usr/bin/flake8';
const wanted = 10_000;
/** flake8 takes seconds for a megabyte. */
const shared = 100;

const pythonFiles = (root: string): string[] => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.py')).map((entry) => join(entry.parentPath, entry.name));

/** Links to files, in folders as they are: none is written twice. */
function linkAll(files: readonly (readonly [string, string])[]): void {
  for (const [from, to] of files) {
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to);
  }
}

export const manyFiles: Group = {
  title: 'Many files', isQuick: false,
  measure: () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      return Promise.resolve(rowsIn(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rowsIn(folder: string): Row[] {
  const files = roots.flatMap((root) => pythonFiles(root).map((path): readonly [string, string] => [path, relative('/usr/lib', path).replace('dist-packages', 'packages')]));
  const names = Array.from({ length: wanted }, (_, i): readonly [string, string] => {
    const [path = '', name = ''] = files[i % files.length] ?? [];
    return [path, join(folder, 'all', Math.floor(i / files.length).toString(), name)];
  });
  linkAll(names);
  const quarter = names.filter((_, i) => i % 4 === 0);
  linkAll(quarter.map(([path, to]) => [path, to.replace(`${folder}/all`, `${folder}/quarter`)]));
  const part = names.filter((_, i) => i % Math.floor(wanted / shared) === 0);
  linkAll(part.map(([path, to]) => [path, to.replace(`${folder}/all`, `${folder}/part`)]));
  const megabytes = (of: typeof names): number => of.reduce((sum, [path]) => sum + statSync(path).size, 0) / 1e6;
  const check = (name: string) => run(process.execPath, ['dist/cli.js', 'check', join(folder, name)]);
  const [few, all] = [check('quarter'), check('all')];
  const other = existsSync(flake8) ? run(flake8, [join(folder, 'part')]) : undefined;
  return [
    { name: 'check, 10,000 files: time', unit: 'ms', samples: [all.wall], target: { median: 20_000 } },
    { name: 'check, 10,000 files: speed', unit: 'MB/s', samples: [megabytes(names) / all.wall * 1000], ...(other ? { peer: { name: 'flake8', samples: [megabytes(part) / other.wall * 1000] }, target: { ratio: 10 } } : {}) },
    { name: 'check, 10,000 files: memory', unit: 'MiB', samples: [all.memory], peer: { name: '2,500 files', samples: [few.memory] }, target: { median: 300 } },
  ];
}
