import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { untilText, verdict } from './panelText.ts';
import { clickOn, command, hoverOn, lens, lightBulb, openFile, openFixtures, photographFailure, squiggles, type Workbench } from './workbench.ts';

for (const kind of ['node', 'web'] as const) describe(`in Simplified Chinese on the screen, ${kind} extension host`, () => {
  // Of an extension under development, VS Code on the web reads package.nls.json alone; of an installed one all of them.
  const title = kind === 'node' ? { evaluate: '对惩罚项求值', copyTest: '复制为 PyTorch 测试' } : { evaluate: 'Evaluate penalty', copyTest: 'Copy as PyTorch test' };
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ kind, language: 'zh-cn' });
    page = workbench.page;
    await openFile(page, 'unflattened.py');
    await squiggles(page).first().waitFor();
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('the lens says the verdict and offers to evaluate', async () => {
    await lens(page, /^✗ 范数的轴有误/).waitFor();
    await lens(page, '对惩罚项求值').waitFor();
  });

  it('the light bulb offers the fix first', async () => {
    const rows = await lightBulb(page, 'gradient.norm(2, dim=1)');
    assert.deepEqual((await rows.allInnerTexts()).map((text) => text.trim()).slice(0, 3), ['每个样本取一个范数', '解释 norm-dim1-unflattened', '在此处忽略 norm-dim1-unflattened']);
    await page.keyboard.press('Escape');
  });

  it('the hover has its links', async () => {
    const hover = await hoverOn(page, 'gradient.norm(2, dim=1)', /通道/);
    await hover.getByRole('link', { name: '复制为 PyTorch 测试' }).waitFor();
  });

  it('the palette has the command, and the panel the verdict', async () => {
    await clickOn(page, 'gradient.norm(2, dim=1)');
    await command(page, title.evaluate);
    await untilText(() => verdict(page), /范数的轴有误/);
  });

  it('a message is said', async () => {
    await command(page, `Penalty Lens: ${title.copyTest}`);
    await page.locator('.statusbar-item, .notification-list-item-message', { hasText: '已复制：PyTorch 测试。' }).first().waitFor();
  });
});
