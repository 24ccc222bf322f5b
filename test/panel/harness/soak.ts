/** @file Runs the panel's worker for long in a real browser: many evaluations, many steps of training, and what it holds meanwhile. */
import type { TrainingOptions } from '../../../src/protocol/training.ts';
import { PanelBrowser, type BrowserPanel } from './browserPanel.ts';
import { subjectOfFile } from './files.ts';
import type { KernelsHold } from './soakWorker.ts';

export interface Soak { readonly evaluations: number; readonly steps: number }
/** Bytes of JavaScript are those after a collection. */
export interface Held extends KernelsHold { readonly scriptBytes: number }
/** After the first of either, and at the end. */
export interface Soaked { readonly evaluating: readonly [Held, Held]; readonly training: readonly [Held, Held] }

const files = [
  { path: 'samples/wgan_gp.py', name: 'gradient_penalty', shape: [64, 1, 28, 28] },
  { path: 'samples/norm_dim1.py', name: 'compute_gradient_penalty', shape: [16, 3, 32, 32] },
  { path: 'samples/r1.py', name: 'r1_penalty', shape: [8, 3, 16, 16] },
] as const;
const trained = { path: 'samples/dcgan_critic.py', name: 'gradient_penalty', shape: [8, 3, 32, 32] } as const;
const options: TrainingOptions = { shape: trained.shape, seed: 0, kind: 'two-sided', target: 1, weightInside: 1, comparesReference: false, batch: 4 };

/** Part of the runs before the first look: by then modules are read, functions compiled, caches filled. */
const warmUp = 0.4;

export async function soak({ evaluations, steps }: Soak): Promise<Soaked> {
  const browser = await PanelBrowser.start(process.cwd(), 'test/panel/harness/soakWorker.ts');
  try {
    const panel = await browser.open();
    const heap = await watchHeap(panel);
    await panel.page.evaluate(startWorker);
    const requests = await Promise.all(files.map(async (file) => { const { program, site, shape, seed } = (await subjectOfFile(file)).request; return { program, site, shape, seed }; }));
    const evaluateMany = async (count: number): Promise<Held> => {
      for (let i = 0; i < count; i++) await call(panel, 'evaluate', requests[i % requests.length]);
      return { ...await kernelsHold(panel), scriptBytes: await heap() };
    };
    const evaluating = [await evaluateMany(Math.ceil(evaluations * warmUp)), await evaluateMany(Math.floor(evaluations * (1 - warmUp)))] as const;
    const { program, site } = (await subjectOfFile(trained)).request;
    const opened = await call(panel, 'openTraining', { program, site, options }) as { readonly ok: boolean };
    if (!opened.ok) throw new Error(`Training did not start: ${JSON.stringify(opened)}`);
    const trainMany = async (count: number): Promise<Held> => {
      for (let i = 0; i < count; i++) await call(panel, 'trainingStep', 10);
      return { ...await kernelsHold(panel), scriptBytes: await heap() };
    };
    return { evaluating, training: [await trainMany(Math.ceil(steps * warmUp)), await trainMany(Math.floor(steps * (1 - warmUp)))] };
  } finally {
    await browser.stop();
  }
}

/** What the page keeps for this test. */
interface SoakWindow { soakWorker: Worker; soakCalls: number }

const kernelsHold = ({ page }: BrowserPanel): Promise<KernelsHold> => page.evaluate(() => new Promise<KernelsHold>((resolve) => {
  const { soakWorker } = window as unknown as SoakWindow;
  soakWorker.addEventListener('message', ({ data }: MessageEvent<{ held?: KernelsHold }>) => { if (data.held) resolve(data.held); });
  soakWorker.postMessage('held');
}));

/** Answers how large the newest worker's heap is, by Chromium's protocol for debuggers. */
async function watchHeap({ page }: BrowserPanel): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const answers = new Map<number, (result: { usedSize?: number }) => void>();
  let worker = '';
  let asked = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => { if (targetInfo.type === 'worker') worker = sessionId; });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize?: number } }; // as the protocol has it
    answers.get(id ?? 0)?.(result ?? {});
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = (method: string): Promise<{ usedSize?: number }> => new Promise((resolve, reject) => {
    const id = ++asked;
    answers.set(id, resolve);
    session.send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) }).catch(reject);
  });
  return async () => {
    await ask('HeapProfiler.collectGarbage');
    return (await ask('Runtime.getHeapUsage')).usedSize ?? NaN;
  };
}

/** Asks as comlink does. */
const call = ({ page }: BrowserPanel, method: string, argument: unknown): Promise<unknown> => page.evaluate(({ name, value }) => new Promise((resolve) => {
  const own = window as unknown as SoakWindow;
  const id = `soak ${(own.soakCalls++).toString()}`;
  const receive = ({ data }: MessageEvent<{ id?: string; value?: unknown }>): void => {
    if (data.id !== id) return;
    own.soakWorker.removeEventListener('message', receive);
    resolve(data.value);
  };
  own.soakWorker.addEventListener('message', receive);
  own.soakWorker.postMessage({ id, type: 'APPLY', path: [name], argumentList: [{ type: 'RAW', value }] });
}), { name: method, value: argument });

/** Runs in the page: a worker of its own, from a blob as the panel's, on the same kernels. */
async function startWorker(): Promise<void> {
  const own = window as unknown as SoakWindow;
  const blob = await (await fetch('/panelWorker.js')).blob();
  own.soakWorker = new Worker(URL.createObjectURL(blob));
  own.soakCalls = 0;
  const wasm = await (await fetch('/tfjs-backend-wasm-simd.wasm')).arrayBuffer();
  await new Promise((resolve) => {
    own.soakWorker.addEventListener('message', resolve, { once: true });
    own.soakWorker.postMessage({ id: 'prepare', type: 'APPLY', path: ['prepare'], argumentList: [{ type: 'RAW', value: wasm }, { type: 'RAW', value: 'en' }] });
  });
}

/** The second is no more than the first, but for a twentieth. */
export const grown = ([before, after]: readonly [Held, Held]): readonly string[] =>
  (['tensors', 'kernelBytes', 'scriptBytes'] as const).flatMap((what) => (!(after[what] <= before[what] * 1.05) ? [`${what}: ${before[what].toString()} became ${after[what].toString()}`] : []));
