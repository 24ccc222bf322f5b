/**
 * @file `npm run pytests`: makes the test that "Copy as PyTorch test" copies, for every penalty of the samples, the check
 * pages and the verdict programs, runs them under real PyTorch, and prints where one can't be made or disagrees with the
 * verdict. `--only text` picks programs by name, `--keep folder` leaves the files there; paths of
 * Python files are taken instead of all these.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/service/pytest/main.ts'], folder);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'service/pytest/main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
