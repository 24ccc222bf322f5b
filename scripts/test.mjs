/**
 * @file Runs the tests. `node scripts/test.mjs unit` bundles every test/**\/*.test.ts that needs no editor and runs
 * mocha on them. Further words narrow it down: a path picks files or folders, anything else is mocha's grep.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { nodeBanner, root } from './paths.mjs';
import { pythonTree } from './pythonTree.mjs';

const [suite, ...words] = process.argv.slice(2);
const suites = { unit: runUnit };
const run = suites[suite];
if (run === undefined) {
  console.error(`Usage: node scripts/test.mjs ${Object.keys(suites).join('|')} [path or text of a test]…`);
  process.exit(2);
}
process.exit(await run(words));

async function runUnit(filters) {
  const paths = filters.filter((word) => existsSync(word));
  const grep = filters.filter((word) => !existsSync(word)).join(' ');
  const files = testFiles(paths);
  if (files.length === 0) return say('No test files there.', 1);
  // Several runs may go on at once, so each has its own folder.
  const folder = join(root, 'dist/test', String(process.pid));
  try {
    await bundleTests(files, folder);
    return mocha([join(folder, '**/*.test.js'), ...(grep === '' ? [] : ['--grep', grep])]);
  } catch (error) {
    return say(error.errors === undefined ? error.stack : `${error.errors.length} problems while bundling the tests`, 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(paths) {
  const all = globSync('test/**/*.test.ts', { cwd: root, exclude: (name) => name === 'integration' || name === 'host' });
  if (paths.length === 0) return all;
  const picked = paths.map((path) => relative(root, resolve(path)));
  return all.filter((file) => picked.some((path) => file === path || (statSync(join(root, path)).isDirectory() && file.startsWith(`${path.replace(/\/$/, '')}/`))));
}

function bundleTests(files, folder) {
  return build({
    entryPoints: files, outdir: folder, outbase: join(root, 'test'), absWorkingDir: root,
    bundle: true, splitting: true, sourcemap: true, format: 'esm', platform: 'node', target: 'node20', mainFields: ['module', 'main'],
    banner: { js: nodeBanner }, plugins: [pythonTree()], logLevel: 'error', jsx: 'automatic', jsxImportSource: 'preact',
    external: ['typescript', 'esbuild', 'playwright-core', '@vscode/test-electron'],
  });
}

function mocha(args) {
  const bin = join(root, 'node_modules/mocha/bin/mocha.js');
  const result = spawnSync(process.execPath, ['--enable-source-maps', bin, ...args], { cwd: root, stdio: 'inherit' });
  return result.status ?? 1;
}

function say(text, code) {
  console.error(text);
  return code;
}
