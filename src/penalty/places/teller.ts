/**
 * @file Says what the value of an expression is in a penalty: by identity where the run handed the very tensor on, by its
 * numbers otherwise. Knows no spelling.
 */
import { PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import type { Call, Expr } from '../../python/syntax/index.ts';
import { isTensor, type Tensor, type Torch } from '../../torch/index.ts';
import type { Formula } from '../formulas.ts';
import { takenGradient } from '../locate.ts';
import type { ProbeGradient } from '../probes/gradients.ts';
import { askedPoint, type Mixture } from '../trials/interpolation.ts';
import { weightedBatch } from './mixing.ts';
import type { PlaceKind } from './place.ts';
import { recogniser, type Recognise } from './quantities.ts';
import { keyOf, type Recorded } from './recording.ts';

export interface TellerInput {
  /** A run on gradients of unequal norms. */
  readonly telling: Recorded;
  readonly formula: Formula | undefined;
  readonly mixture: Mixture | undefined;
  /** Of the main file. */
  readonly path: string;
}

export interface Kind { readonly kind: PlaceKind; readonly name?: string | undefined }

export class Teller {
  readonly #recognise: Recognise;
  readonly #torch: Torch;
  readonly #point: Tensor | undefined;
  readonly #pointValues: Float32Array | undefined;
  readonly #scores: readonly Tensor[];
  readonly #criticCalls: ReadonlySet<string>;
  /** What the critic answered. */
  readonly #answers = new Set<Tensor>();
  readonly #batches: ReadonlyMap<string, Tensor>;
  readonly #gradCalls: ReadonlySet<string>;
  readonly #input: TellerInput;
  #hasGradient = false;

  constructor(input: TellerInput) {
    const { run: { notes }, experiment } = input.telling;
    this.#input = input;
    this.#torch = experiment.lab.torch;
    this.#recognise = recogniser(gradientOf(input.telling), input.formula);
    const asked = notes.ops.findLast(({ op }) => op.name === 'autograd.grad')?.op;
    const outputs = Number(asked?.args['outputs'] ?? 0);
    this.#point = notes.criticData.findLast((x) => x.requiresGrad) ?? asked?.inputs[outputs] ?? notes.criticData.at(-1);
    this.#pointValues = askedPoint(experiment.lab, notes)?.values;
    this.#criticCalls = new Set(notes.criticCalls.flatMap(({ file, node }) => (file === input.path ? [keyOf(node, 'Call')] : [])));
    this.#scores = asked?.inputs.slice(0, outputs) ?? [];
    this.#batches = notes.batches;
    this.#gradCalls = new Set(notes.ops.flatMap(({ op, location }) => (op.name === 'autograd.grad' && location?.file === input.path ? [keyOf(location.node, 'Call')] : [])));
  }

  kindOf(node: Expr, value: Value): Kind | undefined {
    if (node.type === 'Constant') return undefined;
    if (this.#gradCalls.has(keyOf(node, node.type))) return { kind: 'grad-call' };
    if (isTensor(value)) return this.#kindOfTensor(node, value);
    if (node.type === 'Call' && this.#isBackward(node)) return { kind: 'backward' };
    const weighted = weightedBatch(this.#input.mixture, value, this.#torch);
    if (weighted !== undefined) return { kind: 'weight', name: weighted };
    // λ by its name; as a number it is part of what it multiplies.
    return typeof value !== 'object' && (node.type === 'Name' || node.type === 'Attribute') && this.#isWeightOfPenalty(Number(value)) ? { kind: 'weighted' } : undefined;
  }

  /** `[0]` of what the call that takes gradients answers. */
  isItem(node: Expr): node is Extract<Expr, { type: 'Subscript' }> {
    if (node.type !== 'Subscript') return false;
    const whole = this.#valueOf(node.value);
    return (whole instanceof PyTuple || whole instanceof PyList) && whole.items.some((item) => isTensor(item) && this.#quantity(item) === 'gradient');
  }

  #kindOfTensor(node: Expr, value: Tensor): Kind {
    const batch = [...this.#batches].find(([, tensor]) => tensor === value)?.[0];
    if (this.#isPoint(value) && !this.#isFormerBatch(batch)) return { kind: this.#setsFlag(node, value) ? 'requires-grad' : 'point' };
    const weighted = weightedBatch(this.#input.mixture, value, this.#torch);
    if (batch !== undefined) return weighted === undefined ? { kind: 'batch', name: batch } : { kind: 'weight', name: weighted };
    if (this.#criticCalls.has(keyOf(node, node.type))) this.#answers.add(value);
    if (this.#answers.has(value)) return { kind: 'scores' };
    if (this.#scores.includes(value)) return { kind: value.size === 1 ? this.#totalKind(value) : 'scores' };
    const quantity = value.dtype.startsWith('float') ? this.#quantity(value) : undefined;
    if (quantity === 'gradient' || quantity === 'arranged') return this.#gradientKind(node, quantity);
    if (quantity !== undefined) return { kind: this.#isName(node) && (quantity === 'mean' || quantity === 'weighted' || quantity === 'sum' || quantity === 'maximum') && value.size === 1 ? 'penalty' : quantity };
    return weighted === undefined ? { kind: 'tensor' } : { kind: 'weight', name: weighted };
  }

  /** The first value that is the gradient is where it was taken: by a call of any name, or by reading `.grad`. */
  #gradientKind(node: Expr, quantity: 'gradient' | 'arranged'): Kind {
    const isFirst = !this.#hasGradient && quantity === 'gradient';
    if (quantity === 'gradient') this.#hasGradient = true;
    if (node.type === 'Attribute' && node.attr === 'grad') return { kind: 'grad-attribute' };
    return { kind: isFirst && node.type === 'Call' && this.#gradCalls.size === 0 ? 'grad-call' : quantity };
  }

  /** What is differentiated, where it is one number. */
  #totalKind(value: Tensor): PlaceKind {
    const total = this.#torch.read(value)?.[0] ?? NaN;
    const mean = [...this.#answers].some((scores) => { const data = scores.size > 1 ? Array.from(this.#torch.read(scores) ?? []) : []; return Math.abs(data.reduce((a, b) => a + b, 0) / data.length - total) < 1e-5; });
    return mean ? 'score-mean' : 'score-sum';
  }

  /** The very tensor, a view of it, or the same numbers: a point that is handed on sample by sample. */
  #isPoint(value: Tensor): boolean {
    if (this.#point && (value === this.#point || value.storage === this.#point.storage) && value.size === this.#point.size) return true;
    const data = value.size === this.#pointValues?.length ? this.#torch.read(value) : undefined;
    return data !== undefined && this.#pointValues?.every((x, i) => x === data[i]) === true;
  }

  /** A batch of data is the point itself where nothing is mixed. */
  #isFormerBatch(batch: string | undefined): boolean { return batch !== undefined && (this.#input.mixture?.weights.size ?? 2) > 1; }

  /** A method that answers the very tensor that it was called on. */
  #setsFlag(node: Expr, value: Tensor): boolean { return node.type === 'Call' && node.func.type === 'Attribute' && value.requiresGrad && this.#valueOf(node.func.value) === value; }

  #isBackward({ func, args }: Call): boolean {
    if (func.type !== 'Attribute' || func.attr !== 'backward') return false;
    const given = [this.#valueOf(func.value), ...args.map((arg) => this.#valueOf(arg))];
    return given.some((value) => value !== undefined && isTensor(value));
  }

  #isWeightOfPenalty(value: number): boolean {
    const { formula } = this.#input;
    return formula !== undefined && formula.weight !== 1 && (value === formula.weight || Math.abs(value - formula.weight) < 1e-4 * formula.weight);
  }

  #isName(node: Expr): boolean { return node.type === 'Name' || node.type === 'Attribute'; }
  #valueOf(node: Expr): Value | undefined { return this.#input.telling.values.get(keyOf(node, node.type))?.value; }
  #quantity(value: Tensor): ReturnType<Recognise> {
    const data = this.#torch.read(value);
    return data && this.#recognise(data, value.shape);
  }
}

/** The gradient that the code took, or was handed. */
function gradientOf({ run, experiment }: Recorded): ProbeGradient {
  const { torch, shape } = experiment.lab;
  const taken = takenGradient(run.notes)?.gradient ?? (run.kind === 'penalty' ? run.gradient : undefined);
  const whole = run.kind === 'penalty' ? experiment.gradientShape(run) : shape;
  // Where it is taken sample by sample, the last is not all of it.
  const data = taken && taken.shape[0] === whole[0] ? torch.read(taken) : undefined;
  return taken && data ? { shape: taken.shape, fill: undefined, data: Float32Array.from(data) } : experiment.lab.probes.gradients.get('spread', whole);
}
