/** @file What the panel is told about the cursor: the penalty that is meant, its shape, its fix. */
import { calleeName, findTarget, hasNetwork, shapeOfValue } from '../penalty/index.ts';
import type { Evaluation, Finding, Site } from '../protocol/evaluation.ts';
import type { SubjectResult } from '../protocol/lsp.ts';
import type { Subject } from '../protocol/panel.ts';
import { placeIn } from '../python/evaluator/index.ts';
import type { Call } from '../python/syntax/index.ts';
import { nodesAt, walk } from '../python/syntax/index.ts';
import { isTensor } from '../torch/index.ts';
import { isExpr } from './constants.ts';
import type { Document } from './document.ts';
import { phrase, type Text } from '../texts/text.ts';
import { lineText } from './lineText.ts';
import { pytestFor } from './pytest/pytestFor.ts';

const commonShapes: readonly { readonly shape: readonly number[]; readonly from: Text }[] = [
  { shape: [256, 1, 28, 28], from: phrase`MNIST` }, { shape: [64, 3, 32, 32], from: phrase`CIFAR-10` }, { shape: [64, 3, 64, 64], from: phrase`CelebA, 64 × 64` }, { shape: [16, 3, 128, 128], from: phrase`128 × 128` }, { shape: [64, 784], from: phrase`flat MNIST` },
];

export function subjectAt(document: Document, uri: string, offset: number, shape: readonly number[] | undefined): SubjectResult {
  const evaluation = evaluationAt(document, offset);
  const sites = document.evaluations.map((e) => e.site);
  if (!evaluation) return { kind: 'nothing', sites, message: document.say(sites.length > 0 ? phrase`Put the cursor on a gradient penalty, on a call of it, or on a shape.` : phrase`This file has no gradient penalty.`) };
  const wanted = shape ?? shapeUnderCursor(document, offset);
  if (!wanted && evaluation.shapeFrom === 'assumed') return { kind: 'needs-shape', site: evaluation.site, shapes: [...shapesInFile(document), ...commonShapes.map(({ shape: size, from }) => ({ shape: size, from: document.say(from) }))] };
  return { kind: 'subject', subject: subjectOf(document, uri, evaluation, wanted ?? evaluation.shape) };
}

/** The penalty whose def or block the cursor is in, that the call under it is of, or that a call leads to; or the only one. */
function evaluationAt(document: Document, offset: number): Evaluation | undefined {
  const { evaluations } = document;
  const within = evaluations.filter((e) => e.site.range.start <= offset && offset <= e.site.range.end);
  if (within.length > 0) return within.sort((a, b) => length(a.site) - length(b.site))[0];
  const names = calledFrom(document, offset);
  return evaluations.find((e) => e.site.function !== undefined && names.has(e.site.function.split('.').at(-1) ?? '')) ?? (evaluations.length === 1 ? evaluations[0] : nearest(evaluations, offset));
}
const length = (site: Site): number => site.range.end - site.range.start;

/** Names called at the cursor, and by the functions that are called there. */
function calledFrom(document: Document, offset: number): Set<string> {
  const tree = document.program.main.tree;
  const names = new Set<string>();
  const collect = (call: Call): void => { names.add(calleeName(call) ?? ''); };
  for (const node of nodesAt(tree, offset)) {
    if (node.type === 'Call') collect(node);
    if (node.type === 'FunctionDef') walk(node, (n) => { if (n.type === 'Call') collect(n); });
  }
  const direct = new Set(names);
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type === 'FunctionDef' && direct.has(node.name)) walk(node, (n) => { if (n.type === 'Call') collect(n); });
  });
  return names;
}

const nearest = (evaluations: readonly Evaluation[], offset: number): Evaluation | undefined =>
  [...evaluations].sort((a, b) => distance(a.site, offset) - distance(b.site, offset))[0];
const distance = (site: Site, offset: number): number => Math.max(site.range.start - offset, offset - site.range.end, 0);

/** The shape that an expression under the cursor is, or has. */
function shapeUnderCursor(document: Document, offset: number): readonly number[] | undefined {
  for (const node of [...nodesAt(document.program.main.tree, offset)].reverse()) {
    if (!isExpr(node)) continue;
    const found = document.contexts.valueOf(node);
    const shape = found && !found.assumed ? shapeOfValue(found.value, isTensor) : undefined;
    if (shape && shape.length >= 2) return shape;
  }
  return undefined;
}

/** Literal shapes of the file: tuples and lists of at least three sizes. */
function shapesInFile(document: Document): { shape: readonly number[]; from: string }[] {
  const found = new Map<string, { shape: readonly number[]; from: string }>();
  for (const statement of document.program.main.tree.body) walk(statement, (node) => {
    if (node.type !== 'Tuple' && node.type !== 'List') return;
    const shape = node.elts.map((e) => (e.type === 'Constant' && e.value.kind === 'int' ? Number(e.value.digits) : 0));
    if (shape.length >= 3 && shape.every((size) => size > 0)) found.set(shape.join(), { shape, from: document.say(lineText(placeIn(document.source, node.start))) });
  });
  return [...found.values()];
}

function subjectOf(document: Document, uri: string, evaluation: Evaluation, shape: readonly number[]): Subject {
  const fixed = evaluation.findings.find((f) => f.fix);
  return {
    request: { id: 0, uri, version: document.version, path: document.path, program: document.programJson, site: evaluation.site, shape, seed: 0 },
    lineStarts: lineStarts(document.text), cells: document.source.cells, fix: fixed && describeFix(document, fixed),
    ...pytestOf(document, evaluation, shape), sites: document.evaluations.map((e) => e.site), hasNetwork: hasNetwork(document.program),
  };
}

/** Empty where there can be none. */
function pytestOf(document: Document, evaluation: Evaluation, shape: readonly number[]): Pick<Subject, 'pytest' | 'comparison'> {
  const target = findTarget(document.program, evaluation.site);
  const made = target && pytestFor(document.program, target, { ...evaluation, shape }, document.tools, (said) => document.say(said));
  return made && 'text' in made ? { pytest: made.text, comparison: made.comparison } : { pytest: '', comparison: '' };
}

/** The line before and after the fix. */
function describeFix(document: Document, finding: Finding): Subject['fix'] {
  if (!finding.fix) return undefined;
  const { text } = document;
  const edits = [...finding.fix.edits].sort((a, b) => a.range.start - b.range.start);
  const first = edits[0]?.range.start ?? finding.range.start;
  const last = edits.at(-1)?.range.end ?? first;
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const end = !text.includes('\n', last) ? text.length : text.indexOf('\n', last);
  let at = start;
  const pieces = edits.map((edit) => { const piece = text.slice(at, edit.range.start) + edit.text; at = edit.range.end; return piece; });
  return { fix: finding.fix, before: text.slice(start, end).trim(), after: (pieces.join('') + text.slice(at, end)).trim(), line: placeIn(document.source, first).line - 1 };
}

const lineStarts = (text: string): number[] => [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)];
