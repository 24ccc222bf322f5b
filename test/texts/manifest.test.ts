/** @file What VS Code itself shows of the extension: every string of package.json and of the extension's own messages in both languages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { callsOf } from './templates.ts';

const read = (path: string): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>; // an object by its format
const none = (offenders: readonly string[], what: string): void => { assert.equal(offenders.length, 0, `${what}:\n  ${offenders.join('\n  ')}`); };

/** Fields of a manifest that people read. */
const shown = /^(title|shortTitle|label|name|contextualTitle|contents|description|markdownDescription|enumDescriptions|markdownEnumDescriptions|deprecationMessage|markdownDeprecationMessage|displayName|userDescription|altText)$/;
/** The product's own name, a tool's that language models call it by, and what only they read. */
const isName = (text: string): boolean => text === 'Penalty Lens' || /^[a-z]+(_[a-z]+)+$/.test(text);
const unread = new Set(['properties.inputSchema', 'inputSchema', 'modelDescription']);

/** Texts that people read, with where they stand. */
function textsIn(value: unknown, path: string, isShown: boolean): { readonly text: string; readonly path: string }[] {
  if (typeof value === 'string') return isShown && !isName(value) ? [{ text: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index.toString()}]`, isShown));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (unread.has(key) ? [] : textsIn(inner, `${path}.${key}`, shown.test(key))));
}

describe('package.json', () => {
  const manifest = read('package.json');
  const english = read('package.nls.json');
  const chinese = read('package.nls.zh-cn.json');
  const texts = [...textsIn(manifest['description'], 'description', true), ...textsIn(manifest['capabilities'], 'capabilities', false), ...textsIn(manifest['contributes'], 'contributes', false)];

  it('has a key wherever people read', () => {
    none(texts.filter(({ text }) => !/^%[^%]+%$/.test(text)).map(({ text, path }) => `${path}: ${text}`), 'Not in package.nls.json');
  });

  it('has every key in both languages, and no other is there', () => {
    const used = [...new Set(texts.map(({ text }) => text.slice(1, -1)))].sort();
    assert.deepEqual(Object.keys(english).sort(), used);
    assert.deepEqual(Object.keys(chinese).sort(), used);
  });

  it('says in Chinese what is Chinese', () => {
    none(Object.entries(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(String(text))).map(([key]) => key), 'Not translated');
  });
});

describe('messages of the extension', () => {
  const bundle = read('l10n/bundle.l10n.zh-cn.json');
  const said = callsOf('src/extension', /(^|\.)l10n\.t$/);

  it('are in the bundle, and nothing else is', () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...said.keys()].sort());
  });

  it('are never shown but through it', () => {
    none([...callsOf('src/extension', /\.(showInformationMessage|showWarningMessage|showErrorMessage|setStatusBarMessage)$/)].map(([text, where]) => `${where}: ${text}`), 'Not through vscode.l10n.t');
  });

  it('keep their places', () => {
    const places = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join();
    none(Object.entries(bundle).filter(([text, translated]) => places(text) !== places(String(translated))).map(([text]) => text), 'Other places');
  });
});
