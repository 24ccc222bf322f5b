/** @file A file is read with its modules wherever they make a penalty of what it has: the project's programs, torn into two files. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSites, helpingOf, mayLeanOn } from '../../src/penalty/index.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';

const parser = await parserForTests();

function blocks(): readonly string[] {
  const pages = ['docs/checks', 'test/penalty'].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)));
  return pages.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/^```python.*\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? ''));
}

/** The text without one of its functions or classes, and a module that has it. */
function torn(text: string): { readonly main: string; readonly other: string }[] {
  const { body } = parser.parse(text);
  const imports = body.filter(({ type }) => type === 'Import' || type === 'ImportFrom').map(({ start, end }) => text.slice(start, end)).join('\n');
  return body.flatMap((one) => (one.type === 'FunctionDef' || one.type === 'ClassDef' ? [{ main: `from other import ${one.name}\n${text.slice(0, one.start)}${text.slice(one.end)}`, other: `${imports}\n${text.slice(one.start, one.end)}\n` }] : []));
}

describe('a file that leans on its modules', () => {
  it('is told wherever a module adds a penalty to it', () => {
    let leaning = 0;
    for (const { main, other } of blocks().flatMap(torn)) {
      const [tree, helper] = [parser.parse(main), parser.parse(other)];
      if (findSites(tree).length > 0 || findSites(tree, [helper]).length === 0) continue;
      leaning++;
      assert.ok(mayLeanOn(tree, helpingOf(helper)), `${main}\n# other\n${other}`);
    }
    assert.ok(leaning > 0);
  });

  const lean = (main: string, other: string): boolean => mayLeanOn(parser.parse(main), helpingOf(parser.parse(other)));

  it('calls what takes a gradient, through others too', () => {
    const other = 'import torch\ndef slope(y, x):\n    return torch.autograd.grad(y, x)[0]\ndef slopes(y, x):\n    return slope(y, x)\n';
    assert.ok(lean('from other import slopes\ndef loss(critic, x):\n    return slopes(critic(x), x).norm()\n', other));
    assert.ok(!lean('from other import slopes\ndef loss(critic, x):\n    return critic(x).norm()\n', other));
  });

  it('has a gradient, and calls what makes a norm of it', () => {
    const other = 'def size(x):\n    return x.norm()\n';
    assert.ok(lean('from other import size\ndef penalty(grad):\n    return size(grad)\n', other));
    assert.ok(!lean('from other import size\ndef penalty(grad):\n    return grad\n', other));
    assert.ok(!lean('from other import size\ndef area(a, b):\n    return size(a) * b\n', other));
  });
});
