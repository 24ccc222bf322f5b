/**
 * @file The places of every penalty of a file, and of its functions that only take a gradient. It takes a few runs a
 * site, so whoever needs it asks when there is time.
 */
import type { Evaluation, Site } from '../../protocol/evaluation.ts';
import type { Program } from '../../python/evaluator/index.ts';
import type { AnalysisTools } from '../analysis.ts';
import type { Examination } from '../examination.ts';
import { takenGradient } from '../locate.ts';
import type { Setting } from '../probes/experiment.ts';
import { discriminatingShape, ProbeGradients, sizeOf } from '../probes/gradients.ts';
import { Contexts } from '../sites/contexts.ts';
import { findSites } from '../sites/findSites.ts';
import { siteOf, type SiteTarget } from '../sites/site.ts';
import type { Subject } from '../study.ts';
import type { Bench } from '../trials/bench.ts';
import { mixtureOf } from '../trials/interpolation.ts';
import { handedWeight } from './handedWeight.ts';
import { experimentAt } from '../study.ts';
import { criticPlace, type CriticPlace } from './critic.ts';
import { mixingOf, mixtureOfRun } from './mixing.ts';
import type { SitePlaces } from './place.ts';
import { placesOf } from './placesOf.ts';
import { recordAt, type Course, type Recorded } from './recording.ts';

/** A site as it was judged. */
export interface Examined { readonly examination: Examination; readonly setting: Setting | undefined }

export interface SitePlacesInput {
  readonly program: Program;
  readonly tools: AnalysisTools;
  readonly evaluations: readonly Evaluation[];
  /** What was judged by that evaluation. */
  readonly examined: (site: Site, shape: readonly number[]) => Examined | undefined;
}

/** Milliseconds for the runs of one site. */
const patience = 1_000;
/** Elements above which a run at the user's own shape keeps too much. */
const largest = 2 ** 25;

/** Site by site. */
export function* sitePlaces(input: SitePlacesInput): Generator<undefined, SitePlaces[]> {
  const { program, tools, evaluations } = input;
  const found: SitePlaces[] = [];
  for (const target of findSites(program.main.tree)) {
    const { nameRange } = siteOf(target);
    const evaluation = evaluations.find(({ site }) => site.nameRange.start === nameRange.start);
    if (!evaluation && target.type === 'block') continue;
    const places = tools.arrays.scope(() => (evaluation ? judgedPlaces(input, target, evaluation) : takenPlaces(input, target)));
    if (places && places.places.length > 0) found.push(places);
    yield undefined;
  }
  return found;
}

function judgedPlaces({ program, tools, examined }: SitePlacesInput, target: SiteTarget, evaluation: Evaluation): SitePlaces | undefined {
  const known = examined(evaluation.site, evaluation.shape);
  if (!known || evaluation.verdict === 'not-implemented' || evaluation.tooLarge) return undefined;
  const { examination: { study, formula, input, training }, setting } = known;
  const subject = { ...input, program, target, deadline: tools.clock() + patience };
  const studied = study.kind === 'studied' ? study : undefined;
  const course: Course = { forms: studied?.forms, setting };
  const telling = recordAt(subject, tools, studied?.fitShape ?? evaluation.shape, 'spread', course);
  const own = sizeOf(evaluation.shape) > largest ? undefined : recordAt(subject, tools, evaluation.shape, 'unit', course);
  // What is not the critic's own gradient, the formula is of.
  return assemble({ subject, tools, telling, own, formula, course, shape: evaluation.shape, training });
}

/** A function that hands on the gradient that it takes. */
function takenPlaces({ program, tools, evaluations }: SitePlacesInput, target: SiteTarget): SitePlaces | undefined {
  const shape = evaluations[0]?.shape;
  const subject = { program, target, gradients: new ProbeGradients(0, tools.keptGradients), deadline: tools.clock() + patience };
  const course: Course = { forms: undefined, setting: undefined };
  const telling = recordAt(subject, tools, discriminatingShape(shape?.length ?? 4), 'spread', course);
  if (!takenGradient(telling.run.notes)) return undefined;
  const own = shape && sizeOf(shape) <= largest ? recordAt(subject, tools, shape, 'unit', course) : undefined;
  return assemble({ subject, tools, telling, own, formula: undefined, course, shape, training: 'unknown' });
}

interface Parts extends Pick<SitePlaces, 'formula' | 'shape' | 'training'> { readonly subject: Subject; readonly tools: AnalysisTools; readonly telling: Recorded; readonly own: Recorded | undefined; readonly course: Course }

function assemble({ subject, tools, telling, own, formula, course, shape, training }: Parts): SitePlaces {
  const bench = telling.run.kind === 'failed' ? undefined : benchOf(subject, tools, telling, course);
  const handed = bench && handedWeight(bench.experiment, telling);
  const mixture = handed?.mixture ?? (bench && mixtureOf(bench, 0));
  const asked = takenGradient(telling.run.notes)?.place.op.args;
  const retain = asked?.['retain_graph'];
  return {
    target: subject.target, shape, formula, training, critic: criticOf(subject, tools, shape),
    mixing: mixture && (handed ? handed.mixing : mixingOf(mixture)),
    asked: asked && { createGraph: asked['create_graph'] === true, retainGraph: typeof retain === 'boolean' ? retain : undefined },
    places: placesOf({ telling, own, formula, mixture: mixture?.goesOn === true ? mixtureOfRun(mixture, telling) ?? mixture : mixture, module: subject.program.main.tree, path: subject.program.main.path }),
  };
}

/** Where the point is asked about again and again. */
function benchOf(subject: Subject, tools: AnalysisTools, { experiment }: Recorded, course: Course): Bench {
  const at = (shape: readonly number[]): Bench['experiment'] => experimentAt(subject, tools, shape, course.forms, experiment.setting ?? course.setting);
  return { experiment: at(experiment.lab.shape), tools, formula: undefined, at };
}

/** Milliseconds for making the user's critic and asking it. */
const criticPatience = 1_500;

function criticOf({ program, target, gradients }: Subject, tools: AnalysisTools, shape: readonly number[] | undefined): CriticPlace | undefined {
  if (!shape) return undefined;
  const deadline = tools.clock() + criticPatience;
  const options = { program, arrays: tools.arrays, clock: tools.clock, shape, seed: 0, gradients, maxMilliseconds: criticPatience / 2 };
  return criticPlace({ target, module: program.main.tree, contexts: new Contexts(program, tools), options }, () => tools.clock() > deadline);
}
