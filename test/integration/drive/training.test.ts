import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { untilText, verdict } from './panelText.ts';
import { clickOn, openFile, openFixtures, panel, photographFailure, type Workbench } from './workbench.ts';

describe('training in the panel', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ files: 'samples' });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  const part = (id: string): Locator => panel(page).getByTestId(id);
  const stepShown = async (): Promise<number> => Number(/\d+/u.exec(await part('train-at').innerText({ timeout: 2000 }).catch(() => '0'))?.[0] ?? 0);

  it('50 steps of the sample’s DCGAN critic bring the mean norm toward 1, as a curve shows', async () => {
    await openFile(page, 'dcgan_critic.py');
    await clickOn(page, 'gradient_penalty(critic, real, fake)');
    await page.keyboard.press('Control+Alt+G');
    await untilText(() => verdict(page), /Correct/);
    await part('train').click();
    const end = Date.now() + 200_000;
    while (await stepShown() < 50 && Date.now() < end) await page.waitForTimeout(200);
    await part('train').click();
    await untilText(() => part('train-status'), /Paused at step \d+/);
    const figure = part('train-norm');
    assert.ok((await figure.locator('path.own').getAttribute('d') ?? '').split('L').length >= 50, 'a point for each step');
    await figure.locator('summary').click();
    const norms = (await figure.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(Number);
    const distance = (some: readonly number[]): number => Math.abs(some.reduce((sum, norm) => sum + norm, 0) / some.length - 1);
    assert.ok(distance(norms.slice(-4)) < distance(norms.slice(0, 1)), norms.join(', '));
  });
});
