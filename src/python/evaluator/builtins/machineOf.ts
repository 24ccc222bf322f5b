/**
 * @file From the public Interpreter to the evaluator behind it. Must be used only for what Python itself sees of frames.
 */
import type { Machine } from '../frame.ts';
import type { Interpreter } from '../interpreter.ts';

/** Every interpreter is made by `createEvaluator`, so it is the machine. */
export const machineOf = (interpreter: Interpreter): Machine => interpreter as Machine; // the only implementation there is
