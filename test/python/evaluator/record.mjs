/**
 * @file Runs every program here with CPython and writes what it prints next to it: `node test/python/evaluator/record.mjs [name…]`.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'programs');
const wanted = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.py')).sort()) {
  if (wanted.length > 0 && !wanted.includes(file.replace(/\.py$/, ''))) continue;
  writeFileSync(join(folder, file.replace(/\.py$/, '.out')), execFileSync('/usr/bin/python3', [file], { cwd: folder, encoding: 'utf8', env: { PYTHONHASHSEED: '0' } }));
}
