/**
 * @file Records what real PyTorch prints for every program in test/conformance and samples, beside the program as
 * `<name>.out` (for a sample: test/conformance/samples/<name>.out). `--check` records nothing and fails where the
 * recorded text is not what PyTorch prints. Further words pick programs whose path contains one of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { filesUnder } from './files.mjs';
import { root } from './paths.mjs';

const words = process.argv.slice(2).filter((word) => word !== '--check');
const check = process.argv.includes('--check');
const programs = ['test/conformance', 'samples'].flatMap((folder) => filesUnder(folder, (path) => path.endsWith('.py')))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)));

process.exit(await main());

async function main() {
  const python = pythonWithPyTorch();
  if (python === undefined) return say('No Python with PyTorch: set PYTHON to one, or install Debian\'s python3-torch.', 2);
  const printed = run(python);
  return check ? compareAll(printed) : record(printed);
}

function pythonWithPyTorch() {
  const candidates = [process.env['PYTHON'], 'python3', '/usr/bin/python3', 'python'].filter((name) => name !== undefined);
  return candidates.find((name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0);
}

/** One process that imports PyTorch once and forks for every program: path → what it printed; null where it can't run here. */
function run(python) {
  const result = spawnSync(python, [join(root, 'scripts/goldens.py'), ...programs], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  if (result.status !== 0) throw new Error(`scripts/goldens.py ended with ${result.status}`);
  return new Map(Object.entries(JSON.parse(result.stdout)).filter(([path, text]) => text !== null || say(`${path}: needs a library that is not here`, false)));
}

function record(printed) {
  let changed = 0;
  for (const [path, text] of printed) {
    const file = outputOf(path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    changed += 1;
  }
  return say(`${printed.size} programs, ${changed} recorded anew`, 0);
}

async function compareAll(printed) {
  const { differences } = await comparison();
  let lines = 0;
  let failed = 0;
  for (const [path, text] of printed) {
    const recorded = existsSync(outputOf(path)) ? readFileSync(outputOf(path), 'utf8') : '';
    const found = differences(readFileSync(join(root, path), 'utf8'), recorded, text);
    lines += text.split('\n').length - 1;
    if (found.length === 0) continue;
    failed += 1;
    console.log(`${path}\n${found.slice(0, 5).map(({ line, expected, actual }) => `  line ${line}\n    recorded ${expected}\n    PyTorch  ${actual}`).join('\n')}`);
  }
  return say(`${printed.size} programs, ${lines} lines, ${failed} differ from PyTorch`, failed === 0 ? 0 : 1);
}

/** The comparison that the tests use too. */
async function comparison() {
  const result = await build({ entryPoints: [join(root, 'test/conformance/compare.ts')], bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent' });
  return import(`data:text/javascript,${encodeURIComponent(result.outputFiles[0].text)}`);
}

function outputOf(path) {
  const beside = path.startsWith('samples/') ? join('test/conformance/samples', basename(path)) : path;
  return join(root, beside.replace(/\.py$/, '.out'));
}

function say(text, answer) {
  console.error(text);
  return answer;
}
