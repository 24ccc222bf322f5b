/** @file Random numbers as PyTorch's CPU generator makes them. */
export { Generator } from './generator.ts';
export type { GeneratorState, RandomDType, RandomNumbers } from './generator.ts';
