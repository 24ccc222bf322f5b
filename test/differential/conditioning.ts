/**
 * @file Tells a float32 number that another order of summation changes as much from one that is wrong: PyTorch runs the
 * program again with every literal moved by about one part in five million, a few units in float32's last place. What PyTorch's own answer
 * moves by then is what rounding may do to it.
 */
import type { Difference } from '../conformance/compare.ts';
import type { PyTorch } from './pytorch.ts';

const literal = /(?<![\w.])\d+\.\d{4}(?!\d)/g;
const number = /(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;
/** So many times as far as PyTorch's own answer moves, ours may be away from it. */
const allowance = 4;
const noise = 3e-5;
const shifts = [1 + 2e-7, 1 - 2e-7, 1 + 3e-7];

/** The differences that remain. */
export async function withoutRounding(found: readonly Difference[], text: string, expected: string, pytorch: PyTorch): Promise<Difference[]> {
  if (found.length === 0 || !found.every(sameWords) || !/float32|nn\./.test(text)) return [...found];
  const moved = await Promise.all(shifts.map(async (shift) => (await pytorch.printedBy(text.replace(literal, (value) => (Number(value) * shift).toFixed(12)))).split('\n')));
  const lines = expected.split('\n');
  return found.filter(({ line, actual }) => !isRounding(lines[line - 1] ?? '', actual, moved.map((all) => all[line - 1] ?? '')));
}

const words = (line: string): string => line.replace(number, '#');
const sameWords = ({ expected, actual }: Difference): boolean => words(expected) === words(actual);
const numbers = (line: string): number[] => (line.match(number) ?? []).map(Number);

function isRounding(expected: string, actual: string, moved: readonly string[]): boolean {
  const [own, ours, others] = [numbers(expected), numbers(actual), moved.map(numbers)];
  const scale = Math.max(...own.map(Math.abs));
  // Nothing but what rounding left of zeros.
  if (scale < noise && Math.max(...ours.map(Math.abs)) < noise) return true;
  return own.every((value, index) => {
    const span = Math.max(...others.map((list) => Math.abs((list[index] ?? value) - value)));
    return Math.abs((ours[index] ?? Infinity) - value) <= allowance * span + 1e-6 * scale;
  });
}
