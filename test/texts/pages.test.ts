/** @file Every page of docs/checks has a Chinese one with the same parts, the same code and the same sources. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const pages = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.md')).sort();
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

describe('docs/checks/zh-cn', () => {
  it('has every page, and no other', () => {
    assert.deepEqual(pages('docs/checks/zh-cn'), pages('docs/checks'));
  });

  for (const name of pages('docs/checks')) it(name, () => {
    const english = readFileSync(`docs/checks/${name}`, 'utf8');
    const chinese = readFileSync(`docs/checks/zh-cn/${name}`, 'utf8');
    for (const pattern of [/^```[\w ]*\n[\s\S]*?^```/gm, /^# .*/gm, /\]\((https?:[^)]+)\)/g]) assert.deepEqual(all(chinese, pattern), all(english, pattern));
    assert.equal(all(chinese, /^#+(?= )/gm).length, all(english, /^#+(?= )/gm).length);
    assert.match(chinese.split(/\n\s*\n/)[1] ?? '', /\p{Script=Han}/u);
  });
});

describe('a page of docs/checks', () => {
  for (const name of pages('docs/checks')) it(`${name} has wrong spellings, right ones, the same text where it is right, and sources`, () => {
    const sections = readFileSync(`docs/checks/${name}`, 'utf8').split(/^## /m).slice(1);
    const python = sections.filter((section) => /^```python$/m.test(section));
    const wrong = python.filter((section) => /^\s*# *\^+ \w+\[/m.test(section));
    assert.ok(wrong.length >= 2, 'two wrong spellings');
    assert.ok(python.length - wrong.length >= 2, 'two right ones');
    assert.ok(python.some((section) => section.startsWith('Same text, but right')), 'the same text, but right');
    assert.ok(sections.at(-1)?.startsWith('Sources'), 'sources at the end');
  });
});
