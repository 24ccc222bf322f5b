/** @file axe finds nothing once everything is opened, in any theme, narrow or wide; screens.test.ts looks at every state. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axeFindings } from './harness/axe.ts';
import { browserPath, PanelBrowser, themes, type BrowserPanel } from './harness/browserPanel.ts';
import { subjectOf } from './harness/fixtures.ts';

const axe = 'node_modules/axe-core/axe.min.js';
const widths = [300, 700] as const;
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel accessibility in a browser${reason}`, function () {
  this.timeout(30_000);
  let browser: PanelBrowser;
  let panel: BrowserPanel;
  before(async () => {
    browser = await PanelBrowser.start(process.cwd(), 'test/panel/harness/fakeWorker.ts');
    panel = await browser.open({ height: 1800 });
    await panel.page.evaluate(readFileSync(axe, 'utf8'));
  });
  after(() => browser.stop());

  it('finds nothing in the picture of a gradient, with its data open, compared with another penalty', async () => {
    await panel.send({ type: 'subject', subject: subjectOf('correct', { version: 90 }) });
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
    await panel.page.click('[data-probe=critic]');
    await panel.page.waitForSelector('.heat canvas');
    for (const summary of await panel.page.locator('summary').all()) await summary.click();
    await panel.page.selectOption('[data-testid=variant]', 'zero-centred');
    assert.deepEqual(await violations(panel), []);
  });

  it('would find letters that are too pale', async () => {
    await panel.setTheme('vscode-light');
    await panel.page.evaluate(() => { document.querySelector('h1')?.style.setProperty('color', 'var(--vscode-widget-border)'); });
    const found = await violations(panel);
    assert.match(found.join(), /color-contrast/u);
  });
});

async function violations({ page, setTheme }: BrowserPanel): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(theme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 1800 });
      found.push(...(await axeFindings(page)).map((finding) => `${theme}, ${width} px: ${finding}`));
    }
  }
  return found;
}
