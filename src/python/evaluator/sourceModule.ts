/**
 * @file A module written in Python: executed from top to bottom, or name by name as something asks for them.
 */
import type { Module, Stmt } from '../syntax/ast.ts';
import { contents } from './contents.ts';
import { Frame, Scope, type Machine, type ModuleScope } from './frame.ts';
import { BudgetExceeded, PyException, Unsupported } from './interpreter.ts';
import { unitsOf, type Guard, type Unit } from './units.ts';
import { Opaque, PyModule, None, type Value } from './values.ts';
import { scopeOf } from './scopes.ts';

interface State { readonly unit: Unit; status: 'waiting' | 'running' | 'done' | 'skipped' | 'failed'; error: unknown }
/** How many steps a loop may take when only a name it changes is wanted. */
const loopSteps = 20_000;

/** The names of a module, and the statements that will give the rest. */
export class SourceModule implements ModuleScope {
  readonly names = new Map<string, Value>();
  readonly opaqueStars: string[] = [];
  readonly value: PyModule;
  readonly scope: Scope;
  #states: readonly State[] | undefined;
  #index = new Map<string, State[]>();
  readonly #guards = new Map<Guard['test'], boolean>();
  readonly #settled = new Set<string>();
  #mode: 'demand' | 'ordered' = 'demand';
  readonly #machine: Machine;
  readonly #tree: Module;
  readonly #fallback: PyModule | undefined;

  constructor(machine: Machine, readonly name: string, tree: Module, readonly file: string | undefined, fallback: PyModule | undefined) {
    this.#machine = machine;
    this.#tree = tree;
    this.#fallback = fallback;
    this.names.set('__name__', name);
    this.names.set('__file__', file ?? `${name}.py`);
    this.names.set('__doc__', None);
    this.value = new PyModule(name, this.names, (attribute) => this.lookup(attribute, undefined) ?? this.#viaHook(attribute), true, () => { this.complete(); });
    this.scope = new Scope('module', undefined, this, scopeOf(tree), this.names);
  }

  [contents](): Iterable<unknown> { return [this.names, this.#fallback, this.#states?.map((state) => state.error)]; }

  /** Gives a name a value that no statement of the module may replace. */
  preset(name: string, value: Value): void {
    this.names.set(name, value);
    this.#settled.add(name);
    for (const state of this.#statesOf(name)) if (state.unit.binds.size === 1) state.status = 'skipped';
  }

  get isOrdered(): boolean { return this.#mode === 'ordered'; }
  /** Executes the statements in order, unless some have been executed already. */
  runOnce(): void { if (this.#mode === 'demand' && this.#states === undefined) this.runInOrder(); }

  /** Executes the statements in order, as `python file.py` does. */
  runInOrder(): void {
    this.#mode = 'ordered';
    const frame = new Frame(this.scope, '<module>', this.#tree.body[0] ?? { start: 0, end: 0 });
    const presets = new Map([...this.#settled].map((name) => [name, this.names.get(name)]));
    this.#machine.within(frame, () => {
      for (const statement of this.#tree.body) {
        this.#machine.run([statement], frame).next(None);
        for (const [name, value] of presets) if (value !== undefined) this.names.set(name, value);
      }
    });
  }

  /** Executes whatever has not been executed yet; failures stay with their names. */
  complete(): void {
    if (this.#mode === 'ordered') return;
    for (const state of this.#all()) if (state.unit.kind === 'plain') this.#attempt(state);
  }

  lookup(name: string, before: number | undefined): Value | undefined {
    if (this.#mode === 'demand' && !(before === undefined && this.#settled.has(name))) this.#demand(name, before);
    return this.names.get(name) ?? this.#fromElsewhere(name);
  }

  /** A module's own `__getattr__`. */
  #viaHook(name: string): Value | undefined {
    const hook = name.startsWith('__') ? undefined : this.lookup('__getattr__', undefined);
    return hook === undefined ? undefined : this.#machine.call(hook, [name]);
  }

  #fromElsewhere(name: string): Value | undefined {
    const known = this.#fallback?.attributes.get(name) ?? this.#fallback?.onDemand?.(name);
    if (known !== undefined || this.#machine.builtins.has(name) || name.startsWith('__')) return known;
    const [star] = this.opaqueStars;
    return star === undefined ? undefined : new Opaque(`${star}.${name}`);
  }

  #all(): readonly State[] {
    if (this.#states !== undefined) return this.#states;
    this.#states = unitsOf(this.#tree).map((unit): State => ({ unit, status: 'waiting', error: undefined }));
    for (const state of this.#states) {
      for (const name of new Set([...state.unit.binds, ...state.unit.touches])) this.#index.set(name, [...(this.#index.get(name) ?? []), state]);
    }
    return this.#states;
  }
  #statesOf(name: string): readonly State[] { this.#all(); return this.#index.get(name) ?? []; }

  #demand(name: string, before: number | undefined): void {
    const known = this.#statesOf(name);
    if (!known.some((s) => s.unit.binds.has(name)) && !this.names.has(name)) this.#runStars(before);
    const wanted = this.#wanted(name, known, before);
    for (const state of wanted) {
      if (state.unit.binds.has(name) || !(this.names.get(name) instanceof Opaque)) this.#run(state);
    }
    const failed = wanted.findLast((s) => s.status === 'failed' && s.unit.binds.has(name));
    if (failed !== undefined && failed === wanted.findLast((s) => s.unit.binds.has(name) && s.status !== 'skipped')) throw again(failed.error);
    if (before === undefined && wanted.every((s) => s.status !== 'running' && s.status !== 'waiting')) this.#settled.add(name);
  }

  /** Which statements give this name its value, for someone who stands before statement `before`. */
  #wanted(name: string, known: readonly State[], before: number | undefined): readonly State[] {
    const earlier = known.filter((s) => before === undefined || s.unit.position < before);
    const inMain = before !== undefined && this.#all()[before]?.unit.kind === 'main';
    const binders = earlier.filter((s) => s.unit.binds.has(name));
    const plain = binders.filter((s) => s.unit.kind === 'plain' || (inMain && s.unit.kind === 'main'));
    const main = binders.filter((s) => s.unit.kind === 'main');
    const chosen = plain.length > 0 ? plain : main.length > 0 ? main : binders;
    const kinds = new Set([...chosen.map((s) => s.unit.kind), ...(inMain ? ['main' as const] : [])]);
    const asker = before === undefined ? undefined : this.#all()[before];
    const touching = earlier.filter((s) => s.unit.touches.has(name) && !chosen.includes(s)).filter((s) => {
      if (s.unit.kind === 'loop') return before !== undefined && asker?.unit.touches.has(name) !== true;
      return s.unit.kind === 'plain' || kinds.has(s.unit.kind) || this.names.has(name);
    });
    return [...chosen, ...touching].sort((a, b) => a.unit.position - b.unit.position);
  }

  #runStars(before: number | undefined): void {
    for (const state of this.#all()) if (state.unit.star && (before === undefined || state.unit.position < before)) this.#attempt(state);
  }

  /** Runs what nobody has asked for by name. In a circle of imports a failure may be a success later, so it isn't kept. */
  #attempt(state: State): void {
    this.#run(state);
    if (state.status === 'failed') state.status = 'waiting';
  }

  #run(state: State): void {
    if (state.status !== 'waiting') return;
    state.status = 'running';
    try {
      state.status = this.#passesGuards(state.unit) ? this.#executed(state.unit) : 'skipped';
    } catch (error) {
      if (error instanceof BudgetExceeded) { state.status = 'waiting'; throw error; }
      if (!(error instanceof PyException) && !(error instanceof Unsupported)) throw error;
      state.status = 'failed';
      state.error = error;
    }
  }

  #executed(unit: Unit): 'done' {
    const run = (): void => { this.#machine.within(this.#frame(unit, unit.statement), () => this.#machine.run([unit.statement], this.#machine.frame ?? this.#frame(unit, unit.statement)).next(None)); };
    if (unit.kind === 'loop') this.#machine.limited(loopSteps, run); else run();
    return 'done';
  }

  #passesGuards(unit: Unit): boolean {
    return unit.guards.every(({ test, wanted }) => {
      const known = this.#guards.get(test);
      if (known !== undefined) return known === wanted;
      const frame = this.#frame(unit, test);
      const value = this.#machine.within(frame, () => this.#machine.truth(this.#machine.evaluate(test, frame)));
      this.#guards.set(test, value);
      return value === wanted;
    });
  }

  #frame(unit: Unit, node: Stmt | Guard['test']): Frame { return new Frame(this.scope, '<module>', node, undefined, undefined, unit.position); }
}

/** The same failure, for another one who asks: each gets a traceback of its own. */
function again(error: unknown): unknown {
  return error instanceof PyException ? new PyException(error.value, error.typeName, error.message, [...error.traceback]) : error;
}
