/** @file Photographs what a user sees, in every kind of theme, into dist/screenshots. For eyes, not for assertions. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { untilText, verdict } from './drive/panelText.ts';
import { clickOn, hoverOn, lens, openFile, openFixtures, panel, showLine, titleAction } from './drive/workbench.ts';

const folder = 'dist/screenshots';
const themes = { 'dark': 'Default Dark Modern', 'light': 'Default Light Modern', 'high-contrast': 'Default High Contrast', 'high-contrast-light': 'Default High Contrast Light' };
const wanted = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const workbench = await openFixtures({ files: 'samples', size: { width: 1500, height: 1000 }, settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false } });
  try {
    await photograph(workbench.page, async (what) => {
      // Hovers and panels fade in.
      await workbench.page.waitForTimeout(400);
      await workbench.page.screenshot({ path: join(folder, `${what}-${name}.png`) });
    });
  } finally {
    await workbench.close();
  }
}

async function photograph(page: Page, take: (what: string) => Promise<unknown>): Promise<void> {
  await openFile(page, 'wgan_gp.py');
  await page.keyboard.press('Control+B');
  await showLine(page, 54);
  await lens(page, 'Evaluate penalty').waitFor();
  await hoverOn(page, 'gradient_penalty(gradient)', /Correct/);
  await take('hover-definition');
  await showLine(page, 85);
  await hoverOn(page, 'torch.ones(*image_shape)', /norm 1/);
  await take('hover-unit-gradient');
  await showLine(page, 54);
  await clickOn(page, 'gradient_penalty(gradient)');
  await page.keyboard.press('Control+Alt+G');
  await untilText(() => verdict(page), /Correct/);
  await page.mouse.move(5, 500);
  await take('panel-correct');
  await openFile(page, 'norm_dim1.py');
  await clickOn(page, 'gradients.norm(2, dim=1)');
  await untilText(() => verdict(page), /axis/);
  await take('panel-wrong');
  await panel(page).locator('main').evaluate((main) => { main.ownerDocument.scrollingElement?.scrollTo(0, 1e6); });
  await take('panel-wrong-below');
  await titleAction(page, 'Pin and compare with the next');
  await openFile(page, 'wgan_gp.py');
  await untilText(() => verdict(page), /^B differs/);
  await take('panel-compare');
  await titleAction(page, 'Unpin');
  await openFile(page, 'norm_dim1.py');
  await hoverOn(page, 'gradients.norm(2, dim=1)', /channel axis/);
  await take('hover-wrong');
  await page.keyboard.press('Escape');
  await clickOn(page, 'gradients.norm(2, dim=1)');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Explain' }).waitFor();
  await take('quick-fixes');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Explain' }).click();
  await page.locator('.tab.active', { hasText: 'norm-dim1-unflattened' }).waitFor();
  await page.waitForTimeout(1500);
  await take('check-page');
}
