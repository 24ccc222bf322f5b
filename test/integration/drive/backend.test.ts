/** @file The setting `penaltyLens.backend`: its effect can only be seen in the panel's last line. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { footer, untilText, verdict } from './panelText.ts';
import { clickOn, openFile, openFixtures, photographFailure, type Workbench } from './workbench.ts';

describe('on the screen, with penaltyLens.backend: cpu', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ settings: { 'penaltyLens.backend': 'cpu' } });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('the panel computes in plain JavaScript, and says so', async () => {
    await openFile(page, 'course.py');
    await clickOn(page, 'gradient_penalty(gradient)');
    await page.keyboard.press('Control+Alt+G');
    await untilText(() => verdict(page), /Correct/);
    assert.match(await untilText(() => footer(page), /\d/), /^cpu · /);
  });
});
