/**
 * @file `npm start`: builds, and opens a real VS Code on samples/ with the extension. That is desktop VS Code where there
 * is one (VSCODE_EXECUTABLE, or `code` on the PATH), otherwise VS Code's server, in a browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../test/host/serve.mjs';
import { buildAll } from './build.mjs';
import { root } from './paths.mjs';

const samples = join(root, 'samples');
const firstSample = join(samples, 'wgan_gp.py');
if (!(await buildAll())) process.exit(1);
const desktop = findDesktop();
await (desktop === undefined ? openInBrowser() : openOnDesktop(desktop));

function findDesktop() {
  if (process.env.VSCODE_EXECUTABLE !== undefined) return process.env.VSCODE_EXECUTABLE;
  const answer = spawnSync('code', ['--version'], { shell: process.platform === 'win32', encoding: 'utf8' });
  return answer.status === 0 ? 'code' : undefined;
}

function openOnDesktop(executable) {
  console.log(`Opening samples/ in ${executable}`);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', samples, '--goto', firstSample];
  return new Promise((resolve) => { spawn(executable, args, { stdio: 'inherit', shell: process.platform === 'win32' }).on('close', resolve); });
}

async function openInBrowser() {
  const data = join(root, '.vscode-test/start');
  rmSync(data, { recursive: true, force: true });
  const { url, stop } = await serve({ data, extension: root, files: samples, file: firstSample, port: Number(process.env.PORT ?? 0) });
  console.log(`\nVS Code with Penalty Lens: ${url}\nCtrl+C ends it.`);
  openUrl(url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(0)));
}

/** Only where a screen is: elsewhere the address that was printed can be opened from another machine's browser, through a tunnel. */
function openUrl(url) {
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined };
  const opener = openers[process.platform];
  if (opener === undefined) return;
  const [command, ...args] = opener;
  spawn(command, [...args, url], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}
