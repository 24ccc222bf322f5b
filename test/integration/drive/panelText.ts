/** @file Reads the panel while it computes. Only this file knows the panel's own names for its parts. */
import type { Frame, Locator, Page } from 'playwright-core';
import { panel } from './workbench.ts';

export const verdict = (page: Page): Locator => panel(page).getByTestId('verdict');
export const penalty = (page: Page): Locator => panel(page).getByTestId('penalty');
export const shape = (page: Page): Locator => panel(page).getByTestId('shape');
export const footer = (page: Page): Locator => panel(page).getByTestId('footer');
/** The section of the user's own PyTorch. */
export const ownPytorch = (page: Page): Locator => panel(page).getByTestId('own-pytorch');
export const whole = (page: Page): Locator => panel(page).locator('main');

/** Waits until the element's text fits. The frames are looked up anew each time: the panel may be just opening. */
export const untilText = (locate: () => Locator, pattern: RegExp): Promise<string> => until((timeout) => locate().first().innerText({ timeout }), pattern);

/** Waits until the panel is at a shape. */
export const untilShape = (page: Page, pattern: RegExp): Promise<string> => until((timeout) => shape(page).inputValue({ timeout }), pattern);

/** The panel's own document, to run something in it. */
export async function panelFrame(page: Page): Promise<Frame> {
  const frame = await (await whole(page).elementHandle()).ownerFrame();
  if (frame === null) throw new Error('The panel has no frame.');
  return frame;
}

export const state = async (page: Page): Promise<string> => await whole(page).getAttribute('data-state', { timeout: 1000 }) ?? '';

/** Waits until the panel is in a state and at rest in it. */
export const untilState = (page: Page, name: string): Promise<string> =>
  until(async () => `${await state(page)} ${await whole(page).getAttribute('aria-busy', { timeout: 1000 }) ?? ''}`, new RegExp(`^${name} ${String(name === 'loading')}$`));

/** Waits until the panel has a result of this file: it may show one of another file when the keys are pressed. */
export async function untilResultOf(page: Page, file: string): Promise<void> {
  await untilText(() => panel(page).getByTestId('subject-link'), new RegExp(`^${file}:`));
  await untilState(page, 'result');
}

export async function typeShape(page: Page, text: string): Promise<void> {
  await shape(page).fill(text);
  await shape(page).press('Enter');
}

/** A number as the panel writes it: `0.9298`, `−1.5`, `1.234·10⁶`. */
export function number(text: string): number {
  const [mantissa = '', exponent] = text.replaceAll('−', '-').replaceAll(',', '').split('·10');
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const power = [...exponent ?? ''].map((sign) => sign === '⁻' ? '-' : digits.indexOf(sign).toString()).join('');
  return Number(mantissa) * 10 ** Number(power === '' ? 0 : power);
}

async function until(read: (timeout: number) => Promise<string>, pattern: RegExp): Promise<string> {
  const end = Date.now() + 40_000;
  let text = '';
  while (Date.now() < end) {
    text = await read(1000).catch(() => text);
    if (pattern.test(text)) return text;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`expected ${pattern.toString()}, the panel says: ${text}`);
}
