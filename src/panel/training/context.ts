/** @file What the page's one trainer is made of, for the section that makes it; pages without a worker to train in have none. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TrainerTools } from './trainer.ts';

const TrainingContext = createContext<TrainerTools | undefined>(undefined);
export const TrainingProvider = TrainingContext.Provider;
export const useTrainerTools = (): TrainerTools | undefined => useContext(TrainingContext);
