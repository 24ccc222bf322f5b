import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ownPytorch, penalty, untilText, verdict } from './panelText.ts';
import { clickOn, command, lens, openFile, openFixtures, panel, photographFailure, squiggles, type Workbench } from './workbench.ts';

/** Nothing of the user's is started unless they ask for it, so nothing has to be trusted: all else works in Restricted Mode. */
describe('on the screen, in a folder that is not trusted', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  const openNotebook = async (): Promise<void> => {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input[type=text]').fill('exercise.ipynb');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'exercise.ipynb' }).first().click();
    await page.locator('.notebook-editor .monaco-editor .view-line').first().waitFor();
  };

  it('is in Restricted Mode', async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });

  it('a file is underlined and judged, and its fix makes it right', async () => {
    await openFile(page, 'unflattened.py');
    await squiggles(page).first().waitFor();
    await clickOn(page, 'gradient_penalty(gradient)');
    await page.keyboard.press('Control+Alt+G');
    await untilText(() => verdict(page), /axis/);
    await panel(page).getByRole('button', { name: 'Apply fix' }).click();
    await untilText(() => verdict(page), /Correct/);
  });

  it('your own PyTorch can’t be asked, and the panel says why', async () => {
    assert.match(await untilText(() => ownPytorch(page), /Compare/), /Disabled in Restricted Mode.*Trust the workspace/);
    assert.equal(await panel(page).getByTestId('own-ask').getAttribute('aria-disabled'), 'true');
  });

  it('so is a notebook’s cell', async () => {
    await openNotebook();
    const title = page.locator('.notebook-editor .codelens-decoration a', { hasText: 'Evaluate penalty' }).first();
    await title.click();
    await untilText(() => verdict(page), /axis/);
    assert.equal(await untilText(() => penalty(page), /\d/), '0.9298');
    await panel(page).getByRole('button', { name: 'Apply fix' }).click();
    await untilText(() => verdict(page), /Correct/);
    await page.locator('.notebook-editor .view-line', { hasText: /flatten|dim=\(1/ }).first().waitFor();
    await lens(page, /✓ Correct for/).waitFor();
  });

  it('the view lists the workspace’s penalties, and leads to a cell', async () => {
    await openFile(page, 'plain.py');
    await command(page, 'Penalty Lens: Focus on Penalties View');
    const row = (name: RegExp) => page.getByRole('treeitem', { name });
    await row(/^gradient_penalty, Correct, line \d+/).first().waitFor();
    await row(/^gradient_penalty, Correct, cell 4, line 1/).click();
    await page.locator('.notebook-editor .monaco-editor.focused .view-line', { hasText: 'def gradient_penalty' }).first().waitFor();
  });
});
