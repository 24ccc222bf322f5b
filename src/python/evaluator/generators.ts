/**
 * @file A generator's life: its frame is entered at `next`, `send`, `throw` and left at `yield`.
 */
import { contents } from './contents.ts';
import { isRaised, makeException, raise } from './exceptions.ts';
import type { Completion, Frame, Machine } from './frame.ts';
import { PyException } from './interpreter.ts';
import { None, type PyObject, type Value } from './values.ts';

/** The iterator behind a generator object. It has no `return`: leaving a `for` loop does not close it. */
export class GeneratorRun implements Iterator<Value, Value | undefined, Value> {
  #state: 'new' | 'suspended' | 'running' | 'done' = 'new';
  readonly #machine: Machine;
  readonly #frame: Frame;
  readonly #body: Generator<Value, Completion, Value>;
  constructor(machine: Machine, frame: Frame, body: Generator<Value, Completion, Value>) {
    this.#machine = machine;
    this.#frame = frame;
    this.#body = body;
  }
  [contents](): Iterable<unknown> { return [this.#frame]; }
  get name(): string { return this.#frame.name; }
  get suspended(): boolean { return this.#state === 'suspended'; }

  next(sent: Value = None): IteratorResult<Value, Value | undefined> {
    if (this.#state === 'new' && sent !== None) raise('TypeError', "can't send non-None value to a just-started generator");
    return this.#resume(() => this.#body.next(sent));
  }

  /** `generator.throw(exception)`. */
  raise(exception: PyException): IteratorResult<Value, Value | undefined> {
    if (this.#state === 'new') this.#state = 'done';
    if (this.#state === 'done') throw exception;
    return this.#resume(() => this.#body.throw(exception));
  }

  /** `generator.close()`. */
  close(): void {
    if (this.#state !== 'suspended') { this.#state = 'done'; return; }
    try {
      const exit: PyObject = makeException('GeneratorExit', []);
      if (this.raise(new PyException(exit, 'GeneratorExit', '')).done !== true) raise('RuntimeError', 'generator ignored GeneratorExit');
    } catch (error) {
      if (!isRaised(error, 'GeneratorExit') && !isRaised(error, 'StopIteration')) throw error;
    }
  }

  #resume(step: () => IteratorResult<Value, Completion>): IteratorResult<Value, Value | undefined> {
    if (this.#state === 'done') return { done: true, value: undefined };
    if (this.#state === 'running') raise('ValueError', 'generator already executing');
    this.#state = 'running';
    try {
      const result = this.#machine.within(this.#frame, step);
      if (result.done !== true) { this.#state = 'suspended'; return result; }
      return { done: true, value: this.#frame.returned };
    } catch (error) {
      if (isRaised(error, 'StopIteration')) raise('RuntimeError', 'generator raised StopIteration');
      throw error;
    } finally {
      if (this.#isRunning()) this.#state = 'done';
    }
  }
  #isRunning(): boolean { return this.#state === 'running'; }
}
