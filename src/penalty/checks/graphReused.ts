/** @file graph-reused: what a backward pass has freed is needed again, by the penalty or by the loss on the same scores. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { Call } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { addKeyword, argumentOf, replace } from '../fixes/edits.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';

export const graphReused: Check = {
  code: 'graph-reused', title: 'Graph freed too early', severity: 'error', confirmed: true, subject: 'failure',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised) return isReuse(raised.message) ? { place: raised.place, repairs: kept(examination), sentence: alreadyFreed, message: `The graph of the scores was freed by the first pass through it, and a second one needs it. It raises ${raised.type}: ${firstSentence(raised.message)}.` } : undefined;
    const later = examination.raisedWhenFreed;
    if (later === undefined || !isReuse(later)) return undefined;
    return {
      place: gradCallOf(examination), repairs: kept(examination), sentence: 'The graph of the scores is freed before the penalty goes back through it.',
      message: `retain_graph=False frees the graph of the scores, and the penalty's own backward pass goes through it again; create_graph=True alone keeps it. Back-propagating the penalty raises RuntimeError: ${firstSentence(later)}.`,
    };
  },
};

const alreadyFreed = 'The graph of the scores is freed before it is needed again.';
const isReuse = (message: string): boolean => message.startsWith('Trying to backward through the graph a second time');
const firstSentence = (message: string): string => message.split(' (')[0] ?? message;

/** `create_graph=True` keeps the graph by itself. */
function kept(examination: Examination): readonly Fix[] {
  const call = gradCallOf(examination);
  return call ? [...withArgument(examination, call, 'retain_graph', 3), ...withArgument(examination, call, 'create_graph', 4)] : [];
}

function withArgument({ text }: Examination, call: Call, name: string, position: number): readonly Fix[] {
  const given = argumentOf(call, [name], position);
  if (given?.type === 'Constant' && given.value.kind === 'bool' && given.value.value) return [];
  if (!given && name === 'retain_graph') return [];
  return [{ title: name === 'retain_graph' ? 'Keep the graph' : 'Take the gradient with create_graph=True', edits: [given ? replace(given, 'True') : addKeyword(call, text, `${name}=True`)] }];
}
