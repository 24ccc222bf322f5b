/** @file Starts VS Code's server, whose workbench runs in a browser and whose extension host is the real one. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { installHost } from './install.mjs';

/** Built-in extensions that cost time at start and that nothing here needs. */
const leftOut = new Set([
  'copilot', 'mermaid-markdown-features', 'node_modules', 'ms-vscode.js-debug', 'ms-vscode.vscode-js-profile-table',
  'microsoft-authentication', 'github', 'tunnel-forwarding', 'terminal-suggest', 'git', 'php-language-features',
]);

const quietSettings = {
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'update.mode': 'none',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'workbench.enableExperiments': false, 'chat.disableAIFeatures': true,
  'files.autoSave': 'off', 'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * `folder` keeps everything the server writes; `driver` lets tests talk to the workbench, and a page name extensions that
 * it develops; without it an `extension` is there from the start. `beside` names other extensions that are.
 * @param {{ folder: string, extension?: string, beside?: readonly string[], settings?: object, driver?: boolean, port?: number, args?: readonly string[], env?: object, log?: (text: string) => void }} options
 */
export async function startServer({ folder, extension, beside = [], settings = {}, driver = false, port = 0, args = [], env = {}, log = () => {} }) {
  const { vscodeFolder, node } = await installHost();
  prepareFolder(folder, vscodeFolder, settings);
  for (const one of [...beside, ...(extension === undefined ? [] : [extension])]) symlinkSync(resolve(one), join(folder, 'builtin', basename(resolve(one))), 'junction');
  const child = spawn(node, [
    join(vscodeFolder, 'out/server-main.js'), '--host', '127.0.0.1', '--port', String(port), '--without-connection-token',
    '--accept-server-license-terms', '--disable-telemetry', '--disable-experiments',
    '--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions'), '--builtin-extensions-dir', join(folder, 'builtin'),
    ...(settings['security.workspace.trust.enabled'] === true ? [] : ['--disable-workspace-trust']), ...(driver ? ['--enable-smoke-test-driver'] : []), ...args,
  ], { env: { ...process.env, ...env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  return { vscodeFolder, port: await listening(child, log), stop: () => stop(child) };
}

function prepareFolder(folder, vscodeFolder, settings) {
  mkdirSync(join(folder, 'data/Machine'), { recursive: true });
  mkdirSync(join(folder, 'extensions'), { recursive: true });
  mkdirSync(join(folder, 'builtin'), { recursive: true });
  writeFileSync(join(folder, 'data/Machine/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  for (const name of readdirSync(join(vscodeFolder, 'extensions'))) {
    if (!leftOut.has(name)) symlinkSync(join(vscodeFolder, 'extensions', name), join(folder, 'builtin', name), 'junction');
  }
}

function listening(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        log(String(data));
        const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended (${code}) before it listened:\n${output}`)));
  });
}

/** Ends the server with its extension hosts. */
function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    endGroup(child.pid, 'SIGTERM');
    setTimeout(() => endGroup(child.pid, 'SIGKILL'), 3000).unref();
  });
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
