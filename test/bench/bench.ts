/**
 * @file How long things take, as median and 95th percentile. Penalties and training steps are measured beside PyTorch
 * on one thread, turn by turn in one run, so that a noisy machine disturbs both.
 */
import { readFileSync } from 'node:fs';
import { composeService } from '../../src/service/index.ts';
import { printGrowth } from './growth.ts';
import { longFile, penaltyStep } from './longFile.ts';
import { panelRows } from './panel.ts';
import { PyTorch } from './pytorch.ts';
import { openArrays, stepRunner } from './stepRunner.ts';
import { print, times, type Row } from './times.ts';

const wasm = {
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};
const clock = (): number => performance.now();

async function editorRows(): Promise<Row[]> {
  const long = longFile(10_000);
  const sample = readFileSync('samples/norm_dim1.py', 'utf8');
  const service = await composeService({ wasm, clock });
  let version = 0;
  const open = (text: string): void => { version++; service.update('file:///bench.py', `${text}\n# ${version}`, version); };
  const analyse = (text: string): void => { open(text); service.findings('file:///bench.py'); };
  analyse(sample);
  const first = times(7, () => { analyse(long); });
  const verdict = times(25, () => { analyse(sample); });
  // A long file, once what hovers read is known, as it is when typing has paused.
  open(long);
  await service.settle('file:///bench.py', () => Promise.resolve(), 'places');
  const places = ['gradient_penalty(gradient)', 'norm(2, dim=1)', 'view(len', '(256, 1, 28, 28)', 'torch.mean'].map((text) => long.indexOf(text) + 2);
  const hover = times(100, (i) => { service.hover('file:///bench.py', places[i % places.length] ?? 0); });
  return [
    { name: 'parse and first analysis, 10,000 lines', samples: first, target: undefined },
    { name: 'hover, 10,000 lines', samples: hover, target: 5 },
    { name: 'verdict', samples: verdict, target: 100 },
  ];
}

/** The program's `step`, ours on each kind of arrays and PyTorch's, turn by turn, both warm: the compilers have seen the code, the caches the data. */
async function besidePyTorch(pytorch: PyTorch, name: string, source: string, { warm, rounds, each, targets }: Turns): Promise<Row[]> {
  const ours = await Promise.all(Object.entries(targets).map(async ([kind, target]) => ({ kind, target, runner: await stepRunner(source, await openArrays(kind === 'cpu' ? 'cpu' : 'wasm')), samples: new Array<number>() })));
  for (const { runner } of ours) runner.time(warm);
  await pytorch.prepare(source, warm);
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { runner, samples } of ours) samples.push(...runner.time(each));
    theirs.push(...await pytorch.time(each));
  }
  return [
    { name: `${name}, PyTorch, 1 thread`, samples: theirs, target: undefined },
    ...ours.map(({ kind, target, samples }) => ({ name: `${name}, ${kind}`, samples, target: undefined, ratio: { to: theirs, target } })),
  ];
}
interface Turns {
  readonly warm: number;
  readonly rounds: number;
  readonly each: number;
  /** Multiples of PyTorch's time that are promised, by the kind of arrays. */
  readonly targets: Readonly<Partial<Record<'wasm' | 'cpu', number | undefined>>>;
}

async function penaltyRows(pytorch: PyTorch): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [shape, factor] of [[[256, 1, 28, 28], 7], [[64, 3, 64, 64], 3], [[64, 3, 256, 256], 3]] as const) {
    rows.push(...await besidePyTorch(pytorch, `penalty (${shape.join(', ')})`, penaltyStep(shape), { warm: 400, rounds: 15, each: 5, targets: { wasm: factor } }));
  }
  return rows;
}

async function stepRows(pytorch: PyTorch): Promise<Row[]> {
  const source = (name: string): string => readFileSync(`test/bench/steps/${name}.py`, 'utf8');
  return [
    ...await besidePyTorch(pytorch, 'DCGAN critic step (16, 3, 64, 64)', source('dcgan'), { warm: 3, rounds: 9, each: 1, targets: { wasm: 6, cpu: undefined } }),
    ...await besidePyTorch(pytorch, 'linear critic step (64, 784)', source('mlp'), { warm: 3, rounds: 9, each: 1, targets: { wasm: undefined, cpu: undefined } }),
    ...await besidePyTorch(pytorch, 'convolutional critic step (256, 1, 28, 28)', source('mnist'), { warm: 1, rounds: 3, each: 1, targets: { wasm: 4.5, cpu: undefined } }),
  ];
}

/** `npm run bench steps growth` leaves out the rest. */
const wanted = process.argv.slice(2);
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);

if (isWanted('editor')) print(await editorRows());
if (isWanted('panel')) print(await panelRows());
const pytorch = PyTorch.start();
if (isWanted('penalties')) print(await penaltyRows(pytorch));
if (isWanted('steps')) print(await stepRows(pytorch));
pytorch.stop();
if (isWanted('growth')) await printGrowth();
