/**
 * @file Whether the gradient's graph is freed before the penalty can go back through it. The probe critic then gets layers:
 * like a network's, its graph keeps what the way back needs, until it is freed.
 */
import { TorchError } from '../../torch/index.ts';
import type { Bench } from './bench.ts';

/** What `backward()` on the penalty raises; undefined where it goes through. */
export function raisedWhenFreed({ experiment }: Bench): string | undefined {
  const { lab } = experiment;
  lab.hasLayers = true;
  try {
    const run = experiment.run('spread');
    const penalty = run.kind === 'penalty' ? run.tensor : undefined;
    const weight = run.kind === 'penalty' ? lab.probes.weight(experiment.gradientShape(run)) : undefined;
    if (penalty?.requiresGrad !== true || !weight) return undefined;
    lab.quietly(() => lab.torch.grad([penalty.size === 1 ? penalty : lab.torch.run('mean', [penalty])], [weight], { allowUnused: true, retainGraph: true }));
    return undefined;
  } catch (error) {
    if (error instanceof TorchError) return error.message;
    throw error;
  } finally {
    lab.hasLayers = false;
  }
}
