/** @file Whether an offset is in a range, its end included: the mouse rests between two letters. */
import type { OffsetRange } from '../../protocol/evaluation.ts';

export const inside = (range: OffsetRange, offset: number): boolean => range.start <= offset && offset <= range.end;
