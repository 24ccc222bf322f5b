/** @file One program on both sides: where they differ, but for what is stated. */
import { differences, type Difference } from '../conformance/compare.ts';
import { printedBy } from '../conformance/evaluation.ts';
import { withoutRounding } from './conditioning.ts';
import { textOf, type Program } from './program.ts';
import type { PyTorch } from './pytorch.ts';
import { stated, type Stated } from './stated.ts';

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What explains the first difference, and so all of them. */
  readonly stated: Stated | undefined;
}

export async function compare(program: Program, pytorch: PyTorch): Promise<Comparison> {
  const text = textOf(program);
  const [expected, actual] = await Promise.all([pytorch.printedBy(text), ours(text)]);
  const found = await withoutRounding(differences(text, expected, actual), text, expected, pytorch);
  const [first] = found;
  return { differences: found, stated: first === undefined ? undefined : stated.find(({ covers }) => covers(first)) };
}

/** What gets out of the evaluator is a mistake too. */
async function ours(text: string): Promise<string> {
  try {
    return await printedBy('program.py', text);
  } catch (error) {
    return error instanceof Error ? `crash: ${error.stack ?? error.message}` : String(error);
  }
}
