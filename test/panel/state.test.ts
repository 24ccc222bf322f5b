/** @file How events change what the panel shows. */
import assert from 'node:assert/strict';
import { initialState, isKnown, next, phaseOf, type Event, type PanelState } from '../../src/panel/state.ts';
import { evaluationOf, subjectOf, type FixtureName } from './harness/fixtures.ts';

const after = (...events: readonly Event[]): PanelState => events.reduce(next, initialState);
const phase = ({ view }: PanelState): string | undefined => view && phaseOf(view);
const start = (id: number, name: FixtureName, version = 1): Event => ({ type: 'started', run: { id, subject: subjectOf(name, { version }), shape: undefined, startedAt: 0, expectedMs: undefined } });
const finish = (id: number, name: FixtureName): Event => ({ type: 'finished', id, evaluation: evaluationOf(name) });

describe('panel state', () => {
  for (const [name, expected] of [['correct', 'result'], ['wrong', 'result'], ['different', 'result'], ['raises', 'error'], ['unsupported', 'unsupported'], ['tooLarge', 'too-large'], ['notImplemented', 'not-implemented']] as const) {
    it(`is ${expected} for ${name}`, () => { assert.equal(phase(after(start(1, name), finish(1, name))), expected); });
  }

  it('draws nothing until something is known', () => { assert.equal(phase(after(start(1, 'correct'))), undefined); });

  it('ignores a late result', () => {
    const { view, run } = after(start(1, 'correct'), start(2, 'wrong'), finish(1, 'correct'));
    assert.equal(view, undefined);
    assert.equal(run?.id, 2);
  });

  it('keeps the last result while a slow run of the same function goes on', () => {
    const { view } = after(start(1, 'correct'), finish(1, 'correct'), start(2, 'correct'), { type: 'slow', id: 2 });
    assert.ok(view?.kind === 'loading' && view.last?.verdict === 'correct');
  });

  it('shows nothing of another function meanwhile', () => {
    const { view } = after(start(1, 'correct'), finish(1, 'correct'), start(2, 'wrong'), { type: 'slow', id: 2 });
    assert.ok(view?.kind === 'loading' && view.last === undefined);
  });

  it('has no last result where the last run gave no numbers', () => {
    const { view } = after(start(1, 'raises'), finish(1, 'raises'), start(2, 'raises'), { type: 'slow', id: 2 });
    assert.ok(view?.kind === 'loading' && view.last === undefined);
  });

  it('is out of date when the file is newer, and only then', () => {
    const { uri } = subjectOf('correct').request;
    const shown = after(start(1, 'correct'), finish(1, 'correct'));
    assert.equal(phase(next(shown, { type: 'changed', uri, version: 2 })), 'stale');
    assert.equal(phase(next(shown, { type: 'changed', uri, version: 1 })), 'result');
    assert.equal(phase(next(shown, { type: 'changed', uri: 'file:///other.py', version: 2 })), 'result');
  });

  it('says so where a function turns out to be no penalty', () => {
    assert.equal(phase(after(start(1, 'correct'), { type: 'finished', id: 1, evaluation: undefined })), 'none');
  });

  it('asks nothing again of the same text', () => {
    const shown = after(start(1, 'correct'), finish(1, 'correct'));
    assert.ok(isKnown(shown, subjectOf('correct')));
    assert.ok(!isKnown(shown, subjectOf('correct', { version: 2 })));
    assert.ok(!isKnown(shown, subjectOf('wrong')));
    assert.ok(!isKnown(next(shown, { type: 'changed', uri: subjectOf('correct').request.uri, version: 2 }), subjectOf('correct')));
  });

  it('does not start a cancelled run again by itself', () => {
    const state = after(start(1, 'correct'), { type: 'cancelled', id: 1, elapsedMs: 5 });
    assert.equal(phase(state), 'cancelled');
    assert.ok(isKnown(state, subjectOf('correct')));
  });

  it('forgets the picked probe with the function', () => {
    const state = after(start(1, 'correct'), finish(1, 'correct'), { type: 'probe', name: 'randn' });
    assert.equal(next(state, start(2, 'correct')).probe, 'randn');
    assert.equal(next(state, start(2, 'wrong')).probe, undefined);
  });
});
