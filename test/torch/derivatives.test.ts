import assert from 'node:assert/strict';
import { createMetaBackend, createTfjsBackend } from '../../src/arrays/index.ts';
import { PyTuple, type Value } from '../../src/python/evaluator/values.ts';
import { runOp } from '../../src/torch/call.ts';
import { createTorch, isTensor, TorchError, TorchUnsupported, type Tensor, type Torch } from '../../src/torch/index.ts';
import type { Op } from '../../src/torch/op.ts';
import { allOps } from '../../src/torch/ops/index.ts';
import { fallbackOf } from '../../src/torch/schema/convert.ts';
import { createMaker, sampleFor, type Sample } from './samples.ts';

/** Rows whose results are drawn at random, change their argument, or answer no tensor of floats. */
const random = /^(rand|bernoulli|normal|multinomial|dropout|alpha_dropout|feature|gumbel|rrelu|poisson|random_|uniform_|normal_|exponential_|bernoulli_)/;
/** Rows that are made of nothing, or write into their argument; and `ctc_loss`, whose gradient is that of the logits before its argument. */
const notSwept = new Set(['zero_', 'fill_', 'copy_', 'fill_diagonal_', 'relu_', 'leaky_relu_', 'detach', 'bitwise_left_shift', 'bitwise_right_shift', 'new_tensor', 'index_fill', 'fill', 'ctc_loss']);
/** These read half of a matrix, and answer the gradient of the whole. */
const symmetric = new Set(['cholesky', 'cholesky_ex', 'cholesky_inverse', 'cholesky_solve', 'symeig', 'eigh', 'eigvalsh']);
const isSwept = (op: Op): boolean => !notSwept.has(op.name) && !op.name.endsWith('_') && !op.schema.text.includes('ScalarType dtype)');

const tensorsIn = (sample: Sample): Tensor[] => Object.values(sample).flat().filter((value) => isTensor(value));
const outputsOf = (value: Value): Tensor[] => (isTensor(value) ? [value] : value instanceof PyTuple ? value.items.filter((item) => isTensor(item)) : []);

function call(torch: Torch, op: Op, sample: Sample): Tensor[] {
  return outputsOf(runOp(torch.runtime, op, sample)).filter((tensor) => tensor.dtype === 'float64');
}
const sampleOf = (torch: Torch, op: Op): Sample => sampleFor(op, createMaker(torch), (parameter) => fallbackOf(parameter, torch.runtime));

/** Σ wᵢ·yᵢ with fixed, uneven weights: one number whose gradient says all. */
function weigh(torch: Torch, outputs: readonly Tensor[]): Tensor {
  return outputs.map((output, i) => {
    const weights = torch.tensor(Array.from({ length: output.size }, (_, j) => Math.cos(1 + i + 1.7 * j)), output.shape, 'float64');
    return torch.run('sum', [torch.run('mul', [output, weights])]);
  }).reduce((a, b) => torch.run('add', [a, b]));
}
const numbers = (torch: Torch, tensor: Tensor): number[] => Array.from(torch.read(tensor) ?? []);

/** Central differences of f by every element of the inputs. */
function differences(inputs: readonly Tensor[], f: () => number): number[] {
  const step = 1e-5;
  return inputs.flatMap((input) => {
    const { arrays } = input.runtime;
    const before = input.storage.array;
    const data = Array.from(arrays.read(before) ?? []);
    const slopes = data.map((x, i) => {
      const at = (value: number): number => {
        input.storage.array = arrays.fromData(data.map((y, j) => (j === i ? value : y)), before.shape, before.dtype);
        return f();
      };
      return (at(x + step) - at(x - step)) / (2 * step);
    });
    input.storage.array = before;
    return slopes;
  });
}
function closeTo(actual: readonly number[], expected: readonly number[], what: string): void {
  const size = Math.max(1, ...expected.map(Math.abs));
  actual.forEach((value, i) => { assert.ok(Math.abs(value - (expected[i] ?? 0)) <= 2e-6 * size + 1e-7, `${what}: element ${i} is ${value}, differences say ${String(expected[i])}`); });
}

/** A derivative may be refused by name; it may never be wrong. */
async function orUnsupported(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const refused = error instanceof TorchUnsupported || (error instanceof TorchError && error.message.includes('is not implemented'));
    if (!refused) throw error;
  }
}
const differentiable = allOps.filter((op) => !random.test(op.name) && isSwept(op) && !symmetric.has(op.name) && op.schema.parameters.some((p) => p.type.startsWith('Tensor') || p.type === 'Operand'));

describe('every row', () => {
  for (const op of differentiable) {
    it(`${op.schema.text.slice(0, 70)} has the derivatives that differences show, twice over`, () => orUnsupported(async () => {
      const torch = createTorch({ arrays: await createTfjsBackend({ kind: 'cpu' }) });
      const sample = sampleOf(torch, op);
      const inputs = tensorsIn(sample).filter((tensor) => tensor.dtype === 'float64' && !tensor.wrapped);
      for (const input of inputs) input.requiresGrad = true;
      const value = (): Tensor | undefined => {
        const outputs = call(torch, op, sample).filter((output) => output.requiresGrad);
        return outputs.length === 0 ? undefined : weigh(torch, outputs);
      };
      const loss = value();
      if (loss === undefined) return;
      const slopes = (): Tensor[] => {
        const again = value() ?? loss;
        return torch.grad([again], inputs, { createGraph: true, allowUnused: true }).map((g, i) => g ?? torch.run('zeros_like', [inputs[i] ?? again]));
      };
      const first = slopes();
      closeTo(first.flatMap((g) => numbers(torch, g)), differences(inputs, () => numbers(torch, value() ?? loss)[0] ?? 0), 'first derivative');
      const bend = (): Tensor => weigh(torch, slopes());
      const total = bend();
      if (!total.requiresGrad) return;
      const second = torch.grad([total], inputs, { allowUnused: true }).map((g, i) => g ?? torch.run('zeros_like', [inputs[i] ?? total]));
      closeTo(second.flatMap((g) => numbers(torch, g)), differences(inputs, () => numbers(torch, bend())[0] ?? 0), 'second derivative');
    }));
  }

  for (const op of allOps.filter((row) => isSwept(row) && row.schema.parameters.some((p) => p.type.startsWith('Tensor')))) {
    it(`${op.schema.text.slice(0, 70)} has the same shape and dtype without numbers`, async () => {
      const [real, meta] = [createTorch({ arrays: await createTfjsBackend({ kind: 'cpu' }) }), createTorch({ arrays: createMetaBackend() })];
      const [a, b] = [real, meta].map((torch) => outputsOf(runOp(torch.runtime, op, sampleOf(torch, op))));
      assert.deepEqual(b?.map((t) => [t.shape, t.dtype, t.strides]), a?.map((t) => [t.shape, t.dtype, t.strides]));
    });
  }
});
