/** @file Whether a critic's score of one sample depends on the others of its batch, and whether batch statistics are why. */
import type { OwnCritic } from './ownCritic.ts';

export interface Coupling { /** The first sample's score in one batch and in another. */ readonly before: number; readonly after: number }

/** undefined: it does not, or it does in evaluation mode as well, where batch norm takes stored statistics. */
export function batchCoupling(critic: OwnCritic): Coupling | undefined {
  const training = firstScores(critic);
  if (!training || !differ(training) || !critic.setTraining(false)) return undefined;
  const evaluation = firstScores(critic);
  critic.setTraining(true);
  return evaluation && !differ(evaluation) ? training : undefined;
}

const differ = ({ before, after }: Coupling): boolean => Math.abs(before - after) > 1e-4 * Math.max(Math.abs(before), Math.abs(after), 1e-3);

/** undefined: the score is not even the same for the same batch. */
function firstScores(critic: OwnCritic): Coupling | undefined {
  const x = critic.batch(1);
  const [before, again, after] = [x, x, critic.batch(2, x)].map((data) => { const asked = critic.ask(data); return asked && critic.lab.torch.read(asked.scores)?.[0]; });
  return before === undefined || after === undefined || before !== again ? undefined : { before, after };
}
