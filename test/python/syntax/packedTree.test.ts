/** @file What a bundle holds of our Python sources is the tree that the parser made, but for ranges and docstrings. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createParser, packTree, unpackTree } from '../../../src/python/syntax/index.ts';
import { parserFiles } from '../../service/testService.ts';
import { filesUnder } from './pythonFiles.ts';

describe('packed trees', () => {
  it('are the same trees again', async () => {
    const parser = await createParser(parserFiles);
    for (const path of filesUnder('src')) {
      const tree = parser.parse(readFileSync(path, 'utf8'));
      assert.deepEqual(withoutRanges(unpackTree(packTree(tree))), withoutRanges(tree), path);
    }
  });

  it('keep lists of any length and texts of any kind', async () => {
    const parser = await createParser(parserFiles);
    const items = Array.from({ length: 200 }, (_, i) => i.toString()).join(', ');
    const tree = parser.parse(`x = [${items}]\ny = 'a\\nb', "\\u0002", b'\\x00', 1j, ..., None, -0.5e10\nif x:\n    pass\nasync def f(*, a=1, b): await g\nmatch x:\n    case [1, *_]: pass\n`);
    assert.deepEqual(withoutRanges(unpackTree(packTree(tree))), withoutRanges(tree));
  });

  it('make nodes of them, which have ranges', async () => {
    const [statement] = unpackTree(packTree((await createParser(parserFiles)).parse('x.y = 1'))).body;
    assert.equal(statement?.start, 0);
    assert.equal(statement.type === 'Assign' && statement.targets[0]?.type === 'Attribute' && statement.targets[0].attrRange.end, 0);
  });
});

const ranges = new Set(['start', 'end', 'nameRange', 'attrRange']);

/** As JSON has it, without docstrings. */
function withoutRanges(tree: object): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (ranges.has(key) ? undefined : key === 'body' && Array.isArray(value) && value.length > 1 && isText(value[0]) ? value.slice(1) : value))) as unknown;
}

const isText = (statement: unknown): boolean => /^\{"type":"Expr",("start":\d+,"end":\d+,)?"value":\{"type":"Constant",("start":\d+,"end":\d+,)?"value":\{("start":\d+,"end":\d+,)?"kind":"str"/.test(JSON.stringify(statement));
