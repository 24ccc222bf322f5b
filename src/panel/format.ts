/**
 * @file Numbers as the panel shows them: at most four significant digits, noise of float32 left out.
 * Must not know the page.
 */

/** float32 noise: differences under this are none, relative to the larger number, absolute near zero. */
const tolerance = 1e-5;

export function agree(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

export interface NumberFormat {
  /** A measured number: `0.9298`, `225`, `1.234·10⁶`. */
  readonly measured: (value: number) => string;
  /** A number that agrees with `expected` is shown as that one is, so that no noise shows. */
  readonly beside: (value: number, expected: number | undefined) => string;
  /** Counted things, exactly: `200,704`. */
  readonly count: (value: number) => string;
  /** Milliseconds: `4.2 ms`, `1.8 s`. */
  readonly duration: (milliseconds: number) => string;
  /** Bytes: `48 GB`. */
  readonly bytes: (bytes: number) => string;
}

export function numberFormat(locale: string): NumberFormat {
  const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, useGrouping: 'min2' });
  const counted = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const measured = (value: number): string => {
    const near = Math.round(value);
    if (Math.abs(value - near) <= tolerance * Math.max(1, Math.abs(value)) && Math.abs(near) < 1e5) return minus(digits.format(near));
    const size = Math.abs(value);
    return size >= 1e5 || size < 1e-4 ? scientific(value) : minus(digits.format(value));
  };
  return {
    measured,
    beside: (value, expected) => measured(expected !== undefined && agree(value, expected) ? expected : value),
    count: (value) => counted.format(value),
    duration: (milliseconds) => withUnit(digits, milliseconds, durations),
    bytes: (bytes) => withUnit(digits, bytes, sizes),
  };
}

const durations = [{ unit: 's', size: 1000 }, { unit: 'ms', size: 1 }] as const;
const sizes = [{ unit: 'TB', size: 2 ** 40 }, { unit: 'GB', size: 2 ** 30 }, { unit: 'MB', size: 2 ** 20 }, { unit: 'KB', size: 2 ** 10 }, { unit: 'bytes', size: 1 }] as const;

function withUnit(digits: Intl.NumberFormat, value: number, units: readonly { readonly unit: string; readonly size: number }[]): string {
  const { unit, size } = units.find((candidate) => value >= candidate.size) ?? { unit: units.at(-1)?.unit ?? '', size: 1 };
  return `${digits.format(Number((value / size).toPrecision(2)))} ${unit}`;
}

/** The zero of `-0` has no sign, and a minus is not a hyphen. */
const minus = (text: string): string => text === '-0' ? '0' : text.replace('-', '−');

function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(3).split('e');
  return `${minus(Number(mantissa).toString())}·10${superscript(Number(exponent))}`;
}

const superscripts: Readonly<Record<string, string>> = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
const superscript = (value: number): string => [...value.toString()].map((digit) => superscripts[digit] ?? digit).join('');
