/**
 * @file An esbuild plugin: `import tree from './module.py'` gives the file's syntax tree, parsed while bundling by our
 * own parser. Trees are kept in dist/build by content, so that a file is parsed once.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { nodeBanner, root } from './paths.mjs';

const cacheFolder = join(root, 'dist/build');
const syntaxFolder = join(root, 'src/python/syntax');
const wasmFiles = {
  runtime: join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: join(root, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

/** One for all bundles that are made at the same time. */
let shared;

/** @returns {import('esbuild').Plugin} */
export function pythonTree() {
  return {
    name: 'python-tree',
    setup(plugin) {
      const parser = (shared ??= lazyParser());
      plugin.onLoad({ filter: /\.py$/ }, async ({ path }) => {
        try {
          return { contents: moduleOf(await treeOf(path, parser)), loader: 'js', resolveDir: syntaxFolder };
        } catch (error) {
          return { errors: [{ text: `${relative(root, path)}: ${error.message}` }] };
        }
      });
    },
  };
}

const ranges = new Set(['start', 'end', 'nameRange', 'attrRange']);

/** Ranges are left out, and the text stands in single quotes, which JSON has none of its own: half the bytes. */
function moduleOf(json) {
  const text = JSON.stringify(JSON.parse(json), (key, value) => (ranges.has(key) ? undefined : value));
  return `import { lazyTree } from './lazyTree.ts';\nexport default lazyTree('${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}');`;
}

/** The tree as JSON text. */
async function treeOf(path, parser) {
  const text = readFileSync(path, 'utf8');
  const cached = join(cacheFolder, `${basename(path)}.${hash(parser.version, text)}.json`);
  if (existsSync(cached)) return readFileSync(cached, 'utf8');
  const tree = (await parser.get()).parse(text);
  if (tree.errors.length > 0) throw new Error(`not Python at offset ${tree.errors[0].start}: ${tree.errors[0].message}`);
  const json = JSON.stringify(tree);
  writeAtomically(cached, json);
  return json;
}

function lazyParser() {
  const version = hash(...sourcesOf(syntaxFolder).map((path) => readFileSync(path, 'utf8')));
  let parser;
  return { version, get: () => (parser ??= createParser(version)) };
}

async function createParser(version) {
  const bundle = join(cacheFolder, `syntax.${version}.mjs`);
  if (!existsSync(bundle)) writeAtomically(bundle, await bundleSyntax());
  const { createParser: create } = await import(pathToFileURL(bundle).href);
  if (create === undefined) throw new Error('src/python/syntax/index.ts does not export createParser yet');
  return create({ runtime: readFileSync(wasmFiles.runtime), grammar: readFileSync(wasmFiles.grammar) });
}

async function bundleSyntax() {
  const result = await build({
    entryPoints: [join(syntaxFolder, 'index.ts')], bundle: true, write: false, logLevel: 'silent',
    format: 'esm', platform: 'node', target: 'node20', mainFields: ['module', 'main'], banner: { js: nodeBanner },
  });
  return result.outputFiles[0].text;
}

function sourcesOf(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => path.endsWith('.ts')).sort();
}

function hash(...parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex').slice(0, 16);
}

function writeAtomically(path, contents) {
  mkdirSync(cacheFolder, { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}
