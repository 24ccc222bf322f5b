/** @file The section "Why" in a browser: typeset formulas, the point that moves, the gradient's picture, comparing with other penalties. */
import assert from 'node:assert/strict';
import type { ToPanel } from './harness/messages.ts';
import { browserPath, overflowing, PanelBrowser, themes, type BrowserPanel, type PanelOptions } from './harness/browserPanel.ts';
import { evaluationOf, subjectOf } from './harness/fixtures.ts';

const subject = (...parameters: Parameters<typeof subjectOf>): ToPanel => ({ type: 'subject', subject: subjectOf(...parameters) });
const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel's reasons in a browser${reason}`, function () {
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
  const text = (selector: string): Promise<string | null> => panel.page.textContent(selector);
  const show = async (...parameters: Parameters<typeof subjectOf>): Promise<void> => {
    await panel.send(subject(...parameters));
    await panel.page.waitForSelector('main[data-state=result][aria-busy=false]');
  };
  const pick = (probe: string): Promise<void> => panel.page.click(`[data-probe=${probe}]`);

  describe('derivation', () => {
    it('is typeset in the fonts that are shipped, and kept for screen readers', async () => {
      await open();
      await show('correct');
      await panel.page.waitForSelector('.katex');
      assert.equal(await text('section.reasons h2'), 'Why 0two-sidedone-sidedzero-centred');
      assert.equal(await panel.page.locator('.derivation .katex math').count(), 4);
      assert.deepEqual(await panel.page.evaluate(unknownFonts), []);
    });

    it('is that of the probe that is picked', async () => {
      await open();
      await show('correct');
      await pick('critic');
      assert.match(await text('[data-testid=derivation]') ?? '', /Critic with fresh weights is almost flat/u);
      await pick('zeros');
      assert.equal(await panel.page.locator('[data-testid=derivation]').count(), 0);
    });

    it('goes to the line that a step is about', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-testid=derivation] [data-item]');
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      const range = evaluationOf('correct').derivation[2]?.range;
      assert.deepEqual((await panel.posted()).filter(({ type }) => type === 'reveal').at(-1), { type: 'reveal', uri: 'file:///samples/wgan_gp.py', range });
    });

    it('stays in one line where the typesetter cannot be had, or the formula is not TeX', async () => {
      await open();
      await panel.page.route('**/panelFormulas.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export const typeset = () => { throw new Error("no TeX"); };' }));
      await show('wrong');
      await panel.page.waitForFunction(() => document.querySelector('link[href$="panelFormulas.css"]') !== null);
      await panel.page.waitForTimeout(100);
      assert.match(await text('[data-testid=derivation]') ?? '', /256 · 28 · 28 = 200,704 norms/u);
    });

    it('does not move what is below it when the formulas are typeset', async () => {
      await open();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => { release = resolve; });
      await panel.page.route('**/panelFormulas.js', async (route) => { await held; await route.continue(); });
      await show('wrong');
      const top = (): Promise<number> => panel.page.evaluate(() => document.querySelector('[data-testid=steps]')?.getBoundingClientRect().top ?? 0);
      const before = await top();
      release();
      await panel.page.waitForSelector('.katex');
      assert.ok(Math.abs(await top() - before) < 12, `${before} → ${await top()}`);
    });
  });

  describe('point', () => {
    it('moves with the arrow keys, in steps of 0.05', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-testid=scale]');
      assert.equal(await panel.page.getAttribute('[data-testid=scale]', 'aria-valuetext'), 'norm 1, penalty 0');
      for (let press = 0; press < 5; press += 1) await panel.page.keyboard.press('ArrowRight');
      assert.equal(await panel.page.getAttribute('[data-testid=scale]', 'aria-valuetext'), 'norm 1.25, penalty 0.0625');
      await panel.page.waitForFunction(() => document.querySelector('[data-testid=caption]')?.textContent === '1.25 · ones / √N: penalty 0.0625, same as the reference.');
    });

    it('is dragged where the pointer is, and jumps onto the target', async () => {
      await open({ height: 2000 });
      await show('correct');
      const box = await panel.page.locator('figure svg').boundingBox();
      assert.ok(box);
      const [left, right] = [box.x + box.width * 30 / 316, box.x + box.width * 306 / 316];
      const at = (norm: number): number => left + (right - left) * norm / 2.4;
      await panel.page.mouse.move(at(1), box.y + box.height / 2);
      await panel.page.mouse.down();
      await panel.page.mouse.move(at(1.5), box.y + box.height / 2, { steps: 4 });
      assert.equal(await panel.page.inputValue('[data-testid=scale]'), '1.5');
      const circle = await panel.page.locator('figure circle.picked').boundingBox();
      assert.ok(circle !== null && Math.abs(circle.x + circle.width / 2 - at(1.5)) < 2);
      await panel.page.mouse.move(at(1.06), box.y + box.height / 2, { steps: 4 });
      assert.equal(await panel.page.inputValue('[data-testid=scale]'), '1');
      await panel.page.mouse.up();
    });

    it('is the reference where the answer is wrong, and there is none where elements differ', async () => {
      await open();
      await show('wrong');
      await panel.page.focus('[data-testid=scale]');
      await panel.page.keyboard.press('ArrowLeft');
      await panel.page.waitForFunction(() => document.querySelector('[data-testid=caption]')?.textContent === '0.95 · ones / √N: yours 0.9333, reference 0.0025.');
      assert.equal(await panel.page.getAttribute('[data-testid=scale]', 'aria-valuetext'), 'norm 0.95, reference 0.0025, yours 0.9333');
      await pick('randn');
      assert.equal(await panel.page.locator('[data-testid=scale]').count(), 0);
    });

    it('starts at its probe again', async () => {
      await open();
      await show('correct');
      await panel.page.focus('[data-testid=scale]');
      await panel.page.keyboard.press('ArrowRight');
      await pick('double');
      assert.equal(await panel.page.inputValue('[data-testid=scale]'), '2');
    });

    it('has its numbers in tables, with the histogram', async () => {
      await open();
      await show('correct');
      await pick('randn');
      await panel.page.click('figure summary');
      assert.equal(await panel.page.locator('[data-testid=histogram] tbody tr').count(), 23);
      assert.match(await text('[data-testid=histogram] tbody tr') ?? '', /^26\.33/u);
    });
  });

  describe('picture of a gradient', () => {
    it('shows a sample, its norm and what is blank', async () => {
      await open();
      await show('correct');
      await pick('critic');
      await panel.page.waitForSelector('.heat canvas');
      assert.match(await text('[data-testid=heatmap]') ?? '', /Sample 1 of 256.*norm 0\.\d+.*Blank: the last 6 rows and columns do not reach the output\./u);
      assert.match(await panel.page.getAttribute('.heat canvas', 'aria-label') ?? '', /^Gradient of sample 1, 28 × 28, from −0\.0\d+ to 0\.0\d+$/u);
    });

    it('steps through the samples, from the last to the first', async () => {
      await open();
      await show('correct');
      await pick('critic');
      await panel.page.click('[data-testid=next-sample]');
      await panel.page.waitForFunction(() => document.querySelector('.stepper')?.textContent.includes('Sample 2 of 256'));
      await panel.page.keyboard.press('ArrowLeft');
      await panel.page.waitForFunction(() => document.querySelector('.stepper')?.textContent.includes('Sample 1 of 256'));
      await panel.page.keyboard.press('ArrowLeft');
      await panel.page.waitForFunction(() => document.querySelector('.stepper')?.textContent.includes('Sample 256 of 256'));
    });

    it('is drawn in the colours of the theme, again when that changes', async () => {
      await open();
      await show('correct');
      await pick('critic');
      await panel.page.waitForSelector('.heat canvas');
      const seen = new Set<string>();
      for (const theme of themes) {
        await panel.setTheme(theme);
        await panel.page.waitForTimeout(50);
        const [blank, ground] = await panel.page.evaluate(blankAndGround);
        assert.equal(blank, ground, theme);
        seen.add(blank);
      }
      assert.equal(seen.size, themes.length);
    });

    it('is not there where all elements are equal', async () => {
      await open();
      await show('correct');
      assert.equal(await panel.page.locator('[data-testid=heatmap]').count(), 0);
    });
  });

  describe('kinds of penalty', () => {
    it('change what the numbers are compared with, not the verdict', async () => {
      await open();
      await show('correct');
      await pick('zeros');
      await panel.page.selectOption('[data-testid=variant]', 'one-sided');
      assert.equal(await text('.caption .quiet'), 'compared with one-sided: 0');
      assert.equal(await text('h1'), 'Correct');
      assert.match(await text('[data-testid=compared]') ?? '', /^Compared with a one-sided penalty\. The verdict is for the code’s own, two-sided\.$/u);
      assert.match(await text('[data-probe=zeros]') ?? '', /differs from the reference/u);
      await panel.page.selectOption('[data-testid=variant]', 'two-sided');
      assert.equal(await panel.page.locator('[data-testid=compared]').count(), 0);
    });

    it('are forgotten with the next penalty', async () => {
      await open();
      await show('correct');
      await panel.page.selectOption('[data-testid=variant]', 'one-sided');
      await show('wrong');
      assert.equal(await panel.page.inputValue('[data-testid=variant]'), 'two-sided');
    });
  });

  for (const [width, fontSize] of [[300, 26], [320, 13], [700, 26], [1400, 13]] as const) {
    it(`fits ${width.toString()} px with letters of ${fontSize.toString()} px`, async () => {
      await open({ width, fontSize });
      await show('correct');
      for (const probe of ['unit', 'randn', 'critic']) {
        await pick(probe);
        await panel.page.waitForSelector(probe === 'unit' ? '.katex' : '.heat canvas');
        for (const summary of await panel.page.locator('details:not([open]) summary').all()) await summary.click();
        assert.deepEqual(await panel.page.evaluate(overflowing), [], probe);
      }
    });
  }

  it('stands still where motion is reduced', async () => {
    await open({ reducedMotion: true });
    await show('correct');
    await panel.page.focus('[data-testid=scale]');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.page.evaluate(() => document.getAnimations().length), 0);
  });
});

/** Runs in the page: families that KaTeX asks for beyond those that its style sheet here has. */
async function unknownFonts(): Promise<string[]> {
  await document.fonts.ready;
  const have = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', '')));
  const asked = [...document.querySelectorAll('.katex-html *')].filter((element) => element.childElementCount === 0 && element.textContent.trim() !== '')
    .map((element) => getComputedStyle(element).fontFamily.split(',')[0]?.replaceAll('"', '') ?? '');
  return [...new Set(asked)].filter((family) => !have.has(family));
}

/** Runs in the page: the colour of an element that is 0, and that of the page. */
function blankAndGround(): [string, string] {
  const canvas = document.querySelector<HTMLCanvasElement>('.heat canvas');
  const [red, green, blue] = canvas?.getContext('2d')?.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data ?? [];
  return [`rgb(${[red, green, blue].join(', ')})`, getComputedStyle(document.body).backgroundColor];
}
