/**
 * @file Takes README's pictures and the frames of its demo in the packed extension: `language folder frames`. Run by
 * scripts/pictures.mjs. For eyes, not for assertions.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { untilState, untilText, verdict } from './drive/panelText.ts';
import { hoverOn, lens, openFile, openFixtures, panel, showLine, squiggles } from './drive/workbench.ts';

const [language = 'en', folder = '', frames = ''] = process.argv.slice(2);
const size = { width: 1280, height: 800 };
/** What the screen says, by which we know that it is there. */
const said = {
  'en': { evaluate: 'Evaluate penalty', axis: /channel axis/, unit: /norm 1/, correct: /Correct/, apply: 'Apply fix' },
  'zh-cn': { evaluate: '对惩罚项求值', axis: /通道/, unit: /范数/, correct: /正确/, apply: '应用修复' },
}[language] ?? failing(`No words for ${language}.`);

function failing(message: string): never { throw new Error(message); }

async function inWorkbench(theme: string, work: (page: Page) => Promise<void>): Promise<void> {
  const workbench = await openFixtures({
    files: 'samples', size, language, packed: process.env['PENALTY_LENS_VSIX'] ?? '',
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false, 'editor.scrollBeyondLastLine': false, 'editor.stickyScroll.enabled': false, 'window.title': '${activeEditorShort}', 'workbench.layoutControl.enabled': false, 'editor.renderLineHighlight': 'none' },
  });
  try {
    await work(workbench.page);
  } finally {
    await workbench.close();
  }
}

async function takePictures(page: Page): Promise<void> {
  const take = async (name: string): Promise<void> => {
    // Hovers and panels fade in.
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await openFile(page, 'wgan_gp.py');
  await page.keyboard.press('Control+B');
  await showLine(page, 84);
  await hoverOn(page, 'torch.ones(*image_shape)', said.unit);
  await take('hover');
  await page.keyboard.press('Escape');
  await openFile(page, 'norm_dim1.py');
  await showLine(page, 30);
  await squiggles(page).first().waitFor();
  await lens(page, said.evaluate).click();
  await untilState(page, 'result');
  await away(page);
  await take('panel');
}

async function takeDemo(page: Page): Promise<void> {
  const shots: { file: string; ms: number }[] = [];
  const shoot = async (ms: number): Promise<void> => {
    const file = `${shots.length.toString()}.png`;
    await page.screenshot({ path: join(frames, file) });
    shots.push({ file, ms });
  };
  await openFile(page, 'norm_dim1.py');
  await page.keyboard.press('Control+B');
  await showLine(page, 30);
  await squiggles(page).first().waitFor();
  await showPointer(page);
  const pointer = new Pointer(page, shoot);
  await pointer.jump(820, 420);
  await page.waitForTimeout(500);
  await shoot(1800);
  await pointer.moveTo(squiggles(page).first());
  await hoverOn(page, 'gradients.norm(2, dim=1)', said.axis);
  await page.waitForTimeout(500);
  await shoot(4500);
  await page.keyboard.press('Escape');
  await pointer.moveTo(lens(page, said.evaluate));
  await lens(page, said.evaluate).click();
  await untilState(page, 'result');
  await page.waitForTimeout(800);
  await shoot(4500);
  const apply = panel(page).getByRole('button', { name: said.apply });
  await pointer.moveTo(apply);
  await shoot(700);
  await apply.click();
  await untilText(() => verdict(page), said.correct);
  await untilState(page, 'result');
  await lens(page, said.correct).waitFor();
  await page.waitForTimeout(800);
  await shoot(5000);
  writeFileSync(join(frames, 'frames.json'), JSON.stringify(shots));
}

/** A screenshot has no mouse pointer: this is one. */
class Pointer {
  readonly #page: Page;
  readonly #shoot: (ms: number) => Promise<void>;
  #at = { x: 0, y: 0 };

  constructor(page: Page, shoot: (ms: number) => Promise<void>) {
    this.#page = page;
    this.#shoot = shoot;
  }

  async jump(x: number, y: number): Promise<void> {
    this.#at = { x, y };
    await this.#page.evaluate((place) => { document.getElementById('pointer')?.setAttribute('style', `position:fixed;z-index:1000000;pointer-events:none;left:${place.x.toString()}px;top:${place.y.toString()}px`); }, this.#at);
  }

  /** To the middle, photographed on the way. */
  async moveTo(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('What the pointer is to move to is not on the screen.');
    const [from, to] = [this.#at, { x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    for (const part of [0.15, 0.4, 0.7, 0.9, 1]) {
      await this.jump(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      await this.#shoot(60);
    }
  }
}

async function showPointer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const arrow = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    for (const [name, value] of Object.entries({ id: 'pointer', width: '20', height: '26' })) svg.setAttribute(name, value);
    for (const [name, value] of Object.entries({ d: 'M1 1 V19 L5.5 15 L8.5 22 L11.5 20.7 L8.6 14 H14.5 Z', fill: 'white', stroke: 'black' })) arrow.setAttribute(name, value);
    svg.append(arrow);
    document.body.append(svg);
  });
}

const away = (page: Page): Promise<void> => page.mouse.move(400, size.height - 8);

await inWorkbench('Default Light Modern', takePictures);
await inWorkbench('Default Dark Modern', takeDemo);
