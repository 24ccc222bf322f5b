/** @file Everything said about the pages' code and the samples is Chinese: Latin words are code, names or Python's own exceptions. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { composeService, type Service } from '../../src/service/index.ts';
import type { Evaluation, Finding } from '../../src/protocol/evaluation.ts';
import { clock, parserFiles } from '../service/testService.ts';

/** Words that the Chinese literature writes in Latin letters. */
const names = /\b(WGAN-GP|WGAN-div|WGAN|DRAGAN|PyTorch|NumPy|Python|NaN|nan|inf|ReLU|CPU|GPU|CUDA|MiB|R1|R2|L1|L2|MaxGP|Lipschitz|Frobenius|eikonal|sigmoid|Wasserstein|detach|view|reshape|permute|expand|channels_last|async|dim|int|None|True|False|[A-Z]|MNIST|MB)\b/g;
/** Python's words, to the end of what is said. */
const exception = /\b\w*(Error|Exception|Iteration)\b.*$/s;
const quotation = /“[^”]*”/g;
const code = /`[^`]*`|```[^]*?```|\b\w+\(\)|[\w.]*[._=\\]\w[\w.=\\]*(\([^)]*\))?|\b[a-z]\w*\d\w*/g;

function englishIn(said: string, identifiers: ReadonlySet<string>): string[] {
  // In Markdown a hyphen may come with a backslash.
  const left = said.replace(/\\(?=[^\w\s])/g, '').replace(exception, '').replace(quotation, '').replace(code, '').replace(names, '');
  return [...left.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word).filter((word) => !identifiers.has(word));
}

const saidOf = ({ title, message, related, fix }: Finding): string[] => [title, message, ...related.map((other) => other.message), ...(fix ? [fix.title] : [])];
const saidIn = ({ title, sentence, derivation, trace, assumptions, unsupported, findings, probes, raises }: Evaluation): string[] => [
  title, sentence === raises?.message ? '' : sentence, ...derivation.map(({ label }) => label), ...trace.flatMap(({ note, result }) => [note ?? '', result.text]), ...assumptions, unsupported?.what ?? '',
  ...findings.flatMap(saidOf), ...probes.map(({ note }) => note ?? ''), ...probes.flatMap((probe) => probe.derivation.map(({ label }) => label)),
];

/** Wherever a word begins, each once. */
const hoversIn = (service: Service, uri: string, python: string): string[] =>
  [...new Set([...python.matchAll(/\b\w/g)].map(({ index }) => service.hover(uri, index)?.markdown ?? ''))];

/** All that the service says about a program, in its language. */
function everything(service: Service, python: string, { withHovers }: { readonly withHovers: boolean }): string[] {
  const uri = 'file:///page.py';
  service.update(uri, python, 1);
  const evaluations = service.evaluate(uri);
  return [
    ...evaluations.flatMap(saidIn), ...service.findings(uri).flatMap(saidOf), ...service.lenses(uri).map(({ verdict }) => verdict ?? ''),
    ...(withHovers ? hoversIn(service, uri, python) : []), ...evaluations.flatMap(({ site }) => service.hints(uri, site.nameRange.start).map(({ text }) => text)),
  ];
}

const pages = readdirSync('docs/checks').filter((name) => name.endsWith('.md')).flatMap((name) => [...readFileSync(`docs/checks/${name}`, 'utf8').matchAll(/^```python\n([\s\S]*?)^```/gm)].map(([, python = ''], i) => ({ name: `${name}, ${(i + 1).toString()}`, python, withHovers: i === 0 })));
const samples = readdirSync('samples').filter((name) => name.endsWith('.py')).map((name) => ({ name, python: readFileSync(`samples/${name}`, 'utf8'), withHovers: true }));

describe('in Simplified Chinese', () => {
  let service: Service;
  before(async () => { service = await composeService({ wasm: parserFiles, clock, language: 'zh-cn' }); });

  for (const { name, python, withHovers } of [...pages, ...samples]) it(name, () => {
    const identifiers = new Set([...python.matchAll(/[A-Za-z_]\w*/g)].map(([word]) => word));
    const english = everything(service, python, { withHovers }).flatMap((said) => englishIn(said, identifiers).map((word) => `“${word}” in: ${said}`));
    assert.equal(english.length, 0, english.join('\n'));
  });
});
