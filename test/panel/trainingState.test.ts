/** @file What the panel keeps of a training, when it ends, and what its figures show. */
import assert from 'node:assert/strict';
import type { ArmName, TrainingStep } from '../../src/protocol/training.ts';
import { emptyHistory, withStep, type History } from '../../src/panel/training/history.ts';
import { lineChart } from '../../src/panel/training/lineChart.ts';
import { normChart } from '../../src/panel/training/normChart.ts';
import { closedTraining, nextTraining, type Place, type TrainingEvent, type TrainingState } from '../../src/panel/training/state.ts';
import { isTrainable, trainingRequest, weightOf } from '../../src/panel/training/request.ts';
import { evaluationOf, subjectOf } from './harness/fixtures.ts';

const arms: readonly ArmName[] = ['own', 'none'];
const stepOf = (step: number, { own = 1, none = 2, loss = -step }: { own?: number; none?: number; loss?: number } = {}): TrainingStep => ({
  step, weight: 10, elapsedMs: 30, arms: [{ arm: 'own', loss, penalty: (own - 1) ** 2, norms: [own, own] }, { arm: 'none', loss: 2 * loss, penalty: (none - 1) ** 2, norms: [none, none] }],
});
const historyOf = (count: number, at: (step: number) => Parameters<typeof stepOf>[1] = () => ({})): History =>
  Array.from({ length: count }, (_, index) => stepOf(index + 1, at(index + 1))).reduce(withStep, emptyHistory(arms));

describe('what is kept of a training', () => {
  it('is every step at first', () => {
    const { points, stride } = historyOf(300);
    assert.deepEqual([points.length, stride, points.at(-1)?.step, points.at(-1)?.arms.own?.loss], [300, 1, 300, -300]);
  });

  it('is means of several steps later, never more than a few hundred points', () => {
    const { points, stride } = historyOf(2000);
    assert.equal(stride, 8);
    assert.ok(points.length <= 300 && points.length >= 150);
    assert.equal(points.reduce((sum, { count }) => sum + count, 0), 2000);
    assert.equal(points[0]?.arms.own?.loss, -4.5, 'the mean of −1 … −8');
    assert.equal(points.at(-1)?.step, 2000);
  });

  it('is enough norms for a histogram', () => {
    assert.equal(historyOf(200).recent.length, 64);
    assert.equal(historyOf(3).recent.length, 3);
  });
});

describe('figures of a training', () => {
  const box = { left: 0, right: 100, top: 0, bottom: 50 };

  it('draw a line for each critic, from the first step to the last', () => {
    const { lines, x, y } = lineChart(historyOf(40, () => ({ own: 1.2, none: 1.4 })), 'norm', 1, box);
    assert.deepEqual(lines.map(({ arm }) => arm), ['own', 'none']);
    assert.match(lines[0]?.path ?? '', new RegExp(`^M${Number(x(1).toFixed(1))},${Number(y(1.2).toFixed(1))}L.*L100,${Number(y(1.2).toFixed(1))}$`, 'u'));
    assert.ok((y.domain()[1] ?? 0) >= 1.5, 'the target is inside');
  });

  it('let a critic without penalty out of the picture rather than flatten the others', () => {
    const { y } = lineChart(historyOf(40, (step) => ({ own: 1, none: step })), 'norm', 1, box);
    assert.ok((y.domain()[1] ?? 0) <= 4);
  });

  it('break where a number is none', () => {
    const { lines } = lineChart(historyOf(5, (step) => ({ own: step === 3 ? NaN : 1 })), 'norm', 1, box);
    assert.equal((lines[0]?.path.match(/M/gu) ?? []).length, 2);
  });

  it('start at the loss itself, which has no zero', () => {
    const { y } = lineChart(historyOf(3, () => ({ loss: -1000 })), 'loss', undefined, box);
    assert.ok((y.domain()[1] ?? 0) <= -1000);
  });

  it('are there before the first step', () => {
    for (const metric of ['norm', 'penalty', 'loss'] as const) {
      const chart = lineChart(emptyHistory(arms), metric, metric === 'norm' ? 1 : undefined, box);
      assert.ok([...chart.x.domain(), ...chart.y.domain()].every(Number.isFinite), metric);
    }
    assert.deepEqual(normChart(emptyHistory(arms), 1, [0, 100]).rows.map(({ mean }) => mean), [0, 0]);
  });

  it('count every norm, those beyond the axis in its last bar', () => {
    const { rows, x, isCut } = normChart(historyOf(10, () => ({ own: 1, none: 50 })), 1, [0, 100]);
    assert.deepEqual(rows.map(({ bars }) => bars.reduce((sum, { count }) => sum + count, 0)), [20, 20]);
    assert.ok(isCut);
    assert.equal(rows[1]?.bars.at(-1)?.count, 20);
    assert.ok((x.domain()[1] ?? 0) <= 10);
  });
});

describe('state of a training', () => {
  const place: Place = { uri: 'file:///a.py', version: 1, site: 'gp' };
  const start = { critic: 'D', parameters: 10, shape: [16, 2], arms, backend: 'wasm' } as const;
  const after = (...events: readonly TrainingEvent[]): TrainingState => events.reduce(nextTraining, closedTraining);
  const running: readonly TrainingEvent[] = [{ type: 'shown', place }, { type: 'opening', weight: 10, seed: 0 }, { type: 'opened', start }, { type: 'stepped', steps: [stepOf(1), stepOf(2)] }];

  it('runs once it is open, and pauses', () => {
    assert.equal(after(...running).phase, 'running');
    assert.equal(after(...running, { type: 'paused' }).phase, 'paused');
    assert.equal(after(...running, { type: 'paused' }, { type: 'resumed' }).phase, 'running');
    assert.equal(after(...running).history.points.length, 2);
  });

  it('ends when the file changes, and keeps its curves', () => {
    const ended = after(...running, { type: 'shown', place: { ...place, version: 2 } });
    assert.deepEqual([ended.phase, ended.ending, ended.history.points.length], ['ended', { kind: 'changed' }, 2]);
    assert.deepEqual(after(...running, { type: 'left' }, { type: 'shown', place: { ...place, version: 2 } }).ending, { kind: 'changed' });
  });

  it('is closed for another penalty', () => {
    assert.equal(after(...running, { type: 'shown', place: { ...place, site: 'other' } }).phase, 'closed');
    assert.equal(after({ type: 'shown', place }, { type: 'shown', place: { ...place, version: 2 } }).phase, 'closed');
  });

  it('ends when something else is shown, and says why it can\'t go on', () => {
    assert.deepEqual(after(...running, { type: 'left' }).ending, { kind: 'left' });
    assert.deepEqual(after(...running, { type: 'failed', failure: { kind: 'stopped', message: 'RuntimeError: no' } }).ending, { kind: 'stopped', message: 'RuntimeError: no' });
    assert.equal(after({ type: 'left' }).phase, 'closed');
    assert.equal(after({ type: 'shown', place }, { type: 'opening', weight: 1, seed: 0 }, { type: 'cancelled' }).phase, 'closed');
  });

  it('keeps what is drawn until the critic is made anew', () => {
    const again = after(...running, { type: 'opening', weight: 5, seed: 1 });
    assert.deepEqual([again.history.points.length, again.weight, again.seed], [2, 5, 1]);
    assert.equal(nextTraining(again, { type: 'opened', start }).history.points.length, 0);
  });
});

describe('what is asked of a training', () => {
  it('follows from what is on screen', () => {
    const request = trainingRequest(subjectOf('wrong'), evaluationOf('wrong'));
    assert.deepEqual(request?.options, { shape: [256, 1, 28, 28], seed: 0, kind: 'two-sided', target: 1, weightInside: 1, comparesReference: true });
    assert.equal(trainingRequest(subjectOf('oneSided'), evaluationOf('oneSided'))?.options.weightInside, 10);
    assert.deepEqual([weightOf(evaluationOf('oneSided'), 3), weightOf(evaluationOf('correct'), 3)], [10, 3]);
  });

  it('is nothing without a program, or without a network', () => {
    const { request, ...rest } = subjectOf('correct');
    assert.equal(trainingRequest({ ...rest, request: { ...request, program: undefined } }, evaluationOf('correct')), undefined);
    const withoutCritic = { ...evaluationOf('correct'), probes: [] };
    assert.equal(isTrainable(subjectOf('correct'), withoutCritic), false);
    assert.equal(isTrainable({ ...subjectOf('correct'), hasNetwork: true }, withoutCritic), true);
  });
});
