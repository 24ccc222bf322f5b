/** @file Random numbers as PyTorch's CPU generator makes them. */
export { Generator } from './generator.ts';
export type { GeneratorState, RandomDType, RandomNumbers } from './generator.ts';
export { stateFromBytes, stateSize, stateToBytes } from './stateBytes.ts';
export { cauchy, geometric, leastGamma, logNormal, poisson, standardGamma } from './samplers.ts';
