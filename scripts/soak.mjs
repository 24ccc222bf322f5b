/**
 * @file `npm run soak -- --evaluations 500 --steps 2000`: runs the panel's worker for long in Chromium, prints what it
 * holds, and fails if that grows.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/panel/soakMain.ts'], folder);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'panel/soakMain.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
