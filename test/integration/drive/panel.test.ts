import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { clickOn, command, hoverOn, openFile, openFixtures, panel, type Workbench } from './workbench.ts';

const verdict = (page: Page) => panel(page).getByTestId('verdict');
const penalty = (page: Page) => panel(page).getByTestId('penalty');
const shape = (page: Page) => panel(page).getByTestId('shape');

/** Waits until the element's text fits: the panel computes while we look. */
async function untilText(locate: () => ReturnType<typeof verdict>, pattern: RegExp): Promise<string> {
  const end = Date.now() + 20_000;
  let text = '';
  while (Date.now() < end) {
    text = await locate().first().innerText({ timeout: 1000 }).catch(() => text);
    if (pattern.test(text)) return text;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`expected ${pattern.toString()}, the panel says: ${text}`);
}

describe('on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures();
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await page.screenshot({ path: `dist/integration/${this.currentTest.title.replaceAll(/\W+/g, '-')}.png` });
  });

  it('a file without a penalty says where to put the cursor', async () => {
    await openFile(page, 'plain.py');
    await command(page, 'Evaluate penalty');
    await untilText(() => panel(page).locator('main'), /No gradient penalty|no gradient penalty/);
  });

  it('the command shows the verdict and the numbers of the penalty at the cursor', async () => {
    await openFile(page, 'course.py');
    await clickOn(page, 'gradient_penalty(gradient)');
    await command(page, 'Evaluate penalty');
    await untilText(() => verdict(page), /Correct/);
    assert.match(await untilText(() => penalty(page), /\d/), /^0$/);
    assert.match(await shape(page).inputValue(), /256, 1, 28, 28/);
  });

  it('a wrong axis is named with its number, and the fix makes it right', async () => {
    await openFile(page, 'unflattened.py');
    await clickOn(page, 'gradient_penalty(gradient)');
    await page.keyboard.press('Control+Alt+G');
    await untilText(() => verdict(page), /axis/);
    assert.match(await untilText(() => penalty(page), /\d/), /0\.9298/);
    await panel(page).getByRole('button', { name: 'Apply fix' }).click();
    await untilText(() => verdict(page), /Correct/);
    await clickOn(page, 'gradient_penalty(gradient)');
    await page.keyboard.press('Control+Z');
    await untilText(() => verdict(page), /axis/);
  });

  it('where no shape is known it asks', async () => {
    await openFile(page, 'unknown_shape.py');
    await clickOn(page, 'gradient_penalty(gradient)');
    await command(page, 'Evaluate penalty');
    const box = page.locator('.quick-input-widget input[type=text]');
    await box.waitFor({ state: 'visible' });
    await box.fill('5, 3, 4, 6');
    await page.keyboard.press('Enter');
    await untilText(() => verdict(page), /Correct/);
    assert.match(await shape(page).inputValue(), /5, 3, 4, 6/);
  });

  it('the mouse on a penalty shows the same verdict, with links', async () => {
    await openFile(page, 'course.py');
    const hover = await hoverOn(page, 'gradient_penalty(gradient)');
    await hover.getByText('Correct').first().waitFor();
    await hover.getByRole('link', { name: 'Evaluate penalty' }).waitFor();
  });

  it('nothing broke the content security policy', () => {
    assert.deepEqual(workbench.problems, []);
  });
});
