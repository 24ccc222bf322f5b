/**
 * @file All that running a site at one shape has shown: its formula, its operations, and trials beyond the probes, which
 * run when a check first asks. Checks read this; it knows none of them.
 */
import type { ShapeFrom } from '../protocol/evaluation.ts';
import type { Module } from '../python/syntax/index.ts';
import { evaluateFormula, type Formula } from './formulas.ts';
import { reference } from './judge.ts';
import { firstReduction, gradientOps, takenGradient, type GradientOp } from './locate.ts';
import { switchesOf, type SiteRun } from './probes/runSite.ts';
import type { SiteTarget } from './sites/site.ts';
import { experimentAt, type Study, type Subject, type Tools } from './study.ts';
import { otherBatches, type BatchTrial } from './trials/batchSizes.ts';
import type { Bench, PenaltyRun } from './trials/bench.ts';
import { deliveredIn, type Delivered } from './trials/delivered.ts';
import { changedBatches } from './trials/effects.ts';
import { raisedWhenFreed } from './trials/freedGraph.ts';
import { mixtureOf, type Mixture } from './trials/interpolation.ts';
import { penaltyWhenScaled } from './trials/lossScale.ts';
import { slopeAtZero } from './trials/scoreSlope.ts';
import { trainingOf, trainsWhenSwitched, type Training } from './trials/training.ts';

export interface ExaminationInput extends Subject { readonly shape: readonly number[]; readonly shapeFrom: ShapeFrom }

export class Examination {
  readonly target: SiteTarget;
  readonly shape: readonly number[];
  readonly text: string;
  readonly tree: Module;
  /** Of the norm and what follows it, on the gradient that the code takes; undefined where none explains the numbers. */
  readonly formula: Formula | undefined;
  /** Operations on the gradient, in order, from the run with unit gradients. */
  readonly ops: readonly GradientOp[];
  /** The norm, or the reduction that stands for it. */
  readonly reduction: GradientOp | undefined;
  readonly #memo = new Map<string, unknown>();

  constructor(
    readonly input: ExaminationInput, readonly tools: Tools, readonly study: Study,
    /** At the user's own shape, on gradients of norm 1. */
    readonly unitRun: SiteRun,
  ) {
    this.target = input.target;
    this.shape = input.shape;
    this.text = input.program.main.text;
    this.tree = input.program.main.tree;
    this.formula = study.kind === 'studied' ? study.formula : undefined;
    this.ops = unitRun.kind === 'penalty' ? gradientOps(unitRun.notes, unitRun.gradient) : [];
    this.reduction = firstReduction(this.ops);
  }

  get rank(): number { return this.shape.length; }

  /** Penalty of a gradient whose samples all have norm 1, by the code and by the formula meant. */
  get unit(): { readonly yours: number; readonly expected: number } | undefined {
    return this.#once('unit', () => this.unitRun.kind === 'penalty' && this.formula
      ? { yours: this.unitRun.penalty, expected: evaluateFormula(reference(this.formula, this.rank), this.input.gradients.get('unit', this.shape)) } : undefined);
  }

  /** What raised, where the code can't run through. */
  get failure(): Extract<SiteRun, { kind: 'failed' }> | undefined { return this.unitRun.kind === 'failed' ? this.unitRun : undefined; }

  /** The gradient that the code takes beside that of the critic; undefined where it is handed in or none is seen. */
  get delivered(): Delivered | undefined { return this.#once('delivered', () => this.#onSpread((bench, run) => deliveredIn(bench.experiment, run))); }

  /** Whether a training step would follow the penalty's gradient. */
  get training(): Training {
    return this.#once('training', () => this.#onSpread((bench, run) => {
      const found = trainingOf(bench, run, 'spread');
      // Options that nobody knows may have `create_graph` among them.
      return found === 'inert' && (run.notes.spread.size > 0 || trainsWhenSwitched(bench, switchesOf(this.target).keys())) ? 'unknown' : found;
    }) ?? 'unknown');
  }

  /** The same where some samples have a gradient of zero. */
  get trainingAtZero(): Training {
    return this.#once('zero', () => {
      const bench = this.#bench;
      const run = bench?.experiment.run('mixed');
      return bench && run?.kind === 'penalty' ? trainingOf(bench, run, 'mixed') : 'unknown';
    });
  }

  /** How the critic's input is mixed from batches of data, with the random numbers of that draw. */
  mixture(draw = 0): Mixture | undefined { return this.#once(`mixture ${draw}`, () => this.#bench && mixtureOf(this.#bench, draw)); }

  /** Whether it runs only with data that requires gradients already. */
  get needsDataWithGrad(): boolean { return this.#bench?.experiment.setting?.dataRequiresGrad === true; }

  /** The factor on the gradient at a score of 0, where it is that of a function of the score. */
  get slopeAtZero(): number | undefined {
    return this.#once('slope', () => this.#onSpread((bench, run) => (this.delivered ? slopeAtZero(bench, run, this.delivered, this.mixture()) : undefined)));
  }

  /** The penalty once a loss scaler is switched on, where that changes the norm. */
  get whenScaled(): number | undefined { return this.#once('scaled', () => this.#onSpread(penaltyWhenScaled)); }

  /** What back-propagating the penalty raises, where the code lets go of the graph of a gradient that it will go through again. */
  get raisedWhenFreed(): string | undefined {
    return this.#once('freed', () => this.#onSpread((bench, run) => {
      const asked = takenGradient(run.notes)?.place.op.args;
      return asked?.['retain_graph'] === false && asked['create_graph'] === true ? raisedWhenFreed(bench) : undefined;
    }));
  }

  /** How it runs with one sample, and with an odd number of them. */
  get otherBatches(): readonly BatchTrial[] { return this.#once('batches', () => (this.#bench ? otherBatches(this.#bench) : [])); }

  /** Names of batches of data that the code writes into. */
  get changedBatches(): readonly string[] { return this.#once('changed', () => this.#onSpread((_, run) => changedBatches(run)) ?? []); }

  /** The run on gradients of unequal norms at the telling shape. */
  get spreadRun(): PenaltyRun | undefined {
    return this.#once('spread', () => {
      const run = this.#bench?.experiment.run('spread');
      return run?.kind === 'penalty' ? run : undefined;
    });
  }

  #onSpread<T>(body: (bench: Bench, run: PenaltyRun) => T): T | undefined {
    const run = this.spreadRun;
    return this.#bench && run ? body(this.#bench, run) : undefined;
  }

  get #bench(): Bench | undefined {
    return this.#once('bench', () => {
      const { input, tools, study } = this;
      if (study.kind !== 'studied') return undefined;
      const experiment = experimentAt(input, tools, study.fitShape, study.forms);
      if (experiment.run('spread').kind !== 'penalty') return undefined;
      return { experiment, tools, formula: this.formula, at: (shape) => experimentAt(input, tools, shape, study.forms, experiment.setting) };
    });
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T; // `key` names one getter, and so one type
  }
}
