/**
 * @file Two results beside each other: on which probes they differ, and from which step on.
 * Must not know the page.
 */
import type { Evaluation, ProbeResult, TraceStep } from '../protocol/evaluation.ts';
import { agree } from './format.ts';
import { sameShape } from './shape.ts';

export interface ComparedProbe {
  readonly name: string;
  readonly a: ProbeResult | undefined;
  readonly b: ProbeResult | undefined;
  /** undefined: only one of them has this probe. */
  readonly agreement: boolean | undefined;
}

export interface ComparedStep {
  /** undefined: the other has a step that this one lacks. */
  readonly a: TraceStep | undefined;
  readonly b: TraceStep | undefined;
  readonly isSame: boolean;
}

export interface Comparison {
  /** In the order of A, then what only B has. */
  readonly probes: readonly ComparedProbe[];
  /** How many probes both have, and on how many of them they differ. */
  readonly compared: number;
  readonly differing: number;
  readonly steps: readonly ComparedStep[];
  /** The first step that is not the same. */
  readonly firstDifference: ComparedStep | undefined;
}

export function compare(a: Evaluation, b: Evaluation): Comparison {
  const probes = compareProbes(a.probes, b.probes);
  const known = probes.filter(({ agreement }) => agreement !== undefined);
  const steps = alignSteps(a, b);
  return {
    probes, compared: known.length, differing: known.filter(({ agreement }) => agreement === false).length,
    steps, firstDifference: steps.find(({ isSame }) => !isSame),
  };
}

function compareProbes(ofA: readonly ProbeResult[], ofB: readonly ProbeResult[]): readonly ComparedProbe[] {
  const names = [...new Set([...ofA, ...ofB].map(({ name }) => name))];
  return names.map((name) => {
    const a = ofA.find((probe) => probe.name === name);
    const b = ofB.find((probe) => probe.name === name);
    return { name, a, b, agreement: a && b && isSameAnswer(a, b) };
  });
}

/** What is not a number is the same where the same is said of it. */
const isSameAnswer = (a: ProbeResult, b: ProbeResult): boolean => agree(a.penalty, b.penalty) && (a.penalty !== undefined || a.note === b.note);

/** Pairs the steps of both so that as many as can be stand beside their like, in order; the others stand alone. */
function alignSteps(a: Evaluation, b: Evaluation): readonly ComparedStep[] {
  const isSame = sameShape(a.shape, b.shape) ? isSameResult : isSameButForSizes;
  const scores = scoresOf(a.trace, b.trace, isSame);
  const steps: ComparedStep[] = [];
  let [i, j] = [0, 0];
  while (i < a.trace.length || j < b.trace.length) {
    const [x, y] = [a.trace[i], b.trace[j]];
    const here = at(scores, i, j);
    if (x !== undefined && y !== undefined && likeness(x, y, isSame) > 0 && here === at(scores, i + 1, j + 1) + likeness(x, y, isSame)) {
      steps.push({ a: x, b: y, isSame: isSame(x, y) });
      [i, j] = [i + 1, j + 1];
    } else if (x !== undefined && (y === undefined || here === at(scores, i + 1, j))) {
      steps.push({ a: x, b: undefined, isSame: false });
      i += 1;
    } else {
      steps.push({ a: undefined, b: y, isSame: false });
      j += 1;
    }
  }
  return steps;
}

type SameResult = (a: TraceStep, b: TraceStep) => boolean;

/** What the best pairing of the steps from i and from j on is worth. */
function scoresOf(a: readonly TraceStep[], b: readonly TraceStep[], isSame: SameResult): readonly (readonly number[])[] {
  const scores = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = scores[i];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [x, y] = [a[i], b[j]];
      if (row === undefined || x === undefined || y === undefined) continue;
      row[j] = Math.max(likeness(x, y, isSame) + at(scores, i + 1, j + 1), at(scores, i + 1, j), at(scores, i, j + 1));
    }
  }
  return scores;
}

const at = (scores: readonly (readonly number[])[], i: number, j: number): number => scores[i]?.[j] ?? 0;

/** The same operation counts more than the same result: two steps may do the same and come to other numbers. */
const likeness = (a: TraceStep, b: TraceStep, isSame: SameResult): number => (a.operation === b.operation ? 2 : 0) + (isSame(a, b) ? 1 : 0);

const isSameResult: SameResult = ({ result: a }, { result: b }) => a.text === b.text && (a.shape === undefined || b.shape === undefined ? a.shape === b.shape : sameShape(a.shape, b.shape));

/** Of data of other sizes, the number of axes and the values can be the same. */
const isSameButForSizes: SameResult = ({ result: a }, { result: b }) => a.text === b.text && a.shape?.length === b.shape?.length;
