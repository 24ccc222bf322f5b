/**
 * @file `npm run build`: every bundle of scripts/bundles.mjs into dist/. `--watch` keeps them up to date, `--minify`
 * makes what is packed, words name single bundles.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context, formatMessages } from 'esbuild';
import { bundles, compressedCopies, copies } from './bundles.mjs';
import { compress } from './gzipped.mjs';
import { root } from './paths.mjs';

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const flags = new Set(words.filter((word) => word.startsWith('--')));
  const ok = await buildAll({ watch: flags.has('--watch'), minify: flags.has('--minify'), only: words.filter((word) => !word.startsWith('--')) });
  if (!flags.has('--watch')) process.exit(ok ? 0 : 1);
}

/** Answers whether everything could be built. */
export async function buildAll({ watch = false, minify = false, only = [] } = {}) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  // The package itself has no type: VS Code's web-worker host takes CommonJS alone. The command line is an ES module.
  writeFileSync(join(root, 'dist/package.json'), '{ "type": "module" }\n');
  for (const path of copies) copyFileSync(join(root, path), join(root, 'dist', basename(path)));
  for (const path of compressedCopies) compress(join(root, 'dist', basename(path)));
  const wanted = bundles({ minify }).filter(({ name }) => only.length === 0 || only.includes(name));
  const results = await Promise.all(wanted.map((bundle) => buildOne(bundle, watch)));
  return results.every(Boolean);
}

async function buildOne({ name, entry, emptied, options }, watch) {
  if (!existsSync(join(root, entry))) {
    console.log(`- ${name}: ${entry} does not exist yet`);
    return true;
  }
  if (emptied !== undefined) rmSync(join(root, emptied), { recursive: true, force: true });
  const plugins = [...options.plugins, reporter(name, watch)];
  const job = await context({ ...options, plugins, absWorkingDir: root });
  if (watch) {
    await job.watch();
    return true;
  }
  const result = await job.rebuild().catch((error) => error);
  await job.dispose();
  return result.errors.length === 0;
}

/** How many bundles are being made; an editor's task waits for the lines that this prints. */
let running = 0;

/** One line a bundle: its size and time, or what is wrong. */
function reporter(name, watch) {
  return {
    name: 'reporter',
    setup(plugin) {
      let start = 0;
      plugin.onStart(() => {
        start = performance.now();
        if (watch && running++ === 0) console.log('… building');
      });
      plugin.onEnd(async (result) => {
        for (const kind of ['error', 'warning']) {
          for (const text of await formatMessages(result[`${kind}s`], { kind, color: process.stdout.isTTY })) console.error(text);
        }
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        console.log(`${result.errors.length === 0 ? '✓' : '✗'} ${name}${sizeOf(result)} (${seconds} s)`);
        if (watch && --running === 0) console.log('✓ up to date');
      });
    },
  };
}

function sizeOf(result) {
  const outputs = Object.entries(result.metafile?.outputs ?? {}).filter(([path]) => !path.endsWith('.map'));
  const bytes = outputs.reduce((sum, [, output]) => sum + output.bytes, 0);
  return bytes === 0 ? '' : `: ${Math.ceil(bytes / 1024)} KiB`;
}
