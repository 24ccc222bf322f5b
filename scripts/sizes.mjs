/**
 * @file `npm run sizes`: how large the panel's files are as they are shipped, and whether each part keeps its budget.
 * Builds them in memory, as the package has them.
 */
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';
import { bundles, compressedCopies } from './bundles.mjs';
import { compressed } from './gzipped.mjs';
import { root } from './paths.mjs';

/** Bytes. */
const budgets = {
  'scripts that the page needs to draw, gzip': 40_000,
  'all that the page ever loads, as shipped': 1_200_000,
};

const files = [...await panelFiles(), ...compressedCopies.map((path) => ({ name: `${basename(path)}.gz`, bytes: compressed(readFileSync(join(root, path))), isCore: false }))];
for (const { name, bytes } of files) console.log(`${name.padEnd(44)}${String(bytes.length).padStart(10)}${String(compressed(bytes).length).padStart(10)} gzip`);
const measured = {
  'scripts that the page needs to draw, gzip': sum(files.filter(({ isCore }) => isCore).map(({ bytes }) => compressed(bytes).length)),
  'all that the page ever loads, as shipped': sum(files.map(({ bytes }) => bytes.length)),
};
for (const [name, budget] of Object.entries(budgets)) {
  const isKept = measured[name] <= budget;
  console.log(`${isKept ? '✓' : '✗'} ${name}: ${measured[name]} of ${budget} bytes`);
  if (!isKept) process.exitCode = 1;
}

async function panelFiles() {
  const found = [];
  for (const { name, options, isCompressed } of bundles({ minify: true }).filter((bundle) => bundle.name.startsWith('panel'))) {
    const { outputFiles, metafile } = await build({ ...options, absWorkingDir: root, write: false });
    const outputs = metafile.outputs;
    const atStart = name === 'panel' ? loadedAtStart(outputs) : new Set();
    for (const { path, contents } of outputFiles) {
      const key = relative(root, path);
      const isPacked = isCompressed && key.endsWith('.js');
      found.push({ name: key + (isPacked ? '.gz' : ''), bytes: isPacked ? compressed(contents) : contents, isCore: atStart.has(key) });
    }
  }
  return found;
}

/** The page's script, and what it imports without being asked. */
function loadedAtStart(outputs) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { path: inner, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') add(inner);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoint === 'src/panel/main.tsx') add(path);
  return found;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
