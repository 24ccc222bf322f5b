/** @file Drives VS Code's screen as a user does: files, palette, mouse, panel. Only this file knows its selectors. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
// Not typed: plain scripts, which other scripts use too.
import { openWorkbench } from '../../host/workbench.mjs';

export interface Workbench {
  readonly page: Page;
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Opens a copy of the fixtures, because tests change them. */
export async function openFixtures(settings: Readonly<Record<string, unknown>> = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-drive-'));
  cpSync('test/integration/fixtures', folder, { recursive: true });
  const problems: string[] = [];
  const { page, close } = await openWorkbench({
    folder, extension: process.cwd(), settings: { 'editor.hover.delay': 50, ...settings },
    prepare: (opening: Page) => {
      // What the content security policy refuses shows up in the console alone.
      opening.on('console', (message) => { if (message.text().includes('Content Security Policy')) problems.push(message.text()); });
      return Promise.resolve();
    },
  });
  await page.locator('.monaco-workbench').waitFor();
  return {
    page,
    problems,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
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

/** Puts the cursor on the first line that holds `text`, at its first such place. */
export async function clickOn(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y);
}

/** Rests the mouse on a word and answers what the hover says. */
export async function hoverOn(page: Page, text: string): Promise<Locator> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.move(x - 60, y + 200);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator('.monaco-hover:visible').first();
  await hover.waitFor();
  return hover;
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

/** The panel's own document: two frames inside the workbench's. */
export function panel(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready').first().contentFrame().locator('iframe#active-frame').contentFrame();
}

export type { Frame };
