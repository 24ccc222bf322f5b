/** @file The panel's page in a real browser, without VS Code: its bundle, its policy, a theme, and what it posts to its host. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { panelHtml } from '../../../src/protocol/panelHtml.ts';
import { messageOf, wireOf, type FromPanel, type ToPanel } from './messages.ts';

export const themes = ['vscode-dark', 'vscode-light', 'vscode-high-contrast', 'vscode-high-contrast-light'] as const;
export type Theme = (typeof themes)[number];
/** Themes that many have installed: see otherThemes.css. */
export const otherThemes = ['dracula', 'one-dark-pro', 'github-light'] as const;
export type AnyTheme = Theme | (typeof otherThemes)[number];

/** undefined: there is none, and tests that need one say so. */
export const browserPath: string | undefined =
  [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));

export interface PanelOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly reducedMotion?: boolean;
  readonly fontSize?: number;
  /** What `acquireVsCodeApi().getState()` answers first. */
  readonly saved?: unknown;
}

export interface BrowserPanel {
  readonly page: Page;
  /** Sends what the extension would. */
  readonly send: (message: ToPanel) => Promise<void>;
  readonly posted: () => Promise<readonly FromPanel[]>;
  readonly saved: () => Promise<unknown>;
  /** As VS Code does it: other classes and colours, the same page. */
  readonly setTheme: (theme: AnyTheme) => Promise<void>;
  /** Violations of the content security policy, and errors of scripts. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** What the page's side of the stand-in for VS Code keeps. */
interface HostWindow { posted: Parameters<typeof messageOf>[0][]; saved: unknown }

export class PanelBrowser {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;

  constructor(browser: Browser, server: Server, origin: string) {
    this.#browser = browser;
    this.#server = server;
    this.#origin = origin;
  }

  /** `worker` is a source file: the panel's own, or one that stands in for it. */
  static async start(root: string, worker: string, flags: readonly string[] = []): Promise<PanelBrowser> {
    const files = await bundle(root, worker);
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const file = url.pathname === '/' ? pageFile(url, request.headers.host ?? '') : files.get(url.pathname);
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const browser = await chromium.launch({ ...(browserPath === undefined ? {} : { executablePath: browserPath }), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...flags] });
    return new PanelBrowser(browser, server, origin);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  async open({ theme = 'vscode-dark', width = 700, height = 1400, locale = 'en', reducedMotion = false, fontSize = 13, saved }: PanelOptions = {}): Promise<BrowserPanel> {
    const context = await this.#browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    page.on('request', (request) => { if (!request.url().startsWith(this.#origin) && !request.url().startsWith('blob:')) problems.push(`request to ${request.url()}`); });
    await page.addInitScript(standIn, { classes: classesOf(theme), fontSize, saved });
    await page.goto(`${this.#origin}/?locale=${locale}`);
    await page.waitForFunction(() => (window as unknown as HostWindow).posted.some(({ method }) => method === 'ready'));
    return {
      page, problems,
      send: (message) => page.evaluate((data) => { window.postMessage(data, '*'); }, wireOf(message)),
      posted: async () => (await page.evaluate(() => (window as unknown as HostWindow).posted)).map(messageOf),
      saved: () => page.evaluate(() => (window as unknown as HostWindow).saved),
      setTheme: (name) => page.evaluate((classes) => { document.body.className = classes; }, classesOf(name)),
      close: () => context.close(),
    };
  }
}

/** VS Code gives the light high contrast theme the class of the dark one too, and every theme that of its kind. */
const classesOf = (theme: AnyTheme): string => kinds[theme] === undefined ? theme : `${theme} ${kinds[theme]}`;
const kinds: Readonly<Partial<Record<AnyTheme, Theme>>> = { 'vscode-high-contrast-light': 'vscode-high-contrast', 'dracula': 'vscode-dark', 'one-dark-pro': 'vscode-dark', 'github-light': 'vscode-light' };

/** Runs in the page before its scripts, as VS Code's own code does. */
function standIn({ classes, fontSize, saved }: { classes: string; fontSize: number; saved: unknown }): void {
  const host: HostWindow = Object.assign(window as unknown as HostWindow, { posted: [], saved });
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: HostWindow['posted'][number]) => { host.posted.push(structuredClone(message)); },
      setState: (state: unknown) => { host.saved = structuredClone(state); },
      getState: () => host.saved,
    }),
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.setProperty('--vscode-font-size', `${fontSize}px`);
    document.body.className = classes;
  });
}

/** Runs in the page: elements that make it wider than it is, but for those that scroll by themselves or are there for screen readers only. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
}

interface ServedFile { readonly type: string; readonly body: string | Uint8Array }

function pageFile(url: URL, host: string): ServedFile {
  const html = panelHtml({
    nonce: 'harness', cspSource: `http://${host}`, locale: url.searchParams.get('locale') ?? 'en', warm: true, backend: 'auto',
    scriptUri: '/panel.js', styleUri: '/panel.css', workerUri: '/panelWorker.js', wasmUri: '/tfjs-backend-wasm-simd.wasm',
    formulasUri: '/panelFormulas.js', formulasStyleUri: '/panelFormulas.css',
  });
  return { type: 'text/html', body: html.replace('<link rel="stylesheet"', '<link rel="stylesheet" href="/themes.css"><link rel="stylesheet"') };
}

async function bundle(root: string, worker: string): Promise<ReadonlyMap<string, ServedFile>> {
  const { bundles } = await import(pathToFileURL(join(root, 'scripts/bundles.mjs')).href) as { bundles: () => { name: string; options: Parameters<typeof build>[0] }[] };
  const optionsOf = (name: string): Parameters<typeof build>[0] => bundles().find((candidate) => candidate.name === name)?.options ?? {};
  const common = { absWorkingDir: root, write: false, sourcemap: false } as const;
  const page = await build({ ...optionsOf('panel'), ...common });
  const formulas = await build({ ...optionsOf('panel formulas'), ...common });
  const own = await build({ ...optionsOf('panel worker'), entryPoints: { panelWorker: worker }, ...common });
  const outputs = [...page.outputFiles, ...formulas.outputFiles, ...own.outputFiles];
  const wasm = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');
  return new Map<string, ServedFile>([
    ...outputs.map(({ path, contents }): [string, ServedFile] => [`/${relative(join(root, 'dist'), path)}`, { type: typeOf(path), body: contents }]),
    ['/themes.css', { type: 'text/css', body: ['themes.css', 'otherThemes.css'].map((name) => readFileSync(join(root, 'test/panel/harness', name), 'utf8')).join('\n') }],
    ['/tfjs-backend-wasm-simd.wasm', { type: 'application/wasm', body: readFileSync(wasm) }],
    ['/favicon.ico', { type: 'image/png', body: '' }],
  ]);
}

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' };
const typeOf = (path: string): string => types[path.split('.').at(-1) ?? ''] ?? 'text/plain';
