/** @file The parser against CPython on real files, and against unfinished lines. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Parser } from '../../../src/python/syntax/index.ts';
import { canonicalTree } from './canonicalTree.ts';
import { corpusFiles, cpythonTrees, whyNoPython } from './corpus.ts';
import { lostFunctions, mutant, randomNumbers } from './mutants.ts';
import { parserForTests } from './parserForTests.ts';

const reason = whyNoPython();
const skipped = reason === undefined ? '' : ` (skipped: ${reason})`;

describe(`syntax gate${skipped}`, function () {
  this.timeout(120_000);
  let parser: Parser;
  let files: readonly string[] = [];

  before(async function () {
    if (reason !== undefined) this.skip();
    parser = await parserForTests();
    // Set SYNTAX_GATE=all for all of PyTorch's files; the result is the same, later.
    files = corpusFiles(process.env['SYNTAX_GATE'] === 'all' ? 2000 : 1100);
  });

  it('gives the tree of CPython on at least 98 % of 1,000 files', async () => {
    const different: string[] = [];
    let total = 0;
    for await (const { path, tree, exactFStrings } of cpythonTrees(files)) {
      total++;
      if (canonicalTree(parser.parse(readFileSync(path, 'utf8')), exactFStrings) !== tree) different.push(path);
    }
    console.log(`      ${total - different.length} of ${total} files equal`);
    assert.ok(total >= 1000, `only ${total} files`);
    assert.ok(different.length <= 0.02 * total, `different:\n${different.join('\n')}`);
  });

  it('finds no problem in files that Python accepts', () => {
    const complaints = files.slice(0, 300).flatMap((path) => {
      const [first] = parser.parse(readFileSync(path, 'utf8')).errors;
      return first === undefined ? [] : [`${path}: ${first.message}`];
    });
    assert.ok(complaints.length <= 3, complaints.join('\n'));
  });

  it('keeps the other functions of a file with an unfinished line, in at least 97 % of 300 cases', () => {
    const random = randomNumbers(20);
    const damaged: string[] = [];
    let total = 0;
    while (total < 300) {
      const text = readFileSync(files[random(files.length)] ?? '', 'utf8');
      const change = text.length < 60_000 ? mutant(text, parser, random) : undefined;
      if (change === undefined) continue;
      total++;
      const lost = lostFunctions(change, parser);
      if (lost.length > 0) damaged.push(`${change.line} → ${lost.join(', ')}`);
    }
    console.log(`      ${total - damaged.length} of ${total} files kept all other functions`);
    assert.ok(damaged.length <= 0.03 * total, damaged.join('\n'));
  });
});
