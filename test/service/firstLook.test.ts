/** @file The first look passes over no file that has a site: programs of the project, in every guise of their text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSites, mayHavePenalty } from '../../src/penalty/index.ts';
import { openTestTools } from './testService.ts';

function programs(): { readonly name: string; readonly text: string }[] {
  const python = ['samples', 'test/conformance', 'test/penalty'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py')).map((name) => join(folder, name)));
  const pages = ['docs/checks', 'test/penalty'].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)));
  return [
    ...python.map((name) => ({ name, text: readFileSync(name, 'utf8') })),
    ...pages.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/^```python.*\n([\s\S]*?)^```/gm)].map((match, i) => ({ name: `${name}, block ${(i + 1).toString()}`, text: match[1] ?? '' }))),
  ];
}

describe('the first look at a text', () => {
  it('passes over none that has a site', async () => {
    const { parser } = await openTestTools();
    const all = programs();
    const overlooked = all.filter(({ text }) => !mayHavePenalty(Buffer.from(text).toString('latin1')) && findSites(parser.parse(text)).length > 0);
    assert.ok(all.length > 100);
    assert.deepEqual(overlooked.map(({ name }) => name), []);
  });

  it('sees gradients in headers, lambdas and formatted strings', () => {
    for (const text of [
      'def f(x=(1, (2, 3)), *, my_gradient: Callable[[int], int] = g()): pass', 'def r1_reg(x): pass', 'def Penalty(x): pass', 'gp: Callable = lambda g: g', 'self.gp = lambda g: g', 'return lambda gradient: 1',
      'print(f"{torch.autograd.grad(y, x)}" + "text")', "f = 'it''s' # don't\nx.grad", '"""doc \'\'\'"""\nx.grad', 'x = "a\\\\"\ny = "\\""\nx.grad',
    ]) assert.ok(mayHavePenalty(text), text);
  });

  it('does not stop at words in comments and texts', () => {
    for (const text of ['# x.grad', '"""\n>>> x.grad\n"""', "s = 'grad'", 'def register(x): pass', 'x = graded']) assert.ok(!mayHavePenalty(text), text);
  });
});
