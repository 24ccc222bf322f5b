/** @file From opening the panel to its first number: the page, its real worker and WebAssembly, in a headless Chromium. */
import { readFileSync } from 'node:fs';
import { composeService } from '../../src/service/index.ts';
import type { Subject } from '../../src/protocol/panel.ts';
import { PanelBrowser } from '../panel/harness/browserPanel.ts';
import type { Row } from './times.ts';

const opens = 10;

export async function panelOpenToNumber(): Promise<Row[]> {
  const subject = await subjectOfSample();
  const browser = await PanelBrowser.start(process.cwd(), 'src/panel/worker.ts');
  const samples: number[] = [];
  try {
    for (let i = 0; i < opens; i++) samples.push(await openOnce(browser, subject));
  } finally {
    await browser.stop();
  }
  return [{ name: 'panel, open to number', samples, target: 800 }];
}

/** Every panel has a browser context of its own: nothing is cached, no worker is waiting. */
async function openOnce(browser: PanelBrowser, subject: Subject): Promise<number> {
  const panel = await browser.open();
  await panel.send({ type: 'subject', subject });
  const answer = await panel.page.waitForFunction(() => {
    const number = document.querySelector('[data-testid=penalty]')?.textContent ?? '';
    // Counts from the page's first request.
    return /\d/.test(number) ? performance.now() : undefined;
  });
  const took = await answer.jsonValue();
  const footer = await panel.page.getByTestId('footer').innerText();
  await panel.close();
  if (!footer.startsWith('wasm') || took === undefined) throw new Error(`The panel did not compute on WebAssembly: ${footer}`);
  return took;
}

/** What the language server sends for the first call of the sample's penalty. */
async function subjectOfSample(): Promise<Subject> {
  const wasm = {
    runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
  };
  const service = await composeService({ wasm, clock: () => performance.now() });
  const text = readFileSync('samples/wgan_gp.py', 'utf8');
  service.update('file:///wgan_gp.py', text, 1);
  const result = service.subject('file:///wgan_gp.py', text.indexOf('gradient_penalty(gradient)'), undefined);
  if (result.kind !== 'subject') throw new Error(`No subject: ${result.kind}`);
  return result.subject;
}
