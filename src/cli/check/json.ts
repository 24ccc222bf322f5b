/** @file The JSON of docs/cli.md; docs/cli.schema.json describes it. */
import { visibleJson } from '../../texts/visible.ts';
import type { Place, Report, ReportedFinding } from './report.ts';

export function jsonReport({ files, findings, problems }: Report): string {
  const report = { version: 1, files, findings: findings.map(findingJson), problems: problems.map(({ file, message }) => ({ file, message })) };
  return `${visibleJson(JSON.stringify(report, undefined, 2))}\n`;
}

function findingJson(finding: ReportedFinding): Record<string, unknown> {
  const { file, code, severity, confirmed, title, message, place, related, fix } = finding;
  return {
    file, ...placeJson(place), function: finding.function ?? null, code, severity, confirmed, title, message,
    ...(related.length > 0 ? { related: related.map((other) => ({ ...placeJson(other.place), message: other.message })) } : {}),
    ...(fix ? { fix: { title: fix.title, edits: fix.edits.map((edit) => ({ ...placeJson(edit.place), text: edit.text })) } } : {}),
  };
}

const placeJson = ({ cell, ...lines }: Place): Record<string, unknown> => ({ ...(cell === undefined ? {} : { cell }), ...lines });
