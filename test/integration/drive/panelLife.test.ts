import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { panelFrame, penalty, shape, typeShape, untilResultOf, untilShape, untilState, untilText, verdict, whole } from './panelText.ts';
import { clickOn, command, openFile, openFixtures, panel, photographFailure, titleAction, type Workbench } from './workbench.ts';

/** The first Python here that has PyTorch and pytest. */
const python = ['python3', '/usr/bin/python3', 'python'].find((name) => spawnSync(name, ['-c', 'import torch, pytest'], { timeout: 60_000 }).status === 0);
const withPyTorch = python === undefined ? it.skip : it;

describe('the life of the panel on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures();
    page = workbench.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  const evaluateAt = async (file: string, text: string): Promise<void> => {
    await openFile(page, file);
    await clickOn(page, text);
    await page.keyboard.press('Control+Alt+G');
    await untilResultOf(page, file);
  };
  /** What was copied, once it is `wanted`; the clipboard is empty before. */
  const copied = async (copy: () => Promise<unknown>, wanted: RegExp): Promise<string> => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await copy();
    let text = '';
    while (!wanted.test(text)) text = await page.evaluate(() => navigator.clipboard.readText()).catch(() => '');
    return text;
  };

  it('follows the cursor from file to file without taking the keys, until it is told not to', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    await openFile(page, 'unflattened.py');
    await clickOn(page, 'gradient_norm = ');
    await untilText(() => verdict(page), /axis/);
    assert.equal(await (await panelFrame(page)).evaluate(() => document.hasFocus()), false);
    await titleAction(page, 'Stop following the cursor');
    await openFile(page, 'course.py');
    await clickOn(page, 'gradient_norm = ');
    await page.waitForTimeout(1200);
    assert.match(await verdict(page).innerText(), /axis/);
    await titleAction(page, 'Follow the cursor');
    await untilText(() => verdict(page), /Correct/);
  });

  it('compares two functions: what is pinned, and the next', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    await titleAction(page, 'Pin and compare with the next');
    await panel(page).getByTestId('pinned').waitFor();
    await openFile(page, 'unflattened.py');
    await clickOn(page, 'gradient_norm = ');
    await untilText(() => verdict(page), /^B differs on \d of \d probes\s+A: Correct\. B: Wrong norm axis\.$/);
    assert.equal(await panel(page).getByTestId('penalty-B').innerText(), '0.9298');
    assert.match(await panel(page).getByTestId('first-difference').innerText(), /^B has no step like .*view/);
  });

  it('survives being hidden: the comparison is there again', async () => {
    const frame = await panelFrame(page);
    await command(page, 'View: Toggle Secondary Side Bar Visibility');
    await page.waitForFunction((detached) => detached, frame.isDetached()).catch(() => undefined);
    await command(page, 'View: Toggle Secondary Side Bar Visibility');
    await untilText(() => verdict(page), /^B differs on/);
    await titleAction(page, 'Unpin');
    await untilText(() => verdict(page), /axis/);
  });

  it('survives a reload of the window, with the shape and the probe that were chosen, and what is pinned', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    await titleAction(page, 'Pin and compare with the next');
    await typeShape(page, '(64, 3, 32, 32)');
    await untilText(() => verdict(page), bothCorrect);
    await panel(page).locator('[data-probe=double]').click();
    await command(page, 'Developer: Reload Window');
    await page.waitForEvent('load');
    await untilText(() => verdict(page), bothCorrect);
    await untilShape(page, /^\(64, 3, 32, 32\)$/);
    assert.equal(await panel(page).locator('[data-probe=double]').getAttribute('aria-selected'), 'true');
    await titleAction(page, 'Unpin');
    await untilText(() => verdict(page), /Correct/);
  });

  withPyTorch(`copies a test that real PyTorch runs${python === undefined ? ' (skipped: no Python with torch and pytest here)' : ''}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-copied-'));
    try {
      for (const [file, expected] of [['course.py', 0], ['unflattened.py', 1]] as const) {
        await evaluateAt(file, 'gradient_penalty(gradient)');
        const test = join(folder, `test_${file}`);
        writeFileSync(test, await copied(() => panel(page).getByRole('button', { name: 'Copy as PyTorch test' }).click(), /def test_/));
        const { status, stdout } = spawnSync(python ?? '', ['-m', 'pytest', '-q', test], { encoding: 'utf8', timeout: 120_000 });
        assert.equal(status, expected, stdout);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('copies the result as JSON', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    const json = await copied(() => titleAction(page, 'Copy result as JSON'), /^\{[\s\S]*\}$/);
    const { verdict: found, shape: sizes } = JSON.parse(json) as { verdict: string; shape: number[] };
    assert.deepEqual([found, sizes], ['correct', [256, 1, 28, 28]]);
  });

  it('is used with the keyboard alone: shape, probe, line, and back to the editor', async () => {
    await evaluateAt('course.py', 'gradient_penalty(gradient)');
    await shape(page).focus();
    await shape(page).evaluate((input: HTMLInputElement) => { input.setSelectionRange(3, 3); });
    await page.keyboard.press('ArrowDown');
    await untilShape(page, /^\(255, 1, 28, 28\)$/);
    await untilState(page, 'result');
    await panel(page).locator('[data-probe=unit]').focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await untilText(() => penalty(page), /\d/), '1');
    await panel(page).locator('[data-testid=steps] [data-item]').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: /Ln 2[0-2]/ }).first().waitFor();
    await shape(page).focus();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.closest('.monaco-editor') !== null);
  });

  it('changes colours with the theme, without being loaded again', async () => {
    const frame = await panelFrame(page);
    const ground = (): Promise<string> => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await ground();
    await frame.evaluate(() => { Object.assign(window, { isTheSame: true }); });
    await command(page, 'Preferences: Toggle between Light/Dark Themes');
    await frame.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor !== colour, before);
    assert.equal(await frame.evaluate(() => 'isTheSame' in window), true);
  });

  it('fits a narrow side bar', async () => {
    const sizes = await whole(page).evaluate(({ ownerDocument: { documentElement } }) => [documentElement.scrollWidth, documentElement.clientWidth]);
    assert.ok((sizes[0] ?? 0) <= (sizes[1] ?? 0), sizes.join(' > '));
  });

  it('asks nothing of other machines, and nothing broke the content security policy', () => {
    assert.deepEqual(workbench.problems, []);
    assert.deepEqual(workbench.outside, []);
  });
});

/** Random numbers of another shape have another penalty. */
const bothCorrect = /^(?:Same on|B differs on 1 of).*\s+A: Correct\. B: Correct\.$/;
