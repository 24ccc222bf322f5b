/** @file Pinning a result and comparing the next with it. */
import assert from 'node:assert/strict';
import { compare } from '../../src/panel/comparison.ts';
import { browserPath, PanelBrowser, type BrowserPanel, type PanelOptions } from './harness/browserPanel.ts';
import type { ToPanel } from './harness/messages.ts';
import { evaluationOf, subjectOf } from './harness/fixtures.ts';

const subject = (...parameters: Parameters<typeof subjectOf>): ToPanel => ({ type: 'subject', subject: subjectOf(...parameters) });
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`pin and compare in a browser${reason}`, function () {
  this.timeout(20_000);
  let browser: PanelBrowser;
  let panel: BrowserPanel;
  before(async () => { browser = await PanelBrowser.start(process.cwd(), 'test/panel/harness/fakeWorker.ts'); });
  after(() => browser.stop());
  afterEach(async () => {
    assert.deepEqual(panel.problems, []);
    await panel.close();
  });

  const open = async (options?: PanelOptions): Promise<void> => { panel = await browser.open(options); };
  const state = (name: string): Promise<unknown> => panel.page.waitForSelector(`main[data-state=${name}][aria-busy=false]`);
  const text = (selector: string): Promise<string | null> => panel.page.textContent(selector);
  const posted = async (type: string): Promise<readonly unknown[]> => (await panel.posted()).filter((message) => message.type === type);
  const show = async (...parameters: Parameters<typeof subjectOf>): Promise<void> => {
    await panel.send(subject(...parameters));
    await state('result');
  };
  const pin = (isPinned: boolean): Promise<void> => panel.send({ type: 'pin', isPinned });
  const compareWrong = async (): Promise<void> => {
    await open();
    await show('correct');
    await pin(true);
    await panel.page.waitForSelector('[data-testid=pinned]');
    await show('wrong');
    await panel.page.waitForSelector('main[data-compares=true]');
  };

  it('says that what is pinned waits for another', async () => {
    await open();
    await show('correct');
    await pin(true);
    assert.match(await text('[data-testid=pinned]') ?? '', /^Pinned as A\. The next/u);
    assert.equal(await text('h1'), 'Correct');
  });

  it('compares the next function with it, probe by probe', async () => {
    await compareWrong();
    const { differing, compared } = compare(evaluationOf('correct'), evaluationOf('wrong'));
    assert.equal(await text('h1'), `B differs on ${differing} of ${compared} probes`);
    assert.equal(await text('.verdict p'), 'A: Correct. B: Wrong norm axis.');
    assert.match(await text('[data-probe=unit]') ?? '', /00\.9298A and B differ$/u);
    assert.deepEqual([await text('[data-testid=penalty-A]'), await text('[data-testid=penalty-B]')], ['0', '0.9298']);
    assert.match(await text('.brackets.above') ?? '', /A covers 784 elements/u);
    assert.match(await text('.brackets.below') ?? '', /B covers 1 element/u);
    assert.match(await text('[data-testid=first-difference]') ?? '', /^B has no step like .*view/u);
  });

  it('picks the probe whose numbers stand above', async () => {
    await compareWrong();
    await panel.page.focus('[data-probe=unit]');
    await panel.page.keyboard.press('ArrowUp');
    assert.deepEqual([await text('[data-testid=penalty-A]'), await text('[data-testid=penalty-B]')], ['1', '1']);
  });

  it('changes places, and lets go', async () => {
    await compareWrong();
    await panel.page.click('[data-testid=swap]');
    assert.equal(await text('.verdict p'), 'A: Wrong norm axis. B: Correct.');
    await panel.page.click('[data-testid=unpin]');
    assert.equal(await text('h1'), 'Wrong norm axis');
    assert.equal(((await posted('shown')).at(-1) as { isPinned: boolean }).isPinned, false);
  });

  it('compares two shapes of the same function', async () => {
    await open();
    await show('correct');
    await pin(true);
    await panel.page.fill('[data-testid=shape]', '(64, 3, 32, 32)');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('main[data-compares=true]');
    assert.equal(await text('h1'), `Same on all ${evaluationOf('correct').probes.length} probes`);
    assert.match(await text('[data-testid=compared]') ?? '', /at \(256, 1, 28, 28\)pinned.*at \(64, 3, 32, 32\)/u);
  });

  it('compares two versions of the same function', async () => {
    await open();
    await show('correct');
    await pin(true);
    await show('correct', { version: 2 });
    await panel.page.waitForSelector('main[data-compares=true]');
    assert.match(await text('[data-testid=compared]') ?? '', /pinned, an earlier version/u);
  });

  it('shows what went wrong with B instead of a comparison', async () => {
    await open();
    await show('correct');
    await pin(true);
    await panel.send(subject('raises', { version: 2 }));
    await state('error');
    assert.match(await text('[data-testid=pinned]') ?? '', /^Pinned as A: gradient_penalty/u);
  });

  it('goes to the place of each', async () => {
    await compareWrong();
    const links = panel.page.locator('[data-testid=subject-link]');
    await links.first().click();
    await links.last().click();
    assert.deepEqual((await posted('reveal')).map((message) => (message as { uri: string }).uri), ['file:///samples/wgan_gp.py', 'file:///samples/dcgan_gp.py']);
  });

  it('survives a reload, with the probe that was picked', async () => {
    await compareWrong();
    await panel.page.click('[data-probe=randn]');
    const saved = await panel.saved();
    await panel.close();
    await open({ saved });
    await show('wrong');
    await panel.page.waitForSelector('main[data-compares=true]');
    assert.equal(await panel.page.getAttribute('[data-probe=randn]', 'aria-selected'), 'true');
  });
});
