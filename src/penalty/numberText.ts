/** @file Numbers as people read them: at most four significant digits, exact fractions where they say more. */

/** `0.9298`, `225`, `−1`, `1.4e−5`; what differs from 0 by rounding only is 0. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '−inf';
  if (Math.abs(value) < 1e-6) return '0';
  const rounded = Number(value.toPrecision(4));
  const text = Math.abs(rounded - Math.round(rounded)) < 1e-9 && Math.abs(rounded) < 1e9 ? Math.round(rounded).toString() : rounded.toString();
  return text.replace('-', '−');
}

/** `(256, 1, 28, 28)`, `(256,)`, `()` as Python writes tuples. */
export const formatShape = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** `1 · 28 · 28`. */
export const product = (sizes: readonly number[], times = ' · '): string => sizes.join(times);

/** √784 = 28, √3072 ≈ 55.43: with the sign that is true. */
export function squareRoot(n: number): { readonly exact: boolean; readonly text: string } {
  const root = Math.sqrt(n);
  return { exact: Number.isInteger(root), text: formatNumber(root) };
}

/** `1,234`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');
