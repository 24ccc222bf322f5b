/** @file Training a file's own critic: the same numbers as PyTorch, the norm where it belongs, and no memory left behind. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../../src/arrays/index.ts';
import { findSites, hasNetwork, siteOf, TrainingSession } from '../../src/penalty/index.ts';
import type { ArmName, ArmStep, TrainingOptions, TrainingStep } from '../../src/protocol/training.ts';
import type { Program } from '../../src/python/evaluator/index.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';
import { programs } from './training/programs.ts';

const samplePath = 'samples/dcgan_critic.py';
const mlpPath = 'test/penalty/training/mlp_critic.py';
const labelledPath = 'test/penalty/training/labelled_critic.py';

type Judged = Readonly<Record<string, Readonly<Record<'own' | 'none', readonly { readonly loss: number; readonly penalty: number; readonly norm: number }[]>>>>;
const judged = JSON.parse(readFileSync('test/penalty/training/judged.json', 'utf8')) as Judged; // judge.py has written it

describe('training', function () {
  this.timeout(240_000);

  for (const kind of ['cpu', 'wasm'] as const) {
    it(`gives PyTorch's losses, penalties and norms for ten steps of a convolutional critic (${kind})`, async () => {
      sameAsJudged(train(await opened(samplePath, { shape: [8, 3, 32, 32], batch: 8 }, kind), 10), judged['dcgan']);
    });

    it(`and of a critic for vectors with dropout, for a penalty that is given the gradient (${kind})`, async () => {
      sameAsJudged(train(await opened(mlpPath, { shape: [16, 12], batch: 16, weightInside: 10 }, kind), 10), judged['mlp']);
    });

    it(`and of one that is told labels (${kind})`, async () => {
      sameAsJudged(train(await opened(labelledPath, { shape: [8, 1, 8, 8], batch: 8 }, kind), 10), judged['labelled']);
    });
  }

  it('brings the mean norm of the sample\'s critic to 1 in 50 steps, and leaves it where nothing pulls', async () => {
    const arrays = await backend('wasm');
    const session = await opened(samplePath, { shape: [8, 3, 32, 32], batch: 8 }, 'wasm', arrays);
    const steps = train(session, 50);
    const distance = (arm: ArmName, part: readonly TrainingStep[]): number => Math.abs(mean(part.flatMap((step) => armOf(step, arm).norms)) - 1);
    assert.ok(distance('own', steps.slice(-10)) < 0.5 * distance('own', steps.slice(0, 3)), 'nearer to 1 than at first');
    assert.ok(distance('own', steps.slice(-10)) < distance('none', steps.slice(-10)), 'and than without');
  });

  it('holds no more after 200 steps than after 20, and nothing once it is closed', async () => {
    const arrays = await backend('wasm');
    const before = { ...arrays.memory };
    const session = await opened(mlpPath, { shape: [16, 12], weightInside: 10, comparesReference: true, batch: 16 }, 'wasm', arrays);
    train(session, 20);
    const few = { ...arrays.memory };
    train(session, 180);
    assert.deepEqual([arrays.memory.pieces, arrays.memory.bytes], [few.pieces, few.bytes]);
    session.close();
    assert.deepEqual([arrays.memory.pieces, arrays.memory.bytes], [before.pieces, before.bytes]);
  });

  it('is no other with λ = 0 than without penalty, and takes another λ at once', async () => {
    const session = await opened(mlpPath, { shape: [16, 12], batch: 16 }, 'cpu');
    for (const step of train(session, 3, 0)) assert.deepEqual({ ...armOf(step, 'own'), arm: 'none' }, armOf(step, 'none'));
    const [, after] = train(session, 2, 10);
    assert.ok(after);
    assert.notEqual(armOf(after, 'own').loss, armOf(after, 'none').loss);
  });

  it('is the same again from the same seed, and another from another', async () => {
    const losses = async (seed: number): Promise<number[]> => train(await opened(mlpPath, { shape: [16, 12], batch: 16, seed }, 'cpu'), 2).map((step) => armOf(step, 'own').loss);
    assert.deepEqual(await losses(3), await losses(3));
    assert.notDeepEqual(await losses(3), await losses(4));
  });

  it('shows what a wrong penalty does beside the reference', async () => {
    const session = await opened('samples/norm_dim1.py', { shape: [8, 1, 28, 28], batch: 8, comparesReference: true }, 'wasm');
    assert.deepEqual(session.start.arms, ['own', 'reference', 'none']);
    const [first, second] = train(session, 2);
    assert.ok(first && second);
    assert.ok(armOf(first, 'own').penalty > 0.9 && armOf(first, 'reference').penalty < 0.5);
    assert.deepEqual(armOf(first, 'own').norms, armOf(first, 'reference').norms);
    assert.notDeepEqual(armOf(second, 'own').norms, armOf(second, 'reference').norms);
  });

  for (const { name, python, shape, expected, arms = ['own', 'none'] } of programs) {
    it(`takes the critic of ${name}`, async () => {
      const session = await openedText(python, { shape, ...(expected.batch === undefined ? {} : { batch: expected.batch }) });
      assert.deepEqual([session.start.critic, session.start.shape.slice(1), session.start.arms], [expected.critic, expected.sample, arms]);
      const [step] = train(session, 1);
      assert.ok(step?.arms.every(({ loss, penalty, norms }) => [loss, penalty, ...norms].every(Number.isFinite)));
    });
  }

  it('chooses a batch by itself, of at most 16 pictures', async () => {
    const session = await opened(samplePath, { shape: [256, 3, 32, 32] }, 'wasm');
    assert.ok([4, 8, 16].includes(session.start.shape[0] ?? 0), session.start.shape.join());
  });

  it('says where there is no critic, and which programs make networks', async () => {
    const path = 'samples/whole_batch.py';
    const program = await programOf(path, readFileSync(path, 'utf8'));
    const outcome = TrainingSession.open({ program, site: siteIn(program), options: optionsOf({ shape: [16, 1, 28, 28] }) }, { arrays: await backend('cpu'), openMeta: createMetaBackend, clock: () => performance.now() });
    assert.deepEqual(outcome, { ok: false, failure: { kind: 'no-critic' } });
    assert.equal(hasNetwork(program), false);
    assert.equal(hasNetwork(await programOf(samplePath, readFileSync(samplePath, 'utf8'))), true);
  });
});

type Options = Partial<TrainingOptions> & Pick<TrainingOptions, 'shape'>;
const optionsOf = (given: Options): TrainingOptions => ({ seed: 0, kind: 'two-sided', target: 1, weightInside: 1, comparesReference: false, ...given });

const backend = (kind: 'cpu' | 'wasm'): Promise<ArrayBackend> =>
  createTfjsBackend(kind === 'cpu' ? { kind } : { kind, wasm: new Uint8Array(readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm')) });

const programOf = async (path: string, text: string): Promise<Program> => ({ main: { path, text, tree: (await parserForTests()).parse(text) }, modules: {} });

function siteIn({ main }: Program): ReturnType<typeof siteOf> {
  const [target] = findSites(main.tree);
  assert.ok(target, 'a penalty');
  return siteOf(target);
}

async function openedText(text: string, options: Options, kind: 'cpu' | 'wasm' = 'cpu', arrays?: ArrayBackend, path = 'train.py'): Promise<TrainingSession> {
  const program = await programOf(path, text);
  const outcome = TrainingSession.open({ program, site: siteIn(program), options: optionsOf(options) }, { arrays: arrays ?? await backend(kind), openMeta: createMetaBackend, clock: () => performance.now() });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}
const opened = (path: string, options: Options, kind: 'cpu' | 'wasm', arrays?: ArrayBackend): Promise<TrainingSession> => openedText(readFileSync(path, 'utf8'), options, kind, arrays, path);

function train(session: TrainingSession, count: number, weight = 10): readonly TrainingStep[] {
  return Array.from({ length: count }, () => {
    const outcome = session.step(weight);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.value;
  });
}

function armOf(step: TrainingStep, name: ArmName): ArmStep {
  const arm = step.arms.find((each) => each.arm === name);
  assert.ok(arm, name);
  return arm;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** To 1e-4 of each number; a loss near zero is a difference of scores, whose last digits are rounding. */
function sameAsJudged(steps: readonly TrainingStep[], expected: Judged[string] | undefined): void {
  for (const name of ['own', 'none'] as const) for (const [index, step] of steps.entries()) {
    const { loss, penalty, norms } = armOf(step, name);
    const wanted = expected?.[name][index];
    assert.ok(wanted);
    for (const [what, ours, theirs] of [['loss', loss, wanted.loss], ['penalty', penalty, wanted.penalty], ['norm', mean(norms), wanted.norm]] as const)
      assert.ok(Math.abs(ours - theirs) <= 1e-4 * Math.abs(theirs) + 1e-6, `${name}, step ${index + 1}, ${what}: ${ours} instead of ${theirs}`);
  }
}
