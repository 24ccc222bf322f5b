/**
 * @file How long things take, as median and 95th percentile. The penalty is measured beside PyTorch on one thread, turn
 * by turn in one run, so that a noisy machine disturbs both.
 */
import { readFileSync } from 'node:fs';
import { composeService, composeTools } from '../../src/service/index.ts';
import { createTfjsBackend, type ArrayBackend } from '../../src/arrays/index.ts';
import { createEvaluator, type Evaluator, type Program, type Value } from '../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../src/python/library/index.ts';
import { createTorch, isTensor, type Tensor } from '../../src/torch/index.ts';
import { longFile, penalty } from './longFile.ts';
import { panelOpenToNumber } from './panel.ts';
import { PyTorch } from './pytorch.ts';
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
  open(readFileSync('samples/wgan_gp.py', 'utf8'));
  const course = readFileSync('samples/wgan_gp.py', 'utf8');
  const places = ['gradient_penalty(gradient)', 'norm(2, dim=1)', 'torch.ones(*image_shape)', '(256, 1, 28, 28)'].map((text) => course.indexOf(text) + 2);
  places.forEach((place) => service.hover('file:///bench.py', place));
  const hover = times(100, (i) => { service.hover('file:///bench.py', places[i % places.length] ?? 0); });
  return [
    { name: 'parse and first analysis, 10,000 lines', samples: first, target: undefined },
    { name: 'hover', samples: hover, target: 5 },
    { name: 'verdict', samples: verdict, target: 100 },
  ];
}

/** `gradient_penalty` run by the evaluator on given arrays, from Python to the number. */
async function penaltyRunner(arrays: ArrayBackend, shape: readonly number[]): Promise<() => number> {
  const { parser } = await composeTools({ wasm, clock });
  const text = `import torch\n${penalty}`;
  const program: Program = { main: { path: 'bench.py', text, tree: parser.parse(text) }, modules: {} };
  const torch = createTorch({ arrays, seed: 0n });
  const python = standardLibrary();
  const evaluator: Evaluator = createEvaluator({
    program, clock, budget: { maxMilliseconds: 60_000, maxSteps: 1e9 },
    library: { native: new Map([...python.native, ...torch.library.native]), source: new Map([...python.source, ...torch.library.source]) },
  });
  const found = evaluator.global('gradient_penalty');
  if (found.kind !== 'value') throw new Error('no gradient_penalty');
  const size = shape.reduce((a, b) => a * b, 1);
  const gradient = torch.tensor(Float32Array.from({ length: size }, (_, i) => Math.sin(i)), shape, 'float32');
  return () => arrays.scope(() => {
    const outcome = evaluator.call(found.value, [gradient]);
    if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome));
    return torch.read(asTensor(outcome.value))?.[0] ?? NaN;
  });
}

function asTensor(value: Value): Tensor {
  if (!isTensor(value)) throw new TypeError('the penalty is no tensor');
  return value;
}

async function penaltyRows(): Promise<Row[]> {
  const arrays = await createTfjsBackend({ kind: 'wasm', wasm: readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm') });
  const pytorch = PyTorch.start(penalty);
  const rows: Row[] = [];
  for (const [shape, factor] of [[[256, 1, 28, 28], 8], [[64, 3, 64, 64], 4], [[64, 3, 256, 256], 3.5]] as const) {
    const run = await penaltyRunner(arrays, shape);
    // Both are warm: the compilers have seen the code, the caches the data.
    times(30, run);
    await pytorch.prepare(shape);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 15; round++) {
      ours.push(...times(5, run));
      theirs.push(...await pytorch.time(5));
    }
    rows.push({ name: `penalty (${shape.join(', ')}), wasm`, samples: ours, target: undefined }, { name: `penalty (${shape.join(', ')}), PyTorch, 1 thread`, samples: theirs, target: undefined, ratio: { of: ours, target: factor } });
  }
  pytorch.stop();
  return rows;
}

print([...await editorRows(), ...await panelOpenToNumber(), ...await penaltyRows()]);
