/** @file What a hover says: the answer first, then at most four aligned lines. Reads what is known; runs nothing long. */
import { constantGradient, elementsPerSample, formatNumber, formatShape, headline, printedStep, product, shapeOfValue } from '../penalty/index.ts';
import type { DerivationStep, Evaluation, OffsetRange, TraceStep } from '../protocol/evaluation.ts';
import type { AnyNode, Expr } from '../python/syntax/index.ts';
import { nodesAt } from '../python/syntax/index.ts';
import { isTensor } from '../torch/index.ts';
import { constantAt, isExpr } from './constants.ts';
import type { Document } from './document.ts';
import { aligned, bold, code, plain, prose } from './markdown.ts';

export interface HoverText { readonly range: OffsetRange; readonly markdown: string }

/** At most four lines of mathematics. */
const maxLines = 4;

export function hoverAt(document: Document, offset: number): HoverText | undefined {
  const nodes = nodesAt(document.program.main.tree, offset);
  // What a penalty computes on its way is no gradient that somebody wrote down.
  const isPenalty = document.evaluations.some((e) => inside(e.site.range, offset));
  return penaltyName(document, nodes, offset) ?? bound(document, nodes, isPenalty) ?? (isPenalty ? undefined : constant(document, nodes)) ?? traced(document, (range) => inside(range, offset)) ?? sizes(document, nodes) ?? block(document, offset);
}

const inside = (range: OffsetRange, offset: number): boolean => range.start <= offset && offset <= range.end;

const sameRange = (a: OffsetRange, b: OffsetRange): boolean => a.start === b.start && a.end === b.end;

/** The name of a penalty, where it is defined and where it is called. */
function penaltyName(document: Document, nodes: readonly AnyNode[], offset: number): HoverText | undefined {
  const defined = document.evaluations.find((e) => e.site.function !== undefined && inside(e.site.nameRange, offset));
  if (defined) return { range: defined.site.nameRange, markdown: evaluationText(defined) };
  const call = nodes.findLast((n) => n.type === 'Call');
  if (call?.type !== 'Call') return undefined;
  const name = call.func.type === 'Attribute' ? { text: call.func.attr, range: call.func.attrRange } : call.func.type === 'Name' ? { text: call.func.id, range: call.func } : undefined;
  if (!name || !inside(name.range, offset)) return undefined;
  const called = document.evaluations.find((e) => e.site.function?.split('.').at(-1) === name.text);
  return called && { range: { start: name.range.start, end: name.range.end }, markdown: evaluationText(called) };
}

const icons: { readonly [V in Evaluation['verdict']]: string } = { correct: '✓', wrong: '✗', different: '≠', 'not-implemented': '…', raises: '✗', unsupported: '?' };

/** `✓ Correct for (256, 1, 28, 28)`, one sentence, and the lines that lead to the number. */
function evaluationText(evaluation: Evaluation): string {
  const unit = evaluation.probes.find((p) => p.name === 'unit');
  const answer = unit?.penalty === undefined ? '' : `: norm 1 gives penalty ${formatNumber(unit.penalty)}${unit.expected !== undefined && evaluation.verdict === 'wrong' ? ` instead of ${formatNumber(unit.expected)}` : ''}`;
  return [
    `${icons[evaluation.verdict]} ${bold(`${plain(evaluation.title)} for ${code(formatShape(evaluation.shape))}`)}${plain(answer)}`,
    prose(evaluation.sentence),
    ...(evaluation.derivation.length > 0 ? [aligned(evaluation.derivation.slice(0, maxLines))] : []),
  ].join('\n\n');
}

/** The name that an assignment binds stands for its value: `image_size` in `image_size = torch.prod(…)`. */
function bound(document: Document, nodes: readonly AnyNode[], isPenalty: boolean): HoverText | undefined {
  const name = nodes.at(-1);
  const assignment = nodes.findLast((node) => node.type === 'Assign');
  if (name?.type !== 'Name' || assignment?.type !== 'Assign' || !assignment.targets.includes(name)) return undefined;
  const text = (isPenalty ? traced(document, (range) => sameRange(range, assignment.value)) : constant(document, [assignment.value])) ?? sizes(document, [assignment.value], name);
  return text && { ...text, range: rangeOf(name) };
}

/** The outermost expression around the cursor whose elements are all equal. */
function constant(document: Document, nodes: readonly AnyNode[]): HoverText | undefined {
  for (const node of nodes) {
    if (!isExpr(node)) continue;
    const found = constantAt(node, document.contexts);
    if (found && !found.assumed && mightBeGradient(found.gradient.element)) return { range: rangeOf(node), markdown: constantText(document, found.gradient) };
  }
  return undefined;
}

/** NaN and infinities are somebody's mistake elsewhere, not a gradient to explain. */
const mightBeGradient = (element: number): boolean => Number.isFinite(element);

const constantText = (document: Document, gradient: ReturnType<typeof constantGradient>): string =>
  [`${bold(plain(document.say(headline(gradient))))} for ${code(formatShape(gradient.shape))}`, aligned(gradient.steps.map((step) => printedStep(step, document.translations)))].join('\n\n');

/** An operation on the gradient inside a penalty: the norm, the square, the mean. */
function traced(document: Document, isMeant: (range: OffsetRange) => boolean): HoverText | undefined {
  const hits = document.evaluations.flatMap((e) => e.trace.filter((step) => isMeant(step.range)).map((step) => ({ e, step })));
  const hit = hits.sort((a, b) => length(a.step) - length(b.step))[0];
  if (!hit) return undefined;
  const { e, step } = hit;
  const shape = step.result.shape ? ` ${code(formatShape(step.result.shape))}` : '';
  return { range: step.range, markdown: [
    `${bold(plain(step.result.text))}${shape} when every sample of ${code(formatShape(e.shape))} has norm 1${step.wrong ? `. ${prose(e.sentence)}` : ''}`,
    ...(e.derivation.length > 0 ? [aligned(e.derivation.slice(0, maxLines))] : []),
  ].join('\n\n') };
}
const length = (step: TraceStep): number => step.range.end - step.range.start;

/** A shape, or a number that counts the elements of one; `written`: what it is called here, if not by its own text. */
function sizes(document: Document, nodes: readonly AnyNode[], written?: Expr): HoverText | undefined {
  for (const node of [...nodes].reverse()) {
    if (!isExpr(node)) continue;
    const found = document.contexts.valueOf(node);
    if (!found || found.assumed) continue;
    const shape = isTensor(found.value) ? undefined : shapeOfValue(found.value, isTensor);
    if (shape && shape.length >= 2) return { range: rangeOf(node), markdown: shapeText(shape, document) };
    const count = isTensor(found.value) && found.value.shape.length === 0 ? found.value.array.fill : typeof found.value === 'bigint' ? Number(found.value) : undefined;
    const text = count === undefined ? undefined : countText(written ?? node, count, document);
    if (text !== undefined) return { range: rangeOf(node), markdown: text };
  }
  return undefined;
}

function shapeText(shape: readonly number[], document: Document): string {
  const unit = constantGradient(shape, 1 / Math.sqrt(elementsPerSample(shape)));
  const judged = document.evaluations.find((e) => e.shape.join() === shape.join());
  const suffix = judged ? `, penalty ${formatNumber(judged.probes.find((p) => p.name === 'unit')?.penalty ?? NaN)} for norm 1` : '';
  return [`${bold(`${elementsPerSample(shape).toString()} elements per sample`)} in ${code(formatShape(shape))}${plain(suffix)}`, aligned(unit.steps.map((step) => printedStep(step, document.translations)))].join('\n\n');
}

/** `image_size = 784`: the elements of one sample, or of the whole batch, of a shape that the file evaluates at. */
function countText(node: Expr, count: number, document: Document): string | undefined {
  const shapes = document.evaluations.map((e) => e.shape);
  const sample = shapes.find((shape) => shape.length > 2 && elementsPerSample(shape) === count);
  const batch = shapes.find((shape) => shape.length > 2 && elementsPerSample(shape) * (shape[0] ?? 1) === count);
  const written = code(document.text.slice(node.start, node.end).replace(/\s+/g, ' '));
  if (sample) return [`${written} = ${bold(count.toString())}, the elements of one sample`, aligned(countSteps(sample.slice(1), count, 'elements per sample'))].join('\n\n');
  if (batch) return [`${written} = ${bold(count.toString())}, the elements of the whole batch: a norm per sample has ${elementsPerSample(batch).toString()}`, aligned(countSteps(batch, count, 'elements of the batch'))].join('\n\n');
  return undefined;
}

function countSteps(sizesOf: readonly number[], count: number, label: string): Pick<DerivationStep, 'label' | 'unicode'>[] {
  const root = Math.sqrt(count);
  return [{ label, unicode: `${product(sizesOf)} = ${count.toString()}` }, { label: 'its square root', unicode: `√${count.toString()} ${Number.isInteger(root) ? '=' : '≈'} ${formatNumber(root)}` }];
}

/** Anywhere on the statement of an inline penalty. */
function block(document: Document, offset: number): HoverText | undefined {
  const found = document.evaluations.find((e) => e.site.form === 'inline' && inside(e.site.nameRange, offset));
  return found && { range: found.site.nameRange, markdown: evaluationText(found) };
}

const rangeOf = (node: Expr): OffsetRange => ({ start: node.start, end: node.end });
