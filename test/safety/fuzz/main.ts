/**
 * @file The command behind `npm run fuzz`. The hunt is a thread of its own: should an input never end, or end the thread,
 * this one still says which it was.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { hunt, type Found } from './hunt.ts';
import { openTargets } from './targets.ts';

interface Settings { readonly only: string | undefined; readonly inputs: number; readonly seed: number; readonly failures: number; readonly position: Int32Array }

/** Seconds for one input, however busy the machine is. */
const patience = 90;

await (isMainThread ? watch() : huntAll());

async function huntAll(): Promise<void> {
  const { only, inputs, seed, failures, position } = workerData as Settings; // `watch` sends nothing else
  const targets = (await openTargets()).filter(({ name, share }) => (only === undefined ? share > 0 : only.split(',').includes(name)));
  const shares = targets.reduce((sum, { share }) => sum + Math.max(share, 1), 0);
  for (const [index, target] of targets.entries()) {
    const started = performance.now();
    const found = await hunt(target, { inputs: Math.ceil(inputs * Math.max(target.share, 1) / shares), seed, failures, onInput: (batch, input) => { position.set([index, batch, input, (position[3] ?? 0) + 1]); } });
    parentPort?.postMessage({ found, seconds: (performance.now() - started) / 1000 });
  }
}

async function watch(): Promise<void> {
  const { values } = parseArgs({ options: { target: { type: 'string' }, inputs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, failures: { type: 'string', default: '10' } } });
  const position = new Int32Array(new SharedArrayBuffer(16));
  const settings: Settings = { only: values.target, inputs: Number(values.inputs), seed: Number(values.seed), failures: Number(values.failures), position };
  let [inputs, failures] = [0, 0];
  const worker = new Worker(new URL(import.meta.url), { workerData: settings, resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 1 } });
  const lost = (why: string): void => {
    const [target = 0, batch = 0, input = 0] = position;
    console.log(`✗ ${why} in target ${target.toString()}, seed ${batch.toString()}, input ${input.toString()} of it`);
    failures++;
    void worker.terminate();
  };
  worker.on('message', ({ found, seconds }: { readonly found: Found; readonly seconds: number }) => {
    inputs += found.inputs;
    failures += found.failures.length;
    for (const { seed, input, problem } of found.failures) console.log(`✗ ${found.target}, seed ${seed.toString()}\n${input}\n→ ${problem}\n`);
    console.log(`${found.target}: ${found.inputs.toString()} inputs, ${found.failures.length.toString()} kinds of failure, ${seconds.toFixed()} s`);
  });
  worker.on('error', (error) => { lost(String(error)); });
  let [last, since] = [-1, performance.now()];
  const timer = setInterval(() => {
    if (position[3] !== last) [last, since] = [position[3] ?? 0, performance.now()];
    else if (performance.now() - since > patience * 1000 && last > 0) lost(`more than ${patience.toString()} s`);
  }, 1000);
  await new Promise((resolve) => { worker.on('exit', resolve); });
  clearInterval(timer);
  console.log(`${inputs.toString()} inputs from seed ${values.seed}, ${failures.toString()} kinds of failure`);
  process.exitCode = failures === 0 ? 0 : 1;
}
