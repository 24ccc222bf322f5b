/** @file Stands in for the panel's worker in tests of the page: answers what the request's program says, and takes as long. */
import { expose } from 'comlink';
import type { Evaluation } from '../../../src/protocol/evaluation.ts';
import type { EvaluationWorker, GradientSample } from '../../../src/panel/evaluate.ts';

/** What a test puts where a program would be. */
export interface Script {
  readonly evaluation: Evaluation;
  readonly takesMs: number;
  /** Throws this instead. */
  readonly failure?: string;
}

const worker: EvaluationWorker = {
  prepare: () => Promise.resolve(),
  evaluate({ program, shape }) {
    // Only tests talk to this worker.
    const { evaluation, takesMs, failure } = JSON.parse(program) as Script;
    const end = performance.now() + takesMs;
    // A computation does not yield either.
    while (performance.now() < end);
    if (failure !== undefined) throw new Error(failure);
    return Promise.resolve({ ...evaluation, shape: shape ?? evaluation.shape });
  },
  ownProbes: () => Promise.resolve([]),
  furtherProbes: () => Promise.resolve([]),
  typedProbes: () => Promise.resolve([]),
  gradient: ({ program, shape, probe, sample }) => {
    // As above.
    const { evaluation } = JSON.parse(program) as Script;
    return Promise.resolve(gradientOf(shape ?? evaluation.shape, probe, sample));
  },
  scaled: ({ program, k }) => {
    // As above.
    const { evaluation: { probes } } = JSON.parse(program) as Script;
    const unit = probes.find(({ name }) => name === 'unit');
    return Promise.resolve(unit?.norms && { ...unit, norm: k, penalty: (unit.norms.min * k - 1) ** 2, expected: (k - 1) ** 2, norms: { ...unit.norms, min: unit.norms.min * k, max: unit.norms.max * k } });
  },
};
expose(worker);

/** Waves that differ from sample to sample; a critic's leaves the last 6 rows and columns out. */
function gradientOf([samples = 1, ...shape]: readonly number[], probe: string, sample: number): GradientSample {
  const [height = 1, width = 1] = shape.length < 2 ? [1, ...shape] : shape.slice(-2);
  const isBlank = (row: number, column: number): boolean => probe === 'critic' && (row >= height - 6 || column >= width - 6);
  const values = Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, index) => {
    const [row, column] = [Math.floor(index / width) % height, index % width];
    return isBlank(row, column) ? 0 : 0.02 * Math.sin((row + 1) * (sample + 2) * 0.7) * Math.cos((column + 2) * 1.3 + index / 784);
  });
  return { shape, values, norm: Math.hypot(...values), sample, samples };
}
