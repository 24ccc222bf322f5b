/** @file Training in the panel's worker: holds the one session that the page steps through. */
import { TrainingSession, type TrainingTools } from '../../penalty/index.ts';
import type { TrainingWorker } from '../training/remote.ts';
import { programReader } from './programs.ts';

export function trainingWorker(tools: () => Promise<TrainingTools>): Omit<TrainingWorker, 'prepare'> {
  const readProgram = programReader();
  let session: TrainingSession | undefined;
  return {
    async openTraining({ program, site, options }) {
      session?.close();
      session = undefined;
      const opened = TrainingSession.open({ program: readProgram(program), site, options }, await tools());
      if (!opened.ok) return opened;
      session = opened.value;
      return { ok: true, value: session.start };
    },
    trainingStep: (weight) => Promise.resolve(session?.step(weight) ?? { ok: false, failure: { kind: 'no-critic' } }),
  };
}
