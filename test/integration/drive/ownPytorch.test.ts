/** @file "Compare with your PyTorch": what is said while something is missing, and real PyTorch's numbers beside ours. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pythonWithPyTorch } from '../../differential/pytorch.ts';
import { ownPytorch, untilText, verdict, whole } from './panelText.ts';
import { clickOn, openFile, openFixtures, panel, photographFailure, type Workbench } from './workbench.ts';

const python = pythonWithPyTorch();

const endless = `import torch
import time

PAUSE = 600


def gradient_penalty(gradient):
    time.sleep(PAUSE)
    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()


gradient_penalty(torch.zeros(8, 3, 4, 4))
`;

const evaluate = async (page: Page, file: string, word: string, said: RegExp): Promise<void> => {
  await openFile(page, file);
  await clickOn(page, word);
  await page.keyboard.press('Control+Alt+G');
  await untilText(() => verdict(page), said);
};
const ask = (page: Page): Promise<void> => panel(page).getByTestId('own-ask').click();
const said = (page: Page, pattern: RegExp): Promise<string> => untilText(() => panel(page).getByTestId('own-status'), pattern);
/** Each row's cells, as they are read. */
const rows = async (page: Page): Promise<readonly (readonly string[])[]> => {
  const texts = await panel(page).getByTestId('own-answers').locator('tbody tr').evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
  return texts.map((cells) => cells.map((cell) => cell.trim()));
};

describe('on the screen, your own PyTorch, by the setting python.defaultInterpreterPath', () => {
  const bare = mkdtempSync(join(tmpdir(), 'penalty-lens-bare-'));
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures();
    page = workbench.page;
    await evaluate(page, 'unflattened.py', 'gradient.norm(2, dim=1)', /axis/);
  });
  after(async () => {
    await workbench.close();
    rmSync(bare, { recursive: true, force: true });
  });
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  /** VS Code notices files that change by itself, sooner or later: the button is pressed until it has. */
  async function withPython(path: string, expected: RegExp): Promise<void> {
    writeFileSync(join(workbench.folder, '.vscode/settings.json'), JSON.stringify({ 'python.defaultInterpreterPath': path }));
    for (let tries = 0; tries < 20; tries += 1) {
      await ask(page);
      const text = await said(page, /^(?!Your Python is running).*\S/);
      if (expected.test(text)) return;
      await page.waitForTimeout(300);
    }
    assert.fail(await said(page, /./));
  }

  it('says what to do where no Python is known', async () => {
    await ask(page);
    await said(page, /No Python is known here\. Select an interpreter in the Python extension, or set python\.defaultInterpreterPath\./);
  });

  it('says that there is none at its path', async () => {
    await withPython('${workspaceFolder}/venv/bin/python', /There is no Python at .*\/venv\/bin\/python\. Select another interpreter/);
  });

  it('says that it has no PyTorch, and how to get it', async function () {
    if (python === undefined) this.skip();
    execFileSync(python, ['-m', 'venv', '--without-pip', bare]);
    await withPython(join(bare, 'bin/python'), /has no PyTorch\. .*-m pip install torch/);
  });

  it('shows both numbers', async function () {
    if (python === undefined) this.skip();
    await withPython(python, /Same on all 4 gradients/);
    assert.deepEqual((await rows(page)).slice(0, 3), [['zeros', '1', '1', 'the same'], ['ones / √N', '0.9298', '0.9298', 'the same'], ['2 · ones / √N', '0.8622', '0.8622', 'the same']]);
  });
});

(python === undefined ? describe.skip : describe)('on the screen, your own PyTorch, by the Python extension', () => {
  const files = mkdtempSync(join(tmpdir(), 'penalty-lens-own-'));
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    cpSync('test/integration/fixtures', files, { recursive: true });
    writeFileSync(join(files, 'endless.py'), endless);
    workbench = await openFixtures({ files, beside: ['test/integration/pythonExtension'], env: { PENALTY_LENS_TEST_PYTHON: python ?? '' } });
    page = workbench.page;
  });
  after(async () => {
    await workbench.close();
    rmSync(files, { recursive: true, force: true });
  });
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('shows the numbers of its interpreter beside ours, and whose they are', async () => {
    await evaluate(page, 'course.py', 'gradient_penalty(gradient)', /Correct/);
    await ask(page);
    await said(page, /Same on all 4 gradients/);
    assert.deepEqual((await rows(page)).slice(0, 2), [['zeros', '1', '1', 'the same'], ['ones / √N', '0', '0', 'the same']]);
    assert.match(await untilText(() => ownPytorch(page), /PyTorch \d/), new RegExp(`Run by ${python ?? ''}`));
  });

  it('is of what is on screen: another shape begins anew', async () => {
    await panel(page).getByTestId('shape').fill('(8, 3, 16, 16)');
    await panel(page).getByTestId('shape').press('Enter');
    await untilText(() => ownPytorch(page), /Compare with your PyTorch/);
    await ask(page);
    await said(page, /Same on all 4 gradients/);
  });

  it('is a task that can be stopped', async () => {
    await evaluate(page, 'endless.py', 'gradient_penalty(gradient)', /Correct/);
    await untilText(() => whole(page), /endless\.py/);
    await untilText(() => ownPytorch(page), /Compare with your PyTorch/);
    await ask(page);
    await said(page, /is running/);
    await panel(page).getByTestId('own-stop').click();
    await said(page, /was stopped/);
  });
});
