/** @file What is shipped makes no code of text, starts no process and asks nobody on the network: looked for in every bundle, as it is built. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import ts from 'typescript';

/** Every script of the package, with the folders of its parts. */
const scripts = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => /^(panel\/)?[\w.-]+\.c?js(\.gz)?$/.test(path))
  .map((path) => { const bytes = readFileSync(join('dist', path)); return { path, text: (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') }; });

/** A call or a read that is forbidden, and the bundles that may have it, with why. */
interface Rule { readonly name: string; readonly meant: (node: ts.Node) => boolean; readonly allowed: Readonly<Record<string, string>> }

const calls = (name: string) => (node: ts.Node): boolean => (ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === name;
const requires = (pattern: RegExp) => (node: ts.Node): boolean => ((ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) && pattern.test(node.text)) && (ts.isImportDeclaration(node.parent) || (ts.isCallExpression(node.parent) && (node.parent.expression.kind === ts.SyntaxKind.ImportKeyword || /require/i.test(node.parent.expression.getText()))));
const clientStarts = 'vscode-languageclient starts the server, which is a file of the package';
const serverListens = 'vscode-languageserver can speak over a socket, if its caller says so';
const parserEval = 'web-tree-sitter has one for grammars with JavaScript in them; faults.test.ts runs all without it';
const fetchesFile = 'emscripten would fetch a binary, which is handed in';
const ownFiles = 'its own files, from the package';

const rules: readonly Rule[] = [
  { name: 'eval', meant: calls('eval'), allowed: { 'cli.js': parserEval, 'server.cjs': parserEval, 'server.web.js': parserEval } },
  { name: 'new Function', meant: (node) => calls('Function')(node) && (node as ts.CallExpression).arguments.length > 0 /* `meant` of calls sees calls only */, allowed: {} },
  { name: 'child processes', meant: requires(/^(node:)?child_process$/), allowed: { 'client.cjs': clientStarts, 'server.cjs': 'vscode-languageserver asks whether its parent is alive', 'cli.js': 'commander can start commands that are files; we have none' } },
  { name: 'sockets', meant: requires(/^(node:)?(net|http|https|http2|tls|dgram|dns)$/), allowed: { 'client.cjs': clientStarts, 'server.cjs': serverListens, 'cli.js': 'tensorflow.js has a file system over HTTP, of which nothing is used' } },
  { name: 'WebSocket, EventSource or XMLHttpRequest', meant: (node) => calls('WebSocket')(node) || calls('EventSource')(node) || calls('XMLHttpRequest')(node), allowed: { 'cli.js': fetchesFile, 'server.cjs': fetchesFile, 'server.web.js': fetchesFile, 'panelWorker.js': fetchesFile } },
  { name: 'fetch', meant: calls('fetch'), allowed: { panel: ownFiles, 'panelFormulas.js': ownFiles, 'panelWorker.js': fetchesFile, 'server.cjs': fetchesFile, 'server.web.js': fetchesFile, 'cli.js': fetchesFile, 'extension.web.js': ownFiles } },
];

describe('what is shipped', function () {
  this.timeout(120_000);
  const found = new Map<string, Set<string>>(rules.map(({ name }) => [name, new Set()]));
  before(() => {
    for (const { path, text } of scripts) {
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
      const visit = (node: ts.Node): void => {
        for (const { name, meant } of rules) if (meant(node)) found.get(name)?.add(path.startsWith('panel/') || path === 'panel.js' ? 'panel' : path.replace(/\.gz$/, ''));
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });

  it('is looked at as a whole', () => { assert.ok(scripts.length >= 9, scripts.map(({ path }) => path).join(', ')); });
  for (const { name, allowed } of rules)
    it(`has no ${name}${Object.keys(allowed).length === 0 ? '' : ', but for libraries that are listed here'}`, () => {
      assert.deepEqual([...found.get(name) ?? []].filter((path) => !(path in allowed)), []);
    });
});
