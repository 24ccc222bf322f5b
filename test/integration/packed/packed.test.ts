/** @file The package, installed as users install it: hover, finding, fix and panel in both extension hosts and languages. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { footer, penalty, untilText, verdict } from '../drive/panelText.ts';
import { clickOn, command, hoverOn, lens, openFile, openFixtures, photographFailure, quickFix, squiggles, type Workbench, type WorkbenchOptions } from '../drive/workbench.ts';

const vsix = process.env['PENALTY_LENS_VSIX'] ?? '';

const words = {
  'en': { evaluate: 'Evaluate penalty', wrong: /Wrong norm axis/, correct: /Correct/, axis: /channel axis/, fix: 'One norm per sample' },
  'zh-cn': { evaluate: '对惩罚项求值', wrong: /范数的轴有误/, correct: /正确/, axis: /通道/, fix: '每个样本取一个范数' },
} as const;

describe('the package', () => {
  it('is at most 4 MB', () => { assert.ok(statSync(vsix).size <= 4 * 2 ** 20, `${statSync(vsix).size.toString()} bytes`); });
});

for (const kind of ['node', 'web'] as const) for (const language of ['en', 'zh-cn'] as const) describe(`the package in the ${kind} extension host, ${language}`, () => {
  const said = words[language];
  const unpacked = mkdtempSync(join(tmpdir(), 'penalty-lens-vsix-'));
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    // A page can install nothing by itself: the worker gets the files of the package.
    const source: WorkbenchOptions = kind === 'node' ? { packed: vsix } : { extension: unpack(unpacked) };
    workbench = await openFixtures({ kind, language, ...source });
    page = workbench.page;
    await openFile(page, 'unflattened.py');
    await squiggles(page).first().waitFor();
  });
  after(async () => {
    await workbench.close();
    rmSync(unpacked, { recursive: true, force: true, maxRetries: 5 });
  });
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  it('says the verdict above the function and in a hover', async () => {
    await lens(page, said.wrong).waitFor();
    await hoverOn(page, 'gradient.norm(2, dim=1)', said.axis);
  });

  it('evaluates in the panel, typesets, and mends', async () => {
    await clickOn(page, 'gradient.norm(2, dim=1)');
    // Of an extension under development, VS Code on the web reads the English titles alone.
    await command(page, kind === 'web' ? words.en.evaluate : said.evaluate);
    await untilText(() => verdict(page), said.wrong);
    assert.match(await untilText(() => penalty(page), /0\.\d+/), /^0\.9298/);
    assert.match(await untilText(() => footer(page), /ms/), /wasm/);
    await clickOn(page, 'gradient.norm(2, dim=1)');
    await quickFix(page, said.fix);
    await untilText(() => verdict(page), said.correct);
    assert.deepEqual([workbench.problems, workbench.outside], [[], []]);
  });
});

/** A VSIX is a zip file; its files are in the folder `extension`. */
function unpack(folder: string): string {
  execFileSync('python3', ['-m', 'zipfile', '-e', vsix, folder]);
  return join(folder, 'extension');
}
