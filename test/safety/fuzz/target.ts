/** @file What is fuzzed: where its inputs come from, and what must hold of whatever it answers. */
import type fc from 'fast-check';

/** One of the ways into the program. */
export interface Target {
  readonly name: string;
  /** Its part of the inputs of a run of all targets: what is slower gets fewer. */
  readonly share: number;
  /** `check` throws, or answers what is wrong; nothing where all is well. */
  readonly run: Runnable<unknown>;
}

/** Inputs and the question to them, of one type. */
export interface Runnable<T> {
  readonly inputs: fc.Arbitrary<T>;
  readonly check: (input: T) => string | undefined | Promise<string | undefined>;
  /** As a person reads it. */
  readonly show: (input: T) => string;
}

/** Forgets the type of inputs, which only the target itself needs to know. */
export const target = <T>(name: string, share: number, run: Runnable<T>): Target => ({ name, share, run: run as Runnable<unknown> }); // only values of `inputs` reach `check` and `show`
