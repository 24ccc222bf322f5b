/** @file All checks on a site, the more specific first. */
import type { Check } from './check.ts';
import { alphaExpandError } from './alphaExpandError.ts';
import { alphaFixed } from './alphaFixed.ts';
import { ampScaledGradientNorm } from './ampScaledGradientNorm.ts';
import { alphaGaussian } from './alphaGaussian.ts';
import { alphaOneScalar } from './alphaOneScalar.ts';
import { alphaPerElement } from './alphaPerElement.ts';
import { alphaShadowsProgressiveAlpha } from './alphaShadowsProgressiveAlpha.ts';
import { alphaShapeBroadcast } from './alphaShapeBroadcast.ts';
import { alphaTwoDraws } from './alphaTwoDraws.ts';
import { createGraphMissing } from './createGraphMissing.ts';
import { deviceMismatch } from './deviceMismatch.ts';
import { epsOutsideOrHuge } from './epsOutsideOrHuge.ts';
import { fakeNotDetached } from './fakeNotDetached.ts';
import { flattenScramblesSamples } from './flattenScramblesSamples.ts';
import { flattenToColumn } from './flattenToColumn.ts';
import { gradOfOtherTensor } from './gradOfOtherTensor.ts';
import { gradOutputsMissing } from './gradOutputsMissing.ts';
import { gradOutputsShape } from './gradOutputsShape.ts';
import { gradTupleNotUnpacked } from './gradTupleNotUnpacked.ts';
import { gradWrtParameters } from './gradWrtParameters.ts';
import { gradWrtRealNotInterp } from './gradWrtRealNotInterp.ts';
import { graphReused } from './graphReused.ts';
import { indexOnOutputs } from './indexOnOutputs.ts';
import { inputNotRequiresGrad } from './inputNotRequiresGrad.ts';
import { interpInplaceAlias } from './interpInplaceAlias.ts';
import { lastBatchMismatch } from './lastBatchMismatch.ts';
import { meanBeforeSquare } from './meanBeforeSquare.ts';
import { noGradAround } from './noGradAround.ts';
import { normDim1Unflattened } from './normDim1Unflattened.ts';
import { normOtherAxes } from './normOtherAxes.ts';
import { normSquareRootZeroNan } from './normSquareRootZeroNan.ts';
import { normThreeDimsDefaultP } from './normThreeDimsDefaultP.ts';
import { normWholeBatch } from './normWholeBatch.ts';
import { normWrongAxisFlat } from './normWrongAxisFlat.ts';
import { outputsAveraged } from './outputsAveraged.ts';
import { penaltyDetached } from './penaltyDetached.ts';
import { penaltyNotReduced } from './penaltyNotReduced.ts';
import { penaltyOnLossNotScore } from './penaltyOnLossNotScore.ts';
import { requiresGradOnNonleaf } from './requiresGradOnNonleaf.ts';
import { rmsInsteadOfL2 } from './rmsInsteadOfL2.ts';
import { spectralInsteadOfL2 } from './spectralInsteadOfL2.ts';
import { sqrtForgotten } from './sqrtForgotten.ts';
import { targetOrSquareMissing } from './targetOrSquareMissing.ts';
import { torchCompileCritic } from './torchCompileCritic.ts';
import { viewNoncontiguous } from './viewNoncontiguous.ts';
import { wrongP } from './wrongP.ts';
import { xGradAttribute } from './xGradAttribute.ts';

export const checks: readonly Check[] = [
  normDim1Unflattened, normWholeBatch, flattenToColumn, normWrongAxisFlat, flattenScramblesSamples, spectralInsteadOfL2, normOtherAxes,
  meanBeforeSquare, sqrtForgotten, targetOrSquareMissing, rmsInsteadOfL2, wrongP, penaltyNotReduced, epsOutsideOrHuge, normSquareRootZeroNan,
  gradTupleNotUnpacked, gradOutputsMissing, gradOutputsShape, gradOfOtherTensor, requiresGradOnNonleaf, normThreeDimsDefaultP, viewNoncontiguous,
  inputNotRequiresGrad, graphReused,
  indexOnOutputs, outputsAveraged, gradWrtRealNotInterp, penaltyOnLossNotScore, ampScaledGradientNorm, gradWrtParameters,
  createGraphMissing, xGradAttribute, noGradAround, penaltyDetached, torchCompileCritic,
  alphaShapeBroadcast, alphaExpandError, alphaGaussian, alphaPerElement, alphaTwoDraws, alphaOneScalar, alphaFixed, interpInplaceAlias, alphaShadowsProgressiveAlpha, fakeNotDetached, lastBatchMismatch, deviceMismatch,
];
export type { Check, Draft, Severity } from './check.ts';
