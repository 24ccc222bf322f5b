/** @file Reads the panel while it computes. Only this file knows the panel's own names for its parts. */
import type { Locator, Page } from 'playwright-core';
import { panel } from './workbench.ts';

export const verdict = (page: Page): Locator => panel(page).getByTestId('verdict');
export const penalty = (page: Page): Locator => panel(page).getByTestId('penalty');
export const shape = (page: Page): Locator => panel(page).getByTestId('shape');
export const footer = (page: Page): Locator => panel(page).getByTestId('footer');
export const whole = (page: Page): Locator => panel(page).locator('main');

/** Waits until the element's text fits. The frames are looked up anew each time: the panel may be just opening. */
export const untilText = (locate: () => Locator, pattern: RegExp): Promise<string> => until((timeout) => locate().first().innerText({ timeout }), pattern);

/** Waits until the panel is at a shape. */
export const untilShape = (page: Page, pattern: RegExp): Promise<string> => until((timeout) => shape(page).inputValue({ timeout }), pattern);

async function until(read: (timeout: number) => Promise<string>, pattern: RegExp): Promise<string> {
  const end = Date.now() + 20_000;
  let text = '';
  while (Date.now() < end) {
    text = await read(1000).catch(() => text);
    if (pattern.test(text)) return text;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`expected ${pattern.toString()}, the panel says: ${text}`);
}
