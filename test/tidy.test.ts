/** @file House rules that a linter does not know. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

interface Source { readonly path: string; readonly text: string }

const skipped = new Set(['node_modules', 'stubs', 'fixtures']);
const scanned = ['src', 'test', 'scripts'].flatMap((folder) => sources(folder));
const typeScript = scanned.filter(({ path }) => /\.tsx?$/.test(path));

function sources(folder: string): readonly Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path);
    return /\.(tsx?|mjs|cjs)$/.test(path) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  });
}

/** Lists every offender, so that one run shows them all. */
function none(offenders: readonly string[], rule: string): void {
  assert.equal(offenders.length, 0, `${rule}:\n  ${offenders.join('\n  ')}`);
}

describe('house rules', () => {
  it('every file says what it is for', () => {
    const silent = scanned.filter(({ path, text }) => !/\.(test|d)\.m?tsx?$/.test(path) && !/^(#!.*\n)?\/\*\*?\s+(\* )?@file/.test(text));
    none(silent.map(({ path }) => path), 'These do not open with /** @file … */');
  });

  it('file names are camelCase, components like their names', () => {
    none(typeScript.map(({ path }) => path).filter((path) => !/^(?:[a-z][A-Za-z0-9]*|[A-Z][A-Za-z0-9]*(?=\.tsx$))(\.(test|d))?\.tsx?$/.test(basename(path))), 'Not camelCase');
  });

  it('nothing is switched off or put off', () => {
    // Taken apart, so that this file does not find itself.
    const words = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'eslint-' + 'disable', '@ts-' + 'ignore', '@ts-' + 'expect-error', '@ts-' + 'nocheck'].join('|'));
    const offenders = scanned.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (words.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
    none(offenders, 'Finish it, or say in the issue what is left');
  });

  it('a cast gives its reason on its line', () => {
    none(typeScript.filter(({ path }) => path.startsWith('src')).flatMap(unexplainedCasts), 'Casts without a reason');
  });
});

function unexplainedCasts({ path, text }: Source): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && node.type.getText(file) !== 'const') {
      const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const last = file.getLineAndCharacterOfPosition(node.end).line;
      // A comment at the end of the line, or one just above the statement.
      const near = [lines[first - 1] ?? '', ...lines.slice(first, last + 1)];
      if (!near.some((line, index) => (index === 0 ? /^\s*(\/\/|\*|\/\*)/ : /\/\/|\/\*/).test(line))) found.push(`${path}:${first + 1}: ${lines[first]?.trim() ?? ''}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
