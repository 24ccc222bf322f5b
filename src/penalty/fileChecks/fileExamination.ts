/** @file What running the code around a file's penalties has shown: its training steps, once a check asks for them. */
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Program } from '../../python/evaluator/index.ts';
import type { AnalysisTools } from '../analysis.ts';
import { findTarget } from '../evaluate.ts';
import { discriminatingShape, ProbeGradients } from '../probes/gradients.ts';
import type { Contexts } from '../sites/contexts.ts';
import { openCritic, type OwnCritic } from '../critics/ownCritic.ts';
import type { LabOptions } from '../probes/lab.ts';
import { functionsOf } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { stepsOf, type Step } from '../steps/step.ts';

/** A penalty with the training steps that use it. */
export interface Trained { readonly evaluation: Evaluation; readonly target: SiteTarget; readonly steps: readonly Step[] }

/** Milliseconds for making a critic and asking it once. */
const patience = 1_500;

export class FileExamination {
  #trained: readonly Trained[] | undefined;

  constructor(readonly program: Program, readonly evaluations: readonly Evaluation[], readonly tools: AnalysisTools, readonly contexts: Contexts) {}

  get text(): string { return this.program.main.text; }

  /** Penalties that run, each with the steps of the file that use it. */
  get trained(): readonly Trained[] {
    return (this.#trained ??= this.evaluations.flatMap((evaluation) => {
      const target = evaluation.raises || evaluation.unsupported || evaluation.verdict === 'not-implemented' ? undefined : findTarget(this.program, evaluation.site);
      return target ? [{ evaluation, target, steps: this.#stepsOf(evaluation, target) }] : [];
    }));
  }

  /** The file's own critic that the penalty gets; undefined where it can't be told or does not run. */
  criticOf({ evaluation, target }: Trained): OwnCritic | undefined {
    if (!this.#critics.has(target)) {
      const deadline = this.tools.clock() + patience;
      this.#critics.set(target, openCritic({ target, module: this.program.main.tree, contexts: this.contexts, options: this.labOptions(evaluation.shape) }, () => this.tools.clock() > deadline));
    }
    return this.#critics.get(target);
  }
  readonly #critics = new Map<SiteTarget, OwnCritic | undefined>();

  labOptions(shape: readonly number[]): LabOptions {
    const { program, tools } = this;
    return { program, arrays: tools.arrays, clock: tools.clock, shape, seed: 0, gradients: new ProbeGradients(0), maxMilliseconds: 800 };
  }

  /** The text of the file and of the modules that it imports. */
  get wholeText(): string { return [this.program.main, ...Object.values(this.program.modules)].map(({ text }) => text).join('\n'); }

  #stepsOf({ shape }: Evaluation, target: SiteTarget): readonly Step[] {
    const { program, tools, contexts } = this;
    const telling = discriminatingShape(shape.length);
    return stepsOf({
      target, module: program.main.tree, functions: functionsOf(program.main.tree),
      shapes: [telling, [shape[0] ?? 5, ...telling.slice(1)], shape],
      isKnown: (expr) => contexts.moduleValueOf(expr) !== undefined,
      options: { program, arrays: tools.arrays, clock: tools.clock, seed: 0, gradients: new ProbeGradients(0), maxMilliseconds: 400 },
    }, tools);
  }
}
