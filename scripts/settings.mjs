/** @file `node scripts/settings.mjs`: writes the setting `penaltyLens.checks` into package.json, one entry for each page of docs/checks. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const levels = ['off', 'error', 'warning', 'information', 'hint'];

/** The JSON schema of the setting. */
export function checksSetting() {
  const codes = readdirSync(join(root, 'docs/checks')).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length)).sort();
  return {
    type: 'object',
    default: {},
    order: 8,
    additionalProperties: false,
    markdownDescription: 'How much each check counts. A check that is not listed counts as it says itself.',
    properties: Object.fromEntries(codes.map((code) => [code, { type: 'string', enum: levels, markdownDescription: firstSentence(readFileSync(join(root, 'docs/checks', `${code}.md`), 'utf8')) }])),
  };
}

/** Of the paragraph below the title. */
function firstSentence(page) {
  const [paragraph = ''] = page.replace(/^# .*\n+/, '').split(/\n\s*\n/);
  return /^.*?[.](?=\s|$)/s.exec(paragraph)?.[0].replaceAll('\n', ' ') ?? paragraph;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.contributes.configuration.properties['penaltyLens.checks'] = checksSetting();
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
