/**
 * @file Walks several strided operands of one shape together, in runs along one axis as long as can be.
 * Must not know what is done with the elements; the order of the visits is not promised.
 */
import type { Shape } from '../shape.ts';

export interface Strided {
  readonly offset: number;
  readonly strides: readonly number[];
}

interface Axis {
  extent: number;
  /** Of every operand. */
  readonly steps: readonly number[];
}

const shortRun = 16;

export class Walk {
  /** The extent of a run. */
  readonly length: number;
  /** How far each operand moves within a run. */
  readonly steps: readonly number[];
  readonly #outer: readonly Axis[];
  readonly #offsets: readonly number[];
  readonly #empty: boolean;

  constructor(shape: Shape, operands: readonly Strided[]) {
    const axes = mergedAxes(shape, operands);
    const inner = axes.splice(runAxis(axes), 1)[0];
    this.length = inner?.extent ?? 1;
    this.steps = inner?.steps ?? operands.map(() => 0);
    this.#outer = axes;
    this.#offsets = operands.map(({ offset }) => offset);
    this.#empty = shape.includes(0);
  }

  /** `positions` is where each operand's run starts; the array is used again. Plain numbers would turn to doubles at the first −0. */
  each(visit: (positions: Int32Array) => void): void {
    if (!this.#empty) this.#descend(0, Int32Array.from(this.#offsets), visit);
  }

  #descend(depth: number, positions: Int32Array, visit: (positions: Int32Array) => void): void {
    const axis = this.#outer[depth];
    if (axis === undefined) {
      visit(positions);
      return;
    }
    for (let i = 0; i < axis.extent; i++) {
      this.#descend(depth + 1, positions, visit);
      move(positions, axis.steps, 1);
    }
    move(positions, axis.steps, -axis.extent);
  }
}

function move(positions: Int32Array, steps: readonly number[], times: number): void {
  for (let operand = 0; operand < positions.length; operand++) {
    positions[operand] = (positions[operand] ?? 0) + (steps[operand] ?? 0) * times;
  }
}

/** Neighbouring axes become one where every operand steps evenly over both; axes of extent 1 vanish. */
function mergedAxes(shape: Shape, operands: readonly Strided[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((extent, axis) => {
    if (extent === 1) return;
    const steps = operands.map(({ strides }) => strides[axis] ?? 0);
    const last = axes.at(-1);
    if (last?.steps.every((step, operand) => step === extent * (steps[operand] ?? 0)) === true) {
      axes[axes.length - 1] = { extent: last.extent * extent, steps };
    } else axes.push({ extent, steps });
  });
  return axes;
}

/** The last axis, unless it is so short that walking along the longest costs less. */
function runAxis(axes: readonly Axis[]): number {
  const last = axes.length - 1;
  if ((axes[last]?.extent ?? shortRun) >= shortRun) return last;
  return axes.reduce((best, axis, index) => (axis.extent > (axes[best]?.extent ?? 0) ? index : best), last);
}

/** Strides aligned at the right of a shape of `rank` axes; 0 where an operand has extent 1 or no axis. */
export function alignedTo(rank: number, operand: Strided & { readonly shape: Shape }): Strided {
  const lead = rank - operand.shape.length;
  const strides = Array.from({ length: rank }, (_, axis) => ((operand.shape[axis - lead] ?? 1) === 1 ? 0 : (operand.strides[axis - lead] ?? 0)));
  return { offset: operand.offset, strides };
}
