/** @file The table of everything esbuild makes, and of the files that are copied beside it. */
import { basename, dirname, extname } from 'node:path';
import { gzipped } from './gzipped.mjs';
import { katexFonts } from './katexFonts.mjs';
import { mathFont } from './mathFont.mjs';
import { nodeBanner } from './paths.mjs';
import { pythonTree } from './pythonTree.mjs';
import { withoutUnused } from './withoutUnused.mjs';

/** In a CommonJS bundle `import.meta.url` does not exist; web-tree-sitter asks for it. */
const commonJs = {
  format: 'cjs',
  banner: { js: "const urlOfBundle = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'urlOfBundle' },
};
const node = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = {
  platform: 'browser', target: 'es2023', mainFields: ['browser', 'module', 'main'], conditions: ['browser'],
  define: { 'import.meta.url': '"file:///bundle.js"', 'process.env.NODE_ENV': '"production"' },
};
const worker = { ...browser, format: 'iife' };

const shared = {
  bundle: true, logLevel: 'silent', metafile: true, legalComments: 'none', charset: 'utf8',
  jsx: 'automatic', jsxImportSource: 'preact', loader: { '.svg': 'text', '.md': 'text', '.woff2': 'file' }, assetNames: '[name]',
};

/** What `import()` names is a file of its own, in a folder that is emptied first: their names change with what is in them. */
const inParts = { format: 'esm', splitting: true, chunkNames: 'panel/[name]-[hash]', emptied: 'dist/panel' };

/** Name → entry, output and what differs from `shared`. */
const table = {
  'extension': { in: 'src/extension/node.ts', out: 'dist/extension.cjs', ...node, format: 'cjs', external: ['vscode'], apart: { 'nodeClient.ts': './client.cjs' } },
  'language client': { in: 'src/extension/nodeClient.ts', out: 'dist/client.cjs', ...node, format: 'cjs', external: ['vscode'] },
  'extension on the web': { in: 'src/extension/browser.ts', out: 'dist/extension.web.js', ...browser, format: 'cjs', external: ['vscode'] },
  'server': { in: 'src/lsp/node.ts', out: 'dist/server.cjs', ...node, ...commonJs },
  'server on the web': { in: 'src/lsp/browser.ts', out: 'dist/server.web.js', ...worker },
  'hover formulas': { in: 'src/typeset/main.ts', out: 'dist/hoverFormulas.js', ...browser, format: 'esm' },
  'panel': { in: 'src/panel/main.tsx', out: 'dist/panel.js', ...browser, ...inParts },
  'panel formulas': { in: 'src/panel/typesetter.ts', out: 'dist/panelFormulas.js', ...browser, format: 'esm', isCompressed: true },
  'panel worker': { in: 'src/panel/worker.ts', out: 'dist/panelWorker.js', ...worker, isCompressed: true },
  'command line': { in: 'src/cli/main.ts', out: 'dist/cli.js', ...node, format: 'esm', banner: { js: `#!/usr/bin/env node\n${nodeBanner}` } },
};

/** @returns {{ name: string, entry: string, emptied: string | undefined, isCompressed: boolean, options: import('esbuild').BuildOptions }[]} */
export function bundles({ minify = false } = {}) {
  return Object.entries(table).map(([name, { in: entry, out, emptied, apart = {}, isCompressed = false, ...options }]) => ({
    name, entry, emptied, isCompressed, options: { ...shared, ...options, entryPoints: { [basename(out, extname(out))]: entry }, outdir: dirname(out), outExtension: { '.js': extname(out) }, minify, sourcemap: minify ? false : 'linked', plugins: [leftApart(apart), pythonTree(), katexFonts(), mathFont(), withoutUnused(), ...(isCompressed ? [gzipped()] : [])] },
  }));
}

/** Modules that are bundles of their own, loaded when they are first needed: what activates must be quick to read. */
function leftApart(apart) {
  return {
    name: 'left-apart',
    setup: (plugin) => plugin.onResolve({ filter: /\.ts$/ }, ({ path }) => (basename(path) in apart ? { path: apart[basename(path)], external: true } : undefined)),
  };
}

/** Into dist/, under their own names. */
export const copies = [
  'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'node_modules/tree-sitter-python/tree-sitter-python.wasm',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];

/** Those of them that the panel's page fetches, compressed as well. */
export const compressedCopies = copies.filter((path) => path.includes('tfjs'));
