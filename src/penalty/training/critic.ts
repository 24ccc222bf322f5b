/** @file The critic that is trained: found as for the panel's row, and left as it was made. */
import { type PyInstance, type Value } from '../../python/evaluator/index.ts';
import type { Module } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { besideData } from '../critics/asking.ts';
import { criticsIn } from '../critics/findCritic.ts';
import { freshCritic } from '../critics/freshCritic.ts';
import { isNetwork, type Maker } from '../critics/makers.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import type { TrainingLab } from './trainingLab.ts';

export interface TrainedCritic {
  /** Its class. */
  readonly name: string;
  /** As it was made: nobody has asked it yet, which may leave traces (running averages, normalised weights). */
  readonly value: PyInstance;
  /** Another one like it that was asked. */
  readonly tried: PyInstance;
  /** Of one sample of its data. */
  readonly sample: readonly number[];
  readonly parameters: number;
  /** What it is told beside its data. */
  readonly beside: (x: Tensor) => readonly Value[];
}

export interface TrainedSearch { readonly lab: TrainingLab; readonly module: Module; readonly target: SiteTarget; readonly contexts: Contexts; readonly seed: number; readonly sample: readonly number[]; readonly isLate: () => boolean }

/** The first network that takes data and gives scores. What the module calls by its name is left open. */
export function criticToTrain(search: TrainedSearch): TrainedCritic | undefined {
  const { lab, contexts, seed } = search;
  for (const { maker, critic: tried, name, parameters, asking } of criticsIn({ ...search, isStrict: true })) {
    const value = freshCritic(lab, maker, contexts, seed);
    if (!value) continue;
    leaveOpen(lab, maker);
    return { name, value, tried, sample: asking.sample, parameters, beside: (x) => besideData(lab, tried, x, asking) };
  }
  return undefined;
}

/** All names of what it is made of: where nothing but its class is known, those of whatever that class made. */
function leaveOpen(lab: TrainingLab, maker: Maker): void {
  // Asked for by its name, it is made now, if nobody has asked before.
  const own = maker.kind === 'class' ? undefined : lab.evaluator.global(maker.kind === 'bound' ? maker.name : maker.target);
  lab.leaveOpen((value) => (maker.kind === 'class' ? isNetwork(value) && value.cls.name === maker.cls : own?.kind === 'value' && value === own.value));
}
