/** @file Findings as SARIF 2.1.0, for code scanning. Rules are explained by the pages of docs/checks. */
import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, catalogueIn, type CheckInfo } from '../../service/index.ts';
import { translationsFor, type Language } from '../../texts/languages.ts';
import { visibleJson } from '../../texts/visible.ts';
import { sayerOf, type Say } from '../language.ts';
import { pageOf } from './pages.ts';
import { lineText } from '../../service/index.ts';
import type { Place, Problem, Report, ReportedFinding } from './report.ts';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

export function sarifReport({ findings, problems }: Report, version: string, language: Language): string {
  const say = sayerOf(language);
  const fingerprint = fingerprints();
  const run = {
    tool: { driver: { name: 'Penalty Lens', version, semanticVersion: version, rules: catalogueIn(translationsFor(language)).map((check) => rule(check, language)) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(process.cwd()).href.replace(/\/$/, '')}/` } },
    invocations: [{ executionSuccessful: !problems.some(({ failed }) => failed), toolExecutionNotifications: problems.map(notification) }],
    results: findings.map((finding) => ({ ...result(finding, say), partialFingerprints: { primaryLocationLineHash: fingerprint(finding) } })),
  };
  return `${visibleJson(JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2))}\n`;
}

function rule({ code, title, severity, confirmed }: CheckInfo, language: Language): object {
  const page = pageOf(code, language);
  return {
    id: code, name: code.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title }, fullDescription: { text: page?.summary ?? title },
    ...(page ? { help: { text: page.markdown, markdown: page.markdown }, helpUri: page.uri } : {}),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['pytorch', 'gradient-penalty'], precision: confirmed ? 'very-high' : 'medium' },
  };
}

function result(finding: ReportedFinding, say: Say): object {
  const { file, code, severity, message, place, related, fix } = finding;
  return {
    ruleId: code, ruleIndex: catalogue.findIndex((check) => check.code === code), level: levels[severity],
    message: { text: place.cell === undefined ? message : `${message} (${say(lineText(place))})` },
    locations: [{ physicalLocation: physical(file, place), ...logical(finding, say) }],
    ...(related.length > 0 ? { relatedLocations: related.map((other, id) => ({ id, physicalLocation: physical(file, other.place), message: { text: other.message } })) } : {}),
    // Lines of a cell are not lines of the notebook's file, so there is nothing to replace there.
    ...(fix && place.cell === undefined ? { fixes: [{ description: { text: fix.title }, artifactChanges: [{ artifactLocation: artifact(file), replacements: fix.edits.map((edit) => ({ deletedRegion: region(edit.place), insertedContent: { text: edit.text } })) }] }] } : {}),
    properties: { confirmed: finding.confirmed },
  };
}

const physical = (file: string, place: Place): object => ({ artifactLocation: artifact(file), ...(place.cell === undefined ? { region: region(place) } : {}) });
const region = ({ line, column, endLine, endColumn }: Place): object => ({ startLine: line, startColumn: column, endLine, endColumn });

function logical({ function: name, place }: ReportedFinding, say: Say): object {
  const names = [...(place.cell === undefined ? [] : [{ name: say(lineText(place)), kind: 'module' }]), ...(name === undefined ? [] : [{ fullyQualifiedName: name, kind: 'function' }])];
  return names.length > 0 ? { logicalLocations: names } : {};
}

/** Below the working folder as a relative reference, so that a report means the same on another machine. */
function artifact(file: string): object {
  const path = relative(process.cwd(), resolve(file));
  if (path.startsWith('..') || isAbsolute(path)) return { uri: pathToFileURL(resolve(file)).href };
  return { uri: path.split(sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

const notification = ({ file, message, failed }: Problem): object => ({
  level: failed ? 'error' : 'warning', message: { text: `${file}: ${message}` }, locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
});

/** The same mistake on the same text is the same finding, wherever the line has moved; equal ones are counted. */
function fingerprints(): (finding: ReportedFinding) => string {
  const seen = new Map<string, number>();
  return ({ file, code, function: name, text }) => {
    const hash = createHash('sha256').update([file.split(sep).join('/'), code, name ?? '', text.replace(/\s+/g, '')].join('\0')).digest('hex').slice(0, 16);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count.toString()}`;
  };
}
