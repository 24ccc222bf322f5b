/** @file The page's one trainer, for the views that need it; pages without a worker to train in have none. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Trainer } from './trainer.ts';

const TrainerContext = createContext<Trainer | undefined>(undefined);
export const TrainerProvider = TrainerContext.Provider;
export const useTrainer = (): Trainer | undefined => useContext(TrainerContext);
