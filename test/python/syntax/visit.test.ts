/** @file Going through trees, and lines to offsets. */
import assert from 'node:assert/strict';
import { LineIndex, children, nodesAt, walk } from '../../../src/python/syntax/index.ts';
import { parse, source } from './shapes.ts';

const TEXT = '@dec(1)\ndef f(a, b=2, *, c: int = 3):\n    with open(a) as g:\n        return {a: b, **c}\n';

describe('syntax: visiting', () => {
  it('finds the nodes at an offset, outermost first', () => {
    const at = nodesAt(parse(TEXT), TEXT.indexOf('a: b'));
    assert.deepEqual(at.map((node) => node.type), ['FunctionDef', 'With', 'Return', 'Dict', 'Name']);
    assert.deepEqual(nodesAt(parse(TEXT), 2).map((node) => node.type), ['FunctionDef', 'Call', 'Name']);
  });

  it('counts the offset right behind a name to the name', () => {
    assert.equal(nodesAt(parse('abc'), 3).at(-1)?.type, 'Name');
  });

  it('walks every node in the order of the text, defaults and annotations too', () => {
    const seen: string[] = [];
    walk(parse(TEXT), (node) => {
      if (node.type === 'Name' || node.type === 'Constant') seen.push(source(TEXT, node));
      return true;
    });
    assert.deepEqual(seen, ['dec', '1', '2', 'int', '3', 'open', 'a', 'g', 'a', 'b', 'c']);
  });

  it('does not go into what the visitor refuses', () => {
    const seen: string[] = [];
    walk(parse(TEXT), (node) => {
      seen.push(node.type);
      return node.type !== 'FunctionDef';
    });
    assert.deepEqual(seen, ['FunctionDef']);
  });

  it('works on trees that were JSON', () => {
    const module = parse(TEXT);
    const copy = JSON.parse(JSON.stringify(module)) as typeof module; // what a tree looks like after a process border
    assert.deepEqual(children(copy).map((node) => node.type), ['FunctionDef']);
    assert.equal(nodesAt(copy, TEXT.indexOf('**c')).at(-1)?.type, 'Dict');
  });

  it('turns offsets into lines and back, whatever ends a line', () => {
    const lines = new LineIndex('a\r\nb😀c\rd\n');
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.positionAt(6), { line: 1, character: 3 });
    assert.equal(lines.offsetAt({ line: 1, character: 3 }), 6);
    assert.deepEqual(lines.positionAt(100), { line: 3, character: 0 });
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 10);
  });
});
