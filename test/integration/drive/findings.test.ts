import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { untilText } from './panelText.ts';
import { clickOn, command, lens, lightBulb, openFile, openFixtures, photographFailure, preview, quickFix, squiggles, type Workbench } from './workbench.ts';

for (const kind of ['node', 'web'] as const) describe(`findings on the screen, ${kind} extension host`, () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ kind });
    page = workbench.page;
    await openFile(page, 'unflattened.py');
    await squiggles(page).first().waitFor();
    // It moves the lines below it.
    await lens(page, 'Evaluate penalty').waitFor();
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('the light bulb offers the fix first, then the page and silence', async () => {
    const rows = await lightBulb(page, 'gradient.norm(2, dim=1)');
    assert.deepEqual((await rows.allInnerTexts()).map((text) => text.trim()).slice(0, 3), ['Take one norm per sample', 'Explain norm-dim1-unflattened', 'Ignore norm-dim1-unflattened here']);
    await page.keyboard.press('Escape');
  });

  it('the comment that ignores a finding takes its underline away; undo brings it back', async () => {
    await quickFix(page, 'Ignore norm-dim1-unflattened here');
    await page.locator('.view-line', { hasText: '# penalty-lens: ignore[norm-dim1-unflattened]' }).waitFor();
    await squiggles(page).first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await squiggles(page).first().waitFor();
  });

  it('the command mends everything', async () => {
    await command(page, 'Penalty Lens: Fix all penalties in this file');
    await page.locator('.view-line', { hasText: 'gradient.flatten(1).norm(2, dim=1)' }).waitFor();
    await lens(page, /Correct for/).waitFor();
    await page.keyboard.press('Control+Z');
    await squiggles(page).first().waitFor();
  });

  it('the page of a check opens beside it', async () => {
    await clickOn(page, 'gradient.norm(2, dim=1)');
    await quickFix(page, 'Explain norm-dim1-unflattened');
    await untilText(() => preview(page).locator('h1'), /norm-dim1-unflattened/);
  });
});
