/** @file How a penalty takes a critic that scores many patches of a sample: whether it adds their slopes up. */
import { PyTuple, type Kwargs, type Value } from '../../python/evaluator/index.ts';
import type { Module } from '../../python/syntax/index.ts';
import { Lab, type LabOptions } from '../probes/lab.ts';
import { runSite } from '../probes/runSite.ts';
import type { SiteTarget } from '../sites/site.ts';

/** Answers a map of 2 × 2 scores for each sample, all the same. */
class PatchLab extends Lab {
  override called(path: string, args: readonly Value[], kwargs: Kwargs): Value {
    const answer = super.called(path, args, kwargs);
    const batch = this.shape[0] ?? 1;
    if (!this.torch.isTensor(answer) || answer.shape.join() !== `${batch.toString()},1`) return answer;
    return this.quietly(() => this.torch.run('add', [this.torch.run('reshape', [answer, new PyTuple([batch, 1, 1, 1].map(BigInt))]), this.torch.full([batch, 1, 2, 2], 0)]));
  }
}

/** The penalty's value where each of four patches has a gradient of norm 1, beside its value for one score of norm 1. */
export function onPatches(module: Module, target: SiteTarget, options: LabOptions): { readonly patches: number; readonly single: number } | undefined {
  for (const dataRequiresGrad of [false, true]) {
    const [single, patches] = [new Lab(options), new PatchLab(options)].map((lab) => runSite(lab, module, target, { probe: 'unit', dataRequiresGrad }));
    if (single?.kind === 'penalty' && patches?.kind === 'penalty') return { single: single.penalty, patches: patches.penalty };
  }
  return undefined;
}
