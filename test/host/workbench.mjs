/**
 * @file Opens VS Code's workbench in a headless Chromium, with our extension loaded: in the Node extension host, or
 * (`kind: 'web'`) in the web-worker one. `packed` names a VSIX that is installed as a user would, in place of `extension`.
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { startServer } from './server.mjs';

/**
 * @param {{ folder?: string, extension?: string, beside?: readonly string[], packed?: string, tests?: string, kind?: 'node' | 'web', settings?: object, env?: object,
 *   locale?: string, size?: { width: number, height: number }, prepare?: (page: import('playwright-core').Page) => Promise<void>, log?: (text: string) => void }} options
 */
export async function openWorkbench(options) {
  const data = mkdtempSync(join(tmpdir(), 'penalty-lens-vscode-'));
  const undo = [() => rmSync(data, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => { for (const step of undo.splice(0).reverse()) await step(); };
  try {
    const server = await startServer({ folder: data, beside: options.beside, settings: options.settings, env: options.env, driver: true, log: options.log, args: options.packed === undefined ? [] : ['--install-extension', resolve(options.packed), '--start-server'] });
    undo.push(server.stop);
    const browser = await launchChromium();
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.size ?? { width: 1400, height: 900 }, locale: options.locale ?? 'en-US' });
    if (options.kind === 'web') undo.push(await loadFromPage(page, server, options));
    await options.prepare?.(page);
    const url = workbenchUrl(server.port, options);
    await page.goto(url);
    return { page, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The workbench's address; `payload` is how its page is told what a desktop VS Code reads from its command line. */
export function workbenchUrl(port, { folder, extension, tests, kind, file }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
  const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
  if (kind !== 'web' && extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (kind !== 'web' && tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  const query = new URLSearchParams({ ...(folder === undefined ? { ew: 'true' } : { folder: resolve(folder) }), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

/**
 * A server's page has no option for a web extension, so it is named in the page's own configuration before its script
 * runs. The page may load from its own origin only: the extension's folder is linked into the server's static files.
 */
async function loadFromPage(page, { port, vscodeFolder }, { extension, tests }) {
  const name = `.development-${process.pid}-${port}`;
  const link = join(vscodeFolder, name);
  symlinkSync(resolve(extension), link, 'junction');
  const { commit, quality } = JSON.parse(readFileSync(join(vscodeFolder, 'product.json'), 'utf8'));
  const at = (path) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: `/${quality}-${commit}/static/${name}${path}` });
  const testsPath = tests === undefined ? undefined : `/${relative(extension, resolve(tests)).split(sep).join('/').replace(/(\.js)?$/, '.js')}`;
  const development = { extensions: [at('')], ...(testsPath === undefined ? {} : { extensionTestsPath: at(testsPath) }) };
  await page.addInitScript((developmentOptions) => {
    document.addEventListener('readystatechange', () => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      const settings = JSON.parse(element?.getAttribute('data-settings') ?? 'null');
      if (settings === null || settings.developmentOptions?.extensions !== undefined) return;
      element.setAttribute('data-settings', JSON.stringify({ ...settings, developmentOptions: { ...settings.developmentOptions, ...developmentOptions } }));
    });
  }, development);
  return () => rmSync(link, { force: true });
}
