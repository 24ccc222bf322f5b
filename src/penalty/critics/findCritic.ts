/**
 * @file The search for the user's own critic: of the networks that the program makes, those that take some data and give
 * scores, likeliest first. What does not run is no critic.
 */
import type { PyInstance } from '../../python/evaluator/index.ts';
import type { Module } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { sizeOf } from '../probes/gradients.ts';
import type { Lab } from '../probes/lab.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import { findAsking, type Asking } from './asking.ts';
import { freshCritic } from './freshCritic.ts';
import { isLikely, makersOf, soundsLikeCritic, type Maker } from './makers.ts';
import { sampleShapes } from './sampleShapes.ts';
import { weightsOf } from './weights.ts';

export interface CriticSearch {
  readonly lab: Lab;
  readonly module: Module;
  readonly target: SiteTarget;
  readonly contexts: Contexts;
  readonly seed: number;
  /** Of one sample at which the penalty was evaluated. */
  readonly sample: readonly number[];
  /** Only what the penalty calls or what is named like a critic. */
  readonly isStrict: boolean;
  readonly isLate: () => boolean;
}

export interface FoundCritic {
  readonly maker: Maker;
  /** As it is after it was asked, which may leave traces: running averages, normalised weights. */
  readonly critic: PyInstance;
  /** Its class. */
  readonly name: string;
  /** How many numbers it learns. */
  readonly parameters: number;
  readonly asking: Asking;
}

/** Batch norm wants more than one. */
export const fewSamples = 2;

interface Made { readonly maker: Maker; readonly critic: PyInstance; readonly weights: readonly Tensor[] }

/** First those that take data of the penalty's shape, then those that take any. */
export function* criticsIn(search: CriticSearch): Generator<FoundCritic> {
  const made: Made[] = [];
  for (const one of networksIn(search)) {
    made.push(one);
    yield* asked(search, one, [search.sample]);
  }
  for (const one of made) yield* asked(search, one, sampleShapes(search.sample, one.weights.map(({ shape }) => shape)).slice(1));
}

function* networksIn({ lab, module, target, contexts, seed, isStrict, isLate }: CriticSearch): Generator<Made> {
  const classes = new Set<string>();
  for (const maker of makersOf(lab, target, module)) {
    if (isLate()) return;
    if ((isStrict && !isLikely(maker)) || (maker.kind === 'class' && classes.has(maker.cls))) continue;
    const critic = freshCritic(lab, maker, contexts, seed);
    if (!critic) continue;
    classes.add(critic.cls.name);
    const weights = weightsOf(lab, critic);
    if (!isStrict || weights.length > 0) yield { maker, critic, weights };
  }
}

function* asked({ lab, isLate }: CriticSearch, { maker, critic, weights }: Made, samples: readonly (readonly number[])[]): Generator<FoundCritic> {
  const isCritic = (scores: Tensor, sample: readonly number[]): boolean => scores.shape[0] === fewSamples && mayBeScores(maker, sizeOf(scores.shape) / fewSamples, sizeOf(sample));
  const asking = findAsking(lab, critic, fewSamples, samples, isCritic, isLate);
  if (!asking) return;
  const name = ('cls' in maker ? maker.cls : undefined) ?? critic.cls.name;
  yield { maker, critic, name, parameters: weights.reduce((sum, { size }) => sum + size, 0), asking };
}

/** What answers as much as it is given is a layer or a generator, unless it is named like a critic. */
const mayBeScores = (maker: Maker, scores: number, elements: number): boolean => scores === 1 || (maker.isNamed && (scores < elements || soundsLikeCritic(maker)));
