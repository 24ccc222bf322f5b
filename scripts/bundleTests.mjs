/** @file Bundles TypeScript of test/ for Node: what mocha runs, and the benchmark. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { nodeBanner, root } from './paths.mjs';
import { pythonTree } from './pythonTree.mjs';

/** `files` are paths from the project's root; each becomes a `.mjs` at its place under `folder`. */
export function bundleTests(files, folder) {
  return build({
    entryPoints: files, outdir: folder, outbase: join(root, 'test'), absWorkingDir: root,
    outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, sourcemap: true, format: 'esm', platform: 'node', target: 'node20', mainFields: ['module', 'main'],
    banner: { js: nodeBanner }, plugins: [pythonTree()], logLevel: 'error', jsx: 'automatic', jsxImportSource: 'preact',
    external: ['typescript', 'esbuild', 'playwright-core', '@vscode/test-electron'],
  });
}
