/**
 * @file All runs of one site at one shape: finds out how its critic hands out scores and whether data needs gradients,
 * then answers probe after probe.
 */
import type { Module } from '../../python/syntax/index.ts';
import { sameShape } from '../../torch/shapes.ts';
import type { SiteTarget } from '../sites/site.ts';
import { moduleCritics } from '../sites/moduleCritics.ts';
import { isWorthTrying } from '../sites/speech.ts';
import { looksLikeCondition } from './assumptions.ts';
import { otherConditionForms, type ConditionForm } from './conditions.ts';
import { outputForms, type OutputForm } from './critic.ts';
import { sizeOf, type Probe } from './gradients.ts';
import { Lab, type Choice, type LabOptions } from './lab.ts';
import { runSite, type SiteRun } from './runSite.ts';
import type { Stumbles } from './stumbles.ts';

/** How the site runs, once it is known. */
export interface Setting { readonly outputForm: OutputForm; readonly dataRequiresGrad: boolean; readonly hasCuda: boolean; readonly conditions?: ConditionForm | undefined }

export class Experiment {
  readonly lab: Lab;
  readonly #module: Module;
  #target: SiteTarget;
  /** Whether the text itself shows a penalty; for others it is not worth trying much. */
  readonly #isEvident: boolean;
  #setting: Setting | undefined;

  readonly #isLate: () => boolean;
  readonly #stumbles: Stumbles | undefined;
  /** Only these ways of handing out scores are tried; all where it is not said. */
  readonly #forms: readonly OutputForm[] | undefined;

  constructor(module: Module, target: SiteTarget, options: LabOptions, isLate: () => boolean, forms?: readonly OutputForm[], setting?: Setting, stumbles?: Stumbles) {
    this.#stumbles = stumbles;
    this.#forms = forms;
    this.#setting = setting;
    this.#isLate = isLate;
    // A block's names are left open one by one.
    this.lab = new Lab(target.type === 'function' ? { ...options, openGlobals: [...options.openGlobals ?? [], ...moduleCritics(module)] } : options);
    this.#module = module;
    this.#target = target;
    this.#isEvident = isWorthTrying(target);
  }

  /** How it runs, once a run gave a penalty. */
  get setting(): Setting | undefined { return this.#setting; }

  /** The site, with the roles that its parameters turned out to have. */
  get target(): SiteTarget { return this.#target; }
  /** How it runs, or, where it never ran through, how it was tried first. */
  get tried(): Setting | undefined { return this.#setting ?? this.#first; }
  #first: Setting | undefined;

  run(probe: Probe): SiteRun {
    return this.#setting ? this.#runIn(this.#setting, probe) : this.#search(probe);
  }

  /** Settings in order of how common they are; the first that gives a penalty on data of the right shape is kept. */
  #search(probe: Probe): SiteRun {
    let first: SiteRun | undefined;
    const again = new Set<string>();
    const tried: { readonly setting: Setting; readonly choices: readonly Choice[] }[] = [];
    const wanted = this.#forms ? settings.filter((s) => this.#forms?.includes(s.outputForm)) : settings;
    const common = this.#isEvident ? wanted : wanted.slice(0, 4);
    const rare = wanted.slice(common.length);
    for (const setting of [...common, ...rare, ...otherConditionForms.flatMap((conditions) => common.map((one) => ({ ...one, conditions })))]) {
      if (setting.conditions !== undefined && !(first && hasConditions(first))) break;
      if (rare.includes(setting) && !(first && wantsOtherScores(first))) continue;
      if (tried.some((earlier) => earlier.choices.every((choice) => earlier.setting[choice] === setting[choice]))) continue;
      const before = this.#stumbles?.of(setting);
      // Elsewhere it stumbled over the same as an earlier setting, which does so here as well; what is evident gets a second try.
      if (before !== undefined && again.has(before.end) && (setting !== settings[1] || !this.#isEvident)) { tried.push({ setting, choices: before.choices }); continue; }
      const run = this.#withCritics(setting, probe, this.#runIn(setting, probe));
      const now = this.#stumbles?.note(setting, run);
      if (now !== undefined && now === before?.end) again.add(now);
      // What data the critic is given does not depend on how it answers.
      tried.push({ setting, choices: [...run.notes.choices].filter((choice) => run.kind !== 'penalty' || (choice !== 'outputForm' && choice !== 'dataRequiresGrad')) });
      if (run.kind === 'penalty' && this.sawWholeData(run)) { this.#setting = setting; return run; }
      // It needs such a setting to run at all, and then answers no penalty.
      if (run.kind === 'other') return run;
      if (!first || (setting === settings[1] && lacksGradients(first))) { first = run; this.#first = setting; }
      if (this.#isLate()) return first;
      // Another setting helps only where the code stumbled over what the critic or the data is like.
      if (run.kind === 'failed' && run.outcome.kind !== 'raises') return first;
    }
    return first ?? this.#runIn({ outputForm: 'column', dataRequiresGrad: false, hasCuda: false }, probe);
  }

  /** A parameter that is handed on to code elsewhere may be a critic: what was taken for data is then called. */
  #withCritics(setting: Setting, probe: Probe, run: SiteRun): SiteRun {
    const target = this.#target;
    if (target.type !== 'function' || !callsData(run)) return run;
    for (const { name, role } of target.parameters) {
      if (role !== 'data') continue;
      this.#target = { ...target, parameters: target.parameters.map((parameter) => (parameter.name === name ? { ...parameter, role: 'open' } : parameter)) };
      const again = this.#runIn(setting, probe);
      if (!callsData(again)) return again;
    }
    this.#target = target;
    return run;
  }

  /** Whether the critic was given data of the shape assumed, not something that broadcasting blew up. */
  sawWholeData(run: SiteRun): boolean {
    return run.notes.criticInputs.length === 0 || run.notes.criticInputs.some((shape) => this.#isWhole(shape));
  }

  /** The shape of the gradient: that of the data, or of what the code made of several batches of it, such as states with actions. */
  gradientShape(run: SiteRun): readonly number[] {
    const wanted = this.lab.shape;
    const given = run.notes.criticInputs.findLast((shape) => this.#isWhole(shape));
    return given?.length === wanted.length ? given : wanted;
  }

  #isWhole(shape: readonly number[]): boolean {
    const wanted = this.lab.shape;
    if (shape[0] === wanted[0]) return shape.length === wanted.length || sizeOf(shape) === sizeOf(wanted);
    // Several batches of it, one below the other.
    return (shape[0] ?? 0) % (wanted[0] ?? 1) === 0 && sameShape(shape.slice(1), wanted.slice(1));
  }

  #runIn(setting: Setting, probe: Probe): SiteRun {
    this.lab.outputForm = setting.outputForm;
    this.lab.hasCuda = setting.hasCuda;
    this.lab.conditionForm = setting.conditions ?? 'as data';
    return runSite(this.lab, this.#module, this.#target, { probe, dataRequiresGrad: setting.dataRequiresGrad });
  }
}

/** It called what it was given as data, or asked it for what only networks have. */
const callsData = (run: SiteRun): boolean => run.kind === 'failed' && run.outcome.kind === 'raises' && (run.outcome.message === "'Tensor' object is not callable" || ofNetworks.test(run.outcome.message));
const ofNetworks = /^'Tensor' object has no attribute '(named_parameters|parameters|named_buffers|buffers|state_dict|named_modules|modules|children|forward|train|eval|zero_grad)'/;

/** It has gradients to go back with that are for scores of another shape. */
const wantsOtherScores = (run: SiteRun): boolean => run.kind === 'failed' && run.outcome.kind === 'raises' && run.outcome.message.startsWith('Mismatch in shape: grad_output');

/** It was given labels, in the shape of the data. */
const hasConditions = ({ notes }: SiteRun): boolean => [...notes.data, ...notes.batches.keys()].some(looksLikeCondition);

/** It stumbled over data that requires no gradients: how it fares with data that does is more telling. */
const lacksGradients = (run: SiteRun): boolean => run.kind === 'failed' && run.outcome.kind === 'raises' && run.outcome.message.includes('does not require grad');

const settings: readonly Setting[] = [false, true].flatMap((hasCuda) => outputForms.flatMap((outputForm) => [false, true].map((dataRequiresGrad) => ({ outputForm, dataRequiresGrad, hasCuda }))));
