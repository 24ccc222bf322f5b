/** @file Phrases that several checks share. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { Location } from '../../python/evaluator/index.ts';
import type { NodeBase, Stmt } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { evaluateFormula, type Formula } from '../formulas.ts';
import { reference } from '../judge.ts';
import { takenGradient, type GradientOp } from '../locate.ts';
import { formatCount, formatNumber, formatShape } from '../numberText.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import type { SiteTarget } from '../sites/site.ts';
import { phrase, type Text, type TextValue } from '../../texts/text.ts';
import { pulls } from '../formulas.ts';
import { speaksByItself, speaksOfLosses, speaksOfMeasuring, speaksOfPoints } from '../sites/speech.ts';
import { usageOf } from '../sites/usage.ts';

const [batch, channel, height, width] = [phrase`batch`, phrase`channel`, phrase`height`, phrase`width`];
const axisNames: Readonly<Record<number, readonly Text[]>> = { 2: [batch, phrase`feature`], 3: [batch, channel, phrase`length`], 4: [batch, channel, height, width], 5: [batch, channel, phrase`depth`, height, width] };
export const axisName = (axis: number, rank: number): Text => axisNames[rank]?.[axis] ?? phrase`axis ${axis}`;

/** Elements that one norm covers at the shape at hand. */
export const coveredElements = ({ shape }: Examination, { axes }: Formula): number => axes.reduce((n, axis) => n * (shape[axis] ?? 1), 1);

export const elements = (count: number): Text => (count === 1 ? phrase`1 element` : phrase`${formatCount(count)} elements`);

/** `A gradient whose samples all have norm 1 scores 0.9298 instead of 0.` */
export function unitScores(examination: Examination): TextValue {
  const { unit } = examination;
  if (unit && formatNumber(unit.yours) === formatNumber(unit.expected)) return spreadScores(examination);
  return unit ? phrase`A gradient whose samples all have norm 1 scores ${formatNumber(unit.yours)} instead of ${formatNumber(unit.expected)}.` : '';
}

/** Where equal elements do not show it, random ones do. */
function spreadScores({ spreadRun, formula, input }: Examination): TextValue {
  const shape = spreadRun?.gradient?.shape ?? spreadRun?.notes.criticInputs.at(-1);
  if (!spreadRun || !formula || !shape) return '';
  return phrase`Gradients in random directions with norms from 0.25 to 4 score ${formatNumber(spreadRun.penalty)} instead of ${formatNumber(evaluateFormula(reference(formula, shape.length), input.gradients.get('spread', shape)))}.`;
}

export const perSample = ({ shape }: Examination): string => formatCount(elementsPerSample(shape));
export const shapeText = ({ shape }: Examination): string => formatShape(shape);

/** The node at a location, if it is in the user's own file. */
export const placeIn = ({ input }: Examination, location: Location | undefined): NodeBase | undefined => (location?.file === input.program.main.path ? location.node : undefined);
export const nodeIn = ({ input }: Examination, op: GradientOp | undefined): NodeBase | undefined => (op?.file === input.program.main.path ? op.node : undefined);

/**
 * It is called a penalty, and the file does not merely look at its value; or it pulls norms to a target, and the file
 * uses it as a loss, or its name or class speaks of losses, or it has the graph kept, which nobody needs who only measures.
 */
export const isTrained = ({ target, tree, formula, spreadRun }: Examination): boolean => {
  if (speaksOfMeasuring(target)) return false;
  const usage = usageOf(target, tree);
  if (speaksByItself(target)) return usage !== 'looked-at';
  return formula !== undefined && pulls(formula) && (usage === 'trained' || (usage === 'unknown' && (speaksOfLosses(target) || keepsGraph(spreadRun && takenGradient(spreadRun.notes)?.place.op.args))));
};

const keepsGraph = (asked: Readonly<Record<string, unknown>> | undefined): boolean => asked?.['create_graph'] === true || asked?.['retain_graph'] === true;

/** Samples that are points in the plane or in space: an eikonal loss has rules of its own. */
export const isOfPoints = ({ target, shape }: Examination): boolean => speaksOfPoints(target) || (shape.length <= 3 && (shape.at(-1) ?? 0) <= 3);

/** The statements of the site: a function's body, or those of a block. */
export const statementsOf = (target: SiteTarget): readonly Stmt[] => (target.type === 'function' ? target.info.node.body : target.statements);

/** What stands before a statement on its line. */
export const indentOf = ({ text }: Pick<Examination, 'text'>, statement: NodeBase): string => text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);

/** Takes a statement away, with its line where it has that to itself. */
export function withoutLine({ text }: Pick<Examination, 'text'>, statement: NodeBase): TextEdit {
  const before = text.lastIndexOf('\n', statement.start - 1) + 1;
  const after = text.indexOf('\n', statement.end);
  const isAlone = after >= 0 && text.slice(before, statement.start).trim() === '' && text.slice(statement.end, after).trim() === '';
  return isAlone ? { range: { start: before, end: after + 1 }, text: '' } : { range: { start: statement.start, end: statement.end }, text: 'pass' };
}
