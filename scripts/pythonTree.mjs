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

/** What is read when the module is first looked into: see src/python/syntax/packedTree.ts. */
const moduleOf = (packed) => `import { lazyTree } from './lazyTree.ts';\nexport default lazyTree(${packed.map(quoted).join(', ')});`;

/** In single quotes, which esbuild keeps, and of which there are few. */
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;

/** The tree, packed: structure, values, shapes. */
async function treeOf(path, parser) {
  const text = readFileSync(path, 'utf8');
  const cached = join(cacheFolder, `${basename(path)}.${hash(parser.version, text)}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8'));
  const { parse, pack } = await parser.get();
  const tree = parse(text);
  if (tree.errors.length > 0) throw new Error(`not Python at offset ${tree.errors[0].start}: ${tree.errors[0].message}`);
  const { structure, values, shapes } = pack(tree);
  const packed = [structure, values, shapes.join(' ')];
  writeAtomically(cached, JSON.stringify(packed));
  return packed;
}

function lazyParser() {
  const version = hash(...sourcesOf(syntaxFolder).map((path) => readFileSync(path, 'utf8')));
  let parser;
  return { version, get: () => (parser ??= createParser(version)) };
}

async function createParser(version) {
  const bundle = join(cacheFolder, `syntax.${version}.mjs`);
  if (!existsSync(bundle)) writeAtomically(bundle, await bundleSyntax());
  const { createParser: create, packTree: pack } = await import(pathToFileURL(bundle).href);
  const parser = await create({ runtime: readFileSync(wasmFiles.runtime), grammar: readFileSync(wasmFiles.grammar) });
  return { parse: (text) => parser.parse(text), pack };
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
