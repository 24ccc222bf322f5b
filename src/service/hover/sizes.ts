/** @file Explains shapes, and numbers that count the elements of one. */
import { constantGradient, elementsPerSample, formatNumber, formatShape, product, shapeOfValue } from '../../penalty/index.ts';
import type { AnyNode, Expr } from '../../python/syntax/index.ts';
import { phrase } from '../../texts/text.ts';
import { isTensor } from '../../torch/index.ts';
import { isExpr } from '../constants.ts';
import type { Document } from '../document.ts';
import { lineOf } from './context.ts';
import type { Explanation, Line } from './hoverText.ts';

/** The innermost expression that is a shape or such a number; `written`: what it is called here, if not by its own text. */
export function explainSize(document: Document, nodes: readonly AnyNode[], written?: Expr): Explanation | undefined {
  for (const node of [...nodes].reverse()) {
    if (!isExpr(node)) continue;
    const found = document.contexts.known(node);
    if (!found || found.assumed) continue;
    const shape = isTensor(found.value) ? undefined : shapeOfValue(found.value, isTensor);
    if (shape && shape.length >= 2) return sampleExplained(node, shape, document) ?? shapeExplained(node, shape, document);
    const count = isTensor(found.value) && found.value.shape.length === 0 ? found.value.array.fill : typeof found.value === 'bigint' ? Number(found.value) : undefined;
    const explained = count === undefined ? undefined : countExplained(written ?? node, count, document);
    if (explained) return explained;
  }
  return undefined;
}

/** `image_shape[1:]`: the sizes of one sample. */
function sampleExplained({ start, end }: Expr, sizes: readonly number[], document: Document): Explanation | undefined {
  const whole = document.evaluations.find(({ shape }) => shape.length === sizes.length + 1 && shape.slice(1).join() === sizes.join());
  if (!whole || document.evaluations.some(({ shape }) => shape.join() === sizes.join())) return undefined;
  const count = elementsPerSample(whole.shape);
  return {
    range: { start, end }, answer: phrase`${count} elements`, rest: phrase` in \`${formatShape(sizes)}\`, one sample of \`${formatShape(whole.shape)}\``, lines: countLines(sizes, count),
    sentences: [phrase`The batch axis is left out: it only counts how many norms there are.`],
  };
}

function shapeExplained({ start, end }: Expr, shape: readonly number[], document: Document): Explanation {
  const n = elementsPerSample(shape);
  const penalty = document.evaluations.find((e) => e.shape.join() === shape.join())?.probes.find((p) => p.name === 'unit')?.penalty;
  return {
    range: { start, end }, answer: phrase`${n} elements per sample`, rest: penalty === undefined ? phrase` in \`${formatShape(shape)}\`` : phrase` in \`${formatShape(shape)}\`, penalty ${formatNumber(penalty)} for norm 1`,
    sentences: [phrase`The first axis counts the samples, each of which has a norm of its own: it is not among the elements of one.`], lines: constantGradient(shape, 1 / Math.sqrt(n)).steps.map(lineOf),
  };
}

/** `image_size = 784`: the elements of one sample, or of the whole batch, of a shape that the file evaluates at. */
function countExplained(node: Expr, count: number, document: Document): Explanation | undefined {
  const shapes = document.evaluations.map((e) => e.shape).filter((shape) => shape.length > 2);
  const sample = shapes.find((shape) => elementsPerSample(shape) === count);
  const batch = shapes.find((shape) => elementsPerSample(shape) * (shape[0] ?? 1) === count);
  const written = document.text.slice(node.start, node.end).replace(/\s+/g, ' ').replaceAll('`', "'");
  const range = { start: node.start, end: node.end };
  if (sample) return {
    range, answer: phrase`\`${written}\` = ${count}, the elements of one sample`, lines: countLines(sample.slice(1), count),
    sentences: [phrase`A vector of ${count} equal entries c has length c · √${count}, so for a gradient of norm 1 ones are divided by that root. The batch axis is left out: it only counts how many norms there are.`],
  };
  if (batch) return {
    range, answer: phrase`\`${written}\` = ${count}, the elements of the whole batch`, lines: countLines(batch, count), check: 'image-size-includes-batch',
    sentences: [phrase`A norm per sample has ${elementsPerSample(batch)}: the batch axis does not belong under the root.`],
  };
  return undefined;
}

function countLines(sizes: readonly number[], count: number): Line[] {
  const root = Math.sqrt(count);
  return [
    { label: phrase`elements`, unicode: `${product(sizes)} = ${count.toString()}` },
    { label: phrase`its square root`, unicode: `√${count.toString()} ${Number.isInteger(root) ? '=' : '≈'} ${formatNumber(root)}` },
  ];
}
