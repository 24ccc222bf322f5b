/** @file Explains a penalty by its name, where it is defined and where it is called: the verdict and the lines that lead to its number. */
import { formatNumber, formatShape, type SitePlaces } from '../../penalty/index.ts';
import type { Evaluation, OffsetRange } from '../../protocol/evaluation.ts';
import type { AnyNode } from '../../python/syntax/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Document } from '../document.ts';
import { derivation } from './context.ts';
import type { Explanation, Formula } from './hoverText.ts';
import { evaluationText } from './norms.ts';
import { inside } from './ranges.ts';

export function penaltyName(document: Document, nodes: readonly AnyNode[], offset: number): Explanation | undefined {
  const defined = document.evaluations.find((e) => e.site.function !== undefined && inside(e.site.nameRange, offset));
  if (defined) return explainPenalty(document, defined, defined.site.nameRange);
  const call = nodes.findLast((n) => n.type === 'Call');
  if (call?.type !== 'Call') return undefined;
  const name = call.func.type === 'Attribute' ? { text: call.func.attr, range: call.func.attrRange } : call.func.type === 'Name' ? { text: call.func.id, range: call.func } : undefined;
  if (!name || !inside(name.range, offset)) return undefined;
  const called = document.evaluations.find((e) => e.site.function?.split('.').at(-1) === name.text);
  return called && explainPenalty(document, called, { start: name.range.start, end: name.range.end });
}

/** Anywhere on the statement of an inline penalty. */
export function inlinePenalty(document: Document, offset: number): Explanation | undefined {
  const found = document.evaluations.find((e) => e.site.form === 'inline' && inside(e.site.nameRange, offset));
  return found && explainPenalty(document, found, found.site.nameRange);
}

const signs: { readonly [V in Evaluation['verdict']]: string } = { correct: '✓', wrong: '✗', different: '≠', 'not-implemented': '…', raises: '✗', unsupported: '?' };

function explainPenalty(document: Document, evaluation: Evaluation, range: OffsetRange): Explanation {
  const { verdict, title, shape, sentence, findings } = evaluation;
  return {
    range, sign: signs[verdict], answer: phrase`${title} for \`${formatShape(shape)}\``, rest: numbers(evaluation), sentences: [evaluationText(sentence)],
    formula: penaltyFormula(document.places.find(({ target }) => target.type === 'function' && target.info.node.nameRange.start === evaluation.site.nameRange.start)?.formula), lines: derivation(evaluation), check: findings[0]?.code,
  };
}

function numbers({ probes, verdict }: Evaluation): Text | undefined {
  const unit = probes.find((p) => p.name === 'unit');
  if (unit?.penalty === undefined) return undefined;
  return unit.expected !== undefined && verdict === 'wrong' && formatNumber(unit.expected) !== formatNumber(unit.penalty)
    ? phrase`: norm 1 gives penalty ${formatNumber(unit.penalty)} instead of ${formatNumber(unit.expected)}` : phrase`: norm 1 gives penalty ${formatNumber(unit.penalty)}`;
}

/** λ · E[(‖∇D(x̂)‖₂ − 1)²], as far as it is one L2 norm a sample. */
export function penaltyFormula(formula: SitePlaces['formula']): Formula | undefined {
  if (formula?.norm !== 'l2' || formula.reduction !== 'mean' || formula.axes.includes(0)) return undefined;
  const [target, weight] = [formatNumber(formula.target), formatNumber(formula.weight)];
  const norm = { unicode: '‖∇D(x̂)‖₂', tex: '\\lVert\\nabla_{\\hat x} D(\\hat x)\\rVert_2' };
  const body: Formula | undefined = {
    'two-sided': { unicode: `(${norm.unicode} − ${target})²`, tex: `\\left(${norm.tex}-${target}\\right)^2` },
    'one-sided': { unicode: `max(0, ${norm.unicode} − ${target})²`, tex: `\\max\\left(0,\\,${norm.tex}-${target}\\right)^2` },
    square: { unicode: `${norm.unicode}²`, tex: `${norm.tex}^2` },
    'sixth-power': { unicode: `${norm.unicode}⁶`, tex: `${norm.tex}^6` },
    absolute: { unicode: `|${norm.unicode} − ${target}|`, tex: `\\left|${norm.tex}-${target}\\right|` }, difference: undefined, norm: undefined,
  }[formula.shape];
  const [before, texBefore] = formula.weight === 1 ? ['', ''] : [`${weight} · `, `${weight}\\,`];
  return body && { unicode: `${before}E[${body.unicode}]`, tex: `${texBefore}\\mathbb{E}_{\\hat x}\\left[${body.tex}\\right]` };
}
