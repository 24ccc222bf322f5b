/**
 * @file What the panel knows and how events change it; the views are functions of this.
 * Pure: must not know the page, the worker or the clock.
 */
import type { Evaluation, KnownKind, ProbeResult, Site } from '../protocol/evaluation.ts';
import type { OwnResult } from '../protocol/ownPytorch.ts';
import type { ProbeExpression, Subject } from '../protocol/panel.ts';
import { sameShape, type Shape } from './shape.ts';

/** `main[data-state]`. */
export type Phase = 'empty' | 'loading' | 'result' | 'error' | 'unsupported' | 'too-large' | 'not-implemented' | 'cancelled' | 'stale' | 'none' | 'failed';

/** What is on screen. */
export type View =
  | { readonly kind: 'nothing'; readonly path: string | undefined; readonly sites: readonly Site[]; readonly message: string | undefined; readonly needsShape: boolean }
  | { readonly kind: 'evaluated'; readonly subject: Subject; readonly evaluation: Evaluation }
  | { readonly kind: 'loading'; readonly subject: Subject; readonly run: Run; readonly shape: Shape | undefined; readonly last: Evaluation | undefined }
  | { readonly kind: 'cancelled'; readonly subject: Subject; readonly shape: Shape | undefined; readonly elapsedMs: number; readonly last: Evaluation | undefined }
  /** The file has changed since, or the result is from before the panel was hidden. */
  | { readonly kind: 'stale'; readonly subject: Subject; readonly because: 'changed' | 'restored'; readonly last: Evaluation | undefined }
  /** Run, the site turns out to be no penalty. */
  | { readonly kind: 'none'; readonly subject: Subject; readonly last: undefined }
  /** A mistake of ours: the worker broke. */
  | { readonly kind: 'failed'; readonly subject: Subject; readonly message: string; readonly last: Evaluation | undefined };

/** A run in progress. The screen keeps what it shows until the run is known to be slow. */
export interface Run {
  readonly id: number;
  readonly subject: Subject;
  readonly shape: Shape | undefined;
  readonly startedAt: number;
  /** How long it will take, going by earlier runs. */
  readonly expectedMs: number | undefined;
}

/** A subject with its result: what is kept while the panel is hidden, and what is pinned. */
export interface Kept { readonly subject: Subject; readonly evaluation: Evaluation }

export interface PanelState {
  /** undefined: nothing is drawn yet. */
  readonly view: View | undefined;
  readonly run: Run | undefined;
  /** Name of the probe that was picked. */
  readonly probe: string | undefined;
  /** The kind of penalty to compare with; undefined: the one that the code is taken for. */
  readonly variant: KnownKind | undefined;
  /** λ of the loss, for penalties that have none inside. */
  readonly weight: number;
  /** Where the editor's cursor is. */
  readonly cursor: number | undefined;
  /** What the next results are compared with. */
  readonly pinned: Kept | undefined;
  /** Whether what is pinned comes second. */
  readonly isSwapped: boolean;
  /** A shape that was typed and that the host has not heard of yet: what it says of other shapes is older. */
  readonly typed: Shape | undefined;
  /** What was shown before the panel was hidden. */
  readonly before: Kept | undefined;
  /** Gradients that the user wrote, for the penalty that is shown. */
  readonly expressions: readonly ProbeExpression[];
  /** The run that the result is of, and whether rows of its table are still to come. */
  readonly shownId: number | undefined;
  readonly awaitsRows: boolean;
  /** What the user's own PyTorch says of the result on screen; undefined: it was not asked. */
  readonly own: OwnResult | 'asked' | undefined;
  /** Why it can't be asked here. */
  readonly ownObstacle: string | undefined;
}

export type Event =
  | { readonly type: 'nothing'; readonly path: string | undefined; readonly sites: readonly Site[]; readonly message: string | undefined; readonly needsShape: boolean }
  /** From before the panel was hidden. */
  | { readonly type: 'restored'; readonly before: Kept | undefined; readonly pinned: Kept | undefined; readonly isSwapped: boolean; readonly probe: string | undefined; readonly variant: KnownKind | undefined; readonly weight: number; readonly expressions?: readonly ProbeExpression[] | undefined }
  /** The host has not said anything new for a while. */
  | { readonly type: 'unanswered' }
  | { readonly type: 'changed'; readonly uri: string; readonly version: number }
  | { readonly type: 'started'; readonly run: Run }
  /** The same question with another fix or test: what is shown stays. */
  | { readonly type: 'refreshed'; readonly subject: Subject }
  | { readonly type: 'slow'; readonly id: number }
  | { readonly type: 'finished'; readonly id: number; readonly evaluation: Evaluation | undefined }
  /** Rows of the table are being computed for the result of that run; rows have come, and no more will unless `awaits`. */
  | { readonly type: 'awaited'; readonly id: number }
  | { readonly type: 'rows'; readonly id: number; readonly rows: readonly ProbeResult[]; readonly isLast: boolean }
  | { readonly type: 'expressions'; readonly expressions: readonly ProbeExpression[] }
  | { readonly type: 'broke'; readonly id: number; readonly message: string }
  | { readonly type: 'cancelled'; readonly id: number; readonly elapsedMs: number }
  | { readonly type: 'typed'; readonly shape: Shape | undefined }
  | { readonly type: 'pinned'; readonly isPinned: boolean }
  | { readonly type: 'swapped' }
  | { readonly type: 'probe'; readonly name: string }
  | { readonly type: 'variant'; readonly kind: KnownKind }
  | { readonly type: 'weight'; readonly weight: number }
  | { readonly type: 'cursor'; readonly offset: number }
  /** Of the result of that run. */
  | { readonly type: 'own'; readonly id: number | undefined; readonly own: OwnResult | 'asked' | undefined }
  | { readonly type: 'ownObstacle'; readonly obstacle: string | undefined };

export const initialState: PanelState = {
  view: undefined, run: undefined, probe: undefined, variant: undefined, weight: 10, cursor: undefined, pinned: undefined, isSwapped: false, typed: undefined, before: undefined,
  expressions: [], shownId: undefined, awaitsRows: false, own: undefined, ownObstacle: undefined,
};

type Transitions = { readonly [Type in Event['type']]: (state: PanelState, event: Extract<Event, { type: Type }>) => PanelState };

const transitions: Transitions = {
  nothing: (state, { path, sites, message, needsShape }) => ({ ...state, run: undefined, view: { kind: 'nothing', path, sites, message, needsShape } }),
  restored: (state, { before, pinned, isSwapped, probe, variant, weight, expressions = [] }) => ({ ...state, before, pinned, isSwapped, probe, variant, weight, expressions }),
  unanswered: (state) => state.view !== undefined || state.run !== undefined || state.before === undefined ? state
    : { ...state, view: { kind: 'stale', subject: state.before.subject, because: 'restored', last: state.before.evaluation } },
  changed: (state, { uri, version }) => {
    const subject = subjectOf(state.view);
    const run = state.run !== undefined && isOlder(state.run.subject, uri, version) ? undefined : state.run;
    if (subject === undefined || !isOlder(subject, uri, version)) return { ...state, run };
    return { ...state, run, view: { kind: 'stale', subject, because: 'changed', last: evaluationOf(state.view) } };
  },
  started: (state, { run }) => sameSite(shownBefore(state)?.subject, run.subject) ? { ...state, run, awaitsRows: false } : { ...state, run, awaitsRows: false, probe: undefined, variant: undefined, expressions: [] },
  refreshed: (state, { subject }) => ({
    ...state,
    run: state.run && { ...state.run, subject },
    view: state.view === undefined || state.view.kind === 'nothing' ? state.view : { ...state.view, subject },
  }),
  slow: (state, { id }) => {
    if (state.run?.id !== id) return state;
    const { subject, shape } = state.run;
    return { ...state, view: { kind: 'loading', subject, run: state.run, shape, last: lastOf(state, subject) } };
  },
  finished: (state, { id, evaluation }) => {
    if (state.run?.id !== id) return state;
    const { subject } = state.run;
    return { ...state, run: undefined, shownId: id, own: undefined, view: evaluation === undefined ? { kind: 'none', subject, last: undefined } : { kind: 'evaluated', subject, evaluation } };
  },
  awaited: (state, { id }) => state.shownId === id ? { ...state, awaitsRows: true } : state,
  rows: (state, { id, rows, isLast }) => {
    const { view } = state;
    if (state.shownId !== id || view?.kind !== 'evaluated') return state;
    const awaitsRows = state.awaitsRows && !isLast;
    if (rows.length === 0) return { ...state, awaitsRows };
    const names = new Set(rows.map(({ name }) => name));
    const probes = [...view.evaluation.probes.filter(({ name }) => !names.has(name)), ...rows];
    return { ...state, awaitsRows, view: { ...view, evaluation: { ...view.evaluation, probes } } };
  },
  expressions: (state, { expressions }) => {
    const { view } = state;
    const gone = new Set(state.expressions.flatMap(({ text }) => expressions.some((kept) => kept.text === text) ? [] : [text]));
    if (gone.size === 0 || view?.kind !== 'evaluated') return { ...state, expressions };
    const probes = view.evaluation.probes.filter(({ name }) => !gone.has(name));
    return { ...state, expressions, probe: gone.has(state.probe ?? '') ? undefined : state.probe, view: { ...view, evaluation: { ...view.evaluation, probes } } };
  },
  broke: (state, { id, message }) => {
    if (state.run?.id !== id) return state;
    const { subject } = state.run;
    return { ...state, run: undefined, view: { kind: 'failed', subject, message, last: lastOf(state, subject) } };
  },
  cancelled: (state, { id, elapsedMs }) => {
    if (state.run?.id !== id) return state;
    const { subject, shape } = state.run;
    return { ...state, run: undefined, view: { kind: 'cancelled', subject, shape, elapsedMs, last: lastOf(state, subject) } };
  },
  typed: (state, { shape }) => ({ ...state, typed: shape }),
  pinned: (state, { isPinned }) => {
    if (!isPinned) return { ...state, pinned: undefined, isSwapped: false };
    return state.view?.kind === 'evaluated' ? { ...state, pinned: { subject: state.view.subject, evaluation: state.view.evaluation }, isSwapped: false } : state;
  },
  swapped: (state) => ({ ...state, isSwapped: !state.isSwapped }),
  probe: (state, { name }) => ({ ...state, probe: name }),
  variant: (state, { kind }) => ({ ...state, variant: kind }),
  weight: (state, { weight }) => ({ ...state, weight }),
  cursor: (state, { offset }) => ({ ...state, cursor: offset }),
  own: (state, { id, own }) => state.shownId === id ? { ...state, own } : state,
  ownObstacle: (state, { obstacle }) => ({ ...state, ownObstacle: obstacle }),
};

export function next(state: PanelState, event: Event): PanelState {
  // The table's row for an event's type takes exactly that event; the compiler can't pair the two up in a union.
  const transition = transitions[event.type] as (state: PanelState, event: Event) => PanelState;
  return transition(state, event);
}

/** The subject on screen. */
export const subjectOf = (view: View | undefined): Subject | undefined => view === undefined || view.kind === 'nothing' ? undefined : view.subject;

/** The evaluation on screen, as the result or as the last one. */
export function evaluationOf(view: View | undefined): Evaluation | undefined {
  if (view === undefined || view.kind === 'nothing') return undefined;
  return view.kind === 'evaluated' ? view.evaluation : view.last;
}

/** What is on screen, or was before the panel was hidden. */
function shownBefore({ view, before }: PanelState): { readonly subject: Subject; readonly evaluation: Evaluation | undefined } | undefined {
  const subject = subjectOf(view);
  return subject === undefined ? before : { subject, evaluation: evaluationOf(view) };
}

/** What stays when the panel is hidden. */
export function keptOf({ view }: PanelState): Kept | undefined {
  const [subject, evaluation] = [subjectOf(view), evaluationOf(view)];
  return subject === undefined || evaluation === undefined ? undefined : { subject, evaluation };
}

/** The two results to be compared, in their order; undefined while there is only one. */
export function comparedOf({ view, pinned, isSwapped }: PanelState): readonly [Kept, Kept] | undefined {
  if (pinned === undefined || view?.kind !== 'evaluated' || phaseOfEvaluation(view.evaluation) !== 'result' || phaseOfEvaluation(pinned.evaluation) !== 'result') return undefined;
  if (isSame(pinned, view)) return undefined;
  return isSwapped ? [view, pinned] : [pinned, view];
}

/** Whether what is pinned is what is on screen. */
export const isPinnedShown = ({ view, pinned }: PanelState): boolean => pinned !== undefined && view?.kind === 'evaluated' && isSame(pinned, view);

const isSame = (a: Kept, b: Kept): boolean => a.evaluation === b.evaluation || (sameQuestion(a.subject, b.subject) && sameShape(a.evaluation.shape, b.evaluation.shape));

/** Whether two subjects ask the same of the same text. */
function sameQuestion(a: Subject | undefined, b: Subject): boolean {
  return sameSite(a, b) && a?.request.version === b.request.version && a.request.seed === b.request.seed
    && a.request.site.range.start === b.request.site.range.start;
}

function sameSite(a: Subject | undefined, b: Subject): boolean {
  return a?.request.uri === b.request.uri && a.request.site.function === b.request.site.function
    && (b.request.site.function !== undefined || a.request.site.range.start === b.request.site.range.start);
}

/** A run that gave numbers is worth showing while the next one is under way. */
function lastOf(state: PanelState, subject: Subject): Evaluation | undefined {
  const shown = shownBefore(state);
  const last = sameSite(shown?.subject, subject) ? shown?.evaluation : undefined;
  return last !== undefined && phaseOfEvaluation(last) === 'result' ? last : undefined;
}

const isOlder = (subject: Subject, uri: string, version: number): boolean => subject.request.uri === uri && subject.request.version < version;

const phases: Readonly<Record<Evaluation['verdict'], Phase>> = {
  correct: 'result', wrong: 'result', different: 'result', 'not-implemented': 'not-implemented', raises: 'error', unsupported: 'unsupported',
};

export const phaseOfEvaluation = (evaluation: Evaluation): Phase => evaluation.tooLarge === undefined ? phases[evaluation.verdict] : 'too-large';

export function phaseOf(view: View): Phase {
  if (view.kind === 'evaluated') return phaseOfEvaluation(view.evaluation);
  return view.kind === 'nothing' ? 'empty' : view.kind;
}

/** The shape that is on screen or being evaluated. */
export function shapeOf(state: PanelState): Shape | undefined {
  if (state.run !== undefined) return state.run.shape ?? evaluationOf(state.view)?.shape;
  const { view } = state;
  if (view === undefined || view.kind === 'nothing') return undefined;
  if (view.kind === 'evaluated') return view.evaluation.shape;
  return ('shape' in view ? view.shape : undefined) ?? view.last?.shape ?? view.subject.request.shape;
}

/** Whether the answer for this shape is on screen or on its way. */
export const isAnswered = (state: PanelState, shape: Shape | undefined): boolean =>
  (state.run !== undefined || state.view?.kind === 'evaluated') && sameShape(shapeOf(state), shape);

/** Whether a subject answers an older question than the shape that was typed since. */
export const isOvertaken = (state: PanelState, subject: Subject): boolean =>
  state.typed !== undefined && !sameShape(state.typed, subject.request.shape) && sameQuestion(state.run?.subject ?? subjectOf(state.view), subject);

/** Whether a subject brings nothing that has to be evaluated: the text is the same, and the shape was not changed by it. */
export function isKnown(state: PanelState, subject: Subject): boolean {
  const shown = state.run?.subject ?? subjectOf(state.view);
  if (!sameQuestion(shown, subject) || state.view?.kind === 'stale') return false;
  return sameShape(shown?.request.shape, subject.request.shape) || isAnswered(state, subject.request.shape);
}
