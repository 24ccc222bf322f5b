/** @file What is said of a program that prints something else here than under PyTorch. */
import type { Failure } from './hunt.ts';

/** The program, and the first line that differs. */
export function failureText({ seed, program, differences }: Failure): string {
  const lines = differences.slice(0, 1).map(({ line, expected, actual }) => `  line ${line}\n    PyTorch ${shortened(expected)}\n    here    ${shortened(actual)}`);
  return `--- seed ${seed}\n${program.statements.map(({ text }) => text).join('\n')}\n${lines.join('\n')}\n`;
}
function shortened(text: string): string { return text.length > 400 ? `${text.slice(0, 400)}…` : text; }
