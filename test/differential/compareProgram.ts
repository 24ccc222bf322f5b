/** @file One program on both sides: where they differ, but for what is stated. */
import { differences, type Difference } from '../conformance/compare.ts';
import { printedBy } from '../conformance/evaluation.ts';
import { withoutRounding } from './conditioning.ts';
import { textOf, type Program } from './program.ts';
import type { PyTorch } from './pytorch.ts';
import { stated } from './stated.ts';

export async function disagreements(program: Program, pytorch: PyTorch): Promise<Difference[]> {
  const text = textOf(program);
  const [expected, actual] = await Promise.all([pytorch.printedBy(text), ours(text)]);
  const found = await withoutRounding(differences(text, expected, actual), text, expected, pytorch);
  return found.filter((difference) => !stated.some(({ covers }) => covers(difference)));
}

/** What gets out of the evaluator is a mistake too. */
async function ours(text: string): Promise<string> {
  try {
    return await printedBy('program.py', text);
  } catch (error) {
    return error instanceof Error ? `crash: ${error.stack ?? error.message}` : String(error);
  }
}
