/**
 * @file `complex`: what Python computes with two floats. Tensors of complex numbers are none of its business.
 */
import { complexPower, divided, multiplied, type Pair } from '../complexNumbers.ts';
import { raise } from '../exceptions.ts';
import { formatFloat, parseSpec } from '../formatSpec.ts';
import type { Interpreter } from '../interpreter.ts';
import { addDunders, addProperty, nativeFunction } from '../native.ts';
import { floatRepr } from '../numbers.ts';
import { toFloat } from '../templates.ts';
import { textOf } from './text.ts';
import { None, NotImplemented, PyComplex, PyStaticMethod, classes, unbox, type Value } from '../values.ts';


/** The parts of a number; undefined for what is none. */
function parts(value: Value | undefined): Pair | undefined {
  const number = value === undefined ? undefined : unbox(value);
  if (number instanceof PyComplex) return [number.re, number.im];
  return typeof number === 'number' || typeof number === 'bigint' || typeof number === 'boolean' ? [Number(number), 0] : undefined;
}

const operators: Readonly<Record<string, (a: Pair, b: Pair) => Pair>> = {
  add: ([a, b], [c, d]) => [a + c, b + d], sub: ([a, b], [c, d]) => [a - c, b - d], mul: multiplied, truediv: divided, pow: complexPower,
};

function complexText({ re, im }: PyComplex): string {
  const part = (x: number): string => floatRepr(x).replace(/\.0$/, '');
  if (re === 0 && !Object.is(re, -0)) return `${part(im)}j`;
  return `(${part(re)}${im < 0 || Object.is(im, -0) ? '' : '+'}${part(im)}j)`;
}

function parsed(text: string): Pair {
  const body = text.trim().replace(/^\((.*)\)$/, '$1').replaceAll(/inf(inity)?/gi, 'Infinity');
  const number = String.raw`(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|Infinity|nan)`;
  const match = new RegExp(`^([-+]?${number}(?![\\d.]*[jJ]))?(?:([-+]?${number}?)[jJ])?$`).exec(body);
  if (match === null || body === '') raise('ValueError', 'complex() arg is a malformed string');
  const [, real = '0', imaginary] = match;
  return [Number(real), imaginary === undefined ? 0 : imaginary === '' || imaginary === '+' ? 1 : imaginary === '-' ? -1 : Number(imaginary)];
}

function made(interpreter: Interpreter, real: Value, imaginary: Value): Value {
  if (typeof real === 'string') return new PyComplex(...parsed(real));
  const own = real instanceof PyComplex ? undefined : interpreter.typeOf(real).lookup('__complex__');
  const first = own === undefined ? real : interpreter.call(own, [real]);
  const [a, b] = parts(first) ?? [toFloat(interpreter, first), 0];
  const [c, d] = parts(imaginary) ?? [toFloat(interpreter, imaginary), 0];
  return new PyComplex(a - d, b + c);
}

/** Fills `complex`. */
export function fillComplex(): void {
  const { complex } = classes;
  const own = (value: Value | undefined): PyComplex => (value instanceof PyComplex ? value : raise('TypeError', "descriptor requires a 'complex' object"));
  complex.dict.set('__new__', new PyStaticMethod(nativeFunction('complex', 'cls, real=0, imag=0', ({ real, imag }, interpreter) => made(interpreter, real, imag))));
  complex.dict.set('__init__', nativeFunction('complex.__init__', 'self, *args, **kwargs', () => None));
  for (const [name, compute] of Object.entries(operators)) {
    const apply = (a: Value | undefined, b: Value | undefined): Value => {
      const left = parts(a), right = parts(b);
      return left === undefined || right === undefined ? NotImplemented : new PyComplex(...compute(left, right));
    };
    addDunders(complex, { [`__${name}__`]: (_, a = None, b = None) => apply(a, b), [`__r${name}__`]: (_, a = None, b = None) => apply(b, a) });
  }
  addDunders(complex, {
    __repr__: (_, self) => complexText(own(self)),
    __eq__: (_, a, b = None) => { const other = parts(b); return other === undefined ? NotImplemented : own(a).re === other[0] && own(a).im === other[1]; },
    __hash__: (interpreter, self) => (own(self).im === 0 ? interpreter.hash(own(self).re) : interpreter.hash(complexText(own(self)))),
    __bool__: (_, self) => own(self).re !== 0 || own(self).im !== 0,
    __neg__: (_, self) => new PyComplex(-own(self).re, -own(self).im),
    __pos__: (_, self) => own(self),
    __abs__: (_, self) => Math.hypot(own(self).re, own(self).im),
    __complex__: (_, self) => own(self),
    __format__: (interpreter, self, spec = '') => (spec === '' ? interpreter.str(own(self)) : formatted(own(self), textOf(spec))),
    conjugate: (_, self) => new PyComplex(own(self).re, -own(self).im),
  });
  addProperty(complex, 'real', (self) => own(self).re);
  addProperty(complex, 'imag', (self) => own(self).im);
}

function formatted({ re, im }: PyComplex, spec: string): string {
  const parsedSpec = parseSpec(spec);
  return `${formatFloat(re, parsedSpec)}${formatFloat(im, { ...parsedSpec, sign: '+' })}j`;
}
