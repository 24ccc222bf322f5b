/**
 * @file What nobody can know spreads, until its number is needed.
 */
import assert from 'node:assert/strict';
import { evaluatorOf, shown } from './support.ts';

async function value(text: string, name = 'x'): Promise<string> {
  const { evaluator } = await evaluatorOf(text);
  const outcome = evaluator.global(name);
  return outcome.kind === 'value' && 'origin' in Object(outcome.value) ? `opaque ${(Object(outcome.value) as { origin: string }).origin}` : shown(evaluator, outcome);
}

describe('opaque values', () => {
  it('come from unknown modules, and stay opaque through attributes, calls, items and arithmetic', async () => {
    assert.equal(await value('import cv2\nx = cv2.imread("a.png")[0].shape + 3'), 'opaque cv2.imread()[…].shape');
    assert.equal(await value('from a.b import c as d\nx = -d.e(1)'), 'opaque a.b.c.e()');
    assert.equal(await value('import cv2\nx = cv2.waitKey() - 5 < 3'), 'opaque cv2.waitKey()');
  });
  it('give opaque parts when the number of targets is written', async () => {
    assert.equal(await value('import lib\na, (x, *b) = lib.f()'), 'opaque lib.f()[1][0]');
  });
  it('make a text with an unknown part unknown', async () => {
    assert.equal(await value('import lib\nx = f"{lib.a} b"'), 'opaque lib.a');
    assert.equal(await value('import lib\nx = "%s %d" % ("a", lib.b)'), 'opaque lib.b');
    assert.equal(await value('import lib\nx = "{}".format(lib.c)'), 'opaque lib.c');
    assert.equal(await value('import lib\nx = ",".join([lib.d])'), 'opaque lib.d');
  });
  it('are unsupported where their truth, length, number or elements are needed, naming what and where', async () => {
    assert.equal(await value('import lib\nx = 1 if lib.flag else 2'), 'unsupported: deciding on lib.flag: its value is unknown');
    assert.equal(await value('import lib\nx = len(lib.items)'), 'unsupported: the length of lib.items: its value is unknown');
    assert.equal(await value('import lib\nx = [i for i in lib.items]'), 'unsupported: iterating over lib.items: its value is unknown');
    assert.equal(await value('import lib\nx = range(lib.n)'), 'unsupported: the number of lib.n: its value is unknown');
    assert.equal(await value('import lib\nx = [1, 2][lib.n]'), 'unsupported: the number of lib.n: its value is unknown');
    const text = 'import lib\ndef f():\n    return len(lib.n)\n';
    const { evaluator } = await evaluatorOf(text);
    const f = evaluator.global('f');
    assert.equal(f.kind, 'value');
    const outcome = evaluator.call(f.value, []);
    assert.equal(outcome.kind, 'unsupported');
    assert.equal(text.slice(outcome.location?.node.start, outcome.location?.node.end), 'len(lib.n)');
    assert.equal(outcome.location?.function, 'f');
  });
  it('do not raise ImportError', async () => {
    assert.equal(await value('try:\n    import apex\n    x = True\nexcept ImportError:\n    x = False'), 'True');
  });
  it('are not None, and no instance of theirs is a value of ours', async () => {
    assert.equal(await value('import lib\nx = lib.a is None, lib.a is not None, isinstance(5, lib.Image)'), '(False, True, False)');
  });
  it('make usable base classes: what the class lacks is opaque', async () => {
    const text = 'import lib\nclass Net(lib.Module):\n    def __init__(self, n):\n        super().__init__(n)\n        self.n = n\n    def f(self):\n        return self.n + 1\n';
    assert.equal(await value(`${text}x = Net(4).f()`), '5');
    assert.equal(await value(`${text}x = Net(4).parameters()`), 'opaque lib.Module.parameters()');
    assert.equal(await value(`${text}x = isinstance(Net(4), lib.Module)`), 'True');
  });
  it('fill in for names of an unknown module imported with a star', async () => {
    assert.equal(await value('from helpers import *\nx = helper(3)'), 'opaque helpers.helper()');
  });
  it('print as what they are', async () => {
    const { evaluator, printed } = await evaluatorOf('import cv2\nprint("took", cv2.waitKey())');
    assert.equal(evaluator.runMain().kind, 'value');
    assert.equal(printed(), 'took <cv2.waitKey(): unknown>\n');
  });
});
