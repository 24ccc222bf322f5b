/**
 * @file The linear probe critic  D(x) = Σ w·x.  Its gradient with respect to x is w, whatever x is: so any gradient can
 * be put before any penalty, whether the penalty takes a gradient, a critic, or a critic's outputs.
 */
import { PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import type { Tensor, Torch } from '../../torch/index.ts';
import { sameShape } from '../../torch/shapes.ts';
import { isFor, type Probe, type ProbeGradients } from './gradients.ts';

/** How a critic may hand out its scores. Tried in this order until the code at hand runs. */
export type OutputForm = 'column' | 'pair' | 'mapping' | 'vector' | 'map' | 'triple' | 'scales' | 'features';
export const outputForms: readonly OutputForm[] = ['column', 'pair', 'vector', 'mapping', 'triple', 'map', 'scales', 'features'];

/** The gradient of the probe as a tensor of that shape, made once per shape. */
export class ProbeTensors {
  readonly #tensors = new Map<string, Tensor>();
  readonly #weights = new Map<string, Tensor>();
  #samples = 0;
  /** `batchShape`: of the whole batch, which some code gives to its critic one sample at a time. */
  constructor(readonly torch: Torch, readonly probe: Probe, readonly gradients: ProbeGradients, readonly batchShape: readonly number[]) {}

  /** Whether that is the shape of one sample of the batch, with or without an axis for it. */
  isSample(shape: readonly number[]): boolean {
    const [batch = 1, ...sample] = this.batchShape;
    return batch > 1 && sample.length > 0 && (sameShape(shape, sample) || sameShape(shape, [1, ...sample]));
  }

  /** Whether the probe is a gradient for data of that shape. */
  isFor(shape: readonly number[]): boolean { return this.isSample(shape) || isFor(this.probe, shape); }

  /** How many samples the critic was asked about by now; only those that gradients are taken of count. */
  countSample(x: Tensor): number { return (this.#samples += x.requiresGrad ? 1 : 0); }

  /** The critic's weights for data of that shape: for one sample, those of the sample whose turn it is. */
  weights(shape: readonly number[]): Tensor {
    if (!this.isSample(shape)) return this.gradient(shape);
    const turn = Math.max(0, this.#samples - 1) % (this.batchShape[0] ?? 1);
    const row = this.torch.run('select', [this.gradient(this.batchShape), 0n, BigInt(turn)]);
    return row.shape.length === shape.length ? row : this.torch.run('unsqueeze', [row, 0n]);
  }
  /** What the critic adds to every score: zero, and trained. */
  get bias(): Tensor { return (this.#bias ??= this.torch.full([1], 0, 'float32', { requiresGrad: true })); }
  #bias: Tensor | undefined;
  gradient(shape: readonly number[]): Tensor {
    const key = shape.join();
    const known = this.#tensors.get(key);
    if (known) return known;
    const { fill, data } = this.gradients.get(this.probe, shape);
    const weight = data ? this.torch.tensor(data, shape, 'float32', { requiresGrad: true }) : this.torch.full(shape, fill ?? 0, 'float32', { requiresGrad: true });
    // As a real gradient, it is no leaf and depends on something that is trained, so a penalty may call backward().
    const tensor = this.torch.run('mul', [weight, 1n]);
    this.#tensors.set(key, tensor);
    this.#weights.set(key, weight);
    return tensor;
  }
  /** What a training step would change: the leaf that the gradient of that shape is made of. */
  weight(shape: readonly number[]): Tensor | undefined { return this.#weights.get(shape.join()); }
}

/** Scores of all inputs that gradients may be taken with respect to: the first's, and those of conditions beside it. */
export function criticScoresOf(torch: Torch, probes: ProbeTensors, [first, ...others]: readonly Tensor[]): Tensor | undefined {
  return first && others.reduce((scores, x) => (x.shape[0] === first.shape[0] ? torch.run('add', [scores, criticScores(torch, probes, x)]) : scores), criticScores(torch, probes, first));
}

/** The same scores by way of a network's usual graph, relu(s) − relu(−s): going back through it needs what the way forth has kept. */
export const throughLayers = (torch: Torch, scores: Tensor): Tensor => torch.run('sub', [torch.run('relu', [scores]), torch.run('relu', [torch.run('neg', [scores])])]);

/** Scores of shape (B, 1): Σ over all axes but the first of w·x. */
export function criticScores(torch: Torch, probes: ProbeTensors, x: Tensor): Tensor {
  const product = torch.run('mul', [x, probes.weights(x.shape)]);
  if (x.shape.length < probes.batchShape.length && probes.isSample(x.shape)) return torch.run('reshape', [torch.run('sum', [product]), 1n]);
  const perSample = x.shape.length > 1 ? torch.run('sum', [torch.run('flatten', [product, 1n]), 1n, true]) : torch.run('sum', [product]);
  return perSample;
}

/** The scores as the code at hand expects them from its critic. */
export function inOutputForm(torch: Torch, scores: Tensor, form: OutputForm, mapping: (scores: Tensor) => Value): Value {
  switch (form) {
    case 'column': return scores;
    case 'vector': return torch.run('flatten', [scores]);
    // Of a critic of convolutions: one place of one channel for each sample.
    case 'map': return mapOf(torch, scores);
    // Of a critic at several scales, each with the features that it came by, the scores last: one scale shows what is done with each.
    case 'scales': return new PyList([mapOf(torch, scores)]);
    case 'features': return new PyList([new PyList([mapOf(torch, scores)])]);
    case 'pair': return new PyTuple([scores, scores]);
    case 'triple': return new PyTuple([scores, scores, scores]);
    case 'mapping': return mapping(scores);
  }
}

const mapOf = (torch: Torch, scores: Tensor): Tensor => torch.run('reshape', [scores, new PyTuple([-1n, 1n, 1n, 1n])]);
