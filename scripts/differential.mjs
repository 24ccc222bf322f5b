/**
 * @file `npm run differential -- --programs 5000 --seed 1`: random programs under real PyTorch and here. Prints what was
 * run, and for every failure (`--failures 10` at most) its smallest program with what both sides print.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/differential/main.ts'], folder);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'differential/main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
