import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { number, untilState } from './panelText.ts';
import { clickOn, openFile, openFixtures, panel, photographFailure, type Workbench } from './workbench.ts';

const steps = 50;
const withinMs = 420_000;

describe('training on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures({ files: 'samples', size: { width: 1600, height: 1000 } });
    page = workbench.page;
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  /** The step, and the mean norm of the gradients of the user's own critic at it. */
  const now = async (): Promise<{ readonly step: number; readonly norm: number } | undefined> => {
    const [at, norm] = await Promise.all([
      panel(page).getByTestId('train-at').innerText({ timeout: 2000 }),
      panel(page).locator('[data-testid=train-now] tbody tr').first().locator('td').first().innerText({ timeout: 2000 }),
    ]).catch(() => ['', '']);
    return /\d/.test(at) && /\d/.test(norm) ? { step: number(/[\d,]+/.exec(at)?.[0] ?? ''), norm: number(norm) } : undefined;
  };

  it(`moves the norms of the sample's critic toward 1 in ${steps} steps, and draws it`, async function () {
    this.timeout(withinMs + 60_000);
    await openFile(page, 'dcgan_critic.py');
    await clickOn(page, 'gradient_penalty(critic, real, fake)');
    await page.keyboard.press('Control+Alt+G');
    await untilState(page, 'result');
    await panel(page).getByTestId('train').click();
    const end = Date.now() + withinMs;
    let first = await now();
    while (first === undefined && Date.now() < end) first = await now();
    let last = first;
    while ((last?.step ?? 0) < steps && Date.now() < end) {
      await page.waitForTimeout(100);
      last = await now() ?? last;
    }
    await panel(page).getByTestId('train').click();
    assert.ok(first !== undefined && last !== undefined && last.step >= steps, `step ${String(last?.step)}`);
    console.log(`      mean norm ${first.norm} at step ${first.step}, ${last.norm} at step ${last.step}`);
    assert.ok(Math.abs(last.norm - 1) < Math.abs(first.norm - 1), `${first.norm} → ${last.norm}`);
    for (const figure of ['train-histogram', 'train-norm']) {
      const marks = panel(page).locator(`[data-testid=${figure}] svg :is(path, rect)`);
      assert.ok(await marks.count() > 0, figure);
    }
  });

  it('nothing broke the content security policy', () => { assert.deepEqual(workbench.problems, []); });
});
