/** @file The panel's section of the user's own PyTorch, in a real browser: what the extension would answer is made up. */
import assert from 'node:assert/strict';
import type { OwnResult } from '../../src/protocol/ownPytorch.ts';
import { browserPath, PanelBrowser, type BrowserPanel } from './harness/browserPanel.ts';
import { subjectOf } from './harness/fixtures.ts';

const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';
const python = '/usr/bin/python3';

(reason === '' ? describe : describe.skip)(`the panel and the user’s own PyTorch${reason}`, function () {
  this.timeout(30_000);
  let browser: PanelBrowser;
  let panel: BrowserPanel;
  before(async () => { browser = await PanelBrowser.start(process.cwd(), 'test/panel/harness/fakeWorker.ts'); });
  after(() => browser.stop());
  beforeEach(async () => {
    panel = await browser.open();
    await panel.send({ type: 'subject', subject: subjectOf('wrong') });
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
  });
  afterEach(async () => {
    assert.deepEqual(panel.problems, []);
    await panel.close();
  });

  const press = (id: string): Promise<void> => panel.page.click(`[data-testid=${id}]`);
  const status = async (text: string): Promise<void> => { await panel.page.locator('[data-testid=own-status]', { hasText: text }).waitFor(); };
  const answer = (result: OwnResult): Promise<unknown> => panel.page.evaluate((answered) => {
    const { posted } = window as unknown as { readonly posted: readonly { readonly method: string; readonly id?: string }[] }; // what harness/browserPanel.ts keeps
    window.postMessage({ id: posted.findLast(({ method }) => method === 'own')?.id, receiver: { type: 'webview' }, result: answered }, '*');
  }, result);
  const rows = (): Promise<readonly (readonly (string | null)[])[]> => panel.page.locator('[data-testid=own-answers] tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));

  it('waits, then sets numbers beside ours', async () => {
    await press('own-ask');
    await status('Your Python is running it.');
    await answer({ kind: 'answers', python, torch: '2.5.1', answers: { zeros: { penalty: '1.0' }, unit: { penalty: '0.5' } } });
    await status('Differs on 1 of 2 gradients.');
    const [zeros, unit] = await rows();
    assert.deepEqual([zeros?.slice(1), unit?.slice(2)], [['1', '1', 'the same'], ['0.5', 'different']]);
    await status(`Run by ${python}.`);
    assert.equal(await panel.page.textContent('[data-testid=own-ask]'), 'Compare again');
  });

  it('says that all are the same', async () => {
    await press('own-ask');
    await answer({ kind: 'answers', python, torch: '2.5.1', answers: { zeros: { penalty: '1.0000002' } } });
    await status('Same on the one gradient.');
  });

  it('names what was raised there', async () => {
    await press('own-ask');
    await answer({ kind: 'answers', python, torch: '2.5.1', answers: { zeros: { raises: 'RuntimeError: out of memory' } } });
    await status('RuntimeError: out of memory');
    assert.equal((await rows())[0]?.[2], 'RuntimeError');
  });

  it('can be stopped, and says so', async () => {
    await press('own-ask');
    await press('own-stop');
    assert.ok((await panel.posted()).some(({ type }) => type === 'stopOwn'));
    await answer({ kind: 'stopped' });
    await status('The comparison was stopped.');
  });

  it('passes on what is to be done', async () => {
    await press('own-ask');
    await answer({ kind: 'problem', message: 'No Python is known here.' });
    await status('No Python is known here.');
  });

  it('shows an obstacle, and then can’t be pressed', async () => {
    await panel.send({ type: 'ownPytorch', obstacle: 'A browser can’t start Python.' });
    await panel.page.locator('[data-testid=own-pytorch]', { hasText: 'A browser can’t start Python.' }).waitFor();
    assert.equal(await panel.page.getAttribute('[data-testid=own-ask]', 'aria-disabled'), 'true');
    await panel.page.locator('[data-testid=own-ask]').click({ force: true });
    assert.ok(!(await panel.posted()).map(({ type }): string => type).includes('own'));
  });
});
