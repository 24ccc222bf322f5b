/** @file penalty-on-loss-not-score: the gradient of a loss or of a probability, where that of the raw score is meant. */
import type { Examination } from '../examination.ts';
import { differentiateScores } from '../fixes/criticCalls.ts';
import { pulls } from '../formulas.ts';
import { formatNumber } from '../numberText.ts';
import { isSetAgainstItself } from '../sites/contrast.ts';
import { speaksByItself } from '../sites/speech.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';

export const penaltyOnLossNotScore: Check = {
  code: 'penalty-on-loss-not-score', title: phrase`Gradient of a loss`, severity: 'warning', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { delivered } = examination;
    const isNamed = speaksByItself(examination.target);
    if (!delivered || !examination.formula || !(isNamed || isSetAgainstItself(examination.target, examination.tree))) return undefined;
    const factor = examination.slopeAtZero;
    if (factor === undefined) return undefined;
    const place = placeIn(examination, delivered.place.location);
    return {
      place, ...(!isNamed || isAroundData(examination) ? { severity: 'information' as const } : {}), repairs: place ? differentiateScores(examination, place) : [], sentence: phrase`The gradient is that of a function of the score, not of the score itself.`,
      message: phrase`The gradient is that of a loss or a probability made of the score, so each sample's part is multiplied by the slope of that function. ${consequence(examination, atOwnBatch(examination, factor))}`,
    };
  },
};

/** DRAGAN's penalty is one on a probability, at noisy data. */
const isAroundData = (examination: Examination): boolean => examination.formula !== undefined && pulls(examination.formula) && examination.mixture()?.weights.size === 1;

/** A mean over the batch divides by its size: the telling shape has another one. */
function atOwnBatch({ delivered, shape }: Examination, factor: number): number {
  const batch = delivered?.shape[0] ?? 1;
  return Math.abs(factor) * batch <= 1 ? (Math.abs(factor) * batch) / (shape[0] ?? 1) : Math.abs(factor);
}

function consequence({ formula, shape: [batch = 1] }: Examination, factor: number): Text {
  const slope = formatNumber(factor);
  const at = factor * batch <= 1 ? phrase`At a score of 0, with ${batch} samples, that slope is ${slope}` : phrase`At a score of 0 that slope is ${slope}`;
  return formula && pulls(formula) ? phrase`${at}: a critic of slope 1 has norms of ${slope}, and it fades where the score saturates.`
    : phrase`${at}: the penalty is ${formatNumber(factor ** 2)} times what it would be on the raw score, and it fades where the loss saturates.`;
}
