/** @file Numbers, strings and f-strings. */
import assert from 'node:assert/strict';
import type { ConstantValue } from '../../../src/python/syntax/index.ts';
import { expression, expressionShape, parse, problems, source } from './shapes.ts';

function constant(text: string): ConstantValue {
  const value = expression(text);
  assert.equal(value.type, 'Constant', text);
  return value.value;
}

function string(text: string): string {
  const value = constant(text);
  assert.equal(value.kind, 'str', text);
  return value.value;
}

describe('syntax: literals', () => {
  it('reads integers of any size and base as decimal digits', () => {
    assert.deepEqual(constant('1_000_000'), { kind: 'int', digits: '1000000' });
    assert.deepEqual(constant('0xFF'), { kind: 'int', digits: '255' });
    assert.deepEqual(constant('0b1_01'), { kind: 'int', digits: '5' });
    assert.deepEqual(constant('000'), { kind: 'int', digits: '0' });
    assert.deepEqual(constant('123456789012345678901234567890'), { kind: 'int', digits: '123456789012345678901234567890' });
  });

  it('reads floats and imaginary numbers', () => {
    assert.deepEqual(constant('1.'), { kind: 'float', value: 1 });
    assert.deepEqual(constant('1e-8'), { kind: 'float', value: 1e-8 });
    assert.deepEqual(constant('.5_0'), { kind: 'float', value: 0.5 });
    assert.deepEqual(constant('2j'), { kind: 'imaginary', value: 2 });
    assert.deepEqual(constant('01.5'), { kind: 'float', value: 1.5 });
  });

  it('knows what only Python 2 reads', () => {
    assert.deepEqual(problems('x = 0777'), ['0777: This number is Python 2; write 0o… for octal numbers, and no L at the end.']);
    assert.equal(problems('x = 10L').length, 1);
  });

  it('reads escapes, and leaves unknown ones as they are', () => {
    assert.equal(string(String.raw`'\n\t\\\'\x41\101\u00e9\U0001F600\d'`), '\n\t\\\'AAé😀\\d');
    assert.equal(string("'a\\\nb'"), 'ab');
    assert.equal(string(String.raw`'\N{GREEK SMALL LETTER LAMDA}\N{Latin Capital Letter E With Acute}\N{bullet}'`), 'λÉ•');
  });

  it('takes raw strings as they are written', () => {
    assert.equal(string(String.raw`r'\n\''`), String.raw`\n\'`);
  });

  it('reads bytes, in which \\u means nothing', () => {
    assert.deepEqual(constant(String.raw`b'\xff\u0041'`), { kind: 'bytes', value: '\u00ff\\u0041' });
  });

  it('joins strings that stand side by side', () => {
    assert.equal(string(`('a' "b"\n  r'\\c')`), 'ab\\c');
    assert.deepEqual(constant(`b'a' b'b'`), { kind: 'bytes', value: 'ab' });
  });

  it('reads line ends inside strings as \\n', () => {
    assert.equal(string('"""a\r\nb"""'), 'a\nb');
  });

  it('counts offsets in UTF-16 units', () => {
    const text = "x = '😀é'; y = name";
    const [, second] = parse(text).body;
    assert.ok(second !== undefined);
    assert.equal(source(text, second), 'y = name');
  });

  it('reads replacement fields with conversion and format', () => {
    assert.equal(expressionShape("f'a{b!r:>{w}.2f}c{{}}'"),
      'JoinedStr [ Constant s"a" FormattedValue !r Name "b" JoinedStr [ Constant s">" FormattedValue ! Name "w" - Constant s".2f" ] Constant s"c{}" ]');
  });

  it('keeps the source of {x = } with its blanks', () => {
    const joined = expression("f'{x = :.3f}'");
    const field = joined.type === 'JoinedStr' ? joined.values[0] : undefined;
    assert.equal(field?.type === 'FormattedValue' && field.debug, 'x = ');
    assert.equal(field?.type === 'FormattedValue' && field.conversion, '');
  });

  it('reads the same quotes nested, as Python 3.12 does', () => {
    assert.equal(expressionShape('f"{d["a"]}"'), 'JoinedStr [ FormattedValue ! Subscript Name "d" Constant s"a" - ]');
  });

  it('gives nodes inside f-strings their exact ranges', () => {
    const text = "f'loss: {loss.item():.3f}'";
    const joined = expression(text);
    const field = joined.type === 'JoinedStr' ? joined.values[1] : undefined;
    assert.ok(field?.type === 'FormattedValue');
    assert.equal(source(text, field.value), 'loss.item()');
    assert.equal(source(text, field), '{loss.item():.3f}');
  });

  it('joins f-strings with plain strings', () => {
    assert.equal(expressionShape(`'a{' f'{b}' 'c' f'd'`), 'JoinedStr [ Constant s"a{" FormattedValue ! Name "b" - Constant s"cd" ]');
  });
});
