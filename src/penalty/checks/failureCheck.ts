/** @file Checks on code that raises: the exception, in PyTorch's words, names the mistake; running it is the proof. */
import type { NodeBase } from '../../python/syntax/index.ts';
import type { Text } from '../../texts/text.ts';
import type { Examination } from '../examination.ts';
import type { Check, Severity } from './check.ts';
import type { Repair } from '../fixes/repair.ts';

/** What was raised, and where in the main file. */
export interface Raised { readonly type: string; readonly message: string; readonly place: NodeBase | undefined }

export interface FailureCheck {
  readonly code: string;
  readonly title: Text;
  readonly matches: (raised: Raised, examination: Examination) => boolean;
  readonly message: (raised: Raised, examination: Examination) => Text;
  readonly sentence: (raised: Raised, examination: Examination) => Text;
  /** Where the mistake is, if not where it came to light. */
  readonly place?: (raised: Raised, examination: Examination) => NodeBase | undefined;
  readonly repairs: (raised: Raised, examination: Examination) => readonly Repair[];
  /** Where it is no error whatever the data is. */
  readonly severityOf?: (examination: Examination) => Severity;
}

/** The check as all others are. */
export function failureCheck({ code, title, matches, message, sentence, place, repairs, severityOf }: FailureCheck): Check {
  return {
    code, title, severity: 'error', confirmed: true, subject: 'failure',
    find: (examination) => {
      const raised = raisedIn(examination);
      if (!raised || !matches(raised, examination)) return undefined;
      return { place: place?.(raised, examination) ?? raised.place, message: message(raised, examination), sentence: sentence(raised, examination), repairs: repairs(raised, examination), severity: severityOf?.(examination) ?? 'error' };
    },
  };
}

/** The exception that ended the run; undefined where there was none. */
export function raisedIn({ failure, input }: Examination): Raised | undefined {
  if (failure?.outcome.kind !== 'raises') return undefined;
  const { type, message, traceback } = failure.outcome;
  return { type, message, place: traceback.findLast((location) => location.file === input.program.main.path)?.node };
}
