/**
 * @file A module's names are evaluated when something asks for them; what nobody asks for costs nothing.
 */
import assert from 'node:assert/strict';
import { raise } from '../../../src/python/evaluator/index.ts';
import { evaluatorOf, shown } from './support.ts';

async function values(text: string, ...names: string[]): Promise<string[]> {
  const { evaluator } = await evaluatorOf(text);
  return names.map((name) => shown(evaluator, evaluator.global(name)));
}

describe('module level on demand', () => {
  it('executes only what a name needs', async () => {
    const { evaluator, printed } = await evaluatorOf('print("a")\nx = 1\nprint("b")\ny = x + 1\nz = nothing\n');
    assert.equal(shown(evaluator, evaluator.global('y')), '2');
    assert.equal(printed(), '');
  });
  it('lets a failing statement fail only its own names', async () => {
    assert.deepEqual(await values('a = 1 / 0\nb = 2\nc = a\n', 'b', 'a', 'c', 'nothing'), ['2', 'ZeroDivisionError: division by zero', 'ZeroDivisionError: division by zero', "NameError: name 'nothing' is not defined"]);
  });
  it('runs the statements that change a value', async () => {
    assert.deepEqual(await values(
      'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--lr", type=float, default=0.5)\nopt = parser.parse_args()\nopt.extra = 3\nd = {}\nd["a"] = 1\nd["b"] = d["a"] + 1\nl = []\nl.append(4)\nlr = opt.lr\n',
      'lr', 'd', 'l', 'opt',
    ), ['0.5', "{'a': 1, 'b': 2}", '[4]', 'Namespace(lr=0.5, extra=3)']);
  });
  it('rebinds in order', async () => {
    assert.deepEqual(await values('x = 1\ny = x\nx = 2\nx += 3\n', 'y', 'x'), ['1', '5']);
  });
  it('never enters a training loop for a name that has another binding', async () => {
    const text = 'import torchlike\nmodel = torchlike.Net()\nstep = 5\nwhile True:\n    model.train()\n    loss = model(1)\n    step = step\nLAMBDA = 10\n';
    assert.deepEqual(await values(text, 'LAMBDA', 'step'), ['10', '5']);
  });
  it('enters a loop that builds a container a later statement reads', async () => {
    assert.deepEqual(await values('layers = []\nfor i in range(3):\n    layers.append(i)\ntotal = sum(layers)\nn = 1\nfor s in (1, 28, 28):\n    n *= s\nN = n\n', 'total', 'N'), ['3', '784']);
  });
  it('gives up on a long loop that alone binds a name', async () => {
    assert.deepEqual(await values('while True:\n    x = 1\n', 'x'), ['unsupported: a long loop at module level, run for one of its names']);
  });
  it('takes the branch that is taken', async () => {
    assert.deepEqual(await values('flag = 3\nif flag > 5:\n    m = "a"\nelif flag > 2:\n    m = "b"\nelse:\n    m = "c"\n', 'm'), ["'b'"]);
  });
  it('looks into the main block for names that nothing else binds', async () => {
    assert.deepEqual(await values('A = 1\ndef f():\n    return A + B\nif __name__ == "__main__":\n    A = 100\n    B = 2\n    C = f()\n', 'A', 'B'), ['1', '2']);
  });
  it('evaluates functions before or after what they use', async () => {
    assert.deepEqual(await values('def f():\n    return g() + later\ndef g():\n    return 1\nlater = 4\nx = f()\n', 'x'), ['5']);
  });
  it('skips notebook magics and Python 2 prints', async () => {
    assert.deepEqual(await values('%matplotlib inline\n!pip install x\nx = 3\nprint "old"\n', 'x'), ['3']);
  });
  it('takes values given from outside in place of the text', async () => {
    const { evaluator } = await evaluatorOf('LAMBDA = 10\ntwice = LAMBDA * 2\n', { globals: { LAMBDA: 7n } });
    assert.equal(shown(evaluator, evaluator.global('twice')), '14');
    assert.equal(shown(evaluator, evaluator.global('LAMBDA')), '7');
  });
});

describe('modules', () => {
  const modules = { helpers: 'SCALE = 3\nbroken = nothing\ndef triple(x):\n    return x * SCALE\n_private = 1\n', 'pkg.inner': 'from .sibling import value\nfrom . import sibling\nfrom ..helpers import SCALE\n', 'pkg.sibling': 'value = 42\n' };
  const cases: readonly (readonly [string, string])[] = [
    ['from helpers import triple\nx = triple(2)', '6'],
    ['import helpers as h\nx = h.triple(h.SCALE)', '9'],
    ['from helpers import *\nx = triple(1)', '3'],
    ['from pkg.inner import value, SCALE\nx = value + SCALE', '45'],
    ['import pkg.sibling\nx = pkg.sibling.value', '42'],
    ['from pkg import sibling\nx = sibling.value', '42'],
    ['import os.path as osp, math\nx = osp.join("a", "b"), math.floor(2.5)', "('a/b', 2)"],
    ['from collections import abc\nx = isinstance([], abc.Sequence)', 'True'],
    ['import helpers\nx = helpers.missing', "AttributeError: module 'helpers' has no attribute 'missing'"],
    ['from helpers import missing\nx = missing', "ImportError: cannot import name 'missing' from 'helpers' (unknown location)"],
    ['from __future__ import annotations\nx = 1', '1'],
  ];
  for (const [text, expected] of cases) {
    it(text.replaceAll('\n', '; '), async () => {
      const { evaluator } = await evaluatorOf(text, { modules });
      assert.equal(shown(evaluator, evaluator.global('x')), expected);
    });
  }
});

describe('functionOf', () => {
  it('makes a nested function, its free names from the environment', async () => {
    const { evaluator, tree } = await evaluatorOf('K = 2\ndef outer(a):\n    def inner(x):\n        return x * a + K + b\n    b = 1\n    return inner\n');
    const outer = tree.body[1];
    assert.equal(outer?.type, 'FunctionDef');
    const inner = outer.body[0];
    assert.ok(inner);
    const made = evaluator.functionOf(inner, new Map([['a', 10n], ['b', 5n]]));
    assert.equal(made.kind, 'value');
    assert.equal(shown(evaluator, evaluator.call(made.value, [3n])), '37');
    const open = evaluator.functionOf(inner);
    assert.equal(open.kind, 'value');
    assert.match(shown(evaluator, evaluator.call(open.value, [3n])), /^unsupported: the text of a/);
  });
  it('makes a method of an evaluated class', async () => {
    const { evaluator, tree } = await evaluatorOf('class A:\n    k = 4\n    def f(self, x):\n        return x + self.k\nclass B(A):\n    def f(self, x):\n        return super().f(x) * 2\n');
    const cls = tree.body[1];
    assert.equal(cls?.type, 'ClassDef');
    const method = cls.body[0];
    assert.ok(method);
    const made = evaluator.functionOf(method);
    const instance = evaluator.attempt(() => evaluator.interpreter.call(evaluator.interpreter.getattr(evaluator.interpreter.importModule('builtins'), 'object')));
    assert.equal(made.kind, 'value');
    assert.equal(instance.kind, 'value');
    const b = evaluator.global('B');
    assert.equal(b.kind, 'value');
    assert.equal(shown(evaluator, evaluator.attempt(() => evaluator.interpreter.call(made.value, [evaluator.interpreter.call(b.value), 1n]))), '10');
  });
});

describe('a module whose names are set from outside', () => {
  it('keeps what was set, whether its own statement has been executed or not', async () => {
    const { evaluator } = await evaluatorOf('device = "cuda"\nother = 1\ndef where():\n    return device\n');
    const outcome = evaluator.attempt(() => {
      const { interpreter } = evaluator;
      const main = interpreter.importModule('__main__');
      interpreter.setattr(main, 'device', 'cpu');
      return interpreter.call(interpreter.getattr(main, 'where'));
    });
    assert.equal(shown(evaluator, outcome), "'cpu'");
  });
});

describe('execute and evaluate', () => {
  it('run statements over the main module, with names of their own', async () => {
    const { evaluator } = await evaluatorOf('base = 10\n');
    const { tree } = await evaluatorOf('a = base + given\nb = [a for _ in range(2)]\ngiven = 0\n');
    const outcome = evaluator.execute(tree.body, new Map([['given', 5n]]));
    assert.equal(outcome.kind, 'value');
    assert.equal(outcome.value.get('a'), 15n);
    assert.equal(outcome.value.get('given'), 0n);
    const expression = (await evaluatorOf('base * n')).tree.body[0];
    assert.equal(expression?.type, 'Expr');
    assert.equal(shown(evaluator, evaluator.evaluate(expression.value, new Map([['n', 3n]]))), '30');
  });
  it('turn whatever happens into an outcome', async () => {
    const { evaluator } = await evaluatorOf('');
    assert.deepEqual(evaluator.attempt(() => raise('ValueError', 'no')), { kind: 'raises', type: 'ValueError', message: 'no', traceback: [] });
  });
});
