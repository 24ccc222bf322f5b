/** @file All checks on a file around its penalties. */
import { batchnormInCritic } from './batchnormInCritic.ts';
import type { FileCheck } from './fileCheck.ts';
import { imageSizeIncludesBatch } from './imageSizeIncludesBatch.ts';
import { interpRangesDiffer } from './interpRangesDiffer.ts';
import { lambdaTwice } from './lambdaTwice.ts';
import { lazyNotRescaled } from './lazyNotRescaled.ts';
import { onlyPenaltyBackward } from './onlyPenaltyBackward.ts';
import { patchOrMultiOutput } from './patchOrMultiOutput.ts';
import { penaltyUnused } from './penaltyUnused.ts';
import { r1HalfMissing } from './r1HalfMissing.ts';
import { r1TwoSided } from './r1TwoSided.ts';
import { sigmoidCritic } from './sigmoidCritic.ts';
import { signFlippedPenalty } from './signFlippedPenalty.ts';
import { stepBetweenBuildAndBackward } from './stepBetweenBuildAndBackward.ts';
import { sqrtOfPythonNumber } from './sqrtOfPythonNumber.ts';
import { tensorCtorFromSize } from './tensorCtorFromSize.ts';
import { weightClippingLeftIn } from './weightClippingLeftIn.ts';

export const fileChecks: readonly FileCheck[] = [
  imageSizeIncludesBatch, sqrtOfPythonNumber, tensorCtorFromSize,
  penaltyUnused, onlyPenaltyBackward, signFlippedPenalty, stepBetweenBuildAndBackward, lambdaTwice, weightClippingLeftIn,
  batchnormInCritic, sigmoidCritic, interpRangesDiffer, patchOrMultiOutput, r1HalfMissing, r1TwoSided, lazyNotRescaled,
];
export type { FileCheck, FileDraft } from './fileCheck.ts';
