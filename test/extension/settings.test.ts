/** @file The setting for single checks lists every page of docs/checks with its first sentence: `node scripts/settings.mjs` writes it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue, checkLevels } from '../../src/service/index.ts';

interface Setting { readonly enum: readonly string[]; readonly markdownDescription: string }
interface Manifest { readonly contributes: { readonly configuration: { readonly properties: { readonly 'penaltyLens.checks': { readonly properties: Readonly<Record<string, Setting>> } } } } }

const read = (path: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>; // written by us

describe('the setting penaltyLens.checks', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest; // written by us
  const { properties } = manifest.contributes.configuration.properties['penaltyLens.checks'];
  const texts = { '': read('package.nls.json'), 'zh-cn': read('package.nls.zh-cn.json') };
  const pages = readdirSync('docs/checks').filter((name) => name.endsWith('.md')).map((name) => name.replace('.md', ''));

  it('has every check that has a page, and none that does not exist', () => {
    assert.deepEqual(Object.keys(properties), pages.sort());
    const codes = new Set(catalogue.map(({ code }) => code));
    assert.deepEqual(Object.keys(properties).filter((code) => !codes.has(code)), []);
  });

  it('describes each by the first sentence of its page, in both languages, with every level', () => {
    for (const [code, setting] of Object.entries(properties)) {
      assert.deepEqual(setting.enum, checkLevels);
      assert.equal(setting.markdownDescription, `%check.${code}%`);
      for (const [folder, table] of Object.entries(texts)) {
        const described = table[`check.${code}`] ?? '';
        assert.ok(described.length > 5 && readFileSync(`docs/checks/${folder}/${code}.md`, 'utf8').replaceAll('\n', ' ').includes(described), `${folder} ${code}: run node scripts/settings.mjs`);
      }
    }
  });
});
