/** @file Evaluations as the JSON of docs/cli.md (1-based lines and columns) and as lines for people. */
import type { Evaluation, Finding, OffsetRange, ProbeResult } from '../protocol/evaluation.ts';
import { formatNumber, formatShape, lineText } from '../service/index.ts';
import type { SourceFile } from './files.ts';
import { phrase } from '../texts/text.ts';
import type { Say } from './language.ts';
import { formNames, severityNames, shapeNames, verdictNames } from './names.ts';
import { Places } from './places.ts';

/** One site of `evaluate --format json`. */
export function siteJson(evaluation: Evaluation, source: SourceFile): Record<string, unknown> {
  const places = new Places(source);
  const { site } = evaluation;
  const placeOf = (range: OffsetRange | undefined): number | undefined => range && places.at(range.start).line;
  return {
    file: source.path, cell: places.cell(site.range.start), function: site.function ?? null,
    line: places.at(site.form === 'inline' ? site.nameRange.start : site.range.start).line, endLine: places.at(Math.max(site.range.start, site.range.end - 1)).line,
    form: site.form, shape: evaluation.shape, shapeFrom: evaluation.shapeFrom,
    verdict: evaluation.verdict, title: evaluation.title, sentence: evaluation.sentence,
    kind: evaluation.kind, weight: evaluation.weight ?? null, target: evaluation.target ?? null,
    probes: evaluation.probes.map((probe) => probeJson(probe, places)),
    findings: evaluation.findings.map((finding) => findingJson(finding, places)),
    ...(evaluation.assumptions.length > 0 ? { assumptions: evaluation.assumptions } : {}),
    ...(evaluation.raises ? { raises: { type: evaluation.raises.type, message: evaluation.raises.message, line: placeOf(evaluation.raises.range) ?? null } } : {}),
    ...(evaluation.unsupported ? { unsupported: { what: evaluation.unsupported.what, line: placeOf(evaluation.unsupported.range) ?? null } } : {}),
  };
}

function probeJson({ name, penalty, expected, norm, sampleNorms, shape, range, references, critic, note }: ProbeResult, places: Places): Record<string, unknown> {
  return {
    name, penalty: penalty ?? null, expected: expected ?? null,
    ...(norm === undefined ? {} : { norm }),
    ...(sampleNorms ? { norms: { mean: sampleNorms.mean, deviation: sampleNorms.deviation, min: sampleNorms.min, max: sampleNorms.max } } : {}),
    ...(shape ? { shape } : {}), ...(range ? { line: places.at(range.start).line } : {}),
    ...(references ? { references } : {}), ...(critic ? { critic } : {}), ...(note === undefined ? {} : { note }),
  };
}

export function findingJson(finding: Finding, places: Places): Record<string, unknown> {
  const { code, severity, confirmed, message, range, fix } = finding;
  return {
    code, severity, confirmed, message, ...places.range(range),
    ...(fix ? { fix: { title: fix.title, edits: fix.edits.map((edit) => ({ ...places.range(edit.range), text: edit.text })) } } : {}),
  };
}

/** A few lines for a terminal. */
export function siteText(evaluation: Evaluation, source: SourceFile, say: Say): string {
  const places = new Places(source);
  const { line } = places.at(evaluation.site.form === 'inline' ? evaluation.site.nameRange.start : evaluation.site.range.start);
  const cell = places.cell(evaluation.site.range.start);
  const where = `${source.path}${cell === undefined ? '' : `:cell ${cell.toString()}`}:${line.toString()}`;
  const width = Math.min(40, Math.max(8, ...evaluation.probes.map(({ name }) => name.length)));
  const probes = evaluation.probes.map((p) => `    ${p.name.padEnd(width)} ${(p.penalty === undefined ? p.note ?? say(phrase`none`) : formatNumber(p.penalty)).padStart(10)}${p.expected === undefined ? '' : `   ${say(phrase`expected ${formatNumber(p.expected)}`)}`}`);
  const findings = evaluation.findings.flatMap((f) => [
    `    ${say(phrase`${severityNames[f.severity]}[${f.code}] ${lineText(places.at(f.range.start))}: ${f.message}`)}`,
    ...(f.fix ? [`    ${say(phrase`fix: ${f.fix.title}: ${f.fix.edits.map((edit) => say(phrase`${edit.text} at ${lineText(places.at(edit.range.start))}`)).join(', ')}`)}`] : []),
  ]);
  const stop = evaluation.raises?.range ?? evaluation.unsupported?.range;
  const stoppedAt = stop === undefined ? '' : say(phrase` (${lineText(places.at(stop.start))})`);
  return [
    `${where}  ${say(phrase`${evaluation.site.function ?? phrase`inline block`} (${formNames[evaluation.site.form]}) at ${formatShape(evaluation.shape)}, ${shapeNames[evaluation.shapeFrom]}`)}`,
    `  ${say(phrase`${verdictNames[evaluation.verdict]}: ${evaluation.title}. ${evaluation.sentence}${stoppedAt}`)}`, ...probes, ...findings,
    ...(evaluation.assumptions.length > 0 ? [`    ${say(phrase`assumed: ${evaluation.assumptions.join(', ')}`)}`] : []),
  ].join('\n');
}
