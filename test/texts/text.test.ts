/** @file A sentence is printed with its values, in English or as a table says it. */
import assert from 'node:assert/strict';
import { phrase, print } from '../../src/texts/text.ts';

describe('text', () => {
  const said = phrase`Each norm covers ${1}, not ${phrase`the ${784} of a sample`}.`;

  it('keeps the template apart from its values', () => {
    assert.equal(said.template, 'Each norm covers {0}, not {1}.');
  });

  it('is English by itself', () => {
    assert.equal(print(said), 'Each norm covers 1, not the 784 of a sample.');
  });

  it('takes places in the order of the other language', () => {
    assert.equal(print(said, { 'Each norm covers {0}, not {1}.': '应为{1}，而每个范数只覆盖 {0} 个。', 'the {0} of a sample': '样本的 {0} 个' }), '应为样本的 784 个，而每个范数只覆盖 1 个。');
  });

  it('never reads a value as a template', () => {
    assert.equal(print(phrase`${'{1}'} and ${'b'}`), '{1} and b');
  });
});
