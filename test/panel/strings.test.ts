/** @file Every language has every text, with the same places to fill in. */
import assert from 'node:assert/strict';
import { english, type StringName, type Text } from '../../src/panel/strings/english.ts';
import { simplifiedChinese } from '../../src/panel/strings/simplifiedChinese.ts';
import { loadWords } from '../../src/panel/strings/words.tsx';

const places = (text: Text): readonly string[] => [...new Set((typeof text === 'string' ? text : text.other).match(/\{\w+\}/gu) ?? [])].sort();

describe('panel strings', () => {
  for (const name of Object.keys(english) as StringName[]) { // Object.keys forgets the names' type
    it(`has the places of ${name} in Chinese`, () => { assert.deepEqual(places(simplifiedChinese[name]), places(english[name])); });
  }

  it('chooses the form for one', async () => {
    const { say } = await loadWords('en');
    assert.equal(say('covers', { count: '1' }, 1), 'norm covers 1 element');
    assert.equal(say('covers', { count: '784' }, 784), 'norm covers 784 elements');
  });

  it('speaks English where it knows no better', async () => { assert.equal((await loadWords('fr')).say('emptyTitle'), english.emptyTitle); });
  it('knows Chinese by any of its tags', async () => { assert.equal((await loadWords('zh-cn')).say('why'), simplifiedChinese.why); });

  it('never shouts', () => {
    for (const text of Object.values(english)) assert.doesNotMatch(typeof text === 'string' ? text : text.other, /!|please|oops/iu);
  });
});
