/** @file A file's penalty as a function of a critic and its batches, run as it is written. Must not know how steps are made. */
import { Builtin, type Interpreter, type Value } from '../../python/evaluator/index.ts';
import type { Module } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { runSite, type RunOptions, type SiteRun } from '../probes/runSite.ts';
import type { SiteTarget } from '../sites/site.ts';
import type { TrainingLab } from './trainingLab.ts';

/** What some code needs in order to run at all. */
type Setting = Pick<RunOptions, 'dataRequiresGrad'> & { readonly hasCuda: boolean };
const settings: readonly Setting[] = [false, true].flatMap((hasCuda) => [false, true].map((dataRequiresGrad) => ({ dataRequiresGrad, hasCuda })));

export class OwnPenalty {
  readonly #lab: TrainingLab;
  readonly #module: Module;
  readonly #target: SiteTarget;
  #setting: Setting = { dataRequiresGrad: false, hasCuda: false };

  constructor(lab: TrainingLab, module: Module, target: SiteTarget) {
    this.#lab = lab;
    this.#module = module;
    this.#target = target;
  }

  /** Whether it gives a penalty of that critic on those batches. */
  fits(args: readonly Value[]): boolean {
    const found = settings.find((setting) => {
      const outcome = this.#lab.evaluator.attempt(() => this.#answerOf(this.#run(setting, args)) !== undefined);
      return outcome.kind === 'value' && outcome.value;
    });
    if (found) this.#setting = found;
    return found !== undefined;
  }

  /** `penalty(critic, real, fake, mixed)`, for Python. */
  readonly function = new Builtin('penalty', (interpreter, args) => {
    const run = this.#run(this.#setting, args);
    return this.#answerOf(run) ?? refuse(interpreter, run);
  });

  #run({ dataRequiresGrad, hasCuda }: Setting, [critic, ...batches]: readonly Value[]): SiteRun {
    const [real, fake, mixed] = batches.filter((batch): batch is Tensor => this.#lab.isTensor(batch));
    if (critic === undefined || !real || !fake || !mixed) throw new TypeError('a penalty is given a critic and three batches');
    this.#lab.hasCuda = hasCuda;
    this.#lab.begin({ critic, batches: { real, fake, mixed } });
    try {
      return runSite(this.#lab, this.#module, this.#target, { probe: 'unit', dataRequiresGrad });
    } finally {
      this.#lab.end();
    }
  }

  /** Its mean, where it is one number a sample. undefined: it failed, or has nothing to do with the critic. */
  #answerOf(run: SiteRun): Tensor | undefined {
    if (run.kind !== 'penalty' || this.#lab.asked === 0) return undefined;
    const tensor = run.tensor ?? this.#lab.torch.full([], run.penalty);
    return tensor.shape.length === 0 ? tensor : this.#lab.torch.run('mean', [tensor]);
  }
}

function refuse(interpreter: Interpreter, run: SiteRun): never {
  if (run.kind === 'failed' && run.outcome.kind === 'raises') return interpreter.raise('RuntimeError', `${run.outcome.type}: ${run.outcome.message}`);
  return interpreter.unsupported(run.kind !== 'failed' ? 'a penalty that is no number' : run.outcome.kind === 'unsupported' ? run.outcome.what : run.outcome.message);
}
