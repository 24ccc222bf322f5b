/** @file Drives VS Code's screen as a user does: files, palette, mouse, panel. Only this file knows its selectors. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
// Not typed: plain scripts, which other scripts use too.
import { openWorkbench } from '../../host/workbench.mjs';

export interface Workbench {
  readonly page: Page;
  /** What is opened, on disk. */
  readonly folder: string;
  /** What the content security policy refused. */
  readonly problems: readonly string[];
  /** What was asked of other machines by the panel. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** The extension host: a process, or a worker of the page. */
  readonly kind?: 'node' | 'web';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Copied and opened; by default the fixtures. */
  readonly files?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** VS Code's own words stay English: it has no language pack here. Extensions are told the language all the same. */
  readonly language?: string;
  /** A VSIX that is installed, or its unpacked files; by default the extension under development. */
  readonly packed?: string;
  readonly extension?: string;
  /** Folders of other extensions that are there too. */
  readonly beside?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Runs in every page and frame before its own scripts. */
  readonly initScript?: () => void;
}

/** Opens a copy of the files, because tests change them. */
export async function openFixtures({ kind = 'node', settings = {}, files = 'test/integration/fixtures', size = { width: 1400, height: 900 }, language = 'en', packed, extension = process.cwd(), beside = [], env = {}, initScript }: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-drive-'));
  cpSync(files, folder, { recursive: true });
  const problems: string[] = [];
  const outside: string[] = [];
  const { page, close } = await openWorkbench({
    folder, kind, size, beside, env, ...(packed === undefined ? { extension } : { packed }), settings: { 'editor.hover.delay': 50, ...settings },
    prepare: async (opening: Page) => {
      // What a language pack's script does first.
      if (language !== 'en') await opening.addInitScript((name: string) => { Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }); }, language);
      if (initScript) await opening.addInitScript(initScript);
      opening.on('request', (request) => { if (!isLocal(request.url())) outside.push(request.url()); });
      // What the content security policy refuses shows up in the console alone.
      opening.on('console', (message) => { if (message.text().includes('Content Security Policy')) problems.push(message.text()); });
    },
  });
  await untilReady(page);
  return {
    page,
    folder,
    problems,
    outside,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Until then, keys go nowhere. */
const untilReady = (page: Page): Promise<void> => page.locator('.monaco-workbench').waitFor();

/** A webview's files have addresses of VS Code's own, which it answers itself. */
const isLocal = (url: string): boolean => /^(?:blob|data|file|vscode-[\w-]+):|^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|[\w+.-]+\.vscode-(?:cdn|resource)\.[\w.-]+)(?::\d+)?(?:\/|$)/.test(url);

/** What the screen showed when a test failed, in dist/integration. */
export async function photographFailure(page: Page, test: { readonly state?: string | undefined; readonly title: string } | undefined): Promise<void> {
  if (test?.state === 'failed') await page.screenshot({ path: `dist/integration/${test.title.replaceAll(/\W+/g, '-')}.png` });
}

/** The palette, with a command's title. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await pick(page, name, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

async function pick(page: Page, text: string, row: string): Promise<void> {
  const box = page.locator('.quick-input-widget input[type=text]');
  await box.waitFor({ state: 'visible' });
  await box.fill(text);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
}

/** Ctrl+G: the line in the middle of the editor. */
export async function showLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+G');
  const box = page.locator('.quick-input-widget input[type=text]');
  await box.waitFor({ state: 'visible' });
  await box.fill(`:${line.toString()}`);
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}

/** Puts the cursor on the first line that holds `text`, at its first such place. */
export async function clickOn(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y);
}

/** The entry of the editor's context menu on a word. */
export async function contextMenu(page: Page, text: string, title: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y, { button: 'right' });
  await page.locator('.monaco-menu .action-label', { hasText: title }).first().click();
}

/** The first lens with that title. */
export function lens(page: Page, title: string | RegExp): Locator {
  return page.locator('.codelens-decoration a', { hasText: title }).first();
}

/** The lines that are underlined as wrong. */
export function squiggles(page: Page): Locator {
  return page.locator('.cdr.squiggly-error');
}

/**
 * The quickest of a few starts with a file: on a machine that does other things too, all others say how busy it was.
 * `limit`: no more starts are needed once one is as quick as that.
 */
export async function quickestActivation(page: Page, file: string, limit: number): Promise<number> {
  let quickest = Infinity;
  for (let starts = 0; starts < 8 && quickest > limit; starts++) {
    if (starts > 0) {
      await page.reload();
      await untilReady(page);
    }
    await openFile(page, file);
    await lens(page, 'Evaluate penalty').waitFor();
    quickest = Math.min(quickest, await activationTime(page));
  }
  return quickest;
}

/** How long the extension held up the extension host, in milliseconds, as VS Code itself measures and shows it. */
async function activationTime(page: Page): Promise<number> {
  await command(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: /penalty.lens/i }).first();
  const text = await row.locator('.activation-time').innerText();
  await page.keyboard.press('Escape');
  return Number(/(\d+) ?ms/.exec(text)?.[1] ?? NaN);
}

/** What the light bulb offers on a word. */
export async function lightBulb(page: Page, text: string): Promise<Locator> {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  await again(async (timeout) => {
    await clickOn(page, text);
    await page.keyboard.press('Control+.');
    await rows.first().waitFor({ timeout });
  });
  return rows;
}

/** Chooses from what the light bulb offers at the cursor. */
export async function quickFix(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
}

/** Rests the mouse on a word until the hover there says what is expected; answers the hover. */
export async function hoverOn(page: Page, text: string, pattern: RegExp): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible', { hasText: pattern }).first();
  await again(async (timeout) => {
    // Each time anew: a lens that comes or goes moves the lines.
    const { x, y } = await placeOf(page, text);
    // Away first: a hover that is open would stay, for the mouse may be on its way to it.
    await page.mouse.move(x, y + 300);
    await page.keyboard.press('Escape');
    await page.mouse.move(x, y, { steps: 4 });
    await hover.waitFor({ timeout });
  });
  return hover;
}

/** What is open over the text goes, so that a click reaches it. */
export async function leaveHover(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
}

/** What people do when nothing came: the same once more. The last time it may take as long as anything. */
async function again(gesture: (timeout: number) => Promise<void>): Promise<void> {
  for (const timeout of [5_000, 5_000, 5_000]) {
    if (await gesture(timeout).then(() => true, () => false)) return;
  }
  await gesture(30_000);
}

/** The middle of the first occurrence on the screen: rendered lines are pieces of text side by side. */
async function placeOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
      const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
      if (at < 0) continue;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (before + length > at) {
          const range = document.createRange();
          range.setStart(node, at - before);
          range.setEnd(node, Math.min(length, at - before + wanted.length));
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
        before += length;
      }
    }
    return undefined;
  }, text);
  if (place === undefined) throw new Error(`“${text}” is not on the screen`);
  return place;
}

/** An action of the panel's title: a button, or an entry of its menu. */
export async function titleAction(page: Page, title: string): Promise<void> {
  const header = page.locator('.part.auxiliarybar .pane-header', { hasText: 'Gradient penalty' });
  await header.hover();
  const button = header.locator(`a.action-label[aria-label^="${title}"]`).first();
  if (await button.isVisible()) {
    await button.click();
    return;
  }
  // The menu closes when what is on screen changes under it.
  await again(async (timeout) => {
    await page.keyboard.press('Escape');
    await header.hover();
    await header.locator('a.action-label[aria-label*="More Actions"]').click({ timeout });
    await page.locator('.monaco-menu .action-label', { hasText: title }).first().click({ timeout });
  });
}

/** The panel's own document: two frames inside the workbench's. */
export function panel(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready[src*="penalty-lens.penalty-lens"]').first().contentFrame().locator('iframe#active-frame').contentFrame();
}

/** A page of Markdown as VS Code shows it. */
export function preview(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready[src*="markdown"]').first().contentFrame().locator('iframe#active-frame').contentFrame();
}

export type { Frame };
