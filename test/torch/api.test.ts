import assert from 'node:assert/strict';
import { createMetaBackend, createTfjsBackend } from '../../src/arrays/index.ts';
import { PyList } from '../../src/python/evaluator/values.ts';
import { createTorch, TorchError, TorchUnsupported, type OpRecord } from '../../src/torch/index.ts';

const cpu = async () => createTorch({ arrays: await createTfjsBackend({ kind: 'cpu' }) });

describe('torch from TypeScript', () => {
  it('runs operations by name and differentiates twice', async () => {
    const torch = await cpu();
    const x = torch.tensor([3, 4], [1, 2], 'float64', { requiresGrad: true });
    const norm = torch.run('norm', [x], { dim: 1n });
    assert.deepEqual(Array.from(torch.read(norm) ?? []), [5]);
    const [slope] = torch.grad([norm], [x], { createGraph: true });
    assert.deepEqual(Array.from((slope && torch.read(slope)) ?? []), [0.6, 0.8]);
    const [bend] = torch.grad([torch.run('sum', [slope ?? x])], [x]);
    assert.deepEqual(Array.from((bend && torch.read(bend)) ?? [], (v) => Number(v.toFixed(6))), [0.032, -0.024]);
  });

  it('tells an observer what a program called, with axes in full, and nothing that an operation is made of', async () => {
    const seen: OpRecord[] = [];
    const torch = createTorch({ arrays: await createTfjsBackend({ kind: 'cpu' }), observer: { onOp: (record) => seen.push(record) } });
    const x = torch.full([5, 3, 4], 2);
    torch.run('norm', [x], { p: 2n, dim: -1n });
    torch.run('mean', [x]);
    torch.run('sum', [x], { dim: new PyList([0n, -1n]), keepdim: true });
    assert.deepEqual(seen.map(({ name, args }) => [name, args['dim'], args['keepdim']]), [['norm', [2], false], ['mean', [0, 1, 2], undefined], ['sum', [0, 2], true]]);
    assert.deepEqual(seen.map(({ inputs }) => inputs[0]), [x, x, x]);
  });

  it('keeps constants without numbers, and refuses what needs a number', () => {
    const torch = createTorch({ arrays: createMetaBackend() });
    const unit = torch.run('div', [torch.full([256, 1, 28, 28], 1), 28]);
    assert.equal(torch.summarize(unit).text, 'all 0.03571');
    const random = torch.run('rand', [64n, 3n, 64n, 64n]);
    assert.deepEqual(torch.summarize(random), { type: 'Tensor', shape: [64, 3, 64, 64], dtype: 'float32', text: '' });
    assert.throws(() => torch.call('tolist', [random]), TorchError);
    assert.throws(() => torch.call('nonzero', [random]), TorchUnsupported);
  });

  it('draws the same numbers from the same seed, whoever else draws', async () => {
    const [a, b] = [await cpu(), await cpu()];
    a.seed(3n);
    b.seed(3n);
    b.run('rand', [5n]);
    b.seed(3n);
    assert.deepEqual(a.read(a.run('randn', [7n])), b.read(b.run('randn', [7n])));
  });

  it("says what is wrong in PyTorch's words", async () => {
    const torch = await cpu();
    assert.throws(() => torch.run('sqrt', [784n]), { pythonType: 'TypeError', message: "sqrt(): argument 'input' (position 1) must be Tensor, not int" });
    assert.throws(() => torch.grad([torch.full([2], 1)], [torch.full([2], 1)]), { message: 'element 0 of tensors does not require grad and does not have a grad_fn' });
  });
});
