/** @file All checks on what a penalty computes, the more specific first. */
import type { Check } from './check.ts';
import { meanBeforeSquare } from './meanBeforeSquare.ts';
import { normDim1Unflattened } from './normDim1Unflattened.ts';
import { normOtherAxes } from './normOtherAxes.ts';
import { normWholeBatch } from './normWholeBatch.ts';

export const checks: readonly Check[] = [normDim1Unflattened, normWholeBatch, meanBeforeSquare, normOtherAxes];
export type { Check, CheckContext } from './check.ts';
