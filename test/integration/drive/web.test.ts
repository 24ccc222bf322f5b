import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { footer, ownPytorch, penalty, untilText, verdict } from './panelText.ts';
import { clickOn, hoverOn, lens, openFile, openFixtures, panel, photographFailure, quickestActivation, type Workbench } from './workbench.ts';

describe('on the screen, with the extension in a web worker', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ kind: 'web' });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('hovers', async () => {
    await openFile(page, 'course.py');
    await lens(page, 'Evaluate penalty').waitFor();
    await hoverOn(page, 'torch.ones(*image_shape) / torch.sqrt(image_size)', /^norm 1, penalty 0/);
  });

  it('activation was quick', async function () {
    this.timeout(120_000);
    const took = await quickestActivation(page, 'course.py', 30);
    console.log(`      activation: ${took} ms`);
    assert.ok(took <= 30, `${took} ms`);
  });

  it('the panel judges on WebAssembly, and its fix makes it right', async () => {
    await openFile(page, 'unflattened.py');
    await clickOn(page, 'gradient_penalty(gradient)');
    await page.keyboard.press('Control+Alt+G');
    await untilText(() => verdict(page), /axis/);
    assert.equal(await untilText(() => penalty(page), /\d/), '0.9298');
    assert.match(await untilText(() => footer(page), /\d/), /^wasm/);
    await panel(page).getByRole('button', { name: 'Apply fix' }).click();
    await untilText(() => verdict(page), /Correct/);
  });

  it('your own PyTorch can’t be asked, and the panel says why', async () => {
    assert.match(await untilText(() => ownPytorch(page), /Compare/), /A browser can’t start Python/);
    assert.equal(await panel(page).getByTestId('own-ask').getAttribute('aria-disabled'), 'true');
  });

  it('nothing broke the content security policy', () => {
    assert.deepEqual(workbench.problems, []);
  });
});
