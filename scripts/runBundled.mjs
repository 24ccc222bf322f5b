/** @file Runs a program of test/ that is no test, bundled as the tests are. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

/** With the words of the command line; its exit code becomes ours. */
export async function runBundled(path) {
  const folder = join(root, 'dist/test', String(process.pid));
  try {
    await bundleTests([path], folder);
    const bundle = join(folder, path.replace(/^test\//, '').replace(/\.ts$/, '.mjs'));
    const { status } = spawnSync(process.execPath, ['--enable-source-maps', bundle, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
