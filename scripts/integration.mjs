/**
 * @file The integration tests: bundles them and runs them in a real VS Code, once in its Node and once in its web-worker
 * extension host; then drives its screen. VSCODE_EXECUTABLE names the VS Code to take. Without it, desktop VS Code is
 * downloaded where there is a screen and a network, and test/host stands in for it everywhere else.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { installHost } from '../test/host/install.mjs';
import { installTerminal } from '../test/host/terminal.mjs';
import { ensureChromium } from '../test/host/chromium.mjs';
import { filesUnder } from './files.mjs';
import { pack } from './package.mjs';
import { nodeBanner, root } from './paths.mjs';
import { collector, runCounted, tallyOf } from './tally.mjs';

const folder = 'test/integration';
const suite = filesUnder(`${folder}/suite`, (path) => path.endsWith('.test.ts'));

/** @param {'node' | 'web'} kind */
export async function runInEditor(kind) {
  await bundle(kind);
  const workspace = mkdtempSync(join(tmpdir(), 'penalty-lens-fixtures-'));
  // A copy: VS Code on the web saves by itself, and tests apply fixes.
  cpSync(join(root, folder, 'fixtures'), workspace, { recursive: true });
  const output = collector(process.stdout);
  try {
    const code = await runTests({
      vscodeExecutablePath: await findEditor(),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, `dist/integration/${kind}${kind === 'web' ? '' : '.cjs'}`),
      launchArgs: [workspace, '--disable-extensions', ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
      stdout: output.stream,
    }).catch((error) => error.code ?? 1);
    return tallyOf(output.text(), code === 0);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Playwright drives the workbench: what can only be seen on the screen. */
export async function driveScreen(grep = []) {
  const files = filesUnder(`${folder}/drive`, (path) => path.endsWith('.test.ts'));
  if (files.length === 0) return { passed: 0, failed: 0 };
  await bundleDrivers(files);
  return runCounted(process.execPath, ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/mochaTally.cjs', ...patience,
    ...files.map(driverOf), ...(grep.length === 0 ? [] : ['--grep', grep.join(' ')])], { TEST_REPORTER: 'spec' });
}

/**
 * What users get: packs the extension, installs the package, and looks whether it works. Last of all: packing leaves the
 * bundles minified.
 */
export async function smokePacked() {
  const files = filesUnder(`${folder}/packed`, (path) => path.endsWith('.test.ts'));
  await bundleDrivers(files);
  const vsix = join(root, 'dist/packed.vsix');
  pack(root, vsix, ['ignore', 'ignore', 'inherit']);
  return runCounted(process.execPath, ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/mochaTally.cjs', ...patience, ...files.map(driverOf)], { TEST_REPORTER: 'spec', PENALTY_LENS_VSIX: vsix });
}

/** A busy machine may keep a whole VS Code waiting: a test may fail once, is run again, and the first error is printed. */
const patience = ['--timeout', '60000', '--retries', '1'];

const driverOf = (path) => path.replace('test/', 'dist/').replace(/\.ts$/, '.mjs');

/** Programs that drive VS Code's screen, each as a `.mjs` at its place under dist/integration. */
export async function bundleDrivers(files) {
  await installTerminal();
  ensureChromium();
  await build({
    absWorkingDir: root, entryPoints: files, outdir: 'dist/integration', outbase: folder, outExtension: { '.js': '.mjs' }, bundle: true, sourcemap: true, format: 'esm', platform: 'node',
    target: 'node20', packages: 'external', banner: { js: nodeBanner }, logLevel: 'warning',
    plugins: [{ name: 'host', setup: (plugin) => plugin.onResolve({ filter: /\/host\/\w+\.mjs$/ }, ({ path }) => ({ path: join(root, 'test/host', path.split('/').at(-1)), external: true })) }],
  });
}

async function findEditor() {
  if (process.env.VSCODE_EXECUTABLE !== undefined) return process.env.VSCODE_EXECUTABLE;
  if (hasScreen() && await hasNetwork()) return downloadAndUnzipVSCode({ cachePath: join(root, '.vscode-test') });
  await installHost();
  ensureChromium();
  return join(root, 'test/host/code');
}

const hasScreen = () => process.platform !== 'linux' || process.env.DISPLAY !== undefined;
const hasNetwork = () => fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(5000) }).then((response) => response.ok, () => false);

function bundle(kind) {
  const shared = { absWorkingDir: root, entryPoints: [`${folder}/${kind}.ts`], bundle: true, sourcemap: true, format: 'cjs', logLevel: 'warning', ignoreAnnotations: true };
  return kind === 'node'
    ? build({ ...shared, outfile: 'dist/integration/node.cjs', platform: 'node', target: 'node20', external: ['vscode', 'mocha'], plugins: [allTests] })
    : build({ ...shared, outfile: 'dist/integration/web.js', platform: 'browser', external: ['vscode'], define: { global: 'globalThis' }, plugins: [allTests, browserMocha] });
}

/** `import 'all-tests'` imports every test file of the suite. */
const allTests = {
  name: 'all-tests',
  setup(plugin) {
    plugin.onResolve({ filter: /^all-tests$/ }, () => ({ path: 'all-tests', namespace: 'all-tests' }));
    plugin.onLoad({ filter: /.*/, namespace: 'all-tests' }, () => ({ contents: suite.map((path) => `import './${path}';`).join('\n'), resolveDir: root }));
  },
};

/** mocha's browser build is a UMD file in an ES module package: bundled as it is, it would take over this bundle's exports. */
const browserMocha = {
  name: 'browser-mocha',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      loader: 'js', contents: `(function (exports, module, define) {${readFileSync(path, 'utf8')}\n}).call(globalThis);`,
    }));
  },
};
