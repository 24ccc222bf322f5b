/** @file Hovers and subjects on the sample that a newcomer opens first: the answer, then at most four lines. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Service } from '../../src/service/index.ts';
import { openTestService } from './testService.ts';

const uri = 'file:///samples/wgan_gp.py';
const text = readFileSync('samples/wgan_gp.py', 'utf8');

const unitLines = [
  'elements per sample   1 · 28 · 28 = 784',
  'each element          1/√784 = 1/28',
  'norm of a sample      √(784 · (1/28)²) = 1',
  'penalty               (1 − 1)² = 0',
];

describe('hover on samples/wgan_gp.py', () => {
  let service: Service;
  before(async () => {
    service = await openTestService();
    service.update(uri, text, 1);
  });
  const hoverOn = (around: string, part = around): string => {
    const offset = text.indexOf(around) + around.indexOf(part) + 1;
    const { markdown, range } = service.hover(uri, offset) ?? { markdown: '', range: { start: 0, end: 0 } };
    assert.ok(range.start <= offset && offset <= range.end, 'the range does not hold the cursor');
    assert.ok((/```text\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '').split('\n').length <= 5, 'more than four lines');
    return markdown;
  };

  it("on the penalty's name says the verdict and derives the number", () => {
    const markdown = hoverOn('def gradient_penalty', 'gradient_penalty');
    assert.match(markdown, /^✓ \*\*Correct for `\(256, 1, 28, 28\)`\*\*: norm 1 gives penalty 0/);
    for (const line of unitLines) assert.ok(markdown.includes(line), line);
  });

  it('on a call of it says the same', () => {
    assert.equal(hoverOn('= gradient_penalty(good_gradient)', 'gradient_penalty'), hoverOn('def gradient_penalty', 'gradient_penalty'));
  });

  it('on the unit gradient gives its norm and its penalty, wherever the cursor is in it', () => {
    for (const part of ['torch.ones', '/', 'image_size)']) {
      const markdown = hoverOn('torch.ones(*image_shape) / torch.sqrt(image_size)', part);
      assert.match(markdown, /^\*\*norm 1, penalty 0\*\* for `\(256, 1, 28, 28\)`/);
      for (const line of unitLines) assert.ok(markdown.includes(line), line);
    }
  });

  it('on zeros gives norm 0, penalty 1', () => {
    assert.match(hoverOn('torch.zeros(*image_shape)', 'zeros'), /^\*\*norm 0, penalty 1\*\*/);
  });

  it('on the norm says what one covers, and derives it', () => {
    const markdown = hoverOn('gradient.norm(2, dim=1)', 'norm');
    assert.match(markdown, /^\*\*One norm for each of 256 samples, over all 784 elements\*\*: `\(256,\)`/);
    assert.ok(markdown.includes(unitLines[2] ?? ''), markdown);
  });

  it('on image_size counts the elements of one sample', () => {
    const markdown = hoverOn('image_size = torch.prod', 'image_size');
    assert.match(markdown, /784/);
    assert.ok(markdown.includes('1 · 28 · 28 = 784'));
  });

  it('on a shape literal gives its elements per sample', () => {
    const markdown = hoverOn('test_gradient_penalty((256, 1, 28, 28))', '256, 1');
    assert.match(markdown, /^\*\*784 elements per sample\*\* in `\(256, 1, 28, 28\)`/);
  });

  it('has nothing to say about what is no penalty', () => {
    assert.equal(service.hover(uri, text.indexOf('All three tests')), undefined);
  });
});

describe('subject', () => {
  it('is the penalty that a call leads to, at the shape under the cursor', async () => {
    const service = await openTestService();
    service.update(uri, text.replace('test_gradient_penalty((256, 1, 28, 28))', 'test_gradient_penalty((64, 3, 32, 32))'), 2);
    const subject = service.subject(uri, text.indexOf('test_gradient_penalty((256') + 'test_gradient_penalty((6'.length, undefined);
    assert.equal(subject.kind, 'subject');
    assert.deepEqual([subject.subject.request.site.function, subject.subject.request.shape], ['gradient_penalty', [64, 3, 32, 32]]);
  });

  it('asks for a shape where the file tells none, and offers the common ones', async () => {
    const service = await openTestService();
    const source = 'import torch\n\ndef gradient_penalty(gradient):\n    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\n';
    service.update('file:///open.py', source, 1);
    const subject = service.subject('file:///open.py', source.indexOf('gradient_penalty'), undefined);
    assert.equal(subject.kind, 'needs-shape');
    assert.ok(subject.shapes.some(({ shape }) => shape.join() === '256,1,28,28'));
  });

  it('says so where there is no penalty', async () => {
    const service = await openTestService();
    service.update('file:///none.py', 'import torch\nprint(torch.ones(2).norm())\n', 1);
    assert.equal(service.subject('file:///none.py', 3, undefined).kind, 'nothing');
  });
});

describe('text from a file', () => {
  it('never becomes Markdown, a command or HTML in a hover', async () => {
    const service = await openTestService();
    const source = 'import torch\n\ndef gradient_penalty(gradient):\n    "`[x](command:evil)` <img src=x>"\n    raise ValueError("[run](command:evil) <b>`")\n    return gradient.norm()\n\ngradient_penalty(torch.zeros(4, 1, 8, 8))\n';
    service.update('file:///hostile.py', source, 1);
    const markdown = service.hover('file:///hostile.py', source.indexOf('gradient_penalty') + 2)?.markdown ?? '';
    assert.ok(!markdown.includes('](command:') && !markdown.includes('<b>'), markdown);
  });
});
