/** @file The verdict on a formula: accepted, a known mistake, or something of its own. */
import type { ShapeFrom, Verdict } from '../protocol/evaluation.ts';
import { isPerSample, sampleAxes, type Formula } from './formulas.ts';
import { gradientOps, takenGradient } from './locate.ts';
import { formatNumber } from './numberText.ts';
import { commaList } from '../texts/lists.ts';
import { phrase, type Text, type TextValue } from '../texts/text.ts';
import { fromBelow } from './fromBelow.ts';
import type { Tensor } from '../torch/index.ts';
import { sizeOf } from './probes/gradients.ts';
import type { Notes } from './probes/lab.ts';
import type { SiteRun } from './probes/runSite.ts';
import type { SiteTarget } from './sites/site.ts';
import { isShown, speaksByItself, speaksOfGradientPenalty } from './sites/speech.ts';
import { isOfParameters } from './trials/delivered.ts';
import type { Study, Subject } from './study.ts';
import type { Location, Program } from '../python/evaluator/index.ts';
import type { FunctionDef } from '../python/syntax/index.ts';
import { nodesAt, walk } from '../python/syntax/index.ts';

export interface Judgement { readonly verdict: Verdict; readonly title: Text; readonly sentence: Text }

/** A known mistake, in a few words. */
export type Mistake = Omit<Judgement, 'verdict'>;

/** undefined: it is no penalty after all. `mistake` is asked only where a mistake could be blamed. */
export function judge({ target, shape, shapeFrom, forms, program }: Subject & { readonly shape: readonly number[]; readonly shapeFrom: ShapeFrom }, study: Study, unit: SiteRun, mistake: () => Mistake | undefined, isEikonal: boolean): Judgement | undefined {
  if (study.kind === 'unfilled') return notImplemented;
  // With a critic unlike the file's own it ran: so it is a penalty.
  if (unit.kind === 'failed') return target.type === 'function' && !target.evident && !forms ? undefined : failed(unit, { target, shapeFrom, forms, program }, mistake);
  if (unit.kind === 'other' || study.kind !== 'studied') return undefined;
  // What calls a critic was given no gradient: it takes one in a way that is not seen, another library's.
  if (isGuess(target) && unit.notes.critics.size > 0) return undefined;
  const { formula, observations } = study;
  if (!formula) {
    if ((target.type === 'function' && !target.evident) || !isShown(target) || isGuess(target)) return undefined;
    if (speaksOfGradientPenalty(target) && isOfParameters(unit.notes)) return ofWeights;
    if (!comesFromGradient(unit) || isMatched(unit)) return undefined;
    const depends = new Set(observations.map((o) => o.value.toPrecision(4))).size > 1;
    return depends ? wrong(mistake()) ?? { verdict: 'different', title: phrase`A formula of its own`, sentence: phrase`It depends on the gradient, but no formula we know gives its numbers.` } : undefined;
  }
  // A loss that falls as the gradient grows is none either.
  if (formula.weight < 0 && (!speaksByItself(target) || isGuess(target))) return undefined;
  // A function of a gradient that answers its norms is a helper, not a penalty.
  if (formula.shape === 'square' && isGuessed(target) && (unit.tensor?.size ?? 1) > 1) return undefined;
  if (formula.shape === 'norm' && target.type === 'function' && (target.form === 'gradient-only' || isMeasurement(unit))) return undefined;
  if (isEikonal) return { verdict: 'correct', title: phrase`Correct`, sentence: eikonalSentence(formula) };
  if (isAccepted(formula, shape.length)) return wrong(mistake()) ?? (study.isOther ? otherGradient : undefined) ?? { verdict: 'correct', title: phrase`Correct`, sentence: acceptedSentence(formula) };
  // Called a penalty and given something: that it is a gradient is only a guess, which a right answer confirms.
  if (target.type === 'function' && target.form === 'gradient-only' && !target.evident) return undefined;
  const known = wrong(mistake());
  if (known) return known;
  if (!isShown(target) && formula.shape !== 'two-sided' && formula.shape !== 'one-sided') return undefined;
  return { verdict: 'different', title: phrase`A formula of its own`, sentence: differentSentence(formula) };
}

const wrong = (mistake: Mistake | undefined): Judgement | undefined => mistake && { verdict: 'wrong', ...mistake };
const notImplemented: Judgement = { verdict: 'not-implemented', title: phrase`Not implemented`, sentence: phrase`It answers None: the formula is still to be written.` };
const otherGradient: Judgement = { verdict: 'different', title: phrase`Another gradient`, sentence: phrase`The gradient that it takes is not that of each sample's own score.` };
const ofWeights: Judgement = { verdict: 'different', title: phrase`Gradient of the weights`, sentence: phrase`The gradient is taken with respect to the critic's weights, not to its input.` };
/** A gradient was taken, and the answer is made from it; or it came in a way that is not seen. */
const comesFromGradient = ({ notes, gradient, tensor }: Extract<SiteRun, { kind: 'penalty' }>): boolean =>
  !takenGradient(notes) || gradientOps(notes, gradient).some(({ output }) => output.storage === tensor?.storage);

/** It is compared with a batch of data of its own shape, element by element: forces or slopes that were observed are fitted. */
const isMatched = ({ notes, gradient }: Extract<SiteRun, { kind: 'penalty' }>): boolean => {
  const given = new Set<unknown>([...notes.batches.values()].map(({ storage }) => storage));
  const compared = new Set(gradientOps(notes, gradient).filter(({ name, input, outputShape }) => (name === 'sub' || name === 'mse_loss') && (sizeOf(input.shape) === sizeOf(outputShape) || name === 'mse_loss')).map(({ output }) => output));
  return notes.ops.some(({ op }) => compared.has(op.output as Tensor) && op.inputs.some(({ storage }) => given.has(storage))); // what was compared is one tensor
};

/** A norm that nothing can be trained with: somebody wants to know how steep the critic is. */
const isMeasurement = (unit: Extract<SiteRun, { kind: 'penalty' }>): boolean => unit.tensor?.requiresGrad !== true;

const eikonalSentence = (formula: Formula): Text =>
  phrase`Two-sided${weightText(formula)}: an eikonal loss, one norm for each point, since the gradient is taken with respect to points.`;

/** A function of a gradient that nobody calls a penalty: it may do a part of one. */
const isGuessed = (target: SiteTarget): boolean => target.type === 'function' && target.form === 'gradient-only' && !speaksByItself(target);

/** Nothing but the function's name says that it gets a gradient. */
const isGuess = (target: SiteTarget): boolean => target.type === 'function' && target.form === 'gradient-only' && !/^g$|[gG]rad/.test(target.gradientParameter ?? '');

/** undefined: our inputs may be to blame, and nothing says that it is a penalty. */
function failed({ outcome, notes }: Extract<SiteRun, { kind: 'failed' }>, { target, shapeFrom, forms, program }: Pick<Subject, 'target' | 'forms' | 'program'> & { readonly shapeFrom: ShapeFrom }, mistake: () => Mistake | undefined): Judgement | undefined {
  if (isGuess(target)) return undefined;
  if (outcome.kind === 'raises') {
    if (outcome.type === 'NotImplementedError') return notImplemented;
    if (!isOfParameter(outcome, program) && (isCertain(outcome, shapeFrom, notes, forms !== undefined) || (isCertainOfCritic(outcome.message, notes, target) && isShown(target)) || (isSaid(shapeFrom) && mistake() !== undefined)) && !outcome.message.includes('unknown')) return { verdict: 'raises', title: phrase`Raises ${outcome.type}`, sentence: phrase`${outcome.message}` };
    if (!isShown(target)) return undefined;
    // Somewhere else than in a critic, our inputs did not do: a generator's path length, a step that calls penalties.
    if (notes.critics.size === 0 && target.type === 'block' && !speaksOfGradientPenalty(target)) return undefined;
    // A check knows what is wrong, whatever was assumed.
    if (mistake()) return { verdict: 'raises', title: phrase`Raises ${outcome.type}`, sentence: phrase`${outcome.message}` };
    const assumed = [...notes.assumptions.values()];
    return {
      verdict: 'unsupported', title: phrase`Did not run`,
      sentence: assumed.length > 0 ? phrase`With the inputs that were assumed (${commaList(assumed)}) it raises ${outcome.type}: ${outcome.message}` : phrase`With the inputs that were assumed it raises ${outcome.type}: ${outcome.message}`,
    };
  }
  if (!isShown(target)) return undefined;
  const what = outcome.kind === 'unsupported' ? outcome.what : outcome.message;
  return { verdict: 'unsupported', title: phrase`Not supported`, sentence: phrase`${fromBelow(what)}: no verdict is given.` };
}

/** Somebody has said what shape the data has. */
const isSaid = (shapeFrom: ShapeFrom): boolean => shapeFrom === 'argument' || shapeFrom === 'call-site' || shapeFrom === 'literal';

/** An exception that no shape, number or critic of ours can be to blame for. */
function isCertain({ type, message }: { readonly type: string; readonly message: string }, shapeFrom: ShapeFrom, { assumptions, critics }: Notes, isOwnCritic: boolean): boolean {
  // The shape of the scores is the critic's affair.
  if (message.startsWith('Mismatch in shape: grad_output')) return isOwnCritic;
  // A critic may answer in other ways than all that were tried.
  if (isSaid(shapeFrom) && (critics.size === 0 || isOwnCritic)) return true;
  // What we took for data may be a mapping, a list, a network or an optimizer.
  if (/^'Tensor' object has no attribute '(keys|items|values|get|append|extend|update|pop|step|zero_grad|parameters|named_parameters|named_buffers|buffers|state_dict|named_modules|children|forward|train|eval|modules|startswith|endswith|lower|upper|join|format)'/.test(message)) return false;
  // A number of ours may stand where a tensor is meant.
  if (message.includes('must be Tensor, not') && assumptions.size > 0) return false;
  return type === 'NameError' || type === 'UnboundLocalError' || type === 'SyntaxError' || /^module '.*' has no attribute|0-dim tensor|found element of type float|unexpected keyword argument|^'Tensor' object has no attribute|must be Tensor, not (int|float|tuple)|missing \d+ required/.test(message);
}

/** An attribute was asked of a parameter itself, which we took for a tensor: it may be a table, a list or a mapping. */
function isOfParameter({ message, traceback }: { readonly message: string; readonly traceback: readonly Location[] }, { main, modules }: Program): boolean {
  const attribute = /^'Tensor' object has no attribute '(\w+)'/.exec(message)?.[1];
  const place = traceback.at(-1);
  const tree = [main, ...Object.values(modules)].find(({ path }) => path === place?.file)?.tree;
  const def = tree && place && nodesAt(tree, place.node.start).findLast((node): node is FunctionDef => node.type === 'FunctionDef');
  if (attribute === undefined || !def) return false;
  const parameters = new Set([...def.args.posonlyargs, ...def.args.args, ...def.args.kwonlyargs].map(({ arg }) => arg));
  let found = false;
  walk(def, (node) => { if (node.type === 'Attribute' && node.attr === attribute && node.value.type === 'Name' && parameters.has(node.value.id)) found = true; });
  return found;
}

/** Raised whatever the critic is and whether or not the data requires gradients: all of that was tried. */
const isCertainOfCritic = (message: string, { criticInputs }: Notes, target: SiteTarget): boolean =>
  target.type === 'function' && target.form === 'full' && criticInputs.length === 1 &&
  /^'(tuple|Tensor)' object has no attribute|does not require grad|^grad can be implicitly created only for scalar outputs/.test(message);

/** A weight below this is a mean over elements in disguise, or something else than a penalty's λ. */
export const smallestWeight = 1e-2;

/** Formulas of the literature: two-sided, one-sided and zero-centred, one L2 norm per sample. */
export function isAccepted(formula: Formula, rank: number): boolean {
  if (!isPerSample(formula, rank) || formula.weight < smallestWeight) return false;
  if (formula.shape === 'two-sided' || formula.shape === 'one-sided') return formula.reduction === 'mean';
  return (formula.shape === 'square' && (formula.reduction === 'mean' || formula.reduction === 'max')) || (formula.shape === 'sixth-power' && formula.reduction === 'mean');
}

/** What the code is taken to mean: the same penalty with one L2 norm per sample, averaged. */
export function reference(formula: Formula, rank: number): Formula {
  const shape = formula.shape === 'one-sided' || formula.shape === 'square' || formula.shape === 'sixth-power' ? formula.shape : 'two-sided';
  const max = formula.shape === 'square' && formula.reduction === 'max';
  const pulls = shape === 'two-sided' || shape === 'one-sided';
  return { ...formula, row: undefined, laid: undefined, epsilon: undefined, norm: 'l2', axes: formula.pack === undefined ? sampleAxes(rank) : formula.axes, shape, reduction: max ? 'max' : 'mean', target: pulls ? formula.target || 1 : 0 };
}

const weightText = (formula: Formula): TextValue => (formula.weight === 1 ? '' : phrase`, λ = ${formatNumber(formula.weight)}`);

function acceptedSentence(formula: Formula): Text {
  const target = formula.target === 1 ? '' : phrase`, target ${formatNumber(formula.target)}`;
  if (formula.shape === 'two-sided') return formula.pack === undefined ? phrase`Two-sided${weightText(formula)}${target}, one norm per sample.` : phrase`Two-sided${weightText(formula)}${target}, one norm per pack of ${formula.pack} samples.`;
  if (formula.shape === 'one-sided') return phrase`One-sided${weightText(formula)}${target}: only norms above ${formatNumber(formula.target)} are penalised.`;
  if (formula.reduction === 'max') return phrase`Zero-centred${weightText(formula)}: the largest norm of the batch, squared.`;
  return formula.shape === 'sixth-power' ? phrase`Zero-centred${weightText(formula)}, sixth power of each norm (WGAN-div).` : phrase`Zero-centred${weightText(formula)}: the mean of the squared norms.`;
}

function differentSentence(formula: Formula): Text {
  if (formula.norm === 'squared') return phrase`The norms are not rooted: the squared norm is pulled to the target.`;
  if (formula.reduction === 'sum') return phrase`The samples are added up, not averaged, so it grows with the batch size.`;
  if (formula.norm !== 'l2') return phrase`It uses another norm than the L2 norm.`;
  return phrase`It is consistent, but none of the penalties that we know.`;
}
