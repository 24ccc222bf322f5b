/** @file What the service and the panel's worker may use of the penalty folder. */
export { checks, type Severity } from './checks/index.ts';
export { analyse, analysing, evaluatePenalty, type AnalysisOptions, type AnalysisTools } from './analysis.ts';
export { findTarget } from './evaluate.ts';
export { fileChecks } from './fileChecks/index.ts';
export { filesOf } from './failure.ts';
export { fileFindings } from './fileChecks/fileFindings.ts';
export { constantGradient, headline, type ConstantGradient } from './derivation/constantGradient.ts';
export { formatNumber, formatShape, product } from './numberText.ts';
export { Contexts, shapeOfValue } from './sites/contexts.ts';
export { applyEdits } from './fixes/applyEdits.ts';
export { composeEdits } from './fixes/composeEdits.ts';
export { changed } from './lazily.ts';
export { findSites } from './sites/findSites.ts';
export { mayHavePenalty } from './sites/firstLook.ts';
export { siteOf, type SiteTarget } from './sites/site.ts';
export { elementsPerSample } from './probes/gradients.ts';
export { TrainingSession, type TrainingInput, type TrainingTools } from './training/session.ts';
