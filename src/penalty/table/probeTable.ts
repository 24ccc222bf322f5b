/**
 * @file The table of probes of one evaluated penalty: the gradients that every penalty is given, and any others that
 * somebody has. Runs the user's code on each, as it ran when it was judged; keeps the gradients, for pictures of them.
 */
import type { GradientSample, ProbeResult } from '../../protocol/evaluation.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { ExaminationInput } from '../examination.ts';
import { endOf } from './endings.ts';
import { atShape, type Formula } from '../formulas.ts';
import type { GradientOp } from '../locate.ts';
import type { Experiment, Setting } from '../probes/experiment.ts';
import { probeNames, sizeOf, type Probe, type ProbeGradient, type ProbeName } from '../probes/gradients.ts';
import type { SiteRun } from '../probes/runSite.ts';
import { sampleOf } from '../probes/samples.ts';
import { experimentAt, fittingProbes, type Study, type Tools } from '../study.ts';
import { sameShape } from '../../torch/shapes.ts';
import { codeNorms } from './norms.ts';
import { rowOf, type Answer, type NamedGradient, type RowContext } from './row.ts';

export interface TableInput {
  readonly input: ExaminationInput;
  readonly tools: Tools;
  readonly study: Study;
  /** On gradients of norm 1, at the shape of the evaluation, and how that ran. */
  readonly unit: SiteRun;
  readonly setting: Setting | undefined;
  /** At the shape of the evaluation; at others it may be written with other axes. */
  readonly formula: Formula | undefined;
  readonly ops: readonly GradientOp[];
}

const shownProbes: readonly ProbeName[] = ['zeros', 'unit', 'double', 'randn'];
/** Bytes of one gradient above which no random one is drawn: a second, roughly. */
const largestRandom = 2 ** 26;

export class ProbeTable {
  readonly #given: TableInput;
  readonly #gradients = new Map<string, ProbeGradient>();
  #probes: readonly ProbeResult[] | undefined;

  constructor(given: TableInput) { this.#given = given; }

  get input(): ExaminationInput { return this.#given.input; }
  get tools(): Tools { return this.#given.tools; }
  /** Whether the code answers gradients, so that rows of others have a meaning. */
  get isOpen(): boolean { return this.#given.unit.kind === 'penalty' && this.#given.study.kind === 'studied'; }
  /** Where the user's code calls its critic. */
  get shape(): readonly number[] { return this.#given.input.shape; }

  /** The gradients that every penalty is given. After one that fails, the others would as well. */
  get probes(): readonly ProbeResult[] { return (this.#probes ??= this.#scoped(() => this.#named())); }

  has(name: string): boolean { return this.#gradients.has(name) || this.probes.some((probe) => probe.name === name); }

  /** The row of a gradient that is no probe of ours. */
  row(named: NamedGradient): ProbeResult { return this.#scoped(() => this.#row(named, this.#experiment(named.gradient.shape), named.gradient)); }

  /** undefined: no row of that name has been made, or it has no such sample. */
  sample(name: string, index: number): GradientSample | undefined {
    const gradient = this.#gradients.get(name) ?? (this.probes.length > 0 ? this.#gradients.get(name) : undefined);
    return gradient && sampleOf(gradient, index);
  }

  #named(): readonly ProbeResult[] {
    const { input: { gradients, shape }, study, unit } = this.#given;
    if (study.kind !== 'studied') return [];
    const experiment = this.#experiment(shape);
    const names = unit.kind !== 'penalty' ? ['unit'] as const : 4 * sizeOf(shape) > largestRandom ? shownProbes.filter((name) => name !== 'randn') : shownProbes;
    const shown = names.map((name) => this.#rowOfRun({ name, gradient: { shape, fill: undefined, data: undefined } }, experiment, unit.kind === 'penalty' ? experiment.run(name) : unit, name));
    const fitted = study.observations.flatMap(({ gradient, value }, i) => {
      const name = fittingProbes[i];
      return name === 'spread' || name === 'mixed' ? [this.#made({ name, gradient: gradients.get(name, gradient.shape) }, { penalty: value, norms: undefined })] : [];
    });
    return [...shown, ...fitted].sort((a, b) => probeOrder.indexOf(a.name) - probeOrder.indexOf(b.name));
  }

  #row(named: NamedGradient, experiment: Experiment, probe: Probe): ProbeResult { return this.#rowOfRun(named, experiment, experiment.run(probe), probe); }

  /** Of what the code made of several batches, the gradient has another shape. */
  #rowOfRun(named: NamedGradient, experiment: Experiment, run: SiteRun, probe: Probe): ProbeResult {
    const gradient = this.input.gradients.get(probe, experiment.gradientShape(run));
    return this.#made({ ...named, gradient }, answerOf(experiment, run));
  }

  #made(named: NamedGradient, answer: Answer): ProbeResult {
    this.#gradients.set(named.name, named.gradient);
    return rowOf(this.#contextAt(named.gradient.shape), named, answer);
  }

  #contextAt(of: readonly number[]): RowContext {
    const { input: { shape }, tools: { translations }, study, ops, formula } = this.#given;
    const elsewhere = study.kind === 'studied' && study.formula ? atShape(study.formula, of) : undefined;
    return { shape, ops, translations, formula: sameShape(of, shape) ? formula : elsewhere, isOther: study.kind === 'studied' && study.isOther };
  }

  #experiment(shape: readonly number[]): Experiment {
    const { input, tools, study, setting } = this.#given;
    return experimentAt({ ...input, deadline: Infinity }, tools, shape, study.kind === 'studied' ? study.forms : undefined, setting);
  }

  #scoped<T>(body: () => T): T { return this.tools.arrays.scope(body); }
}
const probeOrder: readonly string[] = probeNames;

function answerOf({ lab: { torch } }: Experiment, run: SiteRun): Answer {
  if (run.kind === 'penalty') return { penalty: run.penalty, norms: codeNorms(torch, run) };
  return { penalty: undefined, norms: undefined, problem: problemOf(run) };
}

function problemOf(run: Exclude<SiteRun, { kind: 'penalty' }>): Text {
  if (run.kind === 'other') return phrase`The code answers no penalty to it.`;
  const { outcome } = run;
  return endOf(outcome);
}
