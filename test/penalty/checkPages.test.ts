/** @file The pages of docs/checks are test suites: a heading names a test, carets name the findings, `python fixed` the fix. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '../../src/protocol/evaluation.ts';
import { applyEdits } from '../../src/penalty/fixes/applyEdits.ts';
import { openTestService } from '../service/testService.ts';

interface PageTest { readonly name: string; readonly python: string; readonly fixed: string | undefined }
interface Expected { readonly line: number; readonly start: number; readonly end: number; readonly severity: string; readonly code: string; readonly message: string }

describe('docs/checks', () => {
  for (const page of readdirSync('docs/checks').filter((name) => name.endsWith('.md'))) describe(page.replace('.md', ''), () => {
    for (const test of readPage(readFileSync(`docs/checks/${page}`, 'utf8'))) it(test.name, async () => { await check(test); });
  });
});

async function check({ python, fixed }: PageTest): Promise<void> {
  const service = await openTestService();
  service.update('file:///page.py', python, 1);
  const findings = service.findings('file:///page.py');
  const expected = readCarets(python);
  assert.deepEqual(findings.map((f) => describePlace(python, f)), expected.map((e) => `line ${e.line.toString()}, ${e.start.toString()}–${e.end.toString()}: ${e.severity}[${e.code}]`));
  expected.forEach((e, i) => { assert.ok(findings[i]?.message.includes(e.message), `“${findings[i]?.message ?? ''}” does not say “${e.message}”`); });
  if (fixed === undefined) return;
  const fix = findings[0]?.fix;
  assert.ok(fix, 'no fix is offered');
  assert.equal(withoutCarets(applyEdits(python, fix.edits)), withoutCarets(fixed));
}

function describePlace(text: string, finding: Finding): string {
  const before = text.slice(0, finding.range.start).split('\n');
  const column = before.at(-1)?.length ?? 0;
  return `line ${before.length.toString()}, ${column.toString()}–${(column + finding.range.end - finding.range.start).toString()}: ${finding.severity}[${finding.code}]`;
}

/** A comment with carets speaks of the line above it. */
function readCarets(text: string): Expected[] {
  return text.split('\n').flatMap((line, index) => {
    const match = /^\s*#\s*(\^+) (\w+)\[([\w-]+)\]: (.*)$/.exec(line);
    if (!match) return [];
    const start = line.indexOf('^');
    return [{ line: index, start, end: start + (match[1]?.length ?? 0), severity: match[2] ?? '', code: match[3] ?? '', message: match[4] ?? '' }];
  });
}

function withoutCarets(text: string): string {
  return text.split('\n').filter((line) => !/^\s*#\s*\^/.test(line)).join('\n').trim();
}

function readPage(markdown: string): PageTest[] {
  return markdown.split(/^## /m).slice(1).map((section) => ({
    name: section.slice(0, section.indexOf('\n')), python: block(section, 'python') ?? '', fixed: block(section, 'python fixed'),
  }));
}

function block(section: string, language: string): string | undefined {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section)?.[1];
}
