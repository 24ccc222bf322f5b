/** @file A busy machine may keep a whole VS Code waiting: a test may fail once and is run again, but not in silence. */
import type { Test } from 'mocha';

export function sayAgain(test: Test, error: Error): void {
  console.log(`again: ${test.fullTitle()}: ${error.message}`);
}
