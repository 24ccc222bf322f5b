/**
 * @file A sample's gradient as pictures: which elements stand where, what lies blank, and its numbers.
 * Must not know words or the page.
 */
import type { Shape } from '../shape.ts';

/** Elements row by row. */
export interface Plane { readonly width: number; readonly height: number; readonly values: Float32Array }

export interface Picture {
  /** One for each of a few channels; else their mean. */
  readonly planes: readonly Plane[];
  /** How many channels the one plane is the mean of; 1: it is no mean. */
  readonly averaged: number;
  /** A vector, drawn as one row. */
  readonly isStrip: boolean;
}

/** Colours, as people know them; more channels than these would be too small to see. */
const fewChannels = 3;

/** `shape` is that of one sample, without the batch: (28, 28), (3, 64, 64), (784,). Images are its last two axes. */
export function pictureOf(shape: Shape, values: Float32Array): Picture {
  const [height = 1, width = 1] = shape.length < 2 ? [1, values.length] : shape.slice(-2);
  const size = Math.max(1, width * height);
  const channels = Math.max(1, Math.floor(values.length / size));
  const planes = Array.from({ length: channels }, (_, channel) => ({ width, height, values: values.subarray(channel * size, (channel + 1) * size) }));
  // (3, 1, 1) and (784, 1) are vectors as well.
  if (width === 1 || height === 1) return { planes: [{ width: values.length, height: 1, values }], averaged: 1, isStrip: true };
  return channels <= fewChannels ? { planes, averaged: 1, isStrip: false } : { planes: [meanOf(planes, width, height)], averaged: channels, isStrip: false };
}

const meanOf = (planes: readonly Plane[], width: number, height: number): Plane => ({
  width, height,
  values: Float32Array.from({ length: width * height }, (_, index) => planes.reduce((total, { values }) => total + (values[index] ?? 0), 0) / planes.length),
});

/** Rows and columns in which every element is 0. */
export interface Blank {
  readonly rows: number;
  readonly columns: number;
  /** They are the last ones, as an edge that a stride leaves over is. */
  readonly isAtEnd: boolean;
}

/** undefined: every row and column has something, or nothing has. */
export function blankOf({ planes, isStrip }: Picture): Blank | undefined {
  const [first] = planes;
  if (first === undefined || isStrip) return undefined;
  const { width, height } = first;
  const isZero = (row: number, column: number): boolean => planes.every(({ values }) => values[row * width + column] === 0);
  const rows = emptyLines(height, (row) => range(width).every((column) => isZero(row, column)));
  const columns = emptyLines(width, (column) => range(height).every((row) => isZero(row, column)));
  if (rows.length === height || (rows.length === 0 && columns.length === 0)) return undefined;
  const isAtEnd = (lines: readonly number[], count: number): boolean => lines.every((line) => line >= count - lines.length);
  return { rows: rows.length, columns: columns.length, isAtEnd: isAtEnd(rows, height) && isAtEnd(columns, width) };
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const emptyLines = (count: number, isEmpty: (line: number) => boolean): readonly number[] => range(count).filter(isEmpty);

export interface HeatNumbers { readonly min: number; readonly max: number; /** Of 1. */ readonly zeros: number }

export function numbersOf(values: Float32Array): HeatNumbers {
  const zeros = values.reduce((count, value) => count + Number(value === 0), 0);
  return {
    min: values.reduce((least, value) => Math.min(least, value), Infinity), max: values.reduce((most, value) => Math.max(most, value), -Infinity),
    zeros: values.length === 0 ? 0 : zeros / values.length,
  };
}

/** The scale goes as far on both sides, so that 0 is always the background. */
export const reachOf = ({ planes }: Picture): number => planes.reduce((most, { values }) => values.reduce((reach, value) => Math.max(reach, Math.abs(value)), most), 0);

/** No wider than can be seen: of neighbours that share a place, the one farthest from 0 stands for all. */
export function atMost(plane: Plane, widest: number): Plane {
  const group = Math.ceil(plane.width / widest);
  if (group <= 1 || plane.height > 1) return plane;
  const width = Math.ceil(plane.width / group);
  const values = Float32Array.from(range(width), (index) => plane.values.slice(index * group, (index + 1) * group).reduce((far, value) => Math.abs(value) > Math.abs(far) ? value : far, 0));
  return { width, height: 1, values };
}
