/** @file What the checks on mixing weights share: the draw at which they point, and the data it should be drawn for. */
import type { DrawContext } from '../fixes/drawEdits.ts';
import type { Examination } from '../examination.ts';
import { readNames } from '../sites/names.ts';
import { isConvex, variesWithin, weightSums } from '../trials/mixing.ts';
import type { Mixture } from '../trials/interpolation.ts';
import { statementsOf } from './text.ts';

/** For edits at a draw: the text, the shape, and a batch that is mixed, by a name that the code reads. */
export function drawContext({ text, shape, target }: Examination, { weights }: Mixture): DrawContext {
  const read = new Set(statementsOf(target).flatMap((statement) => [...readNames(statement)]));
  return { text, shape, data: [...weights.keys()].find((name) => read.has(name)) };
}

/** Each element is taken from the one or the other, as CutMix does, not mixed of both. */
const isMask = ({ weights }: Mixture): boolean => [...weights.values()].every((weight) => weight.every((w) => Math.abs(w) < 1e-4 || Math.abs(w - 1) < 1e-4));

/** A mixture whose weights add up to 1 and differ from element to element. */
export const isMixedWithin = (mixture: Mixture | undefined): mixture is Mixture => mixture !== undefined && isConvex(mixture) && variesWithin(mixture) && !isMask(mixture);

/** The least and the greatest sum of the weights. */
export const sumRange = (mixture: Mixture): readonly [number, number] =>
  weightSums(mixture).reduce<readonly [number, number]>(([low, high], sum) => [Math.min(low, sum), Math.max(high, sum)], [Infinity, -Infinity]);
