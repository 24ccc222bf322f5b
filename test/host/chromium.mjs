/** @file Finds a Chromium for the tests, or installs one where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPlaces = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/microsoft-edge'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'],
};

/** Works as root, without a display, a graphics card or a network. */
const flags = [
  '--no-sandbox', '--disable-gpu', '--use-gl=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export function findChromium() {
  const places = [process.env.CHROMIUM_PATH, ...(usualPlaces[process.platform] ?? []), chromium.executablePath()];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Throws an error that names the one command which helps. */
export function ensureChromium() {
  if (findChromium() === undefined && mayInstall()) aptInstall();
  const path = findChromium();
  if (path === undefined) throw new Error(`The tests need Chromium. This installs it: ${isDebian() ? 'sudo apt-get install -y chromium' : 'npx playwright-core install --with-deps chromium'}`);
  return path;
}

/** @param {{ headless?: boolean }} [options] */
export function launchChromium({ headless = true } = {}) {
  return chromium.launch({ executablePath: ensureChromium(), headless, args: flags });
}

const mayInstall = () => process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');

/** Ubuntu's package of that name is a snap, which containers can't run. */
const isDebian = () => existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

function aptInstall() {
  console.log('Installing Chromium for the tests');
  const commands = isDebian()
    ? [['apt-get', 'update', '-q'], ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium']]
    : [['npx', 'playwright-core', 'install', '--with-deps', 'chromium']];
  for (const [command, ...args] of commands) spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
