import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { number, panelFrame, shape, state, typeShape, untilResultOf, untilShape, untilState, untilText, verdict, whole } from './panelText.ts';
import { clickOn, command, openFile, openFixtures, panel, photographFailure, type Workbench } from './workbench.ts';

/** 50 MB of gradient, random numbers included: long enough to be seen at work, short enough to wait for. */
const large = '(64, 3, 256, 256)';

describe('the states of the panel on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ settings: { 'workbench.reduceMotion': 'on' } });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  const evaluateAt = async (file: string, text: string): Promise<void> => {
    await openFile(page, file);
    await clickOn(page, text);
    await page.keyboard.press('Control+Alt+G');
  };
  const heading = (): Promise<string> => verdict(page).locator('h1').innerText();

  it('an exception has its traceback, with a link to the line', async () => {
    await evaluateAt('states.py', 'raises_penalty(gradient):');
    await untilState(page, 'error');
    assert.equal(await heading(), 'Raises IndexError');
    assert.match(await panel(page).getByTestId('traceback').innerText(), /IndexError: Dimension out of range/);
    await panel(page).getByTestId('traceback').getByRole('link').first().click();
    await page.locator('.editor-status-selection, .statusbar-item', { hasText: 'Ln 7' }).first().waitFor();
  });

  it('what is not written yet is said to be so', async () => {
    await evaluateAt('states.py', 'unwritten_penalty(gradient):');
    await untilState(page, 'not-implemented');
    assert.match(await untilText(() => verdict(page), /None/), /^Not implemented\n/);
  });

  it('what is too large is not begun, and eight samples are offered', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    await untilResultOf(page, 'course.py');
    await typeShape(page, '(4096, 3, 1024, 1024)');
    await untilState(page, 'too-large');
    assert.match(await untilText(() => whole(page), /limit/), /needs 48 GB/);
    await panel(page).getByRole('button', { name: 'Evaluate 8 samples' }).click();
    await untilShape(page, /^\(8, 3, 1024, 1024\)$/);
    await panel(page).getByTestId('cancel').click({ timeout: 5000 }).catch(() => undefined);
  });

  it('a long run says that it runs and keeps the last result out of reach; Escape stops it at once', async () => {
    await typeShape(page, '(256, 1, 28, 28)');
    await untilState(page, 'result');
    await typeShape(page, large);
    await untilState(page, 'loading');
    assert.equal(await heading(), 'Evaluating');
    assert.equal(await panel(page).getByTestId('last').getAttribute('inert'), '');
    assert.equal(await whole(page).evaluate((main) => main.ownerDocument.getAnimations().length), 0, 'nothing moves where motion is reduced');
    const took = await (await panelFrame(page)).evaluate(async () => {
      const started = performance.now();
      document.querySelector<HTMLElement>('[data-testid=cancel]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      while (document.querySelector('main')?.dataset['state'] !== 'cancelled') await new Promise((resolve) => { setTimeout(resolve, 5); });
      return performance.now() - started;
    });
    console.log(`      cancelled after ${took.toFixed(0)} ms`);
    assert.ok(took < 200, `${took.toFixed(0)} ms`);
    assert.equal(await heading(), 'Cancelled');
  });

  it('the next run after a cancelled one has its own result, which nothing late replaces', async () => {
    await typeShape(page, large);
    await untilState(page, 'loading');
    await typeShape(page, '(8, 1, 28, 28)');
    await untilState(page, 'result');
    await untilShape(page, /^\(8, 1, 28, 28\)$/);
    await page.waitForTimeout(1500);
    assert.equal(await state(page), 'result');
    assert.equal(await shape(page).inputValue(), '(8, 1, 28, 28)');
  });

  it('an edited text has no verdict until it has been run', async () => {
    await evaluateAt('unflattened.py', 'gradient_penalty(gradient)');
    await untilText(() => verdict(page), /axis/);
    const seen = await panelFrame(page);
    await seen.evaluate(() => {
      const titles = Object.assign(window, { titles: new Array<string>() }).titles;
      new MutationObserver(() => { titles.push(document.querySelector('h1')?.textContent ?? ''); }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await clickOn(page, 'gradient.norm(2, dim=1)');
    await page.keyboard.press('End');
    await page.keyboard.type('  # still');
    await untilText(() => verdict(page), /axis/);
    const titles = await seen.evaluate(() => (window as unknown as { titles: string[] }).titles);
    assert.ok(titles.includes('Out of date'), titles.join());
  });

  it('a file without a penalty says what to do', async () => {
    await openFile(page, 'plain.py');
    await command(page, 'Evaluate penalty');
    await untilState(page, 'empty');
    assert.match(await untilText(() => verdict(page), /penalt/i), /\n/);
  });

  it('the number is the penalty of the shape that stands above it, however fast one types', async () => {
    for (const [file, expected] of [['unflattened.py', meanOfAxisOne], ['course.py', (): number => 0]] as const) {
      await evaluateAt(file, 'gradient_penalty(gradient)');
      await untilResultOf(page, file);
      await typeShape(page, '(16, 2, 8, 8)');
      await untilShape(page, /\(16, 2, 8, 8\)/);
      await untilState(page, 'result');
      const frame = await panelFrame(page);
      await frame.evaluate(() => {
        const pairs = Object.assign(window, { pairs: new Array<readonly [string, string]>() }).pairs;
        let last = { pair: '', since: 0 };
        const note = (): void => {
          const main = document.querySelector('main');
          const [typed, found] = [document.querySelector<HTMLInputElement>('[data-testid=shape]')?.value, document.querySelector('[data-testid=penalty]')?.textContent];
          if (main?.dataset['state'] === 'result' && main.getAttribute('aria-busy') === 'false' && typed !== undefined && found !== undefined) {
            const pair = `${typed} ${found}`;
            if (pair !== last.pair) last = { pair, since: performance.now() };
            // What stands there for so long is what is meant; a keystroke may be drawn before its run begins.
            if (performance.now() - last.since > 700) pairs.push([typed, found]);
          } else last = { pair: '', since: 0 };
        };
        setInterval(note, 20);
      });
      await shape(page).focus();
      await shape(page).evaluate((input: HTMLInputElement) => { input.setSelectionRange(8, 8); });
      for (let stroke = 0; stroke < 24; stroke += 1) await page.keyboard.press('ArrowUp');
      await untilShape(page, /\(16, 2, 32, 8\)/);
      await untilState(page, 'result');
      await frame.waitForFunction(() => (window as unknown as { pairs: [string, string][] }).pairs.at(-1)?.[0] === '(16, 2, 32, 8)');
      const pairs = await frame.evaluate(() => (window as unknown as { pairs: [string, string][] }).pairs);
      for (const [typed, found] of pairs) assert.ok(Math.abs(number(found) - expected(typed)) < 2e-3, `${found} at ${typed}`);
    }
  });

  it('nothing broke the content security policy', () => { assert.deepEqual(workbench.problems, []); });
});

/** What the unflattened penalty answers to a gradient of norm 1 of that shape: each norm covers the channels of one pixel. */
function meanOfAxisOne(typed: string): number {
  const [, ...sizes] = [...typed.matchAll(/\d+/g)].map(Number);
  const elements = sizes.reduce((product, size) => product * size, 1);
  return (Math.sqrt((sizes[0] ?? 1) / elements) - 1) ** 2;
}
