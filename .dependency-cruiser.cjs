/**
 * @file Who may import whom, types included. What these two tables do not list is forbidden, and so is every cycle of values
 * (two types may name each other).
 */

/** Folder under src (or test) → folders it may import. Each may import itself. */
const folders = {
  python: [],
  arrays: [],
  protocol: [],
  texts: [],
  typeset: [],
  torch: ['python', 'arrays'],
  penalty: ['torch', 'python', 'arrays', 'protocol', 'texts'],
  service: ['penalty', 'torch', 'python', 'arrays', 'protocol', 'texts'],
  lsp: ['service', 'protocol', 'texts'],
  cli: ['service', 'protocol', 'texts'],
  extension: ['protocol'],
  panel: ['protocol'],
  'panel/worker': ['service', 'penalty', 'torch', 'arrays', 'python', 'protocol', 'texts'],
};

/** Path under src → packages it may import. */
const packages = {
  'python/syntax/': ['web-tree-sitter'],
  'arrays/': ['@tensorflow/[^/]+'],
  'torch/': ['fastest-levenshtein'],
  'typeset/': ['mathjax-full'],
  'lsp/': ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'node:[^/]+'],
  'extension/': ['vscode', 'vscode-languageclient', 'vscode-uri', 'vscode-messenger[a-z-]*'],
  'extension/node[A-Z.]': ['node:[^/]+'],
  'panel/': ['preact', '@preact/signals', 'comlink', 'd3-[a-z]+', 'katex', 'vscode-messenger[a-z-]*'],
  'cli/': ['commander', 'ignore', 'picocolors', 'node:[^/]+'],
};

const own = Object.keys(folders).map((folder) => ({ from: { path: `^src/${folder}/` }, to: { path: `^src/${folder}/` } }));
const between = Object.entries(folders).flatMap(([folder, allowed]) =>
  allowed.map((other) => ({ from: { path: `^src/${folder}[/.]` }, to: { path: `^src/${other}/` } })));
const outside = Object.entries(packages).flatMap(([path, allowed]) =>
  allowed.map((name) => ({ from: { path: `^src/${path}` }, to: { path: `(^|node_modules/|@types/)${bare(name)}($|/)` } })));

/** Node's own modules are resolved without their prefix. */
function bare(name) {
  return name.replace(/^node:/, '');
}

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  allowedSeverity: 'error',
  allowed: [...own, ...between, ...outside],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // Python of ours is data: a syntax tree by the time it is bundled.
    exclude: { path: '\\.py$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'browser', 'default'], extensions: ['.ts', '.tsx', '.d.ts', '.js'] },
    externalModuleResolutionStrategy: 'node_modules',
    cache: { folder: '.tsbuild/dependency-cruiser' },
  },
};
