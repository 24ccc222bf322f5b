/**
 * @file `node scripts/settings.mjs`: writes the setting `penaltyLens.checks` into package.json, one entry for each page of
 * docs/checks, and what it says of each into package.nls.json and package.nls.zh-cn.json: the pages' first sentences.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const levels = ['off', 'error', 'warning', 'information', 'hint'];
const codes = readdirSync(join(root, 'docs/checks')).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length)).sort();

/** The JSON schema of the setting. */
export function checksSetting() {
  return {
    type: 'object',
    default: {},
    order: 7,
    additionalProperties: false,
    markdownDescription: '%setting.checks%',
    properties: Object.fromEntries(codes.map((code) => [code, { type: 'string', enum: levels, markdownDescription: `%check.${code}%` }])),
  };
}

/** What is said of each check; `folder`: '' for English. */
export const checkTexts = (folder) => Object.fromEntries(codes.map((code) => [`check.${code}`, firstSentence(readFileSync(join(root, 'docs/checks', folder, `${code}.md`), 'utf8'))]));

/** Of the paragraph below the title. */
function firstSentence(page) {
  const [paragraph = ''] = page.replace(/^# .*\n+/, '').split(/\n\s*\n/);
  return /^.*?(?:[.](?=\s|$)|。)/s.exec(paragraph)?.[0].replaceAll('\n', ' ') ?? paragraph;
}

function edit(file, change) {
  const path = join(root, file);
  writeFileSync(path, `${JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8'))), undefined, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  edit('package.json', (manifest) => {
    manifest.contributes.configuration.properties['penaltyLens.checks'] = checksSetting();
    return manifest;
  });
  for (const [file, folder] of [['package.nls.json', ''], ['package.nls.zh-cn.json', 'zh-cn']]) edit(file, (texts) => ({ ...Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('check.'))), ...checkTexts(folder) }));
}
