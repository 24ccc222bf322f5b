/**
 * @file What happens when: messages and gestures in, state and runs out.
 * Must not know how anything looks.
 */
import type { Remote } from 'comlink';
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { KnownKind, OffsetRange, ProbeResult, Site } from '../protocol/evaluation.ts';
import type { Subject } from '../protocol/panel.ts';
import { askExtension, askPanel, fromPanel, toPanel, type ParamsOf } from '../protocol/panelMessages.ts';
import type { EvaluateRequest, EvaluationWorker, GradientSample } from './evaluate.ts';
import type { Host } from './host.ts';
import type { Answer, Runner } from './runner.ts';
import type { Shape } from './shape.ts';
import { Estimates } from './estimates.ts';
import { evaluationOf, initialState, isAnswered, isKnown, isOvertaken, keptOf, next, phaseOfEvaluation, subjectOf, type Event, type PanelState } from './state.ts';

/** A run is mentioned on screen only when it takes longer than this. */
const slowAfterMs = 150;

/** Whoever tries one shape after another does so faster. */
const restMs = 300;

/** What a view may ask for. */
export interface Actions {
  evaluateAgain(): void;
  evaluateShape(shape: Shape): void;
  cancel(): void;
  pickProbe(name: string): void;
  /** Compares with another kind of penalty. */
  pickVariant(kind: KnownKind): void;
  /** A sample of a probe's gradient; undefined where it can't be had, or another run came first. */
  gradientOf(probe: string, sample: number): Promise<GradientSample | undefined>;
  /** What the code answers to k · ones / √N; undefined where it can't be asked. */
  evaluateScale(k: number): Promise<ProbeResult | undefined>;
  /** A gradient for the table, as the user wrote it. */
  addExpression(text: string): Promise<void>;
  removeExpression(text: string): void;
  setWeight(weight: number): void;
  /** Asks the user's own PyTorch; the answer comes into the state. */
  askOwn(): Promise<void>;
  stopOwn(): void;
  /** `of`: the subject that it is in; the one on screen if nothing is said. */
  reveal(range: OffsetRange, of?: Subject): void;
  applyFix(): void;
  copy(text: string, what: string): void;
  openSite(site: Site): void;
  focusEditor(): void;
  unpin(): void;
  swap(): void;
}

export class Controller implements Actions {
  readonly #state = signal(initialState);
  readonly #host: Host;
  readonly #runner: Runner;
  readonly #clock: () => number;
  #lastId = 0;
  readonly #estimates = new Estimates();
  /** Of the last subject that came with one. */
  #program: string | undefined;
  /** What was asked for the last evaluation. */
  #answered: EvaluateRequest | undefined;
  /** Rows that came later. */
  #further: ReadonlySet<string> = new Set();

  constructor(host: Host, runner: Runner, clock: () => number) {
    this.#host = host;
    this.#runner = runner;
    this.#clock = clock;
  }

  get state(): ReadonlySignal<PanelState> { return this.#state; }

  /** From now on, what VS Code says is heard. */
  listen(): void {
    const host = this.#host;
    host.on(toPanel.subject, ({ subject: given }) => {
      const subject = this.#withProgram(given);
      if (isOvertaken(this.#state.value, subject)) return;
      this.#dispatch({ type: 'typed', shape: undefined });
      if (isKnown(this.#state.value, subject)) this.#dispatch({ type: 'refreshed', subject });
      else this.#evaluate(subject, subject.request.shape);
    });
    host.on(toPanel.empty, ({ path, sites, message }) => { this.#showNothing({ type: 'nothing', path, sites, message, needsShape: false }); });
    host.on(toPanel.noShape, ({ path, site }) => { this.#showNothing({ type: 'nothing', path, sites: [site], message: undefined, needsShape: true }); });
    host.on(toPanel.evaluate, () => {
      if (this.#state.value.run === undefined) this.evaluateAgain();
    });
    host.on(toPanel.stale, ({ uri, version }) => {
      this.#dispatch({ type: 'changed', uri, version });
      if (this.#state.value.run === undefined) this.#runner.cancel();
    });
    host.on(toPanel.cursor, ({ offset }) => { this.#dispatch({ type: 'cursor', offset }); });
    host.on(toPanel.ownPytorch, ({ obstacle }) => { this.#dispatch({ type: 'ownObstacle', obstacle }); });
    host.on(toPanel.pin, ({ isPinned }) => { this.#dispatch({ type: 'pinned', isPinned }); });
    host.onAsked(askPanel.evaluation, () => {
      const { view } = this.#state.value;
      return view?.kind === 'evaluated' ? view.evaluation : undefined;
    });
    host.listen();
    host.send(fromPanel.ready, undefined);
    onChange(() => onScreen(this.#state.value), (shown) => { host.send(fromPanel.shown, shown); });
  }

  /** The keys go to the panel, or no more. */
  focus(hasFocus: boolean): void { this.#host.send(fromPanel.focus, { hasFocus }); }

  /** Shows what was there before the panel was hidden, unless the host has something newer at once. */
  restore(): void {
    const saved = this.#host.restore();
    if (saved !== undefined) {
      this.#dispatch({ type: 'restored', ...saved });
      setTimeout(() => { this.#dispatch({ type: 'unanswered' }); }, slowAfterMs);
    }
    onChange(() => {
      const { before, view, pinned, isSwapped, probe, variant, weight, expressions } = this.#state.value;
      return { before: view === undefined ? before : keptOf(this.#state.value), pinned, isSwapped, probe, variant, weight, expressions };
    }, (state) => { this.#host.save(state); });
  }

  evaluateAgain(): void {
    const { run, view } = this.#state.value;
    const subject = this.#subject;
    // A restored subject has no program; the host has.
    if (subject?.request.program === undefined) this.#host.send(fromPanel.ready, undefined);
    else this.#evaluate(subject, run?.shape ?? evaluationOf(view)?.shape ?? subject.request.shape);
  }

  evaluateShape(shape: Shape): void {
    const subject = this.#subject;
    if (subject === undefined || isAnswered(this.#state.value, shape)) return;
    this.#dispatch({ type: 'typed', shape });
    if (subject.request.program !== undefined) this.#evaluate(subject, shape);
    this.#host.send(fromPanel.shape, { shape });
  }

  cancel(): void {
    const { run } = this.#state.value;
    if (run === undefined) return;
    this.#runner.cancel();
    this.#dispatch({ type: 'cancelled', id: run.id, elapsedMs: this.#clock() - run.startedAt });
  }

  pickProbe(name: string): void { this.#dispatch({ type: 'probe', name }); }
  pickVariant(kind: KnownKind): void { this.#dispatch({ type: 'variant', kind }); }
  setWeight(weight: number): void { this.#dispatch({ type: 'weight', weight }); }
  copy(text: string, what: string): void { this.#host.send(fromPanel.copy, { text, what }); }
  openSite(site: Site): void { this.#host.send(fromPanel.openSite, { site }); }
  focusEditor(): void { this.#host.send(fromPanel.focusEditor, undefined); }
  unpin(): void { this.#dispatch({ type: 'pinned', isPinned: false }); }
  swap(): void { this.#dispatch({ type: 'swapped' }); }

  async askOwn(): Promise<void> {
    const { view, shownId: id, own } = this.#state.value;
    if (view?.kind !== 'evaluated' || own === 'asked') return;
    const { subject: { request: { uri, version } }, evaluation: { shape } } = view;
    this.#dispatch({ type: 'own', id, own: 'asked' });
    this.#dispatch({ type: 'own', id, own: await this.#host.ask(askExtension.own, { uri, version, shape }) });
  }

  stopOwn(): void { this.#host.send(fromPanel.stopOwn, undefined); }

  async gradientOf(probe: string, sample: number): Promise<GradientSample | undefined> {
    const request = this.#shownRequest;
    if (request === undefined) return undefined;
    const question = (worker: Remote<EvaluationWorker>): Promise<GradientSample | undefined> => worker.gradient({ ...request, probe, sample });
    // Who computed the row has its gradient.
    return this.#further.has(probe) ? this.#runner.askLong(question) : this.#runner.ask(question);
  }

  async evaluateScale(k: number): Promise<ProbeResult | undefined> {
    const request = this.#shownRequest;
    return request && this.#runner.ask((worker) => worker.scaled({ ...request, k }));
  }

  async addExpression(text: string): Promise<void> {
    const { shownId: id = 0, view } = this.#state.value;
    if (evaluationOf(view)?.probes.some(({ name }) => name === text) !== true) {
      const added = await this.#host.ask(askExtension.expression, { text });
      const { expressions } = this.#state.value;
      this.#dispatch({ type: 'expressions', expressions: [...expressions.filter((other) => other.text !== added.text), added] });
      const request = this.#shownRequest;
      const rows = request && await this.#runner.ask((worker) => worker.typedProbes({ ...request, expressions: [added] })).catch(() => undefined);
      this.#dispatch({ type: 'rows', id, rows: rows ?? [], isLast: false });
    }
    this.#dispatch({ type: 'probe', name: text });
  }

  removeExpression(text: string): void {
    this.#dispatch({ type: 'expressions', expressions: this.#state.value.expressions.filter((other) => other.text !== text) });
  }

  reveal(range: OffsetRange, of = subjectOf(this.#state.value.view)): void {
    // What was clicked is what is shown, whatever is being run by now.
    const uri = of?.request.uri;
    if (uri !== undefined) this.#host.send(fromPanel.reveal, { uri, range });
  }

  applyFix(): void {
    const subject = subjectOf(this.#state.value.view);
    if (subject?.fix === undefined) return;
    const { edits, title } = subject.fix.fix;
    this.#host.send(fromPanel.applyFix, { uri: subject.request.uri, version: subject.request.version, edits, title });
  }

  /** A program is sent once; subjects of the same text come without it. */
  #withProgram(subject: Subject): Subject {
    const program = subject.request.program ?? this.#program;
    this.#program = program;
    return { ...subject, request: { ...subject.request, program } };
  }

  #showNothing(event: Extract<Event, { type: 'nothing' }>): void {
    this.#runner.cancel();
    this.#dispatch(event);
  }

  #dispatch(event: Event): void { this.#state.value = next(this.#state.value, event); }

  /** Of the evaluation on screen, so that more can be asked of it; none while what is shown is of an earlier text. */
  get #shownRequest(): EvaluateRequest | undefined {
    const { view, expressions } = this.#state.value;
    return view?.kind === 'evaluated' && this.#answered !== undefined ? { ...this.#answered, expressions } : undefined;
  }

  get #subject(): Subject | undefined { return this.#state.value.run?.subject ?? subjectOf(this.#state.value.view); }

  #evaluate(subject: Subject, shape: Shape | undefined): void {
    if (this.#state.value.own === 'asked') this.stopOwn();
    const id = this.#lastId += 1;
    const expectedMs = shape && this.#estimates.expect(keyOf(subject), shape);
    this.#dispatch({ type: 'started', run: { id, subject, shape, startedAt: this.#clock(), expectedMs } });
    const timer = setTimeout(() => { this.#dispatch({ type: 'slow', id }); }, slowAfterMs);
    const { program = '', site, seed } = subject.request;
    const { expressions, probe: picked } = this.#state.value;
    const request = { program, site, shape, seed, expressions, picked };
    void this.#runner.run(request)
      .then((answer) => { this.#finish(id, request, answer); })
      .catch((problem: unknown) => { this.#dispatch({ type: 'broke', id, message: problem instanceof Error ? problem.message : String(problem) }); })
      .finally(() => { clearTimeout(timer); });
  }

  #finish(id: number, request: EvaluateRequest, answer: Answer | undefined): void {
    const { run } = this.#state.value;
    // Ended, or the file changed meanwhile: nothing is said about a text that is no more.
    if (answer === undefined || run?.id !== id) return;
    const { evaluation } = answer;
    this.#answered = request;
    this.#further = new Set();
    this.#dispatch({ type: 'finished', id, evaluation });
    if (evaluation === undefined) return;
    this.#estimates.add(keyOf(run.subject), evaluation.shape, this.#clock() - run.startedAt);
    if (phaseOfEvaluation(evaluation) === 'result') setTimeout(() => { void this.#completeRows(id); }, restMs);
  }

  /** The rows that take longer, once nobody asks for anything else. */
  async #completeRows(id: number): Promise<void> {
    const request = this.#state.value.run === undefined && this.#state.value.shownId === id ? this.#shownRequest : undefined;
    if (request === undefined) return;
    this.#dispatch({ type: 'awaited', id });
    // The table is right without them.
    const own = await this.#runner.ask((worker) => worker.ownProbes(request)).catch(() => undefined);
    this.#dispatch({ type: 'rows', id, rows: own ?? [], isLast: false });
    const rows = await this.#runner.askLong((worker) => worker.furtherProbes(request)).catch(() => undefined);
    this.#further = new Set(rows?.map(({ name }) => name));
    this.#dispatch({ type: 'rows', id, rows: rows ?? [], isLast: true });
  }
}

const keyOf = ({ request: { uri, site } }: Subject): string => JSON.stringify([uri, site.function ?? site.nameRange.start]);

/** What the extension's menus need to know. */
function onScreen({ view, pinned }: PanelState): ParamsOf<typeof fromPanel.shown> {
  const evaluation = view?.kind === 'evaluated' ? view.evaluation : undefined;
  return { title: evaluation?.title, check: evaluation?.findings[0]?.code, isPinned: pinned !== undefined };
}

/** Passes on what is made of signals whenever one of its parts has become another. */
function onChange<Parts extends object>(make: () => Parts, pass: (parts: Parts) => void): void {
  let last: Parts | undefined;
  effect(() => {
    const parts = make();
    const before: object | undefined = last;
    if (before !== undefined && Object.entries(parts).every(([name, value]) => value === Reflect.get(before, name))) return;
    last = parts;
    pass(parts);
  });
}
