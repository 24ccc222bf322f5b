/** @file What the panel does: keys, runs that are ended, files that change, what it asks of VS Code, what it remembers. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { browserPath, overflowing, PanelBrowser, type BrowserPanel, type PanelOptions } from './harness/browserPanel.ts';
import type { ToPanel } from './harness/messages.ts';
import { emptySites, evaluationOf, subjectOf } from './harness/fixtures.ts';

const subject = (...parameters: Parameters<typeof subjectOf>): ToPanel => ({ type: 'subject', subject: subjectOf(...parameters) });
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel behaviour in a browser${reason}`, function () {
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
  const state = (name: string): Promise<unknown> => panel.page.waitForSelector(`main[data-state=${name}][aria-busy=${String(name === 'loading')}]`);
  const text = (selector: string): Promise<string | null> => panel.page.textContent(selector);
  const posted = async (type: string): Promise<readonly unknown[]> => (await panel.posted()).filter((message) => message.type === type);
  const focused = (): Promise<string> => panel.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('data-testid') ?? element?.getAttribute('data-probe') ?? element?.getAttribute('class')?.replace(/^vscode-.*/u, 'page') ?? element?.tagName ?? '';
  });
  const show = async (...parameters: Parameters<typeof subjectOf>): Promise<void> => {
    await panel.send(subject(...parameters));
    await state('result');
  };

  describe('keyboard', () => {
    it('goes through shape, weight, fix, probes and steps with Tab', async () => {
      await open();
      await show('wrong');
      const order: string[] = [];
      for (let stop = 0; stop < 16; stop += 1) {
        await panel.page.keyboard.press('Tab');
        order.push(await focused());
      }
      assert.deepEqual(order, ['subject-link', 'shape', 'INPUT', 'diff', 'apply-fix', 'copy-test', 'unit', 'add-expression', 'variant', 'line', 'scale', 'SUMMARY', 'step', 'own-ask', 'train', 'page']);
    });

    it('shows where the focus is', async () => {
      await open();
      await show('wrong');
      for (let stop = 0; stop < 12; stop += 1) {
        await panel.page.keyboard.press('Tab');
        const outline = await panel.page.evaluate(() => document.activeElement === null ? '' : getComputedStyle(document.activeElement).outlineStyle);
        assert.equal(outline, 'solid', await focused());
      }
    });

    it('changes the dimension at the caret', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-testid=shape]');
      await panel.page.evaluate(() => { document.querySelector<HTMLInputElement>('[data-testid=shape]')?.setSelectionRange(11, 11); });
      await panel.page.keyboard.press('ArrowUp');
      await panel.page.keyboard.press('Shift+ArrowUp');
      assert.equal(await panel.page.inputValue('[data-testid=shape]'), '(256, 1, 39, 28)');
      // Asked for once the keys have been answered.
      for (let tries = 0; tries < 100 && (await posted('shape')).length < 2; tries += 1) await panel.page.waitForTimeout(20);
      assert.deepEqual((await posted('shape')).at(-1), { type: 'shape', shape: [256, 1, 39, 28] });
    });

    it('keeps the result while a shape makes no sense, and says so', async () => {
      await open();
      await show('correct');
      await panel.page.fill('[data-testid=shape]', '(256, one)');
      assert.match(await text('[role=alert]') ?? '', /tuple of positive integers/u);
      assert.equal(await text('[data-testid=penalty]'), '0');
      await panel.page.fill('[data-testid=shape]', '64x3x64x64');
      await panel.page.keyboard.press('Tab');
      await panel.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-testid=shape]')?.value === '(64, 3, 64, 64)');
    });

    it('keeps the caret in the shape while a slow run replaces the result', async () => {
      await open();
      await panel.send(subject('correct', { takesMs: 400 }));
      await state('result');
      await panel.page.focus('[data-testid=shape]');
      await panel.page.keyboard.press('ArrowUp');
      await state('loading');
      assert.equal(await focused(), 'shape');
      await state('result');
      assert.equal(await focused(), 'shape');
    });

    it('picks probes with the arrow keys', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-probe=unit]');
      await panel.page.keyboard.press('ArrowDown');
      assert.equal(await focused(), 'double');
      assert.equal(await text('[data-testid=penalty]'), '1');
      await panel.page.keyboard.press('Home');
      assert.match(await text('.caption') ?? '', /penalty of zeros/u);
      assert.equal(await panel.page.getAttribute('[data-probe=zeros]', 'aria-selected'), 'true');
    });

    it('goes to a line from a step', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-testid=steps] [data-item]');
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      assert.deepEqual((await posted('reveal')).at(-1), { type: 'reveal', uri: 'file:///samples/wgan_gp.py', range: evaluationOf('correct').trace[1]?.range });
    });

    it('cancels with Escape, and then goes back to the editor', async () => {
      await open();
      await show('correct');
      await panel.send(subject('correct', { takesMs: 60_000, version: 2 }));
      await state('loading');
      await panel.page.focus('[data-testid=cancel]');
      await panel.page.keyboard.press('Escape');
      await state('cancelled');
      await panel.page.focus('[data-testid=again]');
      await panel.page.keyboard.press('Escape');
      assert.equal((await posted('focusEditor')).length, 1);
    });
  });

  describe('runs', () => {
    it('cancels within 200 ms, and the next run has its result', async () => {
      await open();
      await show('correct');
      await panel.send(subject('correct', { takesMs: 60_000, version: 2 }));
      await state('loading');
      const elapsed = await panel.page.evaluate(async () => {
        const start = performance.now();
        document.querySelector<HTMLElement>('[data-testid=cancel]')?.click();
        while (document.querySelector('main')?.dataset['state'] !== 'cancelled') await new Promise(requestAnimationFrame);
        return performance.now() - start;
      });
      assert.ok(elapsed < 200, `${elapsed.toFixed(0)} ms`);
      await show('wrong');
    });

    it('never replaces a newer result by a late one', async () => {
      await open();
      await show('correct');
      await panel.send(subject('wholeBatch', { takesMs: 600 }));
      await panel.send(subject('wrong', { version: 2 }));
      await state('result');
      assert.equal(await text('h1'), 'Wrong norm axis');
      await panel.page.waitForTimeout(800);
      assert.equal(await text('h1'), 'Wrong norm axis');
      assert.deepEqual((await posted('shown')).map((message) => (message as { title?: string }).title), [undefined, 'Correct', 'Wrong norm axis']);
    });

    it('does not flash for a quick run', async () => {
      await open();
      await show('correct');
      await panel.page.evaluate(() => {
        const seen = new Set<string>();
        Object.assign(window, { seen });
        new MutationObserver(() => seen.add(document.querySelector('main')?.dataset['state'] ?? '')).observe(document.body, { subtree: true, attributes: true, childList: true });
      });
      await panel.send(subject('wrong', { takesMs: 40 }));
      await panel.page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Wrong norm axis');
      assert.deepEqual(await panel.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]), ['result']);
    });

    it('says no verdict of a text that has changed', async () => {
      await open();
      await show('wrong');
      await panel.send({ type: 'stale', uri: subjectOf('wrong').request.uri, version: 2 });
      await state('stale');
      assert.equal(await text('h1'), 'Out of date');
      assert.equal(await panel.page.locator('[data-testid=apply-fix]').count(), 0);
      await show('correct', { version: 2 });
    });

    it('says how much time is left, once it knows how long a run takes', async () => {
      await open();
      await panel.send(subject('correct', { takesMs: 1500 }));
      await state('loading');
      assert.match(await text('.time') ?? '', /so far\.$/u);
      await state('result');
      await panel.send(subject('correct', { takesMs: 1500, version: 2 }));
      await state('loading');
      assert.match(await text('.time') ?? '', /^About \d s left\.$|^About 0\.\d s left\.$|^About \d+ ms left\.$/u);
      assert.match(await panel.page.getAttribute('.progress', 'aria-valuenow') ?? '', /^\d+$/u);
    });

    it('does not go back to a shape that was typed before the last one', async () => {
      await open();
      await show('correct');
      const typeShape = async (shape: string): Promise<void> => {
        await panel.page.fill('[data-testid=shape]', shape);
        await panel.page.keyboard.press('Enter');
      };
      await typeShape('(8, 1, 28, 28)');
      await typeShape('(16, 1, 28, 28)');
      const { subject: known } = { subject: subjectOf('correct') };
      await panel.send({ type: 'subject', subject: { ...known, request: { ...known.request, shape: [8, 1, 28, 28] } } });
      await panel.page.waitForTimeout(300);
      assert.equal(await panel.page.inputValue('[data-testid=shape]'), '(16, 1, 28, 28)');
      await panel.send({ type: 'subject', subject: { ...known, request: { ...known.request, shape: [16, 1, 28, 28] } } });
      await state('result');
      assert.equal(await panel.page.inputValue('[data-testid=shape]'), '(16, 1, 28, 28)');
    });

    it('drops a run of a text that changes meanwhile', async () => {
      await open();
      await show('wrong');
      await panel.send(subject('wrong', { takesMs: 500, version: 2 }));
      await panel.send({ type: 'stale', uri: subjectOf('wrong').request.uri, version: 3 });
      await panel.page.waitForTimeout(700);
      await state('stale');
    });

    it('keeps a shape that was typed while the cursor moves in the same function', async () => {
      await open();
      await show('correct');
      await panel.page.fill('[data-testid=shape]', '(8, 1, 28, 28)');
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForFunction(() => document.querySelector('.axes')?.textContent.includes('batch') === true);
      await panel.send(subject('correct'));
      await panel.page.waitForTimeout(100);
      assert.equal(await panel.page.inputValue('[data-testid=shape]'), '(8, 1, 28, 28)');
    });

    it('evaluates fewer samples of what is too large', async () => {
      await open();
      await panel.send(subject('tooLarge'));
      await panel.page.click('[data-testid=fewer]');
      await panel.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-testid=shape]')?.value === '(8, 3, 1024, 1024)');
    });
  });

  describe('requests', () => {
    it('applies the fix to the version that was judged', async () => {
      await open();
      await show('wrong', { version: 7 });
      await panel.page.click('[data-testid=apply-fix]');
      assert.deepEqual(await posted('applyFix'), [{ type: 'applyFix', uri: 'file:///samples/dcgan_gp.py', version: 7, title: 'Flatten first', edits: evaluationOf('wrong').findings[0]?.fix?.edits }]);
    });

    it('copies the test', async () => {
      await open();
      await show('correct');
      await panel.page.click('[data-testid=copy-test]');
      assert.deepEqual(await posted('copy'), [{ type: 'copy', text: subjectOf('correct').pytest, what: 'PyTorch test' }]);
      assert.equal(await text('[data-testid=copy-test]'), 'Copied');
    });

    it('links a traceback to its line', async () => {
      await open();
      await panel.send(subject('raises'));
      await panel.page.click('[data-testid=traceback] .link');
      const start = subjectOf('raises').lineStarts[4] ?? 0;
      assert.deepEqual(await posted('reveal'), [{ type: 'reveal', uri: 'file:///samples/wgan_gp.py', range: { start, end: start } }]);
    });

    it('opens a penalty of the file', async () => {
      await open();
      await panel.send({ type: 'empty', path: 'a.py', sites: emptySites, message: undefined });
      await panel.page.click('[data-testid=sites] button');
      assert.deepEqual(await posted('openSite'), [{ type: 'openSite', site: emptySites[0] }]);
    });

    it('adds the weighted penalty to the loss', async () => {
      await open();
      await show('wrong');
      assert.equal(await text('.weight > span'), 'adds 9.298 to the loss');
      await panel.page.fill('.weight input', '2');
      assert.equal(await text('.weight > span'), 'adds 1.86 to the loss');
    });

    it('marks the step at the cursor', async () => {
      await open();
      await show('correct');
      await panel.send({ type: 'cursor', offset: (evaluationOf('correct').trace[2]?.range.start ?? 0) + 3 });
      await panel.page.waitForSelector('[aria-current=step]');
      assert.match(await text('[aria-current=step]') ?? '', /gradient\.norm\(2, dim=1\)/u);
    });
  });

  describe('memory', () => {
    it('shows the last result after a reload, without its verdict, and asks the host again', async () => {
      await open();
      await show('wrong');
      const saved = await panel.saved();
      await panel.close();
      await open({ saved });
      await state('stale');
      assert.equal(await text('h1'), 'Not evaluated yet');
      assert.equal(await text('[data-testid=penalty]'), '0.9298');
      await panel.page.click('[data-testid=again]');
      assert.equal((await posted('ready')).length, 2);
    });

    it('remembers the probe and the weight', async () => {
      await open();
      await show('wrong');
      await panel.page.click('[data-probe=double]');
      await panel.page.fill('.weight input', '2');
      const saved = await panel.saved();
      await panel.close();
      await open({ saved });
      await show('wrong');
      assert.equal(await panel.page.getAttribute('[data-probe=double]', 'aria-selected'), 'true');
      assert.equal(await panel.page.inputValue('.weight input'), '2');
    });

    it('shows only the new result where the host is quick', async () => {
      await open();
      await show('wrong');
      const saved = await panel.saved();
      await panel.close();
      await open({ saved });
      await show('correct');
      await panel.page.waitForTimeout(250);
      await state('result');
    });
  });

  describe('looks', () => {
    it('stands still where motion is reduced', async () => {
      await open({ reducedMotion: true });
      await show('correct');
      await panel.send(subject('correct', { takesMs: 60_000, version: 2 }));
      await state('loading');
      assert.equal(await panel.page.evaluate(() => document.getAnimations().length), 0);
    });

    for (const [width, fontSize] of [[300, 18], [320, 26], [1400, 13]] as const) {
      it(`does not scroll sideways at ${width} px with letters of ${fontSize} px`, async () => {
        await open({ width, fontSize });
        for (const name of ['wrong', 'crowded', 'correct'] as const) {
          await panel.send(subject(name, { version: fontSize }));
          await panel.page.waitForFunction((title) => document.querySelector('h1')?.textContent === title, evaluationOf(name).title);
          assert.deepEqual(await panel.page.evaluate(overflowing), [], name);
        }
      });
    }

    it('repeats the verdict in one line once it has scrolled away', async () => {
      await open({ width: 320, height: 500 });
      await show('wrong');
      assert.equal(await panel.page.isVisible('.sticky'), false);
      await panel.page.evaluate(() => { window.scrollTo(0, 600); });
      await panel.page.waitForSelector('.sticky:not([hidden])');
      assert.match(await text('.sticky') ?? '', /Wrong norm axis0\.9298/u);
    });

    it('speaks Chinese', async () => {
      await open({ locale: 'zh-cn' });
      await panel.send({ type: 'empty', path: 'a.py', sites: [], message: undefined });
      await state('empty');
      assert.equal(await text('h1'), '此处没有惩罚项');
    });

    it('takes every colour from the theme', () => {
      const sheets = ['src/panel/panel.css', ...globSync('src/panel/*/*.css')];
      const css = sheets.map((path) => readFileSync(path, 'utf8')).join('').replace(/\/\*.*?\*\//gsu, '');
      assert.deepEqual(css.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\(|:\s*(?:white|black|red|green|blue|gray|grey)\b/giu), null);
    });
  });
});
