import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { untilText, verdict } from './panelText.ts';
import { hoverOn, lens, openFile, openFixtures, photographFailure, quickestActivation, type Workbench } from './workbench.ts';

const unitGradient = [
  'elements per sample   1 · 28 · 28 = 784',
  'each element          1/√784 = 1/28',
  'norm of a sample      √(784 · (1/28)²) = 1',
  'penalty               (1 − 1)² = 0',
];

describe('hovers on the screen', () => {
  let workbench: Workbench;
  let page: Page;
  before(async () => {
    workbench = await openFixtures();
    page = workbench.page;
    await openFile(page, 'course.py');
    await lens(page, 'Evaluate penalty').waitFor();
  });
  after(() => workbench.close());
  afterEach(async function () { await photographFailure(page, this.currentTest); });

  /** Non-breaking spaces are spaces to a reader. */
  const textAt = async (place: string, start: RegExp): Promise<string> => (await (await hoverOn(page, place, start)).innerText()).replaceAll('\u00a0', ' ');

  it('a penalty where it is defined', async () => {
    const text = await textAt('gradient_penalty(gradient)', /^✓ Correct for \(256, 1, 28, 28\): norm 1 gives penalty 0/);
    for (const line of unitGradient) assert.ok(text.includes(line), text);
  });

  it('a penalty where it is called', () => textAt('gradient_penalty(bad_gradient)', /^✓ Correct for \(256, 1, 28, 28\)/));

  it('the norm', async () => {
    const text = await textAt('norm(2, dim=1)', /^One norm for each of 256 samples, over all 784 elements: \(256,\)/);
    assert.ok(text.includes('√(784 · (1/28)²) = 1'), text);
  });

  it('the unit gradient, line by line', async () => {
    const text = await textAt('torch.ones(*image_shape) / torch.sqrt(image_size)', /^norm 1, penalty 0 for \(256, 1, 28, 28\)/);
    for (const line of unitGradient) assert.ok(text.includes(line), text);
  });

  it('the number of elements', () => textAt('image_size = ', /^image_size = 784, the elements of one sample/));

  it('a shape', () => textAt('(256, 1, 28, 28)', /^784 elements per sample in \(256, 1, 28, 28\)/));

  it('activation was quick', async function () {
    this.timeout(120_000);
    const took = await quickestActivation(page, 'course.py', 30);
    console.log(`      activation: ${took} ms`);
    assert.ok(took <= 30, `${took} ms`);
  });

  it('its link opens the panel', async () => {
    const hover = await hoverOn(page, 'gradient_penalty(gradient)', /Correct/);
    await hover.getByRole('link', { name: 'Evaluate penalty' }).click();
    await untilText(() => verdict(page), /Correct/);
  });
});
