/** @file graph-reused: what a backward pass has freed is needed again, by the penalty or by the loss on the same scores. */
import type { Call } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { addKeyword, argumentOf, replace } from '../fixes/edits.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const graphReused: Check = {
  code: 'graph-reused', title: phrase`Graph freed too early`, severity: 'error', confirmed: true, subject: 'failure',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised) return isReuse(raised.message) ? { place: raised.place, repairs: kept(examination), sentence: alreadyFreed, message: phrase`The graph of the scores was freed by the first pass through it, and a second one needs it. It raises ${raised.type}: ${firstSentence(raised.message)}.` } : undefined;
    const later = examination.raisedWhenFreed;
    if (later === undefined || !isReuse(later)) return undefined;
    return {
      place: gradCallOf(examination), repairs: kept(examination), sentence: phrase`The graph of the scores is freed before the penalty goes back through it.`,
      message: phrase`retain_graph=False frees the graph of the scores, and the penalty's own backward pass goes through it again; create_graph=True alone keeps it. Back-propagating the penalty raises RuntimeError: ${firstSentence(later)}.`,
    };
  },
};

const alreadyFreed = phrase`The graph of the scores is freed before it is needed again.`;
const isReuse = (message: string): boolean => message.startsWith('Trying to backward through the graph a second time');
const firstSentence = (message: string): string => message.split(' (')[0] ?? message;

/** `create_graph=True` keeps the graph by itself. */
function kept(examination: Examination): readonly Repair[] {
  const call = gradCallOf(examination);
  return call ? [...withArgument(examination, call, 'retain_graph', 3), ...withArgument(examination, call, 'create_graph', 4)] : [];
}

function withArgument({ text }: Examination, call: Call, name: string, position: number): readonly Repair[] {
  const given = argumentOf(call, [name], position);
  if (given?.type === 'Constant' && given.value.kind === 'bool' && given.value.value) return [];
  if (!given && name === 'retain_graph') return [];
  return [{ title: name === 'retain_graph' ? phrase`Keep the graph` : phrase`Take the gradient with create_graph=True`, edits: [given ? replace(given, 'True') : addKeyword(call, text, `${name}=True`)] }];
}
