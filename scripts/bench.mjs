/** @file `npm run bench`: how long things take, as median and 95th percentile, on this machine. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/bench/bench.ts'], folder);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'bench/bench.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
