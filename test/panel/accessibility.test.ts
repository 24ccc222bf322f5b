/** @file axe finds nothing in any state, any theme, narrow or wide. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { browserPath, PanelBrowser, themes, type BrowserPanel } from './harness/browserPanel.ts';
import { emptySites, fixtureNames, subjectOf } from './harness/fixtures.ts';

const axe = 'node_modules/axe-core/axe.min.js';
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

  for (const [version, name] of fixtureNames.entries()) {
    it(`finds nothing in ${name}`, async () => {
      await panel.send({ type: 'subject', subject: subjectOf(name, { version }) });
      await panel.page.waitForFunction((expected) => document.querySelector('.subject')?.textContent.includes(expected), subjectOf(name).request.site.function ?? '');
      await panel.page.waitForSelector('main[aria-busy=false]');
      assert.deepEqual(await violations(panel), []);
    });
  }

  it('finds nothing in the picture of a gradient, with its data open, compared with another penalty', async () => {
    await panel.send({ type: 'subject', subject: subjectOf('correct', { version: 90 }) });
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
    await panel.page.click('[data-probe=critic]');
    await panel.page.waitForSelector('.heat canvas');
    for (const summary of await panel.page.locator('summary').all()) await summary.click();
    await panel.page.selectOption('[data-testid=variant]', 'zero-centred');
    assert.deepEqual(await violations(panel), []);
  });

  it('finds nothing while loading, and once cancelled', async () => {
    await panel.send({ type: 'subject', subject: subjectOf('correct', { version: 100 }) });
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
    await panel.send({ type: 'subject', subject: subjectOf('correct', { version: 101, takesMs: 60_000 }) });
    await panel.page.waitForSelector('main[data-state=loading]');
    assert.deepEqual(await violations(panel), []);
    await panel.page.click('[data-testid=cancel]');
    assert.deepEqual(await violations(panel), []);
  });

  it('finds nothing where there is nothing', async () => {
    await panel.send({ type: 'empty', path: 'a.py', sites: emptySites, message: undefined });
    await panel.page.waitForSelector('main[data-state=empty]');
    assert.deepEqual(await violations(panel), []);
  });

  it('would find letters that are too pale', async () => {
    await panel.setTheme('vscode-light');
    await panel.page.evaluate(() => { document.querySelector('h1')?.style.setProperty('color', 'var(--vscode-widget-border)'); });
    const found = await violations(panel);
    assert.match(found.join(), /color-contrast/u);
  });
});

/** What axe's script leaves on the page. */
interface AxeWindow { readonly axe: { run(options: { runOnly: readonly string[] }): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> } }

async function violations({ page, setTheme }: BrowserPanel): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(theme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 1800 });
      const here = await page.evaluate(async (runOnly) => {
        const { violations: list } = await (window as unknown as AxeWindow).axe.run({ runOnly });
        return list.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      }, standards);
      found.push(...here.map((violation) => `${theme}, ${width} px: ${violation}`));
    }
  }
  return found;
}
