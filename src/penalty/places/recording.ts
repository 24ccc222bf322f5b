/** @file One run of a site in which the value of every expression is kept. */
import type { Value } from '../../python/evaluator/index.ts';
import type { Expr, NodeBase } from '../../python/syntax/index.ts';
import { Experiment, type Setting } from '../probes/experiment.ts';
import type { OutputForm } from '../probes/critic.ts';
import type { ProbeName } from '../probes/gradients.ts';
import type { SiteRun } from '../probes/runSite.ts';
import type { Subject, Tools } from '../study.ts';

/** How the site is known to run, where it is known. */
export interface Course { readonly forms: readonly OutputForm[] | undefined; readonly setting: Setting | undefined }

export interface Recorded {
  readonly experiment: Experiment;
  readonly run: SiteRun;
  /** Expressions of the main file in the order in which they were first evaluated, by `keyOf`. */
  readonly values: ReadonlyMap<string, { readonly node: Expr; readonly value: Value }>;
}

export const keyOf = ({ start, end }: NodeBase, type: string): string => `${start.toString()}:${end.toString()}:${type}`;

export function recordAt({ program, target, gradients, deadline }: Subject, tools: Tools, shape: readonly number[], probe: ProbeName, { forms, setting }: Course): Recorded {
  const options = { program, arrays: tools.arrays, clock: tools.clock, shape, seed: gradients.seed, gradients, keepsValues: true };
  const experiment = new Experiment(program.main.tree, target, options, () => tools.clock() > deadline, forms, setting);
  const run = experiment.run(probe);
  const values = new Map<string, { readonly node: Expr; readonly value: Value }>();
  for (const { file, node, value } of run.notes.values) {
    const key = keyOf(node, node.type);
    if (file === program.main.path && !values.has(key)) values.set(key, { node, value });
  }
  return { experiment, run, values };
}
