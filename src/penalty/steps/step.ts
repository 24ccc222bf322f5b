/**
 * @file What one training step does with a penalty, found by running it: which losses are back-propagated, and how much
 * of each penalty and of each score is in them. Knows no mistakes.
 */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import type { Value } from '../../python/evaluator/index.ts';
import type { Assign, Expr, Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { TorchError, TorchUnsupported, type Tensor } from '../../torch/index.ts';
import type { FunctionInfo } from '../sites/names.ts';
import { siteOf, type SiteTarget } from '../sites/site.ts';
import type { Tools } from '../study.ts';
import { openNamesOf, type OpenNames } from './openNames.ts';
import { calleeName, callTest } from '../sites/calls.ts';
import { answersLoss, regionsOf, type Region } from './regions.ts';
import { runRegion, type StepOutcome } from './runStep.ts';
import { StepLab, type Score, type Sink, type StepOptions } from './stepLab.ts';

/** How much of something is in what is back-propagated: the sum of the derivatives; undefined where none reaches it. */
export interface Share { readonly sum: number; /** The same for every element. */ readonly isConstant: boolean; readonly each: number }

/** One evaluation of the penalty in the step. */
export interface PenaltyUse { readonly place: Expr; readonly tensor: Tensor; readonly value: number; readonly share: Share | undefined; readonly sinks: readonly Sink[]; readonly at: number }
export interface ScoreUse extends Score { readonly share: Share | undefined }

export interface Step {
  readonly region: Region;
  readonly lab: StepLab;
  readonly outcome: StepOutcome;
  readonly penalties: readonly PenaltyUse[];
  /** Of critics outside of the penalty. */
  readonly scores: readonly ScoreUse[];
  readonly sinks: readonly Sink[];
  /** The critics' paths. */
  readonly critics: ReadonlySet<string>;
}

export interface StepInput {
  readonly target: SiteTarget;
  readonly module: Module;
  readonly functions: readonly FunctionInfo[];
  /** Shapes to try, in order. */
  readonly shapes: readonly (readonly number[])[];
  readonly isKnown: (expr: Expr) => boolean;
  readonly options: Omit<StepOptions, 'shape' | 'critics' | 'index' | 'squashed' | 'several' | 'site' | 'openGlobals'>;
}

/** Places that are run for one penalty. */
const maxRegions = 12;
/** Milliseconds for all steps of one penalty. */
const patience = 1_500;

/** One step for each place where the file trains with the penalty, as far as they run. */
export function stepsOf(input: StepInput, tools: Tools): Step[] {
  const open = openNamesOf(input.module, input.isKnown);
  const deadline = tools.clock() + patience;
  return regionsOf(input.target, input.module, input.functions).slice(0, maxRegions).flatMap((region) => firstThatRuns(input, region, open, () => tools.clock() > deadline) ?? []);
}

function firstThatRuns(input: StepInput, region: Region, open: OpenNames, isLate: () => boolean): Step | undefined {
  for (const shape of input.shapes) for (const index of [0n, 1n]) {
    const critics = criticsIn(input, region, { shape, index, open, isLate });
    if (critics.size === 0) continue;
    for (const { squashed, several } of answers) {
      const step = runOnce(input, region, { shape, index, critics, squashed, several, open, isLate });
      if (isLate()) return undefined;
      if (step && !step.lab.isUnclear && step.penalties.length > 0 && step.sinks.length > 0 && step.outcome.failed.every((statement) => !matters(statement, step))) return step;
    }
  }
  return undefined;
}

interface Attempt { readonly shape: readonly number[]; readonly index: bigint; readonly open: OpenNames; readonly isLate: () => boolean }

/** How networks may answer; tried in this order. */
const answers = [{ squashed: false, several: false }, { squashed: true, several: false }, { squashed: false, several: true }] as const;

/** What the penalty takes gradients of: that which was called with the data of `autograd.grad`. */
function criticsIn(input: StepInput, region: Region, attempt: Attempt): ReadonlySet<string> {
  for (const { squashed, several } of answers) {
    const run = runLab(input, region, { ...attempt, critics: new Set(), squashed, several });
    const differentiated = new Set(run?.lab.notes.ops.flatMap(({ op }) => (op.name === 'autograd.grad' ? op.inputs : [])));
    const found = new Set(run?.lab.scores.flatMap(({ critic, inputs }) => (inputs.some((x) => differentiated.has(x)) ? [critic] : [])));
    if (found.size > 0) return found;
  }
  return new Set();
}

interface Setting extends Attempt { readonly critics: ReadonlySet<string>; readonly squashed: boolean; readonly several: boolean }

function runLab(input: StepInput, region: Region, { shape, index, critics, squashed, several, open, isLate }: Setting): { readonly lab: StepLab; readonly outcome: StepOutcome } | undefined {
  const site = input.target.type === 'block' ? input.target.statements : [siteOf(input.target).range];
  const lab = new StepLab({ ...input.options, shape, critics, index, squashed, several, site, openGlobals: open.names });
  lab.setProbe('spread');
  lab.dataRequiresGrad = false;
  const { result } = lab.record(() => runRegion(lab, region, input.module, open, isLate));
  return result && { lab, outcome: result };
}

function runOnce(input: StepInput, region: Region, setting: Setting): Step | undefined {
  const run = runLab(input, region, setting);
  if (!run) return undefined;
  const { lab, outcome } = run;
  const answered = region.within && answersLoss(region.within) && outcome.returned !== undefined ? lab.tensorsIn(outcome.returned).slice(0, 1) : [];
  const sinks = [...lab.sinks, ...answered.map((loss): Sink => ({ loss, weight: undefined, location: undefined, at: lab.notes.values.length }))].filter(({ loss }) => loss.requiresGrad);
  const penalties = penaltiesIn(lab, input).map((use) => ({ ...use, ...sharesOf(lab, sinks, use.tensor) }));
  const scores = lab.scores.filter((score) => !score.inSite && score.tensor.requiresGrad && !isDifferentiated(lab, score)).map((score) => ({ ...score, share: sharesOf(lab, sinks, score.tensor).share }));
  return { region, lab, outcome, penalties, scores, sinks, critics: setting.critics };
}

const isDifferentiated = (lab: StepLab, { tensor, inputs }: Score): boolean => lab.notes.ops.some(({ op }) => op.name === 'autograd.grad' && (op.inputs.includes(tensor) || inputs.some((x) => op.inputs.includes(x))));

/** Where the penalty was evaluated: calls of the function, or the assignment of the block. */
function penaltiesIn(lab: StepLab, { target, module }: Pick<StepInput, 'target' | 'module'>): Pick<PenaltyUse, 'place' | 'tensor' | 'value' | 'at'>[] {
  const places = target.type === 'block' ? new Set(assignedIn(target.statements, target.results)) : undefined;
  const { range } = siteOf(target);
  const isCall = target.type === 'function' ? callTest(target.info, module) : (): boolean => false;
  const found = lab.notes.values.flatMap(({ node, value }, at) => {
    const isHere = places ? places.has(node) : isCall(node) && !isWithin(node, range);
    const tensor = isHere ? penaltyOf(lab, value) : undefined;
    return tensor ? [{ place: node, tensor, value: lab.torch.read(tensor)?.[0] ?? NaN, at }] : [];
  });
  // Of a block, the first scalar is the penalty; what is made of it comes later.
  const first = found.find(({ tensor }) => tensor.size === 1);
  return places ? found.filter(({ place }) => place === first?.place) : found;
}

const isWithin = (node: NodeBase, range: OffsetRange): boolean => range.start <= node.start && node.end <= range.end;

function assignedIn(statements: readonly Stmt[], names: readonly string[]): Expr[] {
  const found: Assign[] = [];
  for (const statement of statements) walk(statement, (node) => { if (node.type === 'Assign' && node.targets.some((t) => t.type === 'Name' && names.includes(t.id))) found.push(node); });
  return found.map(({ value }) => value);
}

/** A scalar or one number per sample, as it can be trained on. */
function penaltyOf(lab: StepLab, value: Value): Tensor | undefined {
  const batch = lab.shape[0] ?? 1;
  return lab.tensorsIn(value).find((tensor) => tensor.requiresGrad && (tensor.size === 1 || tensor.size === batch));
}

function sharesOf(lab: StepLab, sinks: readonly Sink[], tensor: Tensor): { readonly share: Share | undefined; readonly sinks: readonly Sink[] } {
  const reached = sinks.flatMap((sink) => { const derivative = derivativeOf(lab, sink, tensor); return derivative ? [{ sink, derivative }] : []; });
  const total = reached[0]?.derivative.map((_, i) => reached.reduce((sum, { derivative }) => sum + (derivative[i] ?? 0), 0));
  return { share: total && shareOf(total), sinks: reached.map(({ sink }) => sink) };
}

function shareOf(derivative: readonly number[]): Share {
  const [each = 0] = derivative;
  return { sum: derivative.reduce((a, b) => a + b, 0), isConstant: derivative.every((d) => Math.abs(d - each) <= 1e-5 * Math.max(1, Math.abs(each))), each };
}

/** Whether `to` was computed from `from`, and still has the graph for it. */
export const flows = (lab: StepLab, from: Tensor, to: Tensor): boolean => derivativeOf(lab, { loss: to, weight: to.size === 1 ? undefined : to }, from) !== undefined;

function derivativeOf(lab: StepLab, { loss, weight }: Pick<Sink, 'loss' | 'weight'>, tensor: Tensor): number[] | undefined {
  if (!tensor.requiresGrad || !loss.requiresGrad) return undefined;
  if (loss === tensor) return weight ? Array.from(lab.torch.read(weight) ?? []) : [1];
  try {
    const [gradient] = lab.quietly(() => lab.torch.grad([loss], [tensor], { allowUnused: true, retainGraph: true, ...(weight ? { gradOutputs: [weight] } : {}) }));
    return gradient && Array.from(lab.torch.read(gradient) ?? []);
  } catch (error) {
    if (error instanceof TorchError || error instanceof TorchUnsupported) return undefined;
    throw error;
  }
}

/** A statement that did not run and might have changed what is back-propagated. */
function matters(statement: Stmt, step: Step): boolean {
  const names = namesOf(step);
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'Call' && (/backward|step$/.test(calleeName(node) ?? '') || step.penalties.some(({ place }) => place === node))) found = true;
    if (node.type === 'Name' && names.has(node.id) && !isLookedAt(statement)) found = true;
    return !found;
  });
  return found;
}

/** Names that stand for tensors with a graph at the end of the step. */
const namesOf = ({ lab, outcome }: Step): ReadonlySet<string> => new Set([...outcome.names].filter(([, value]) => lab.torch.isTensor(value) && value.requiresGrad).map(([name]) => name));

/** A line of a log. */
const isLookedAt = (statement: Stmt): boolean => statement.type === 'Expr' && statement.value.type === 'Call' && /^(print|info|debug|add_scalar\w*|log|write|append|set_\w+|update)$/.test(calleeName(statement.value) ?? '');

