/** @file A text that is typed has, version by version, the tree that it has when it is read anew; and what did not change stays the same object. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Module } from '../../../src/python/syntax/index.ts';
import { parserForTests } from './parserForTests.ts';
import { filesUnder } from './pythonFiles.ts';

/** Replaces `removed` characters, from `at` thousandths of the text on. */
interface Edit { readonly at: number; readonly removed: number; readonly text: string }

const edit = (texts: fc.Arbitrary<string>): fc.Arbitrary<Edit> => fc.record({ at: fc.integer({ min: 0, max: 1000 }), removed: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.integer({ min: 0, max: 60 })), text: texts });
/** What borders lean on: ends of lines, indentation, strings, clauses, decorators. */
const pieces = fc.constantFrom('', 'a', '1', ' ', '\n', '\n\n', '    ', '\t', '\r', '\r\n', '\f', '\uFEFF', '\\\n', ';', '; b = 2', ':', '(', ')', '[', '"', '\'', '"""', '\'\'\'', '#', '# type\n', '@a\n', '@', 'if x:\n    pass\n', 'else:\n    pass\n', 'elif y: pass\n', 'except E: pass\n', 'def f(a):\n    return a\n', '\nx = 1\n', 'match x:\n', 'case _: pass\n', 'type(x).y = 1\n', 'print "a"\n', '%time\n', 'async ', 'class C:\n  x = 1\n\n', 'f"{x}"', '= ', ', ');
const applied = (text: string, { at, removed, text: inserted }: Edit): string => {
  const start = Math.floor((text.length * at) / 1000);
  return text.slice(0, start) + inserted + text.slice(start + removed);
};

describe('a text that is read again', () => {
  const sources = [...filesUnder('samples'), ...filesUnder('src/penalty'), ...filesUnder('src/python/library')].map((path) => readFileSync(path, 'utf8')).filter((text) => text.length < 12_000);
  const own = ['', 'x = 1', 'a; b\nc; d\n', '@d\n@ e\ndef f(): pass\n\n@(g)\nclass C: pass\nx = \\\n  2\ny = 3; \\\nz = 4\n', 'if a:\n  b\nelif c:\n  d\nelse:\n  e\nf\n'];

  it('has the tree of the text', async () => {
    const parser = await parserForTests();
    fc.assert(fc.property(fc.constantFrom(...own, ...sources), fc.array(edit(pieces), { minLength: 1, maxLength: 8 }), (start, edits) => {
      let text = start;
      let tree = parser.parse(text);
      for (const each of edits) {
        text = applied(text, each);
        tree = parser.parseAgain(text, tree);
        assert.deepEqual(tree, parser.parse(text));
      }
    }), { numRuns: Number(process.env['AGAIN_RUNS'] ?? 150), seed: Number(process.env['AGAIN_SEED'] ?? 7) });
  });

  it('keeps every statement but the edited one and the one before it', async () => {
    const parser = await parserForTests();
    const lines = Array.from({ length: 100 }, (_, i) => `def f${i.toString()}(x):\n    return x + ${i.toString()}\n\n`);
    const before = parser.parse(lines.join(''));
    const statements = [...before.body];
    const after = parser.parseAgain(lines.join('').replace('x + 50', 'x + 5000'), before);
    assert.deepEqual(statements.flatMap((statement, i) => (after.body[i] === statement ? [] : [i])), [50]);
    assert.equal(startOfLast(after), startOfLast(parser.parse(lines.join(''))) + 2);
  });

  it('is read anew where the older text was broken, or the new one is', async () => {
    const parser = await parserForTests();
    const [good, broken] = ['x = 1\ny = 2\nz = 3\n', 'x = 1\ny = (2\nz = 3\n'];
    for (const [from, to] of [[good, broken], [broken, good], [broken, `${broken}w = 4\n`]] as const) assert.deepEqual(parser.parseAgain(to, parser.parse(from)), parser.parse(to));
    // What stands far from the fault outlives it.
    const sound = parser.parse(good);
    const [first] = sound.body;
    assert.equal(parser.parseAgain(`${good}w = 4\n`, parser.parseAgain(broken, sound)).body[0], first);
  });
});

const startOfLast = (tree: Module): number => tree.body.at(-1)?.start ?? 0;
