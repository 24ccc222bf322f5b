/** @file Training in the panel, in a real browser with the panel's own worker: it starts, takes another λ, pauses, begins anew and ends. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './harness/axe.ts';
import { browserPath, overflowing, PanelBrowser, themes, type BrowserPanel, type PanelOptions } from './harness/browserPanel.ts';
import { subjectOfFile, type FileSubject } from './harness/files.ts';

const pictures = join(process.cwd(), 'dist/screenshots/training');
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';
const critic: FileSubject = { path: 'samples/dcgan_critic.py', name: 'gradient_penalty', shape: [16, 3, 32, 32] };

(reason === '' ? describe : describe.skip)(`panel training in a browser${reason}`, function () {
  this.timeout(120_000);
  let browser: PanelBrowser;
  let panel: BrowserPanel;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await PanelBrowser.start(process.cwd(), 'src/panel/worker.ts');
  });
  after(() => browser.stop());
  afterEach(async function () {
    await panel.page.screenshot({ path: join(pictures, `${this.currentTest?.title ?? ''}.png`), fullPage: true });
    assert.deepEqual(panel.problems, []);
    await panel.close();
  });

  const show = async (file: FileSubject, options?: PanelOptions): Promise<void> => {
    panel = await browser.open(options);
    panel.page.setDefaultTimeout(60_000);
    await send(file);
  };
  const send = async (file: FileSubject): Promise<void> => {
    await panel.send({ type: 'subject', subject: await subjectOfFile(file) });
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
  };
  const text = async (id: string): Promise<string> => (await panel.page.textContent(`[data-testid=${id}]`)) ?? '';
  const press = (id: string): Promise<void> => panel.page.click(`[data-testid=${id}]`);
  const phase = (name: string): Promise<unknown> => panel.page.waitForSelector(`[data-testid=train-section][data-phase=${name}]`);
  const step = async (): Promise<number> => Number(/\d+/u.exec(await text('train-at'))?.[0]);
  const steps = (count: number): Promise<unknown> => panel.page.waitForFunction((least) => Number(/\d+/u.exec(document.querySelector('[data-testid=train-at]')?.textContent ?? '')?.[0] ?? 0) >= least, count);

  it('is one button until it is asked for', async () => {
    await show(critic);
    assert.equal(await text('train'), 'Train');
    assert.equal(await panel.page.locator('[data-testid=train-section] button').count(), 1);
    assert.equal(await panel.page.locator('[data-testid=train-section] figure').count(), 0);
  });

  it('trains, takes another weight, pauses, steps and begins anew', async () => {
    await show(critic);
    await press('train');
    await steps(10);
    assert.deepEqual(await panel.page.locator('[data-arm]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-arm'))), ['own', 'none']);
    assert.ok((await panel.page.getAttribute('[data-testid=train-norm] path.own', 'd') ?? '').length > 40);
    await panel.page.fill('[data-testid=train-weight]', '0');
    await steps(await step() + 2);
    assert.equal(await text('train-weight-value'), '0');
    await press('train');
    await phase('paused');
    const paused = await step();
    await press('train-step');
    await steps(paused + 1);
    assert.match(await text('train-status'), /^Paused at step \d+\.$/u);
    await panel.page.waitForTimeout(300);
    assert.ok(await step() <= paused + 2, 'no further step while paused');
    await press('train-reset');
    await panel.page.waitForFunction((before) => Number(/\d+/u.exec(document.querySelector('[data-testid=train-at]')?.textContent ?? '')?.[0] ?? 0) < before, paused);
    await phase('running');
  });

  it('leaves evaluations alone', async () => {
    await show(critic);
    await press('train');
    await steps(2);
    await panel.page.fill('[data-testid=shape]', '(8, 3, 16, 16)');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForFunction(() => document.querySelector('.brackets.below')?.textContent.includes('768'));
    await phase('running');
  });

  it('ends with a word when the file changes', async () => {
    await show(critic);
    await press('train');
    await steps(3);
    await panel.send({ type: 'stale', uri: `file:///${critic.path}`, version: 2 });
    await panel.page.waitForSelector('main[data-state=stale]');
    await send({ ...critic, version: 2 });
    await phase('ended');
    assert.match(await text('train-status'), /^Training ended: the file has changed\./u);
  });

  it('compares a wrong penalty with the reference, in a narrow panel in Chinese', async () => {
    await show({ path: 'samples/norm_dim1.py', name: 'compute_gradient_penalty', shape: [16, 1, 28, 28] }, { width: 300, locale: 'zh-cn' });
    await press('train');
    await steps(5);
    assert.deepEqual(await panel.page.locator('[data-arm] th').evaluateAll((cells) => cells.map((cell) => cell.textContent)), ['用你的惩罚项', '用参考惩罚项', '无惩罚项']);
    assert.deepEqual(await panel.page.evaluate(overflowing), []);
    await press('train');
    await phase('paused');
  });

  it('has nothing that axe finds, in four themes, narrow and wide, with its data open', async () => {
    await show(critic);
    await panel.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    await press('train');
    await steps(6);
    await press('train');
    await phase('paused');
    for (const summary of await panel.page.locator('[data-testid=train-section] summary').all()) await summary.click();
    const found: string[] = [];
    for (const theme of themes) for (const width of [300, 700]) {
      await panel.setTheme(theme);
      await panel.page.setViewportSize({ width, height: 1400 });
      found.push(...(await axeFindings(panel.page)).map((finding) => `${theme}, ${width}: ${finding}`), ...(await panel.page.evaluate(overflowing)));
    }
    assert.deepEqual(found, []);
  });

  it('can be done with the keyboard alone, and keeps the focus', async () => {
    await show(critic, { reducedMotion: true });
    const focused = (): Promise<string | undefined> => panel.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['testid']);
    await panel.page.focus('[data-testid=train]');
    await panel.page.keyboard.press('Enter');
    await steps(2);
    assert.equal(await focused(), 'train');
    await panel.page.keyboard.press('Space');
    await phase('paused');
    const order: (string | undefined)[] = [];
    for (let stop = 0; stop < 4; stop += 1) {
      await panel.page.keyboard.press('Tab');
      order.push(await focused());
    }
    assert.deepEqual(order, ['train-step', 'train-reset', 'train-weight', 'train-seed']);
    assert.equal(await panel.page.evaluate(() => document.getAnimations().length), 0);
    await panel.page.keyboard.type('7');
    await panel.page.keyboard.press('Enter');
    await phase('running');
    await steps(1);
  });

  it('is not there where no network is', async () => {
    await show({ path: 'samples/mean_first.py', name: 'gradient_penalty', shape: [64, 1, 28, 28] });
    assert.equal(await panel.page.locator('[data-testid=train-section]').count(), 0);
  });
});
