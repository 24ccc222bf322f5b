/**
 * @file Steps, depth, bytes and time: what an evaluation may spend.
 */
import { raise } from './exceptions.ts';
import { BudgetExceeded, type Budget, type Location } from './interpreter.ts';

/** Bytes (or elements) of one thing that is built at once. */
const maxBytes = 1 << 27;
/** Bytes of all big things together, where the steps would allow more. */
const totalBytes = 1.5e9;

/** A character taken for itself, as most that is done with texts does, is a word of memory. */
export const bytesOfText = (text: string): number => text.length * 8;
/** Some natives take as long as a thousand steps: the clock is looked at after so many of them. */
const nativesATick = 8;

/** Counts; throws `BudgetExceeded`. */
export class Meter {
  #steps = 0;
  #limit: number;
  #depth = 0;
  #natives = 0;
  /** Python's own limit, where the budget allows that depth. */
  recursionLimit = 1000;
  readonly #stepsPerByte: number;
  #deadline: number;
  readonly #budget: Budget;
  readonly #clock: () => number;
  readonly #locate: () => Location | undefined;
  constructor(budget: Budget, clock: () => number, locate: () => Location | undefined) {
    this.#budget = budget;
    this.#clock = clock;
    this.#locate = locate;
    this.#limit = budget.maxSteps;
    this.#stepsPerByte = budget.maxSteps / Math.min(totalBytes, 64 * budget.maxSteps);
    this.#deadline = clock() + budget.maxMilliseconds;
  }

  /** Each evaluation that a caller asks for has the whole time. */
  restart(): void {
    this.#steps = 0;
    this.#limit = this.#budget.maxSteps;
    this.#deadline = this.#clock() + this.#budget.maxMilliseconds;
  }

  step(count = 1): void {
    const before = this.#steps;
    this.#steps += count;
    if (this.#steps > this.#limit) throw new BudgetExceeded('steps', `more than ${this.#limit.toLocaleString('en')} steps`, this.#locate());
    if (before >> 10 !== this.#steps >> 10) this.#tick();
  }
  #tick(): void {
    if (this.#clock() > this.#deadline) throw new BudgetExceeded('time', `more than ${String(this.#budget.maxMilliseconds / 1000)} s`, this.#locate());
  }

  /** A function that is not written in Python is called: what it takes is at least to read its texts. */
  native(args: readonly unknown[]): void {
    this.step();
    this.#natives += 1;
    if (this.#natives % nativesATick === 0) this.#tick();
    for (const arg of args) if (typeof arg === 'string') this.reserve(bytesOfText(arg));
  }

  /** Runs `body` with no more than so many further steps; true if it ended by itself. */
  within(steps: number, body: () => void): boolean {
    const outer = this.#limit;
    this.#limit = Math.min(outer, this.#steps + steps);
    const own = this.#limit < outer;
    try {
      body();
      return true;
    } catch (error) {
      if (own && error instanceof BudgetExceeded && error.budget === 'steps') return false;
      throw error;
    } finally {
      this.#limit = outer;
    }
  }

  /** Big things cost steps too, so that many of them end the evaluation before memory does. */
  reserve(bytes: number | bigint): void {
    if (bytes > maxBytes) throw new BudgetExceeded('bytes', 'a single value of more than 128 MB', this.#locate());
    if (bytes > 4096) this.step(Math.ceil(Number(bytes) * this.#stepsPerByte));
  }

  enter(): void {
    if (this.#depth >= this.recursionLimit) raise('RecursionError', 'maximum recursion depth exceeded');
    if (this.#depth >= this.#budget.maxDepth) throw new BudgetExceeded('depth', `calls nested more than ${String(this.#budget.maxDepth)} deep`, this.#locate());
    this.#depth += 1;
  }
  leave(): void { this.#depth -= 1; }
}
