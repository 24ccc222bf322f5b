/**
 * @file The user's own critic for checks, made as the program makes it and asked for scores. What does not run is no
 * critic: nobody is told.
 */
import type { PyInstance, Value } from '../../python/evaluator/index.ts';
import type { Call, Module } from '../../python/syntax/index.ts';
import { Generator } from '../../torch/random/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { sizeOf } from '../probes/gradients.ts';
import type { OutputForm } from '../probes/critic.ts';
import { Lab, type LabOptions, type PlacedOp } from '../probes/lab.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import { freshCritic } from './freshCritic.ts';
import { makersOf } from './makers.ts';
import { sampleShapes } from './sampleShapes.ts';
import { weightsOf } from './weights.ts';

/** Scores of one batch, and the operations that made them. */
export interface Asked { readonly scores: Tensor; readonly ops: readonly PlacedOp[] }

export interface OwnCritic {
  /** The call that makes it. */
  readonly place: Call;
  readonly lab: Lab;
  readonly value: Value;
  /** Of the data that it takes. */
  readonly shape: readonly number[];
  /** With the random numbers of the same draw each time; undefined where it raises. */
  readonly ask: (x: Tensor) => Asked | undefined;
  /** A batch of data; `first` keeps the first sample and draws the others anew. */
  readonly batch: (seed: number, first?: Tensor) => Tensor;
  readonly setTraining: (training: boolean) => boolean;
}

export interface CriticInput {
  readonly target: SiteTarget;
  readonly module: Module;
  readonly contexts: Contexts;
  readonly options: LabOptions;
}

/** Samples in a batch. */
const samples = 4;

/** The first that can be made and takes some data. */
export function openCritic(input: CriticInput, isLate: () => boolean): OwnCritic | undefined {
  for (const critic of namedCritics(input, isLate)) if (critic) return critic;
  return undefined;
}

/**
 * How the file's own critics answer, as far as that is one score for each sample; undefined where one of them can't be
 * made or asked, answers otherwise, or answers unlike the others.
 */
export function ownForm(input: CriticInput, isLate: () => boolean): OutputForm | undefined {
  const forms = [...namedCritics(input, isLate)].map((critic) => {
    const shape = critic?.ask(critic.batch(0))?.scores.shape ?? [];
    return shape.length === 2 && shape[1] === 1 ? 'column' : shape.length === 1 ? 'vector' : undefined;
  });
  return forms.every((form) => form === forms[0]) ? forms[0] : undefined;
}

/** What the penalty calls, one network after the other; undefined for what can't be made or takes no data that we try. */
function* namedCritics(input: CriticInput, isLate: () => boolean): Iterable<OwnCritic | undefined> {
  const lab = new Lab(input.options);
  for (const maker of makersOf(lab, input.target, input.module)) {
    if (isLate()) { yield undefined; return; }
    const call = maker.kind === 'expression' && maker.isNamed ? maker.constructor : undefined;
    const value = call && freshCritic(lab, maker, input.contexts, input.options.seed);
    if (call) yield value && criticWithData(lab, call, value, input.options.shape, isLate);
  }
}

function criticWithData(lab: Lab, call: Call, value: PyInstance, shape: readonly number[], isLate: () => boolean): OwnCritic | undefined {
  for (const sizes of sampleShapes(shape.slice(1), weightsOf(lab, value).map((weight) => weight.shape))) {
    if (isLate()) return undefined;
    const critic = criticAt(lab, call, value, [samples, ...sizes]);
    if (critic.ask(critic.batch(0))) return critic;
  }
  return undefined;
}

function criticAt(lab: Lab, place: Call, value: Value, shape: readonly number[]): OwnCritic {
  const random = (seed: number, size: number): Float64Array | Float32Array | readonly number[] => new Generator(BigInt(seed + 11)).normal(size, 0, 1, 'float32');
  return {
    place, lab, value, shape,
    ask: (x) => {
      const { result, notes } = lab.record(() => lab.evaluator.call(value, [x]));
      const scores = result.kind === 'value' && lab.torch.isTensor(result.value) ? result.value : undefined;
      return scores && scores.shape[0] === shape[0] ? { scores, ops: notes.ops } : undefined;
    },
    batch: (seed, first) => {
      const data = Float32Array.from(random(seed, sizeOf(shape)));
      const kept = first && lab.torch.read(first);
      if (kept) for (let i = 0; i < data.length / samples; i++) data[i] = kept[i] ?? 0;
      return lab.torch.tensor(data, shape);
    },
    setTraining: (training) => lab.evaluator.attempt(() => lab.interpreter.call(lab.interpreter.getattr(value, 'train'), [training])).kind === 'value',
  };
}
