/** @file Rows of a run as lines of text. */
import { isSpeed, type RecordedRow } from './record.ts';

const columns = ['what', 'median', 'p95', 'peer', 'ratio', 'target', ''] as const;
const widths = [56, 11, 11, 34, 8, 16, 5];

export const heading = columns.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' ');

export const lineOf = (row: RecordedRow): string => cellsOf(row).map((text, i) => text.padEnd(widths[i] ?? 0)).join(' ').trimEnd();

/** The row's cells, in the order of the columns. */
export function cellsOf({ name, unit, median, p95, peer, ratio, target, holds }: RecordedRow): readonly string[] {
  const promised = [target?.median === undefined ? '' : quantity(target.median, unit), target?.p95 === undefined ? '' : `${quantity(target.p95, unit)} p95`, target?.ratio === undefined ? '' : `${target.ratio}×`].filter((text) => text !== '');
  return [
    name, quantity(median, unit), quantity(p95, unit), peer ? `${peer.name}: ${quantity(peer.median, unit)}` : '', ratio === undefined ? '' : `${ratio.toPrecision(ratio < 10 ? 2 : 3)}×`,
    promised.length === 0 ? '' : `${isSpeed(unit) ? '≥' : '≤'} ${promised.join(', ')}`, holds === undefined ? '' : holds ? 'holds' : 'ABOVE',
  ].map((text, i) => (i === 6 && text === 'ABOVE' && isSpeed(unit) ? 'BELOW' : text));
}

/** Three digits at least. */
const quantity = (value: number, unit: RecordedRow['unit']): string => `${value < 100 ? Number(value.toPrecision(3)).toString() : Math.round(value).toString()} ${unit}`;
