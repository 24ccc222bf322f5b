/** @file Every operation there is, one row each. */
import type { Op } from '../op.ts';
import { activations } from './activations.ts';
import { attentions } from './attention.ts';
import { arranging } from './arranging.ts';
import { arithmetic } from './arithmetic.ts';
import { counting } from './counting.ts';
import { scattering } from './scattering.ts';
import { series } from './series.ts';
import { stridedViews } from './strided.ts';
import { classificationLosses } from './classificationLosses.ts';
import { comparisons } from './comparison.ts';
import { convolutions } from './convolution.ts';
import { creation } from './creation.ts';
import { ctcLosses } from './ctcLoss.ts';
import { decompositions } from './decompositions.ts';
import { dropouts } from './dropout.ts';
import { dtypeViews } from './dtypeViews.ts';
import { embeddings } from './embeddings.ts';
import { floatParts } from './floatParts.ts';
import { grids } from './gridSample.ts';
import { inPlaceOps } from './inPlace.ts';
import { joining } from './joining.ts';
import { linalg } from './linalg.ts';
import { losses } from './losses.ts';
import { movements } from './movement.ts';
import { normalizations } from './normalization.ts';
import { norms } from './norms.ts';
import { poolings } from './pooling.ts';
import { randomOps } from './random.ts';
import { reductions } from './reductions.ts';
import { resamplings } from './resampling.ts';
import { solutions } from './solutions.ts';
import { sparse } from './sparse.ts';
import { spatial } from './spatial.ts';
import { specialOps } from './special.ts';
import { statistics } from './statistics.ts';
import { unaryOps } from './unary.ts';
import { windows } from './windows.ts';

export const allOps: readonly Op[] = [
  ...counting, ...scattering, ...series, ...stridedViews,
  ...arithmetic, ...unaryOps, ...comparisons, ...reductions, ...norms, ...movements, ...joining, ...arranging, ...creation, ...randomOps, ...inPlaceOps, ...linalg, ...decompositions, ...solutions,
  ...activations, ...losses, ...normalizations, ...convolutions, ...poolings, ...dropouts, ...sparse, ...spatial, ...specialOps, ...statistics, ...attentions, ...grids, ...classificationLosses, ...ctcLosses, ...embeddings, ...resamplings, ...windows, ...dtypeViews, ...floatParts,
];
