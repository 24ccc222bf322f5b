/** @file index-on-outputs: the score of the first sample alone is differentiated, where `[0]` was meant for the answer of `grad`. */
import type { Check } from './check.ts';
import { nodesAt, type NodeBase, type Subscript } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { pulls } from '../formulas.ts';
import { criticCallsIn } from '../fixes/criticCalls.ts';
import { argumentOf, callAt, replace, sourceOf } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import { placeIn } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const indexOnOutputs: Check = {
  code: 'index-on-outputs', title: phrase`Only the first sample`, severity: 'error', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { delivered } = examination;
    const [first = 0, ...others] = delivered?.factors ?? [];
    if (!delivered || others.length === 0 || Math.abs(first) < 1e-3 || others.some((factor) => Math.abs(factor) > 1e-6)) return undefined;
    const place = placeIn(examination, delivered.place.location);
    const subscript = indexOf(examination);
    return {
      place: subscript ?? place, sentence: phrase`Only the first sample's score is differentiated; all others have a gradient of 0.`, repairs: place ? withoutIndex(examination, place, subscript) : [],
      message: phrase`The score of the first sample alone is differentiated, so the gradients of the other ${((examination.shape[0] ?? 1) - 1).toString()} samples are 0. ${consequence(examination)}`,
    };
  },
};

function consequence({ shape, formula }: Examination): Text {
  const batch = shape[0] ?? 1;
  if (formula?.shape !== 'two-sided' || !pulls(formula)) return phrase`The penalty sees one sample in ${batch.toString()}.`;
  return phrase`The penalty stays near ${formatNumber((formula.weight * formula.target ** 2 * (batch - 1)) / batch)} whatever the critic does.`;
}

/** `critic(x)[0]`, wherever it stands. */
function indexOf(examination: Examination): Subscript | undefined {
  return criticCallsIn(examination).flatMap((call) => nodesAt(examination.tree, call.start).filter((node): node is Subscript => node.type === 'Subscript' && node.value.start === call.start && node.value.end === call.end))[0];
}

/** The scores of all samples, added up where nothing weighs them. */
function withoutIndex({ tree, text }: Examination, place: NodeBase, subscript: Subscript | undefined): readonly Repair[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  const found = subscript ?? (outputs?.type === 'Subscript' ? outputs : undefined);
  if (!found) return [];
  const scores = sourceOf(text, found.value);
  return [scores, `${scores}.sum()`].map((edited) => ({ title: phrase`Differentiate the score of every sample`, edits: [replace(found, edited)] }));
}
