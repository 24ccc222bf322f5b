/** @file The panel in a headless Chromium, with its real worker and WebAssembly: how soon it has a number, and what it holds up meanwhile. */
import { readFileSync } from 'node:fs';
import { composeService } from '../../../src/service/index.ts';
import type { Subject } from '../../../src/protocol/panel.ts';
import { PanelBrowser, type BrowserPanel } from '../../panel/harness/browserPanel.ts';
import { wireOf } from '../../panel/harness/messages.ts';
import { longFile } from '../longFile.ts';
import { python, run } from '../children.ts';
import type { Group, Row } from '../row.ts';

const opens = 3;
const evaluations = 6;
const uri = 'file:///wgan_gp.py';

export const panel: Group = { title: 'Panel', isQuick: false, measure: panelRows };

async function panelRows(): Promise<Row[]> {
  const browser = await PanelBrowser.start(process.cwd(), 'src/panel/worker.ts');
  try {
    const sample = await measure(browser, await subjectsOf(readFileSync('samples/wgan_gp.py', 'utf8')));
    const long = await measure(browser, await subjectsOf(longFile(10_000)));
    const cold = { name: 'python3 with torch', samples: Array.from({ length: opens * 2 }, () => run(python, ['test/bench/steps/penalty.py']).wall) };
    return [
      { name: 'panel, open to number', unit: 'ms', samples: sample.open, peer: cold, target: { ratio: 1 } },
      { name: 'panel, new text to number at (256, 1, 28, 28)', unit: 'ms', samples: sample.later, peer: cold, target: { ratio: 0.1 } },
      { name: 'panel, longest task of the page', unit: 'ms', samples: sample.tasks, target: { median: 50 } },
      { name: 'panel, new text to number, 10,000 lines', unit: 'ms', samples: long.later, peer: cold },
      { name: 'panel, longest task of the page, 10,000 lines', unit: 'ms', samples: long.tasks, target: { median: 50 } },
    ];
  } finally {
    await browser.stop();
  }
}

async function measure(browser: PanelBrowser, subjects: (version: number) => Subject): Promise<{ readonly open: readonly number[]; readonly later: readonly number[]; readonly tasks: readonly number[] }> {
  const [open, later, tasks] = [new Array<number>(), new Array<number>(), new Array<number>()];
  for (let i = 0; i < opens; i++) {
    const panel = await browser.open();
    open.push(await openOnce(panel, subjects(1)));
    for (let version = 2; version < 2 + evaluations; version++) {
      later.push(await evaluateOnce(panel, subjects(version)));
      tasks.push(Math.max(0, ...await longTasks(panel)));
    }
    await panel.close();
  }
  return { open, later, tasks };
}

/** Every panel has a browser context of its own: nothing is cached, no worker is waiting. */
async function openOnce(panel: BrowserPanel, subject: Subject): Promise<number> {
  await panel.page.evaluate(() => {
    const durations = Object.assign(window, { longTasks: new Array<number>() }).longTasks;
    new PerformanceObserver((list) => { durations.push(...list.getEntries().map(({ duration }) => duration)); }).observe({ type: 'longtask', buffered: true });
  });
  await panel.send({ type: 'subject', subject });
  const answer = await panel.page.waitForFunction(() => {
    const number = document.querySelector('[data-testid=penalty]')?.textContent ?? '';
    // Counts from the page's first request.
    return /\d/.test(number) ? performance.now() : undefined;
  });
  const took = await answer.jsonValue();
  const footer = await panel.page.getByTestId('footer').innerText();
  if (!footer.startsWith('wasm') || took === undefined) throw new Error(`The panel did not compute on WebAssembly: ${footer}`);
  return took;
}

/** From the message to the drawn result. The message is there before the clock starts: bringing it into the page is the bench's own work. */
async function evaluateOnce({ page }: BrowserPanel, subject: Subject): Promise<number> {
  await page.evaluate((message) => { Object.assign(window, { message }); }, wireOf({ type: 'subject', subject }));
  return page.evaluate(async () => {
    const { message, longTasks } = window as unknown as { readonly message: unknown; readonly longTasks: number[] };
    // Long tasks are reported late.
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    longTasks.length = 0;
    const isBusy = (): boolean => document.querySelector('main')?.getAttribute('aria-busy') === 'true';
    const until = (wanted: boolean): Promise<void> => new Promise((resolve) => {
      const look = (): void => { if (isBusy() === wanted) resolve(); else setTimeout(look, 1); };
      look();
    });
    const started = performance.now();
    window.postMessage(message, '*');
    await until(true);
    await until(false);
    return performance.now() - started;
  });
}

const longTasks = ({ page }: BrowserPanel): Promise<number[]> => page.evaluate(async () => {
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  return (window as unknown as { longTasks: number[] }).longTasks;
});

/** What the language server sends for the first call of a text's penalty, in one version of the text after the other. */
async function subjectsOf(text: string): Promise<(version: number) => Subject> {
  const wasm = {
    runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
  };
  const service = await composeService({ wasm, clock: () => performance.now() });
  return (version) => {
    service.update(uri, `${text}\n# ${version.toString()}`, version);
    const result = service.subject(uri, text.indexOf('gradient_penalty('), undefined);
    if (result.kind !== 'subject') throw new Error(`No subject: ${result.kind}`);
    return result.subject;
  };
}
