/** @file All checks on a site, the more specific first. */
import type { Check } from './check.ts';
import { alphaPerElement } from './alphaPerElement.ts';
import { createGraphMissing } from './createGraphMissing.ts';
import { indexOnOutputs } from './indexOnOutputs.ts';
import { meanBeforeSquare } from './meanBeforeSquare.ts';
import { normDim1Unflattened } from './normDim1Unflattened.ts';
import { normOtherAxes } from './normOtherAxes.ts';
import { normWholeBatch } from './normWholeBatch.ts';
import { normSquareRootZeroNan } from './normSquareRootZeroNan.ts';
import { outputsAveraged } from './outputsAveraged.ts';

export const checks: readonly Check[] = [
  normDim1Unflattened, normWholeBatch, meanBeforeSquare, normOtherAxes, normSquareRootZeroNan,
  indexOnOutputs, outputsAveraged, createGraphMissing,
  alphaPerElement,
];
export type { Check, Draft, Severity } from './check.ts';
