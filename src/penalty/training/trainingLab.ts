/**
 * @file A lab in which a penalty meets a critic that is being trained: what the penalty calls is that critic, and what it
 * takes for data are batches of the step at hand. Must not know how the critic is trained.
 */
import { None, PyInstance, PyModule, type Kwargs, type Value } from '../../python/evaluator/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { keepsData, looksLikeCondition, looksLikeCritic, looksLikeGenerator, ofLossScaler } from '../probes/assumptions.ts';
import { ProbeTensors } from '../probes/critic.ts';
import { tensorsIn } from '../probes/criticInput.ts';
import type { ProbeName } from '../probes/gradients.ts';
import { Lab, type LabOptions, type Notes } from '../probes/lab.ts';
import { BatchNames, type BatchKind } from './batchNames.ts';

/** One question to the penalty. */
export interface Round {
  readonly critic: Value;
  readonly batches: Readonly<Record<BatchKind, Tensor>>;
}

export interface TrainingLabOptions extends LabOptions {
  /** The class that the penalty is a method of. */
  readonly owner: string | undefined;
  /** Where the critic's gradient is taken, unless a name says otherwise. */
  readonly at: BatchKind;
}

/** The gradient of the critic at hand, for penalties that are given one. */
class TakenGradients extends ProbeTensors {
  #taken: Tensor | undefined;
  constructor(lab: TrainingLab, probe: ProbeName, options: LabOptions, readonly take: () => Tensor) { super(lab.torch, probe, options.gradients, lab.shape); }
  override gradient(): Tensor { return (this.#taken ??= this.take()); }
}

export class TrainingLab extends Lab {
  /** Of a batch of the critic's data; until that is known, of that of the penalty. */
  batchShape: readonly number[] | undefined;
  /** What the critic is told beside its data. */
  besideData: ((x: Tensor) => readonly Value[]) | undefined;
  /** How often the critic was asked in this round; if never, the penalty does not depend on it. */
  asked = 0;
  #round: Round | undefined;
  #names = new BatchNames();
  readonly #training: TrainingLabOptions;

  constructor(options: TrainingLabOptions) {
    super(options);
    this.#training = options;
  }

  override get shape(): readonly number[] { return this.batchShape ?? super.shape; }

  /** Every module-level name of such a network stands for whatever critic is being trained. */
  leaveOpen(isCritic: (value: Value) => boolean): void {
    const main = this.interpreter.importModule('__main__');
    for (const [name, value] of main instanceof PyModule ? [...main.attributes] : []) if (isCritic(value)) this.interpreter.setattr(main, name, this.unknown(name));
  }

  /** What the next run of the penalty is about. */
  begin(round: Round): void {
    this.#round = round;
    this.#names = new BatchNames();
    this.asked = 0;
  }
  end(): void { this.#round = undefined; }

  /** Operations are not noted: of thousands of steps, nobody looks at them. */
  override record<T>(body: () => T): { readonly result: T; readonly notes: Notes } { return super.record(() => this.quietly(body)); }

  override setProbe(probe: ProbeName): void {
    if (this.#round) this.probes = new TakenGradients(this, probe, this.#training, () => this.#gradient());
    else super.setProbe(probe);
  }

  override batch(name: string): Tensor {
    const kind = this.#round && !looksLikeCondition(name) ? this.#names.kindOf(name) : undefined;
    return this.#round && kind ? this.#copyOf(this.#round.batches[kind]) : super.batch(name);
  }

  /** Data that gradients are taken with respect to. */
  override input(name: string): Tensor {
    if (!this.#round) return super.input(name);
    const data = this.#copyOf(this.#round.batches[this.#names.saidBy(name) ?? this.#training.at]);
    data.requiresGrad = true;
    return data;
  }

  override scoresOf(inputs: readonly Tensor[]): Tensor | undefined {
    const [x] = inputs;
    return this.#round && x ? this.#firstTensor(this.#ask(this.#round.critic, x, inputs)) : super.scoresOf(inputs);
  }

  override called(path: string, args: readonly Value[], kwargs: Kwargs): Value {
    const [x] = [...args, ...kwargs.values()].flatMap((value) => tensorsIn(value, (item): item is Tensor => this.torch.isTensor(item)));
    if (!this.#round || ofLossScaler(path, ['scale']) || keepsData(path)) return super.called(path, args, kwargs);
    if (!x) return None;
    if (!x.requiresGrad && looksLikeGenerator(path)) return super.called(path, args, kwargs);
    // A critic in parts, `self.head(self.trunk(x))`: the first part gave the scores already.
    return this.#isScores(x) ? x : this.#ask(this.#partOf(this.#round.critic, path), x, args, kwargs);
  }

  /** Labels that the code hands on are those of a file that is not there. */
  #ask(critic: Value, x: Tensor, args: readonly Value[], kwargs?: Kwargs): Value {
    this.asked += 1;
    const beside = this.besideData?.(x) ?? [];
    return beside.length > 0 ? this.interpreter.call(critic, [x, ...beside]) : this.interpreter.call(critic, args, kwargs);
  }

  /** `D.features`: that part of it; `self.D`: all of it. */
  #partOf(critic: Value, path: string): Value {
    const dot = path.lastIndexOf('.');
    const [owner, name] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
    const isPart = dot > 0 && (looksLikeCritic(owner) || (owner === 'self' && critic instanceof PyInstance && critic.cls.name === this.#training.owner));
    return (isPart ? this.interpreter.getattrOptional(critic, name) : undefined) ?? critic;
  }

  #isScores(x: Tensor): boolean { return x.requiresGrad && x.shape[0] === this.shape[0] && x.size === this.shape[0] && this.shape.slice(1).some((size) => size > 1); }

  /** A penalty may change its data in place. */
  #copyOf(batch: Tensor): Tensor { return this.torch.run('clone', [this.torch.run('detach', [batch])]); }

  #gradient(): Tensor {
    const x = this.input('x');
    const scores = this.scoresOf([x]);
    const gradient = scores && this.torch.grad([this.torch.run('sum', [scores])], [x], { createGraph: true })[0];
    return gradient ?? this.interpreter.raise('RuntimeError', 'The critic\'s score does not depend on its input.');
  }

  #firstTensor(value: Value): Tensor | undefined { return tensorsIn(value, (item): item is Tensor => this.torch.isTensor(item))[0]; }
}
