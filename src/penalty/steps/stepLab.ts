/**
 * @file A lab for one training step: critics answer scores, every other network answers data, and what is handed to
 * `backward()` is kept instead of being back-propagated. Must not know what would be a mistake.
 */
import { Builtin, None, PyDict, PyIterator, PyList, PyModule, PyTuple, type Interpreter, type Kwargs, type Location, type Value } from '../../python/evaluator/index.ts';
import type { OffsetRange } from '../../protocol/evaluation.ts';
import type { Tensor } from '../../torch/index.ts';
import { looksLikeCritic } from '../probes/assumptions.ts';
import { Lab, type LabOptions } from '../probes/lab.ts';
import { Unknown } from '../probes/unknown.ts';

/** A critic was asked, and answered `tensor`. */
export interface Score { readonly tensor: Tensor; readonly critic: string; readonly inputs: readonly Tensor[]; readonly location: Location | undefined; readonly inSite: boolean }
/** Something is back-propagated; `weight` is what its gradient starts from, 1 where undefined. */
export interface Sink { readonly loss: Tensor; readonly weight: Tensor | undefined; readonly location: Location | undefined; /** How many expressions had been evaluated by then. */ readonly at: number }

export interface StepOptions extends LabOptions {
  /** Where the penalty itself stands: what it back-propagates is its own business. */
  readonly site: readonly OffsetRange[];
  /** What the penalty takes gradients of, by its path; empty as long as that is not known. */
  readonly critics: ReadonlySet<string>;
  /** What stands for the number of the step and the like. */
  readonly index: bigint;
  /** Scores between 0 and 1, for losses that take nothing else. */
  readonly squashed: boolean;
  /** Networks answer several things, each of them the same. */
  readonly several: boolean;
}

/** A tensor that can be taken for several, each of them it. */
class Several extends Unknown {
  readonly #tensor: Tensor;
  constructor(path: string, lab: Lab, tensor: Tensor) {
    super(path, lab);
    this.#tensor = tensor;
    this.resolved = tensor;
  }
  override parts(count: number): Value[] { return Array.from({ length: count }, () => this.#tensor); }
}

/** Elements of what stands for a network's weights: large ones, so that clipping shows. */
const weightValues = [-50, 0.5, 50];

export class StepLab extends Lab {
  readonly scores: Score[] = [];
  readonly sinks: Sink[] = [];
  /** Handed to something that nobody knows. */
  readonly handed: Tensor[] = [];
  /** What networks beside the critic made, each with the network's path. */
  readonly generated: { readonly path: string; readonly tensor: Tensor }[] = [];
  /** What stands for the weights of a network, by its path. */
  readonly weights = new Map<string, Tensor>();
  /** The memory that those had at first. */
  readonly memories = new Map<string, Tensor['storage']>();
  /** Something was back-propagated with a weight that nobody knows. */
  isUnclear = false;
  /** Numbers that were assumed, by path. */
  readonly numbers = new Map<string, number>();
  readonly #step: StepOptions;

  constructor(options: StepOptions) {
    super({ ...options, keepsValues: true });
    this.#step = options;
    this.#keepBackward();
  }

  override called(path: string, args: readonly Value[], kwargs: Kwargs): Value {
    const tensors = [...args, ...kwargs.values()].flatMap((value) => this.tensorsIn(value));
    const [first] = tensors;
    if (!first) return None;
    if (lastPart(path).includes('backward')) { this.#sink(first, undefined); return None; }
    if (this.#isCritic(path)) return this.#score(path, args, kwargs, tensors);
    this.handed.push(...tensors);
    if (tensors.every((tensor) => tensor.size === 1)) return first;
    // A loss that nobody knows: some number made of the scores.
    if (first.requiresGrad && first.size === this.shape[0]) return this.#answer(path, this.quietly(() => this.torch.run('mean', [first])));
    return this.#answer(path, this.#made(path));
  }

  override data(path: string): Tensor {
    const owner = /^(.*)\.named_parameters\(…\)/.exec(path)?.[1];
    return owner === undefined ? super.data(path) : this.#weightOf(owner);
  }

  override parameters(owner = 'self'): Value { return new PyIterator([this.#weightOf(owner)][Symbol.iterator]()); }

  override number(path: string): Value {
    const value = super.number(path);
    // Weights of unlike names are unlike numbers: so equal ones are the same.
    const own = value === 10n ? 10 + (hash(lastPart(path)) % 89 + 1) / 100 : value === 0n ? (/_(step|iter|freq|every|interval|epoch)s?$/i.test(path) ? 1n : this.#step.index) : value;
    this.numbers.set(path, Number(own));
    return own;
  }

  /** Tensors in a value, those in containers included. */
  tensorsIn(value: Value, depth = 3): Tensor[] {
    if (value instanceof Unknown && value.resolved !== undefined) return this.tensorsIn(value.resolved, depth);
    if (this.torch.isTensor(value)) return [value];
    const items = value instanceof PyTuple || value instanceof PyList ? value.items : value instanceof PyDict ? [...value.values()] : [];
    return depth === 0 ? [] : items.flatMap((item) => this.tensorsIn(item, depth - 1));
  }

  #isCritic(path: string): boolean {
    const { critics } = this.#step;
    return critics.size > 0 ? critics.has(path) : this.#inSite || looksLikeCritic(path);
  }

  get #inSite(): boolean {
    const { location } = this.interpreter;
    return location?.file === this.#step.program.main.path && this.#step.site.some(({ start, end }) => start <= location.node.start && location.node.end <= end);
  }

  #score(path: string, args: readonly Value[], kwargs: Kwargs, inputs: readonly Tensor[]): Value {
    const { location } = this.interpreter;
    const answer = super.called(path, args, kwargs);
    const value = this.#step.squashed && this.torch.isTensor(answer) ? this.quietly(() => this.torch.run('sigmoid', [answer])) : answer;
    const tensor = this.torch.isTensor(value) ? value : this.tensorsIn(value)[0] ?? (value instanceof Unknown && this.torch.isTensor(value.everyItem) ? value.everyItem : undefined);
    if (tensor) this.scores.push({ tensor, critic: path, inputs, location, inSite: this.#inSite });
    return this.#answer(path, value);
  }

  #answer(path: string, value: Value): Value { return this.#step.several && this.torch.isTensor(value) ? new Several(`${path}(…)`, this, value) : value; }

  /** What a generator, an encoder or the like makes: data that depends on its weights. */
  #made(path: string): Tensor {
    const tensor = this.quietly(() => this.torch.run('mul', [this.batch(path), this.torch.full([1], 1, 'float32', { requiresGrad: true })]));
    this.generated.push({ path, tensor });
    return tensor;
  }

  #weightOf(owner: string): Tensor {
    const known = this.weights.get(owner) ?? this.torch.tensor(weightValues, [weightValues.length], 'float32', { requiresGrad: true });
    this.weights.set(owner, known);
    if (!this.memories.has(owner)) this.memories.set(owner, known.storage);
    return known;
  }

  #sink(loss: Tensor, weight: Tensor | undefined): void {
    this.sinks.push({ loss, weight, location: this.interpreter.location, at: this.notes.values.length });
  }

  #keepBackward(): void {
    const { dict } = this.torch.runtime.tensorClass;
    const own = dict.get('backward');
    dict.set('backward', this.#keeping(own));
    const autograd = this.evaluator.attempt(() => this.interpreter.importModule('torch.autograd'));
    if (autograd.kind === 'value' && autograd.value instanceof PyModule) autograd.value.attributes.set('backward', this.#keeping(autograd.value.attributes.get('backward')));
  }

  /** `backward` that keeps what it is given, except where the penalty itself calls it. */
  #keeping(own: Value | undefined): Builtin {
    return new Builtin('backward', (interpreter: Interpreter, args, kwargs) => {
      if (this.#inSite && own !== undefined) return interpreter.call(own, args, kwargs);
      const given = args[1] ?? kwargs.get('gradient') ?? kwargs.get('grad_tensors') ?? None;
      const weights = this.tensorsIn(given);
      if (given !== None && weights.length === 0) this.isUnclear = true;
      this.tensorsIn(args[0] ?? kwargs.get('tensors') ?? None).forEach((loss, i) => { this.#sink(loss, weights[i]); });
      return None;
    });
  }
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const hash = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003, 7);
