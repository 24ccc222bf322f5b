/** @file The two readmes have the same parts, the same commands and the same links into the project. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['.', 'samples'];
/** `npm run pictures` makes them; who reads the page has to load them. */
const heaviest = 1.5 * 2 ** 20;
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

for (const folder of folders) describe(`README of ${folder}`, () => {
  const english = readFileSync(join(folder, 'README.md'), 'utf8');
  const chinese = readFileSync(join(folder, 'README.zh-cn.md'), 'utf8');

  it('has the same parts in both languages', () => {
    for (const pattern of [/^#+(?= )/gm, /^\|/gm, /^- /gm]) assert.equal(all(chinese, pattern).length, all(english, pattern).length, String(pattern));
  });

  it('has the same commands', () => {
    assert.deepEqual(all(chinese, /^```\w*\n([\s\S]*?)^```/gm), all(english, /^```\w*\n([\s\S]*?)^```/gm));
  });

  it('leads to what exists, and to the other language', () => {
    for (const [text, other] of [[english, 'README.zh-cn.md'], [chinese, 'README.md']] as const) {
      const links = all(text, /\]\((?!https?:)([^)#]+)/g);
      assert.ok(links.includes(other));
      assert.deepEqual(links.filter((path) => !existsSync(join(folder, path))), []);
    }
  });

  it('shows the same pictures, each in its own language, and none is heavy', () => {
    const pictures = (text: string): string[] => all(text, /!\[[^\]]+\]\(([^)]+)\)/g);
    assert.deepEqual(pictures(chinese), pictures(english).map((path) => path.replace('/en/', '/zh-cn/')));
    for (const path of [...pictures(english), ...pictures(chinese)]) assert.ok(statSync(join(folder, path)).size <= heaviest, path);
  });
});
