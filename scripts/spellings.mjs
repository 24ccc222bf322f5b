/**
 * @file `npm run spellings -- --variants 2000 --seed 1`: known penalties in other words, which must be judged alike. Prints
 * every failure (`--failures 10` at most) with the fewest rewrites that show it; `--only text` picks programs by name.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/penalty/spellings/main.ts'], folder);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'penalty/spellings/main.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
