/**
 * @file What the panel knows of a training, and how events change it. Pure: must not know the page, the worker or the clock.
 */
import type { TrainingFailure, TrainingStart, TrainingStep } from '../../protocol/training.ts';
import { emptyHistory, withStep, type History } from './history.ts';

/** The text that is trained on: a penalty of one version of a file. */
export interface Place { readonly uri: string; readonly version: number; readonly site: string }

/** Why it is over: the file changed, something else was shown, or a failure. */
export type Ending = { readonly kind: 'changed' | 'left' } | TrainingFailure;
export type TrainingPhase = 'closed' | 'opening' | 'running' | 'paused' | 'ended';

export interface TrainingState {
  readonly phase: TrainingPhase;
  readonly place: Place | undefined;
  readonly start: TrainingStart | undefined;
  readonly history: History;
  readonly weight: number;
  readonly seed: number;
  readonly ending: Ending | undefined;
}

export const closedTraining: TrainingState = { phase: 'closed', place: undefined, start: undefined, history: emptyHistory([]), weight: 10, seed: 0, ending: undefined };

export type TrainingEvent =
  | { readonly type: 'shown'; readonly place: Place }
  | { readonly type: 'left' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'opening'; readonly weight: number; readonly seed: number }
  | { readonly type: 'opened'; readonly start: TrainingStart }
  | { readonly type: 'stepped'; readonly steps: readonly TrainingStep[] }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'weight'; readonly weight: number }
  | { readonly type: 'failed'; readonly failure: TrainingFailure };

type Transitions = { readonly [Type in TrainingEvent['type']]: (state: TrainingState, event: Extract<TrainingEvent, { type: Type }>) => TrainingState };

const transitions: Transitions = {
  shown: (state, { place }) => {
    if (samePlace(state.place, place)) return state;
    const isEdited = state.place?.uri === place.uri && state.place.site === place.site && state.phase !== 'closed';
    return isEdited ? { ...state, place, phase: 'ended', ending: { kind: 'changed' } } : { ...closedTraining, place };
  },
  left: (state) => (isActive(state) ? { ...state, phase: 'ended', ending: { kind: 'left' } } : state),
  cancelled: ({ place }) => ({ ...closedTraining, place }),
  // What was drawn stays until there is something new, so that the page does not jump.
  opening: (state, { weight, seed }) => ({ ...state, phase: 'opening', weight, seed, ending: undefined }),
  opened: (state, { start }) => ({ ...state, phase: 'running', start, history: emptyHistory(start.arms) }),
  stepped: (state, { steps }) => ({ ...state, history: steps.reduce(withStep, state.history) }),
  paused: (state) => (state.phase === 'running' ? { ...state, phase: 'paused' } : state),
  resumed: (state) => (state.phase === 'paused' ? { ...state, phase: 'running' } : state),
  weight: (state, { weight }) => ({ ...state, weight }),
  failed: (state, { failure }) => ({ ...state, phase: 'ended', ending: failure }),
};

export function nextTraining(state: TrainingState, event: TrainingEvent): TrainingState {
  // The table's row for an event's type takes exactly that event; the compiler can't pair the two up in a union.
  const transition = transitions[event.type] as (state: TrainingState, event: TrainingEvent) => TrainingState;
  return transition(state, event);
}

export const isActive = ({ phase }: TrainingState): boolean => phase === 'opening' || phase === 'running' || phase === 'paused';

const samePlace = (a: Place | undefined, b: Place): boolean => a?.uri === b.uri && a.version === b.version && a.site === b.site;
