/** @file Why there is no value, in a few words: what Python raised, or what can't be run. */
import { phrase, type Text } from '../../texts/text.ts';
import type { Outcome } from '../../python/evaluator/index.ts';
import { fromBelow } from '../fromBelow.ts';

export function endOf(outcome: Exclude<Outcome<unknown>, { kind: 'value' }>): Text {
  if (outcome.kind === 'raises') return phrase`${`${outcome.type}: ${outcome.message}`}`;
  return outcome.kind === 'unsupported' ? phrase`Not supported: ${fromBelow(outcome.what)}.` : fromBelow(outcome.message);
}
