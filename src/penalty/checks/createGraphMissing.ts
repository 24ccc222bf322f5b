/** @file create-graph-missing: the gradient is a constant, so that the penalty has a value and no effect. */
import { addKeyword, argumentOf, callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import type { Check } from './check.ts';
import { isTrained, placeIn } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const createGraphMissing: Check = {
  code: 'create-graph-missing', title: phrase`Penalty without effect`, severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const { delivered } = examination;
    if (!delivered || delivered.differentiable || examination.training !== 'inert' || !isTrained(examination)) return undefined;
    const place = placeIn(examination, delivered.place.location);
    return {
      place, sentence: phrase`The gradient was taken without \`create_graph=True\`: the penalty trains nothing.`, repairs: place ? withGraph(examination, place) : [],
      message: phrase`The gradient is taken without create_graph=True, so it is a constant to the next backward pass. The penalty changes the value of the loss and no weight: its derivative with respect to the critic is 0.`,
    };
  },
};

function withGraph({ tree, text }: Examination, place: { readonly start: number; readonly end: number }): readonly Repair[] {
  const call = callAt(tree, place);
  if (!call) return [];
  const given = argumentOf(call, ['create_graph'], 4);
  return [{ title: phrase`Take the gradient with create_graph=True`, edits: [given ? replace(given, 'True') : addKeyword(call, text, 'create_graph=True')] }];
}
