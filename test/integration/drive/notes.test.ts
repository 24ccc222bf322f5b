import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { clickOn, lens, openFile, openFixtures, photographFailure, type Workbench } from './workbench.ts';

/** What the screen shows behind the text of lines: decorations write it as content of a pseudo-element. */
const notes = (page: Page): Promise<readonly string[]> => page.evaluate(() =>
  [...document.querySelectorAll('.monaco-editor .view-line span span')].map((span) => getComputedStyle(span, '::after').content.replaceAll('\u00a0', ' ')).filter((content) => content.includes('should be')));

async function until(page: Page, isThere: (found: readonly string[]) => boolean): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (isThere(await notes(page))) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`The screen shows ${JSON.stringify(await notes(page))}`);
}

describe('numbers behind mistakes on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  const start = async (settings: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    workbench = await openFixtures({ settings });
    page = workbench.page;
    await openFile(page, 'unflattened.py');
    await lens(page, 'Evaluate penalty').waitFor();
  };
  afterEach(async function () {
    await photographFailure(page, this.currentTest);
    await workbench.close();
  });

  it('stand there, go while somebody types, and come back', async () => {
    await start();
    await until(page, (found) => found.length === 1 && found[0]?.includes('0.9298, should be 0') === true);
    await clickOn(page, 'return penalty');
    await page.keyboard.press('End');
    await page.keyboard.type('  # typed');
    await until(page, (found) => found.length === 0);
    await until(page, (found) => found.length === 1);
  });

  it('are switched off by their setting', async () => {
    await start({ 'penaltyLens.decorations': false });
    await page.locator('.cdr.squiggly-error').first().waitFor();
    await page.waitForTimeout(1500);
    assert.deepEqual(await notes(page), []);
  });
});

describe('lenses on the screen', () => {
  it('stay where they are while somebody types', async () => {
    const workbench = await openFixtures();
    const { page } = workbench;
    try {
      await openFile(page, 'course.py');
      await lens(page, 'Evaluate penalty').waitFor();
      await clickOn(page, 'return penalty');
      await page.keyboard.press('End');
      await page.evaluate(() => {
        const seen = { fewest: Infinity };
        Object.assign(window, { seen });
        const look = (): void => {
          seen.fewest = Math.min(seen.fewest, document.querySelectorAll('.codelens-decoration a').length);
          requestAnimationFrame(look);
        };
        look();
      });
      await page.keyboard.type(' * (1 + 2 - 2', { delay: 120 });
      await page.waitForTimeout(1500);
      await page.keyboard.type(')', { delay: 120 });
      await page.waitForTimeout(1500);
      const fewest = await page.evaluate(() => (window as unknown as { readonly seen: { readonly fewest: number } }).seen.fewest); // put there above
      assert.ok(fewest >= 1, 'the lenses were gone for a moment');
    } finally {
      await workbench.close();
    }
  });
});
