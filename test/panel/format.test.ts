/** @file How the panel writes numbers, lines and differences. */
import assert from 'node:assert/strict';
import { difference, withoutIndent } from '../../src/panel/difference.ts';
import { agree, numberFormat } from '../../src/panel/format.ts';
import { fileName, lineOf, rangeOfLine } from '../../src/panel/lines.ts';

describe('panel numbers', () => {
  const { measured, beside, count, duration, bytes } = numberFormat('en');

  for (const [value, text] of [
    [0.9298467636, '0.9298'], [0, '0'], [-0, '0'], [1.0000001, '1'], [730.8235, '730.8'], [28.0257, '28.03'], [225.03, '225'], [7308, '7308'], [12345, '12,350'],
    [1 / 28, '0.03571'], [-0.25, '−0.25'], [1.4e-14, '0'], [0.00001234, '1.234·10⁻⁵'], [123_456.7, '1.235·10⁵'], [2.5e12, '2.5·10¹²'], [0.00005, '5·10⁻⁵'],
  ] as const) {
    it(`writes ${value} as ${text}`, () => { assert.equal(measured(value), text); });
  }

  it('hides noise beside a number that it agrees with', () => {
    assert.equal(beside(2.1625001, 2.1625), measured(2.1625));
    assert.equal(beside(1.4e-14, 0), '0');
    assert.equal(beside(0.9298, 0), '0.9298');
  });

  it('agrees to one part in a hundred thousand', () => {
    assert.ok(agree(730.8235, 730.8236));
    assert.ok(!agree(0.9298, 0.9299));
    assert.ok(agree(undefined, undefined));
    assert.ok(!agree(undefined, 0));
  });

  it('counts exactly', () => { assert.equal(count(200_704), '200,704'); });
  it('gives times two digits', () => { assert.deepEqual([0.32, 4.21, 153, 1830].map(duration), ['0.32 ms', '4.2 ms', '150 ms', '1.8 s']); });
  it('gives bytes their unit', () => { assert.deepEqual([48 * 2 ** 30, 2 ** 20, 12].map(bytes), ['48 GB', '1 MB', '12 bytes']); });
});

describe('panel lines', () => {
  const starts = [0, 10, 20];
  it('counts from one', () => { assert.deepEqual([0, 9, 10, 25].map((offset) => lineOf({ lineStarts: starts }, offset)), [1, 1, 2, 3]); });
  it('counts from one in every cell of a notebook', () => { assert.deepEqual([0, 9, 10, 25].map((offset) => lineOf({ lineStarts: starts, cells: [{ start: 0, number: 1 }, { start: 10, number: 3 }] }, offset)), [1, 1, 1, 2]); });
  it('finds a line, or none', () => { assert.deepEqual([2, 4].map((line) => rangeOfLine({ lineStarts: starts }, line, undefined)), [{ start: 10, end: 10 }, undefined]); });
  it('finds a line of a notebook’s cell', () => { assert.deepEqual([1, 2].map((line) => rangeOfLine({ lineStarts: starts, cells: [{ start: 0, number: 1 }, { start: 10, number: 3 }] }, line, 3)?.start), [10, starts[2]]); });
  it('names a file of either kind of path', () => { assert.deepEqual(['a/b.py', 'a\\b.py', 'b.py'].map(fileName), ['b.py', 'b.py', 'b.py']); });
});

describe('panel difference', () => {
  it('finds an inserted call, its dot included', () => {
    assert.deepEqual(difference('g.norm(2)', 'g.flatten(1).norm(2)'), { before: 'g', removed: '', added: '.flatten(1)', after: '.norm(2)' });
  });
  it('never splits a word', () => {
    assert.deepEqual(difference('x = norm', 'x = normal'), { before: 'x = ', removed: 'norm', added: 'normal', after: '' });
  });
  it('finds an argument', () => {
    assert.deepEqual(difference('g.norm(2)', 'g.norm(2, dim=1)'), { before: 'g.norm(2', removed: '', added: ', dim=1', after: ')' });
  });
  it('finds a deletion', () => {
    assert.deepEqual(difference('a.b().c', 'a.c'), { before: 'a', removed: '.b()', added: '', after: '.c' });
  });
  it('cuts the indentation that both have', () => {
    assert.deepEqual(withoutIndent('    a\n      b\n', '    c'), ['a\n  b', 'c']);
  });
});
