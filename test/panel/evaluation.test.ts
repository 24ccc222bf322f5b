/** @file The panel's own worker, on WebAssembly, under the panel's own policy: from a file's trees to the number on screen. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseExpression } from '../../src/service/expression.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';
import { browserPath, PanelBrowser, type BrowserPanel } from './harness/browserPanel.ts';
import { subjectOfFile } from './harness/files.ts';

const pictures = join(process.cwd(), 'dist/screenshots/panel');
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel evaluation in a browser${reason}`, function () {
  this.timeout(30_000);
  let browser: PanelBrowser;
  let panel: BrowserPanel;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await PanelBrowser.start(process.cwd(), 'src/panel/worker.ts');
  });
  after(() => browser.stop());
  beforeEach(async () => { panel = await browser.open(); });
  afterEach(async function () {
    await panel.page.screenshot({ path: join(pictures, `${this.currentTest?.title ?? ''}.png`), fullPage: true });
    assert.deepEqual(panel.problems, []);
    await panel.close();
  });

  const evaluate = async (path: string, name: string, shape: readonly number[]): Promise<void> => {
    await panel.send({ type: 'subject', subject: await subjectOfFile({ path, name, shape }) });
    await panel.page.waitForSelector('main[aria-busy=false]');
    assert.equal(await panel.page.getAttribute('main', 'data-state'), 'result', await text('[data-testid=verdict]') ?? '');
  };
  const text = (selector: string): Promise<string | null> => panel.page.textContent(selector);

  it('finds the sample of the course correct at (256, 1, 28, 28)', async () => {
    await evaluate('samples/wgan_gp.py', 'gradient_penalty', [256, 1, 28, 28]);
    assert.equal(await text('h1'), 'Correct');
    assert.equal(await text('[data-testid=penalty]'), '0');
    assert.match(await text('[data-probe=zeros]') ?? '', /01matches the reference$/u);
    assert.match(await text('[data-testid=footer]') ?? '', /^wasm · /u);
  });

  it('finds the wrong axis, with its number', async () => {
    await evaluate('samples/norm_dim1.py', 'compute_gradient_penalty', [256, 1, 28, 28]);
    assert.equal(await text('[data-testid=penalty]'), '0.9298');
    assert.match(await text('.weight') ?? '', /adds 9\.298 to the loss$/u);
    assert.match(await text('.brackets.below') ?? '', /norm covers 1 element/u);
    assert.match(await text('.step.wrong') ?? '', /gradients\.norm\(2, dim=1\).*\(256, 28, 28\)all 0\.03571/u);
    assert.match(await text('figcaption') ?? '', /^200,704 norms of 0\.03571\. Expected 256 of 1\. Drag the reference, /u);
  });

  it('asks the code where the point is moved to, and draws a sample of a gradient', async () => {
    await evaluate('samples/norm_dim1.py', 'compute_gradient_penalty', [256, 1, 28, 28]);
    await panel.page.focus('[data-testid=scale]');
    for (let press = 0; press < 10; press += 1) await panel.page.keyboard.press('ArrowLeft');
    // (0.5/28 − 1)² and (0.5 − 1)²
    await panel.page.waitForFunction(() => document.querySelector('figcaption')?.textContent === '0.5 · ones / √N: yours 0.9646, reference 0.25.');
    await panel.page.click('[data-probe=randn]');
    await panel.page.waitForSelector('.heat canvas');
    assert.match(await text('[data-testid=heatmap]') ?? '', /^Sample 1 of 256norm 2\d\.\d/u);
    await panel.page.waitForSelector('.derivation .katex');
  });

  it('evaluates another shape', async () => {
    await evaluate('samples/norm_dim1.py', 'compute_gradient_penalty', [256, 1, 28, 28]);
    await panel.page.fill('[data-testid=shape]', '(8, 3, 16, 16)');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForFunction(() => document.querySelector('.brackets.below')?.textContent === 'norm covers 3 elements');
  });

  it('adds the gradients of the file and of its critic, with the picture of a sample', async () => {
    await evaluate('samples/wgan_gp.py', 'gradient_penalty', [256, 1, 28, 28]);
    assert.match(await text('[data-probe=good_gradient]') ?? '', /line 8310matches the reference$/u);
    await panel.page.waitForSelector('[data-probe=critic]', { timeout: 20_000 });
    assert.match(await text('[data-probe=random_gradient]') ?? '', /line \d+0\.00344 ± 0\.000420\.9931matches the reference$/u);
    assert.match(await text('[data-probe=critic]') ?? '', /0\.99\d+matches the reference$/u);
    assert.match(await text('[data-probe=critic] + .note') ?? '', /^Critic: 2,505 parameters, [\d.]+ m?s forward and back\.$/u);
    await panel.page.click('[data-probe=critic]');
    assert.match(await text('[data-testid=penalty]') ?? '', /^0\.99\d+$/u);
    await panel.page.waitForSelector('[data-testid=heatmap] .stepper', { timeout: 20_000 });
    assert.match(await text('[data-testid=heatmap]') ?? '', /Sample 1 of \d+/u);
  });

  it('takes an expression by keyboard, and another away', async () => {
    await evaluate('samples/norm_dim1.py', 'compute_gradient_penalty', [256, 1, 28, 28]);
    await add('torch.ones(*shape) / 28');
    await panel.page.waitForSelector('[data-probe="torch.ones(*shape) / 28"][aria-selected=true]');
    assert.equal(await text('[data-testid=penalty]'), '0.9298');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'add-expression');
    await add('shape * 2');
    assert.equal(await text('[data-probe="shape * 2"] + .note'), 'It is no tensor.');
    await add('torch.ones(');
    assert.equal(await text('[data-probe="torch.ones("] + .note'), 'SyntaxError: invalid syntax');
    await panel.page.focus('[data-probe="torch.ones("]');
    await panel.page.keyboard.press('Delete');
    await panel.page.waitForSelector('[data-probe="torch.ones("]', { state: 'detached' });
    await panel.page.click('[data-probe="shape * 2"] .remove');
    await panel.page.waitForSelector('[data-probe="shape * 2"]', { state: 'detached' });
  });

  it('keeps what was written at another shape', async () => {
    await evaluate('samples/norm_dim1.py', 'compute_gradient_penalty', [256, 1, 28, 28]);
    await add('3 * torch.ones(shape)');
    await panel.page.waitForSelector('[data-probe="3 * torch.ones(shape)"]');
    await panel.page.fill('[data-testid=shape]', '(8, 3, 16, 16)');
    await panel.page.keyboard.press('Enter');
    // One norm over three channels: (√27 − 1)².
    await panel.page.waitForFunction(() => document.querySelector('[data-probe="3 * torch.ones(shape)"]')?.textContent.includes('17.61') === true);
  });

  /** Types an expression and answers as the language server does. */
  async function add(expression: string): Promise<void> {
    await panel.page.focus('[data-testid=add-expression]');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('[data-testid=expression]:focus');
    await panel.page.keyboard.type(expression);
    await panel.page.keyboard.press('Enter');
    const asked = await panel.page.waitForFunction((typed) => (window as unknown as { posted: { id?: string; method?: string; params?: { text?: string } }[] }).posted.find(({ method, params }) => method === 'expression' && params?.text === typed)?.id, expression);
    const result = parseExpression(expression, await parserForTests());
    await panel.page.evaluate((message) => { window.postMessage(message, '*'); }, { id: await asked.jsonValue(), receiver: { type: 'webview' }, sender: { type: 'extension' }, result: JSON.parse(JSON.stringify(result)) as unknown });
    await panel.page.waitForFunction((typed) => document.querySelector(`[data-probe="${typed}"]`) !== null, expression);
  }
});
