/** @file `node scripts/screenshots.mjs [dark|light|high-contrast|high-contrast-light]…`: pictures of VS Code with our surfaces, in dist/screenshots. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { bundleDrivers } from './integration.mjs';
import { root } from './paths.mjs';

if (!(await buildAll())) process.exit(1);
await bundleDrivers(['test/integration/screenshots.ts']);
const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(root, 'dist/integration/screenshots.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
