/** @file The setting for single checks lists every page of docs/checks with its first sentence: `node scripts/settings.mjs` writes it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue, checkLevels } from '../../src/service/index.ts';

interface Setting { readonly enum: readonly string[]; readonly markdownDescription: string }
interface Manifest { readonly contributes: { readonly configuration: { readonly properties: { readonly 'penaltyLens.checks': { readonly properties: Readonly<Record<string, Setting>> } } } } }

describe('the setting penaltyLens.checks', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest; // written by us
  const { properties } = manifest.contributes.configuration.properties['penaltyLens.checks'];
  const pages = readdirSync('docs/checks').filter((name) => name.endsWith('.md')).map((name) => name.replace('.md', ''));

  it('has every check that has a page, and none that does not exist', () => {
    assert.deepEqual(Object.keys(properties), pages.sort());
    const codes = new Set(catalogue.map(({ code }) => code));
    assert.deepEqual(Object.keys(properties).filter((code) => !codes.has(code)), []);
  });

  it('describes each by the first sentence of its page, with every level', () => {
    for (const [code, setting] of Object.entries(properties)) {
      assert.deepEqual(setting.enum, checkLevels);
      assert.ok(setting.markdownDescription.length > 10, code);
      assert.ok(readFileSync(`docs/checks/${code}.md`, 'utf8').replaceAll('\n', ' ').includes(setting.markdownDescription), `${code}: run node scripts/settings.mjs`);
    }
  });
});
