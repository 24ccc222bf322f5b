import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../host/chromium.mjs';
import { serve } from '../../host/serve.mjs';
import { penalty, untilText, verdict } from './panelText.ts';
import { lens, photographFailure } from './workbench.ts';

describe('what npm start serves', () => {
  const data = mkdtempSync(join(tmpdir(), 'penalty-lens-start-'));
  let browser: Browser;
  let page: Page;
  let stop: () => Promise<void>;
  before(async () => {
    const server = await serve({ data, extension: process.cwd(), files: 'samples', file: 'samples/wgan_gp.py' });
    stop = server.stop;
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1300, height: 850 } });
    await page.goto(server.url);
  });
  after(async () => {
    await browser.close();
    await stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('opens the first sample, and has the extension', async () => {
    await page.locator('.tab.active', { hasText: 'wgan_gp.py' }).waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'norm_dim1.py' }).dblclick();
    await lens(page, 'Evaluate penalty').click();
    await untilText(() => verdict(page), /axis/);
    assert.equal(await untilText(() => penalty(page), /\d/), '0.9298');
  });
});
