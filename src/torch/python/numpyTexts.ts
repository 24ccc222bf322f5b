/** @file `numpy._texts`: floats as NumPy writes them, one by one and aligned in an array. */
import { formatFloat, parseSpec } from '../../python/evaluator/formatSpec.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { nativeFunction, nativeModule } from '../../python/evaluator/native.ts';
import { PyList, unbox, type PyModule, type Value } from '../../python/evaluator/values.ts';

type Kind = 'float16' | 'float32' | 'float64';
interface Options { readonly precision: number; readonly suppress: boolean; readonly mode: string; readonly sign: boolean }

/** The nearest half-precision number, by its spacing. */
function toHalf(x: number): number {
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x) || 1)));
  const unit = 2 ** (exponent - 10);
  return Math.round(x / unit) * unit;
}

/** The fewest digits that read back as the same number of that kind, and their exponent. */
function shortest(x: number, kind: Kind): { readonly digits: string; readonly exponent: number } {
  let text = x.toExponential();
  if (kind !== 'float64') {
    const round = kind === 'float32' ? Math.fround : toHalf;
    for (let count = 0; count < 9; count++) { text = x.toExponential(count); if (round(Number(text)) === x) break; }
  }
  const [mantissa = '0', exponent = '0'] = text.split('e');
  return { digits: mantissa.replace('.', '').replace(/0+$/, '') || '0', exponent: Number(exponent) };
}

const formatted = (x: number, code: string): string => formatFloat(x, parseSpec(code));

/** Without an exponent, at most so many decimals; no zeros at the end, but always the point. */
function positional(x: number, kind: Kind, precision: number): string {
  const { digits, exponent } = shortest(Math.abs(x), kind);
  const decimals = Math.max(0, digits.length - 1 - exponent);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (decimals > precision) return withoutZeros(formatted(x, `.${String(precision)}f`));
  const padded = exponent < 0 ? '0'.repeat(-exponent) + digits : digits.padEnd(exponent + 1, '0');
  const point = exponent < 0 ? 1 : exponent + 1;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/0+$/, '') : `${text}.`);

/** With an exponent of at least two digits. */
function scientific(x: number, kind: Kind, precision: number): { readonly mantissa: string; readonly exponent: string } {
  const { digits, exponent } = shortest(Math.abs(x), kind);
  const text = digits.length - 1 > precision ? formatted(Math.abs(x), `.${String(precision)}e`) : `${digits[0] ?? '0'}.${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  const [mantissa = '', power = ''] = text.split('e');
  return { mantissa: (x < 0 || Object.is(x, -0) ? '-' : '') + withoutZeros(mantissa), exponent: `e${power}` };
}

/** The text of each, all of one width. */
function aligned(values: readonly number[], kind: Kind, options: Options): string[] {
  const finite = values.filter(Number.isFinite), sizes = finite.map(Math.abs).filter((x) => x > 0);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0), least = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const withExponent = sizes.length > 0 && (largest >= 1e8 || (!options.suppress && (least < 1e-4 || largest / least > 1000)));
  const texts = withExponent ? scientificTexts(finite, kind, options) : positionalTexts(finite, kind, options);
  const width = Math.max(0, ...texts.map((text) => text.length), ...values.filter((x) => !Number.isFinite(x)).map((x) => special(x).length));
  const queue = [...texts];
  return values.map((x) => (Number.isFinite(x) ? (queue.shift() ?? '') : special(x)).padStart(width));
}

const special = (x: number): string => (Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf');

function positionalTexts(values: readonly number[], kind: Kind, { precision, mode, sign }: Options): string[] {
  const limit = mode === 'unique' ? 400 : precision;
  const raw = values.map((x) => (mode === 'fixed' ? formatted(x, `#.${String(precision)}f`) : positional(x, kind, limit)));
  const signed = raw.map((text, i) => (sign && (values[i] ?? 0) >= 0 ? `+${text}` : text));
  const decimals = Math.max(0, ...signed.map((text) => text.length - text.indexOf('.') - 1));
  return signed.map((text) => {
    const missing = decimals - (text.length - text.indexOf('.') - 1);
    return text + (mode === 'maxprec_equal' ? '0' : ' ').repeat(missing);
  });
}

function scientificTexts(values: readonly number[], kind: Kind, { precision, mode, sign }: Options): string[] {
  const limit = mode === 'unique' ? 400 : precision;
  const parts = values.map((x) => scientific(x, kind, limit));
  const decimals = mode === 'fixed' ? precision : Math.max(0, ...parts.map(({ mantissa }) => mantissa.length - mantissa.indexOf('.') - 1));
  return parts.map(({ mantissa, exponent }, i) => `${sign && (values[i] ?? 0) >= 0 ? '+' : ''}${mantissa.padEnd(mantissa.indexOf('.') + 1 + decimals, '0')}${exponent}`);
}

/** `str` of one number. */
function single(x: number, kind: Kind): string {
  if (!Number.isFinite(x)) return special(x);
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) { const { mantissa, exponent } = scientific(x, kind, 400); return mantissa.replace(/\.$/, '') + exponent; }
  return positional(x, kind, 400).replace(/\.$/, '.0');
}

const kindOf = (interpreter: Interpreter, value: Value): Kind => interpreter.str(value) as Kind; // what `numpy._printing` passes

/** The module: `aligned(values, kind, precision, suppress, mode, sign)`, `single(value, kind)`. */
export const textsModule = (): PyModule => nativeModule('numpy._texts', {
  aligned: nativeFunction('aligned', 'values, kind, precision, suppress, mode, sign', ({ values, kind, precision, suppress, mode, sign }, interpreter) => new PyList(aligned(
    Array.from(interpreter.iterate(values), (value) => Number(unbox(value))), kindOf(interpreter, kind),
    { precision: Number(precision), suppress: interpreter.truth(suppress), mode: interpreter.str(mode), sign: interpreter.str(sign) === '+' },
  ))),
  single: nativeFunction('single', 'value, kind', ({ value, kind }, interpreter) => single(Number(unbox(value)), kindOf(interpreter, kind))),
});
