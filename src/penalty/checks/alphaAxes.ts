/** @file Weights with fewer axes than the data: what the two checks on them share. */
import type { Call } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { insert } from '../fixes/edits.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { mentionsImages } from '../sites/siteShape.ts';
import { drawnIn, drawsOf } from '../trials/draws.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

/** The draw of as many numbers as there are samples, with too few axes to broadcast along the batch; `call` where the file itself has it. */
export function shortDraw(examination: Examination, ops: readonly PlacedOp[] = examination.spreadRun?.notes.ops ?? []): { readonly call: Call | undefined; readonly axes: number } | undefined {
  const { shape, rank } = examination;
  const isShort = (drawn: readonly number[]): boolean => drawn[0] === shape[0] && drawn.length < rank && drawn.slice(1).every((size) => size === 1);
  const own = drawsOf(examination, ops).find(({ output }) => output && isShort(output.shape));
  const any = own?.output ?? drawnIn(ops).find((drawn) => isShort(drawn.shape));
  return any && { call: own?.call, axes: any.shape.length };
}

/** Nothing says that the data has as many axes as it was given. */
export const isRankGuessed = ({ input, tree }: Examination): boolean => (input.shapeFrom === 'implied' || input.shapeFrom === 'assumed') && !mentionsImages(tree);

/** The axes that are missing: as further sizes of the draw, or by `.view(-1, 1, 1, 1)` behind it. */
export function columns({ shape }: Examination, draw: Call | undefined): readonly Repair[] {
  if (!draw) return [];
  const title = phrase`Give α one axis for each of the data's`;
  const isSized = draw.func.type === 'Attribute' && draw.func.attr === 'rand' && draw.args.every((arg) => arg.type !== 'Starred' && arg.type !== 'Tuple' && arg.type !== 'List');
  const last = draw.args.at(-1);
  const missing = shape.length - draw.args.length;
  const sized = isSized && last && missing > 0 ? [{ title, edits: [insert(last.end, ', 1'.repeat(missing))] }] : [];
  return [...sized, { title, edits: [insert(draw.end, `.view(-1${shape.slice(1).map(() => ', 1').join('')})`)] }];
}
