/**
 * @file Every state of the panel in every theme, narrow and wide: its words, its width, its policy, and what axe finds;
 * with large letters and zoomed as well. Pictures go to dist/screenshots.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './harness/axe.ts';
import { browserPath, otherThemes, overflowing, PanelBrowser, themes, type BrowserPanel } from './harness/browserPanel.ts';
import { screens, show, type Screen } from './harness/screens.ts';

const pictures = join(process.cwd(), 'dist/screenshots/panel');
const axe = 'node_modules/axe-core/axe.min.js';
const narrow = 300;
const wide = 700;
/** A side bar as VS Code opens it. */
const pictureWidths: Readonly<Record<number, number>> = { [narrow]: 320, [wide]: wide };

const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel screens in a browser${reason}`, function () {
  this.timeout(60_000);
  let browser: PanelBrowser;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await PanelBrowser.start(process.cwd(), 'test/panel/harness/fakeWorker.ts');
  });
  after(() => browser.stop());

  for (const [name, screen] of Object.entries(screens)) {
    it(`shows ${name} in four themes, narrow and wide`, async () => {
      const panel = await browser.open();
      await show(panel, screen);
      await panel.page.evaluate(readFileSync(axe, 'utf8'));
      const found: string[] = [];
      const look = async (place: string): Promise<void> => { found.push(...(await axeFindings(panel.page)).map((finding) => `${place}: ${finding}`)); };
      for (const theme of themes) {
        await panel.setTheme(theme);
        for (const width of [narrow, wide]) {
          await panel.page.setViewportSize({ width, height: 900 });
          await assertScreen(panel, screen);
          await look(`${theme}, ${width} px`);
          await panel.page.setViewportSize({ width: pictureWidths[width] ?? width, height: 900 });
          await panel.page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`), fullPage: true });
        }
      }
      for (const theme of otherThemes) {
        await panel.setTheme(theme);
        await look(`${theme}, ${wide} px`);
      }
      await panel.page.setViewportSize({ width: narrow, height: 900 });
      assert.deepEqual(found, []);
      await assertEnlarged(panel);
      await panel.close();
    });
  }
});

async function assertScreen({ page, problems }: BrowserPanel, { title, penalty }: Screen): Promise<void> {
  assert.equal(await page.textContent('[data-testid=verdict] h1'), title);
  assert.notEqual(await page.textContent('[data-testid=verdict] p'), '');
  if (penalty !== undefined) assert.equal(await page.textContent('[data-testid=penalty]'), penalty);
  assert.deepEqual(await page.evaluate(overflowing), []);
  assert.deepEqual(problems, []);
}

/** Nothing is wider than the panel: not with letters twice as large, not at twice the size of everything. */
async function assertEnlarged({ page }: BrowserPanel): Promise<void> {
  await page.evaluate(() => { document.documentElement.style.setProperty('--vscode-font-size', '26px'); });
  assert.deepEqual(await page.evaluate(overflowing), [], 'with letters of 26 px, at 300 px');
  await page.evaluate(() => { document.documentElement.style.setProperty('--vscode-font-size', '13px'); document.documentElement.style.zoom = '2'; });
  await page.setViewportSize({ width: wide, height: 900 });
  assert.deepEqual(await page.evaluate(overflowing), [], 'at 200 %, at 700 px');
}
