/** @file All checks on a site, the more specific first. */
import type { Check } from './check.ts';
import { meanBeforeSquare } from './meanBeforeSquare.ts';
import { normDim1Unflattened } from './normDim1Unflattened.ts';
import { normOtherAxes } from './normOtherAxes.ts';
import { normWholeBatch } from './normWholeBatch.ts';

export const checks: readonly Check[] = [normDim1Unflattened, normWholeBatch, meanBeforeSquare, normOtherAxes];
export type { Check, Draft, Severity } from './check.ts';
