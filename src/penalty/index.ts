/** @file What the service and the panel's worker may use of the penalty folder. */
export { analyse, evaluatePenalty, type AnalysisOptions, type AnalysisTools } from './analysis.ts';
export { findTarget } from './evaluate.ts';
export { filesOf } from './failure.ts';
export { constantGradient, headline, type ConstantGradient } from './derivation/constantGradient.ts';
export { formatNumber, formatShape, product } from './numberText.ts';
export { Contexts, shapeOfValue } from './sites/contexts.ts';
export { findSites } from './sites/findSites.ts';
export { siteOf, type SiteTarget } from './sites/site.ts';
export { elementsPerSample } from './probes/gradients.ts';
