/** @file Whatever is said can be said in every language; nothing is translated that nobody says. */
import assert from 'node:assert/strict';
import { commanderSentences } from '../../src/cli/commanderTexts.ts';
import { fromBelow, sentencesFromBelow } from '../../src/penalty/fromBelow.ts';
import { print } from '../../src/texts/text.ts';
import { simplifiedChinese, tables } from '../../src/texts/zh-cn/index.ts';
import { placesIn, saidIn, taggedIn } from './templates.ts';

const tagged = new Map(['texts', 'penalty', 'service', 'lsp', 'cli'].flatMap((folder) => [...taggedIn(`src/${folder}`)]));
const below = new Map(['python', 'torch', 'arrays', 'penalty'].flatMap((folder) => [...saidIn(`src/${folder}`)]));
const said = new Set([...tagged.keys(), ...sentencesFromBelow, ...commanderSentences]);

/** Lists every offender, so that one run shows them all. */
const none = (offenders: readonly string[], what: string): void => { assert.equal(offenders.length, 0, `${what}:\n  ${offenders.join('\n  ')}`); };

describe('translations', () => {
  it('there is a Simplified Chinese row for everything that is said', () => {
    none([...said].filter((template) => !(template in simplifiedChinese)).map((template) => `${template}  (${tagged.get(template) ?? 'src/penalty/fromBelow.ts'})`), 'Without a row in src/texts/zh-cn');
  });

  it('every row is said somewhere', () => {
    none(Object.keys(simplifiedChinese).filter((template) => !said.has(template)), 'Said nowhere in src');
  });

  it('no sentence has two rows', () => {
    const rows = tables.flatMap((table) => Object.keys(table));
    none(rows.filter((template, index) => rows.indexOf(template) !== index), 'In more than one place');
  });

  it('every row has the places of its English sentence', () => {
    none(Object.entries(simplifiedChinese).filter(([template, translated]) => placesIn(translated).join() !== placesIn(template).join()).map(([template]) => template), 'Other places');
  });
});

describe('sentences of the folders below', () => {
  it('are listed, as long as their calls make them', () => {
    none([...below].filter(([template]) => !sentencesFromBelow.includes(template)).map(([template, where]) => `${template}  (${where})`), 'Not in src/penalty/fromBelow.ts');
  });

  it('are recognised with their values', () => {
    assert.equal(print(fromBelow('the length of opt.betas: its value is unknown'), simplifiedChinese), 'opt.betas 的长度：其值未知');
    assert.equal(print(fromBelow('more than 10,000,000 steps'), simplifiedChinese), '超过 10,000,000 步');
    assert.equal(print(fromBelow("There is no 'cuda' here: tensors stay on the CPU, and the numbers are the CPU's."), simplifiedChinese), "这里没有 'cuda'：张量留在 CPU 上，数值是 CPU 的数值。");
  });

  it('stay as they are in English, and so do names', () => {
    for (const sentence of [...sentencesFromBelow, 'torch.fft.fft', 'async for']) assert.equal(print(fromBelow(sentence)), sentence);
  });
});
