/** @file A thousand evaluations in a row leave the arrays' memory where it was: in the service, in the panel's worker, and of whole programs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../../src/arrays/index.ts';
import { evaluatePenalty, findSites, siteOf } from '../../src/penalty/index.ts';
import { runProgram } from '../../src/service/index.ts';
import { createService } from '../../src/service/service.ts';
import { openTestTools } from './testService.ts';

const times = 1000;
const clock = (): number => performance.now();

const penalty = `import torch

def gradient_penalty(gradient):
    norm = gradient.flatten(1).norm(2, dim=1)
    return ((norm - 1) ** 2).mean()

gradient_penalty(torch.zeros(2, 3))
`;

/** It ends with tensors in names, in a graph and in an optimizer; every other one ends by an exception. */
const program = (i: number): string => `import torch
x = torch.rand(8, 40, requires_grad=True)
y = (x @ torch.rand(40, 30)).tanh()
y.pow(2).sum().backward()
kept = [y, x.grad]
${i % 2 === 0 ? '' : 'torch.ones(2, 3) @ torch.ones(2, 3)'}
`;

const openWasm = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'wasm', wasm: readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm') });

/** Runs the body often; what is held after the first time is held after the last. */
function assertSteady(arrays: ArrayBackend, body: (i: number) => void): void {
  body(0);
  const { bytes, pieces } = arrays.memory;
  const { made } = arrays;
  for (let i = 1; i <= times; i++) body(i);
  assert.ok(arrays.made > made, 'arrays were made');
  assert.deepEqual({ bytes: arrays.memory.bytes, pieces: arrays.memory.pieces }, { bytes, pieces });
}

describe(`${times} times in a row, memory stays where it was`, function () {
  this.timeout(600_000);

  it('by the service', async () => {
    const { parser } = await openTestTools();
    const arrays = await openWasm();
    const service = createService({ parser, arrays, openMeta: createMetaBackend, clock });
    service.update('file:///penalty.py', penalty, 1);
    assertSteady(arrays, (seed) => { assert.equal(service.evaluate('file:///penalty.py', { seed, shape: [4, 8] })[0]?.verdict, 'correct'); });
  });

  it('by the panel\'s worker', async () => {
    const { parser } = await openTestTools();
    const arrays = await openWasm();
    const tree = parser.parse(penalty);
    const [target] = findSites(tree);
    assert.ok(target);
    const input = { program: { main: { path: 'penalty.py', text: penalty, tree }, modules: {} }, site: siteOf(target), shape: [4, 8] };
    assertSteady(arrays, (seed) => { assert.equal(evaluatePenalty({ ...input, seed }, { arrays, openMeta: createMetaBackend, clock })?.verdict, 'correct'); });
  });

  it('by whole programs', async () => {
    const { parser } = await openTestTools();
    const arrays = await openWasm();
    assertSteady(arrays, (i) => {
      const result = runProgram({ path: 'p.py', text: program(i), argv: [], seed: 0, maxSteps: 1e6, maxMilliseconds: 1e5, print: () => undefined, printError: () => undefined, tests: false }, { parser, arrays, openMeta: createMetaBackend, clock });
      assert.equal(result.kind, i % 2 === 0 ? 'done' : 'raised');
    });
    assert.equal(arrays.memory.bytes, 0);
  });

  it('and a budget of bytes names line, shape and bytes', async () => {
    const { parser } = await openTestTools();
    const arrays = await createTfjsBackend({ kind: 'cpu', maxBytes: 2 ** 20 });
    const text = 'import torch\nx = torch.rand(100, 100)\ny = torch.exp(x)\nz = x.view(-1, 1) * y.view(1, -1)\n';
    const result = runProgram({ path: 'p.py', text, argv: [], seed: 0, maxSteps: 1e6, maxMilliseconds: 1e5, print: () => undefined, printError: () => undefined, tests: false }, { parser, arrays, openMeta: createMetaBackend, clock });
    assert.ok(result.kind === 'stopped');
    assert.match(result.what, /With an array of shape \(10000, 10000\) this needs 382 MiB; the limit is 1 MiB\./);
    assert.equal(text.slice(0, result.offset).split('\n').length, 4);
  });
});
