/** @file A few assertions without Node: the suite also runs in a web worker. */

export function ok(value: unknown, message: string): asserts value {
  if (value === undefined || value === null || value === false) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, message = ''): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${message === '' ? '' : `${message}: `}expected ${b}, got ${a}`);
}

export function match(actual: string, pattern: RegExp): void {
  if (!pattern.test(actual)) throw new Error(`expected ${pattern.toString()} in:\n${actual}`);
}
