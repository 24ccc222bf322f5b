/** @file The panel: whatever it is told in whatever order, it has a screen, and no result of an older run is on it. */
import fc from 'fast-check';
import { parseShape, printShape } from '../../../src/panel/shape.ts';
import { initialState, next, phaseOf, type Event, type PanelState } from '../../../src/panel/state.ts';
import { evaluationOf, subjectOf, type FixtureName } from '../../panel/harness/fixtures.ts';
import { extremeNumbers, hostile } from './strange.ts';
import { target, type Target } from './target.ts';

const fixtures: readonly FixtureName[] = ['correct', 'wrong', 'different', 'raises', 'unsupported', 'tooLarge', 'notImplemented'];
const id = fc.integer({ min: 1, max: 4 });
const version = fc.integer({ min: 1, max: 3 });
const text = fc.constantFrom(...hostile);
const fixture = fc.constantFrom(...fixtures);

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.tuple(id, fixture, version).map(([run, name, of]): Event => ({ type: 'started', run: { id: run, subject: subjectOf(name, { version: of }), shape: undefined, startedAt: 0, expectedMs: undefined } })),
  fc.tuple(id, fc.option(fixture, { nil: undefined })).map(([run, name]): Event => ({ type: 'finished', id: run, evaluation: name && evaluationOf(name) })),
  id.map((run): Event => ({ type: 'slow', id: run })), id.map((run): Event => ({ type: 'awaited', id: run })),
  fc.tuple(id, text).map(([run, message]): Event => ({ type: 'broke', id: run, message })), id.map((run): Event => ({ type: 'cancelled', id: run, elapsedMs: 1 })),
  fc.tuple(id, fixture, fc.boolean()).map(([run, name, isLast]): Event => ({ type: 'rows', id: run, rows: evaluationOf(name).probes, isLast })),
  fc.tuple(version, fixture).map(([of, name]): Event => ({ type: 'changed', uri: subjectOf(name).request.uri, version: of })),
  fc.tuple(text, text).map(([path, message]): Event => ({ type: 'nothing', path, sites: [], message, needsShape: false })),
  fixture.map((name): Event => ({ type: 'restored', before: { subject: subjectOf(name), evaluation: evaluationOf(name) }, pinned: undefined, isSwapped: false, probe: undefined, variant: undefined, weight: 10 })),
  fc.array(fc.integer(), { maxLength: 5 }).map((shape): Event => ({ type: 'typed', shape })), text.map((name): Event => ({ type: 'probe', name })), fc.double().map((weight): Event => ({ type: 'weight', weight })),
  fc.boolean().map((isPinned): Event => ({ type: 'pinned', isPinned })), fc.constantFrom<Event>({ type: 'unanswered' }, { type: 'swapped' }), fc.integer().map((offset): Event => ({ type: 'cursor', offset })),
);

interface Session { readonly events: readonly Event[]; readonly shape: string }

export const panelTarget = (): Target => target('panel', 30, {
  inputs: fc.record({ events: fc.array(event, { maxLength: 25 }), shape: fc.oneof(fc.array(fc.oneof(fc.constantFrom(...extremeNumbers), fc.constantFrom('(', ')', ',', ' ', 'x', '[', ']', 'torch.Size(')), { maxLength: 8 }).map((parts) => parts.join('')), fc.string()) }) satisfies fc.Arbitrary<Session>,
  check: ({ events, shape }) => {
    let state: PanelState = initialState;
    let newest = 0;
    for (const one of events) {
      const before = state;
      state = next(state, one);
      if (one.type === 'started') newest = one.run.id;
      if (state.view !== undefined) phaseOf(state.view);
      if (one.type === 'finished' && one.id !== before.run?.id && state.view !== before.view) return `run ${one.id.toString()} is shown while ${newest.toString()} is the newest`;
    }
    const read = parseShape(shape);
    return read !== undefined && JSON.stringify(parseShape(printShape(read))) !== JSON.stringify(read) ? `the shape ${shape} is not what is printed of it` : undefined;
  },
  show: (session) => JSON.stringify(session),
});
