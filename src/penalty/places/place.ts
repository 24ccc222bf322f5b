/** @file A place in the text and what it is in a penalty, as running the code has shown. Plain data, without tensors. */
import type { OffsetRange, ValueSummary } from '../../protocol/evaluation.ts';
import type { Formula } from '../formulas.ts';
import type { SiteTarget } from '../sites/site.ts';
import type { Training } from '../trials/training.ts';
import type { CriticPlace } from './critic.ts';

/** What a value is on the way from the critic's gradient to the penalty. */
export type Quantity =
  | 'gradient'
  /** The gradient's elements in another arrangement: flattened, permuted. */
  | 'arranged'
  | 'squares' | 'squared-norms' | 'norms'
  /** How far each norm is from the target. */
  | 'distances'
  /** What each norm costs. */
  | 'costs'
  | 'weighted' | 'mean' | 'sum' | 'maximum' | 'mean-norm' | 'mean-distance' | 'penalty';

export type PlaceKind =
  | Quantity
  /** The point at which the critic is asked. */
  | 'point'
  /** Random weights of a batch in that point. */
  | 'weight'
  | 'batch' | 'scores'
  /** One number made of all scores. */
  | 'score-sum' | 'score-mean'
  /** The call that takes the gradient, an argument of it, and the item taken of its answer. */
  | 'grad-call' | 'grad-argument' | 'grad-item'
  | 'backward' | 'grad-attribute' | 'requires-grad'
  /** Any other tensor. */
  | 'tensor';

export interface Place {
  readonly range: OffsetRange;
  readonly kind: PlaceKind;
  /** Of an argument: its parameter. Of a batch, or of what is drawn for one: the batch. */
  readonly name: string | undefined;
  /** What it becomes at the user's own shape when every sample's gradient has norm 1; undefined where that did not run. */
  readonly value: ValueSummary | undefined;
  /** The shape of what it is made of, likewise. */
  readonly from: readonly number[] | undefined;
  /** The end of the statement whose value it is. */
  readonly statementEnd: number | undefined;
}

/** How the point at which the critic is asked is made of batches. */
export interface Mixing {
  /** Batches in it, by name. */
  readonly batches: readonly string[];
  /** Their weights add up to 1 everywhere. */
  readonly convex: boolean;
  /** They differ from sample to sample; within one sample. */
  readonly betweenSamples: boolean;
  readonly withinSamples: boolean;
  /** Some are below 0 or above 1. */
  readonly leavesSegment: boolean;
  /** Noise is added to it. */
  readonly hasNoise: boolean;
  /** The parameter by which the caller hands the weight of the first batch in, if it is not drawn here. */
  readonly handedIn: string | undefined;
}

/** All that running one site has shown, for whoever explains its text. */
export interface SitePlaces {
  readonly target: SiteTarget;
  readonly places: readonly Place[];
  /** The user's own shape; undefined where the file does not say it. */
  readonly shape: readonly number[] | undefined;
  readonly formula: Formula | undefined;
  readonly mixing: Mixing | undefined;
  /** What was asked of `autograd.grad`. */
  readonly asked: { readonly createGraph: boolean; readonly retainGraph: boolean | undefined } | undefined;
  /** Whether a training step would follow the penalty's gradient. */
  readonly training: Training;
  /** The critic that the file gives it, where that can be made. */
  readonly critic: CriticPlace | undefined;
}
