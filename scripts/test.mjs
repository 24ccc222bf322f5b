/**
 * @file Runs the tests. `all` (npm test) builds and checks first and then runs the rest; `unit` bundles every
 * test/**\/*.test.ts that needs no editor; `integration` runs in a real VS Code (`node`, `web`, `drive` or `packed` for a part,
 * which a text of a test narrows down).
 * Further words of `unit` narrow it down: a path picks files or folders, anything else is mocha's grep.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildAll } from './build.mjs';
import { bundleTests } from './bundleTests.mjs';
import { check } from './check.mjs';
import { filesUnder } from './files.mjs';
import { root } from './paths.mjs';
import { runCounted, sum } from './tally.mjs';

const suites = { all: runAll, unit: runUnit, integration: runIntegration };
const [name, ...words] = process.argv.slice(2);
const run = suites[name];
if (run === undefined) {
  console.error(`Usage: node scripts/test.mjs ${Object.keys(suites).join('|')} [path or text of a test]…`);
  process.exit(2);
}
const total = await run(words);
if (name !== 'unit') console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function runAll() {
  console.log('Build');
  const built = await buildAll();
  console.log('\nTypes, lint and import rules');
  const checks = await check();
  console.log('\nUnit and conformance tests');
  const tallies = [count([built, ...checks.map(({ ok }) => ok)]), await runUnit([])];
  if (built) tallies.push(await runIntegration([]));
  return sum(tallies);
}

function count(results) {
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
}

async function runIntegration(words) {
  const { driveScreen, runInEditor, smokePacked } = await import('./integration.mjs');
  const table = {
    node: ['In VS Code, Node extension host', () => runInEditor('node')],
    web: ['In VS Code, web-worker extension host', () => runInEditor('web')],
    drive: ['On the screen of VS Code', () => driveScreen(words.filter((word) => !(word in table)))],
    packed: ['Installed from its package', smokePacked],
  };
  const parts = words.filter((word) => word in table);
  const tallies = [];
  for (const [part, [title, runPart]] of Object.entries(table)) {
    if (parts.length > 0 && !parts.includes(part)) continue;
    console.log(`\n${title}`);
    // A missing browser, say: its message names the command that helps, and the other parts still run.
    tallies.push(await runPart().catch((error) => say(error.message)));
  }
  return sum(tallies);
}

async function runUnit(filters) {
  const missing = filters.find((word) => word.startsWith('test/') && !existsSync(word));
  if (missing !== undefined) return say(`There is no ${missing}.`);
  const paths = filters.filter((word) => existsSync(word));
  const grep = filters.filter((word) => !existsSync(word)).join(' ');
  const files = testFiles(paths);
  if (files.length === 0) return say('No test files there.');
  // Several runs may go on at once, so each has its own folder.
  const folder = join(root, 'dist/test', String(process.pid));
  try {
    await bundleTests(files, folder);
    return await mocha([join(folder, '**/*.test.mjs'), ...(grep === '' ? [] : ['--grep', grep])]);
  } catch (error) {
    return say(error.errors === undefined ? error.stack : `${error.errors.length} problems while bundling the tests`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(paths) {
  const all = filesUnder('test', (path) => path.endsWith('.test.ts') || path.endsWith('.test.tsx'), ['test/integration', 'test/host']);
  if (paths.length === 0) return all;
  const picked = paths.map((path) => relative(root, resolve(path)));
  return all.filter((file) => picked.some((path) => file === path || (statSync(join(root, path)).isDirectory() && file.startsWith(`${path.replace(/\/$/, '')}/`))));
}

function mocha(args) {
  return runCounted(process.execPath, ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/mochaTally.cjs', ...args]);
}

function say(text) {
  console.error(text);
  return { passed: 0, failed: 1 };
}
