/**
 * @file The format specification mini-language: `[[fill]align][sign][#][0][width][grouping][.precision][type]`.
 */
import { raise } from './exceptions.ts';
import { floatRepr, intText, intToFloat, scaledRound } from './numbers.ts';

export interface FormatSpec {
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^' | '';
  readonly sign: '+' | '-' | ' ' | '';
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: ',' | '_' | '';
  readonly precision: number | undefined;
  readonly type: string;
  readonly source: string;
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;

/** Reads a specification; ValueError for what is none. */
export function parseSpec(source: string): FormatSpec {
  const match = pattern.exec(source);
  if (match === null) return /\.(?!\d)/.test(source) ? raise('ValueError', 'Format specifier missing precision') : raise('ValueError', 'Invalid format specifier');
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  if (Number(width ?? 0) > 1_000_000 || Number(precision ?? 0) > 100_000) raise('MemoryError', '');
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'), align: (align ?? (zero === undefined ? '' : '=')) as FormatSpec['align'] /* the pattern allows no other */,
    sign: (sign ?? '') as FormatSpec['sign'] /* as above */, alternate: alternate !== undefined, width: Number(width ?? 0),
    grouping: (grouping ?? '') as FormatSpec['grouping'] /* as above */, precision: precision === undefined ? undefined : Number(precision), type: type ?? '', source,
  };
}

const textLength = (text: string): number => Array.from(text).length;

function pad(prefix: string, body: string, spec: FormatSpec, align: FormatSpec['align']): string {
  const room = Math.max(0, spec.width - textLength(prefix) - textLength(body));
  const fill = (count: number): string => spec.fill.repeat(count);
  switch (align) {
    case '<': return prefix + body + fill(room);
    case '^': return fill(Math.floor(room / 2)) + prefix + body + fill(room - Math.floor(room / 2));
    case '=': return prefix + fill(room) + body;
    default: return fill(room) + prefix + body;
  }
}

export function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') raise('ValueError', `Unknown format code '${spec.type}' for object of type 'str'`);
  if (spec.sign !== '') raise('ValueError', 'Sign not allowed in string format specifier');
  if (spec.align === '=' && spec.fill !== '0') raise('ValueError', "'=' alignment not allowed in string format specifier");
  const cut = spec.precision === undefined ? text : Array.from(text).slice(0, spec.precision).join('');
  return pad('', cut, spec, spec.align === '' || spec.align === '=' ? '<' : spec.align);
}

const bases: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

export function formatInt(value: bigint, spec: FormatSpec): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(intToFloat(value), spec);
  if (spec.precision !== undefined) raise('ValueError', 'Precision not allowed in integer format specifier');
  if (spec.type === 'c') return pad('', String.fromCodePoint(Number(value)), spec, spec.align === '' ? '<' : spec.align);
  const base = bases[spec.type];
  if (base === undefined && !['', 'd', 'n'].includes(spec.type)) raise('ValueError', `Unknown format code '${spec.type}' for object of type 'int'`);
  const magnitude = value < 0n ? -value : value;
  const digits = base === undefined ? intText(magnitude) : magnitude.toString(base);
  const body = spec.type === 'X' ? digits.toUpperCase() : digits;
  const prefix = spec.alternate && base !== undefined ? `0${spec.type}` : '';
  return finish(value < 0n, prefix, body, '', spec, base === undefined ? 3 : 4);
}

/** Sign, grouping, padding. `tail` is what follows the grouped digits. */
function finish(negative: boolean, prefix: string, body: string, tail: string, spec: FormatSpec, group: number): string {
  const sign = negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const zeroFill = spec.align === '=' && spec.fill === '0' && spec.grouping !== '' && body !== '';
  const least = zeroFill ? spec.width - sign.length - prefix.length - tail.length : 0;
  return pad(sign + prefix, grouped(body, spec.grouping, group, least) + tail, spec, spec.align === '' ? '>' : spec.align);
}

function grouped(digits: string, separator: string, size: number, least: number): string {
  if (separator === '' || digits === '') return digits;
  const split = (text: string): string => text.replace(new RegExp(`\\B(?=(.{${String(size)}})+$)`, 'g'), separator);
  let padded = digits;
  while (split(padded).length < least) padded = `0${padded}`;
  return split(padded);
}

export function formatFloat(value: number, spec: FormatSpec): string {
  const negative = value < 0 || Object.is(value, -0);
  const type = spec.type === 'n' ? 'g' : spec.type;
  if (!['', 'e', 'E', 'f', 'F', 'g', 'G', '%'].includes(type)) raise('ValueError', `Unknown format code '${type}' for object of type 'float'`);
  const magnitude = Math.abs(value);
  const text = Number.isFinite(value) ? finiteText(magnitude, type, spec) : (Number.isNaN(value) ? 'nan' : 'inf') + (type === '%' ? '%' : '');
  const upper = type === 'E' || type === 'F' || type === 'G' ? text.toUpperCase() : text;
  const whole = /^\d+/.exec(upper)?.[0] ?? '';
  return finish(negative && !Number.isNaN(value), '', whole, upper.slice(whole.length), spec, 3);
}

function finiteText(x: number, type: string, spec: FormatSpec): string {
  const precision = spec.precision ?? 6;
  switch (type) {
    case 'f': case 'F': return fixed(x, precision, spec.alternate);
    case '%': return Number.isFinite(x * 100) ? `${fixed(x * 100, precision, spec.alternate)}%` : 'inf%';
    case 'e': case 'E': return scientific(x, precision, spec.alternate);
    case 'g': case 'G': return general(x, precision, spec.alternate, false);
    default: return spec.precision === undefined ? floatRepr(x) : general(x, precision, spec.alternate, true);
  }
}

/** `%.nf`, exactly. */
export function fixed(x: number, precision: number, alternate = false): string {
  const digits = scaledRound(x, precision).toString().padStart(precision + 1, '0');
  const point = digits.length - precision;
  return precision === 0 ? digits + (alternate ? '.' : '') : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function rounded(x: number, precision: number): { readonly digits: string; readonly exponent: number } {
  if (x === 0) return { digits: '0'.repeat(precision + 1), exponent: 0 };
  let exponent = Number(x.toExponential().split('e')[1] ?? 0);
  let digits = scaledRound(x, precision - exponent).toString();
  if (digits.length > precision + 1) { exponent += 1; digits = scaledRound(x, precision - exponent).toString(); }
  return { digits, exponent };
}

function scientific(x: number, precision: number, alternate: boolean): string {
  const { digits, exponent } = rounded(x, precision);
  return `${withPoint(digits, alternate)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const withPoint = (digits: string, alternate: boolean): string => (digits.length > 1 ? `${digits[0] ?? ''}.${digits.slice(1)}` : digits + (alternate ? '.' : ''));

/** `%g`; with `point` at least one digit after the point, as a precision without a type has it. */
function general(x: number, wanted: number, alternate: boolean, point: boolean): string {
  const precision = wanted === 0 ? 1 : wanted;
  const { digits, exponent } = rounded(x, precision - 1);
  const strip = (text: string): string => (alternate || !text.includes('.') ? text : text.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= (point ? precision - 1 : precision)) {
    return `${strip(withPoint(digits, alternate))}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const text = exponent < 0 ? `0.${'0'.repeat(-exponent - 1)}${digits}` : `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
  const stripped = strip(text).replace(/\.$/, alternate ? '.' : '');
  return point && !stripped.includes('.') ? `${stripped}.0` : stripped;
}
