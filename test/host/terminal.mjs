/**
 * @file Terminals for VS Code's server, and so tasks: its own pseudoterminal is compiled where it is installed; this one comes
 * compiled. In a folder of its own, since few tests need it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installHost } from './install.mjs';

const here = join(import.meta.dirname, 'terminal');
const folder = join(import.meta.dirname, '../../.vscode-test/terminal');
const mark = join(folder, 'installed');

export async function installTerminal() {
  const { vscodeFolder } = await installHost();
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) install(lock);
  const modules = join(folder, 'node_modules');
  const xterm = readdirSync(join(modules, '@xterm')).map((name) => `@xterm/${name}`);
  for (const [name, as] of [['@lydell/node-pty', 'node-pty'], ...xterm.map((one) => [one, one])]) link(join(modules, name), join(vscodeFolder, 'node_modules', as));
}

function install(lock) {
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(here, name), join(folder, name));
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci ended with ${status}`);
  writeFileSync(mark, lock);
}

function link(target, path) {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  // A worktree may share this folder, and go.
  symlinkSync(realpathSync(target), path, 'junction');
}
