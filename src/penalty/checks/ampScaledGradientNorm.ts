/** @file amp-scaled-gradient-norm: the loss scaler's factor is still on the gradient when its norm is taken. */
import { walk, type Call, type Expr } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { argumentOf, insert, replace, sourceOf } from '../fixes/edits.ts';
import { pulls } from '../formulas.ts';
import { isAccepted } from '../judge.ts';
import { formatCount, formatNumber } from '../numberText.ts';
import { usualLossScale } from '../trials/lossScale.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const ampScaledGradientNorm: Check = {
  code: 'amp-scaled-gradient-norm', title: phrase`Scaled gradient`, severity: 'warning', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { formula, rank, spreadRun } = examination;
    if (!formula || !spreadRun || !isAccepted(formula, rank) || (pulls(formula) && formula.target !== 1) || !speaksOfScaler(examination)) return undefined;
    const { whenScaled } = examination;
    if (whenScaled === undefined) return undefined;
    return {
      place: placeIn(examination, examination.delivered?.place.location), repairs: unscaled(examination), sentence: phrase`The gradient is still multiplied by the loss scaler's factor when its norm is taken.`,
      message: phrase`The gradient is that of scaled scores and is not divided by the scaler's factor before its norm is taken. With PyTorch's first factor, ${formatCount(usualLossScale)}, a gradient of norm 1 scores ${atScale(examination).toExponential(2).replace('+', '')} instead of ${formatNumber(pulls(formula) ? 0 : formula.weight)}.`,
    };
  },
};

/** What a gradient of norm 1 scores when it is multiplied by the factor. */
const atScale = ({ formula }: Examination): number => (formula ? formula.weight * (usualLossScale - (pulls(formula) ? formula.target : 0)) ** 2 : 0);

/** Saves the trial where no scaler is in the file. */
const speaksOfScaler = ({ text }: Examination): boolean => /scaler/i.test(text);

/** Divides by the factor what `grad` answers, or differentiates the scores as they are. */
function unscaled(examination: Examination): readonly Repair[] {
  const { text, tree } = examination;
  const call = gradCallOf(examination);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  const scaling = outputs && scalingIn(outputs);
  const given = scaling?.args[0];
  if (!call || scaling?.func.type !== 'Attribute' || !given) return [];
  const scaler = sourceOf(text, scaling.func.value);
  let answer: Expr | undefined;
  walk(tree, (node) => { if (node.type === 'Subscript' && node.value.start === call.start && node.value.end === call.end) answer = node; });
  return [
    ...(answer ? [{ title: phrase`Divide the gradient by the scale`, edits: [insert(answer.end, ` / ${scaler}.get_scale()`)] }] : []),
    { title: phrase`Differentiate the scores without the scale`, edits: [replace(scaling, sourceOf(text, given))] },
  ];
}

function scalingIn(outputs: Expr): Call | undefined {
  let found: Call | undefined;
  walk(outputs, (node) => { if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'scale') found = node; });
  return found;
}
