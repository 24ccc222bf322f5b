/**
 * @file Compares two texts that a program printed: words must be the same, numbers may differ in the last digits of
 * float32. Knows nothing of who printed them.
 */

export interface Difference {
  /** 1-based. */
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
}

const absolute = 1e-7;
const relative = 1e-5;
const number = /(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/** Where `actual` is not what `expected` says. A program whose first line is `# exact` forgives no digit. */
export function differences(program: string, expected: string, actual: string): Difference[] {
  const same = program.startsWith('# exact') ? (a: string, b: string): boolean => a === b : agree;
  const left = linesOf(expected);
  const right = linesOf(actual);
  const found: Difference[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const a = left[index] ?? '(no such line)';
    const b = right[index] ?? '(no such line)';
    if (!same(a, b)) found.push({ line: index + 1, expected: a, actual: b });
  }
  return found;
}

/** The lines of a text; one newline at its end begins no further line. */
export function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function agree(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const a = expected.match(number) ?? [];
  const b = actual.match(number) ?? [];
  return expected.replace(number, '#') === actual.replace(number, '#') && a.length === b.length && a.every((text, index) => near(Number(text), Number(b[index])));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= absolute + relative * Math.abs(a);
}
