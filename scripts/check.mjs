/** @file `npm run check`: types, lint, import rules and the panel's sizes, side by side. Prints what each found, and nothing where all is well. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const tool = (path) => join(root, 'node_modules', path);
const checks = {
  types: [tool('typescript/bin/tsc'), '-b', 'tsconfig.references.json', '--pretty', 'false'],
  lint: [tool('eslint/bin/eslint.js'), '--cache', '--cache-location', '.tsbuild/eslint', '--max-warnings', '0', '.'],
  imports: [tool('dependency-cruiser/bin/dependency-cruise.mjs'), 'src'],
  sizes: [join(root, 'scripts/sizes.mjs')],
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await check();
  process.exit(results.every((result) => result.ok) ? 0 : 1);
}

/** @returns {Promise<readonly { name: string, ok: boolean }[]>} */
export function check() {
  return Promise.all(Object.entries(checks).map(([name, args]) => runOne(name, args)));
}

async function runOne(name, args) {
  const start = performance.now();
  const { code, output } = await run(args);
  if (code !== 0) console.log(output.trimEnd());
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return { name, ok: code === 0 };
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { output += data; });
    child.on('close', (code) => resolve({ code, output }));
  });
}
