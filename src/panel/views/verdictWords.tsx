/** @file What the heading says in each state: tone, icon, a few words, one sentence. */
import type { ComponentChild } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import { lineOf } from '../lines.ts';
import { printShape, type Shape } from '../shape.ts';
import { phaseOfEvaluation, type View } from '../state.ts';
import type { Words } from '../strings/words.tsx';
import type { Tone, VerdictWords } from './Heading.tsx';
import type { IconName } from './Icon.tsx';
import { Prose } from './Prose.tsx';

const looks: { readonly [Verdict in Evaluation['verdict']]: readonly [Tone, IconName] } = {
  correct: ['good', 'pass'], wrong: ['bad', 'error'], different: ['note', 'info'], 'not-implemented': ['idle', 'outdated'],
  raises: ['bad', 'error'], unsupported: ['caution', 'question'],
};

type Writers = { readonly [Kind in View['kind']]: (view: Extract<View, { kind: Kind }>, words: Words) => VerdictWords };

const writers: Writers = {
  nothing: ({ message }, { say, rich }) =>
    ({ tone: 'idle', icon: 'search', title: say('emptyTitle'), sentence: message ?? rich('emptySentence', { example: <code>(256, 1, 28, 28)</code> }) }),
  evaluated: ({ evaluation, subject }, words) => evaluatedWords(evaluation, subject, words),
  loading: ({ shape }, { say, rich }) =>
    ({ tone: 'idle', icon: 'loading', title: say('loadingTitle'), sentence: shape === undefined ? say('loadingSentenceNoShape') : rich('loadingSentence', { shape: <Literal shape={shape} /> }) }),
  cancelled: ({ elapsedMs, last }, words) =>
    ({ tone: 'idle', icon: 'cancelled', title: words.say('cancelledTitle'), sentence: [words.say('cancelledSentence', { duration: words.duration(elapsedMs) }), ...lastBelow(last, words)] }),
  stale: ({ because }, { say }) => because === 'changed'
    ? { tone: 'idle', icon: 'outdated', title: say('changedTitle'), sentence: say('changedSentence') }
    : { tone: 'idle', icon: 'outdated', title: say('restoredTitle'), sentence: say('restoredSentence') },
  none: (_, { say }) => ({ tone: 'idle', icon: 'search', title: say('noneTitle'), sentence: say('noneSentence') }),
  failed: ({ message }, { say, rich }) => ({ tone: 'caution', icon: 'warning', title: say('failedTitle'), sentence: rich('failedSentence', { message: <code>{message}</code> }) }),
};

export function verdictWords(view: View, words: Words): VerdictWords {
  // The table's row for a view's kind takes exactly that view; the compiler can't pair the two up in a union.
  return (writers[view.kind] as (view: View, words: Words) => VerdictWords)(view, words);
}

function evaluatedWords(evaluation: Evaluation, subject: Subject, words: Words): VerdictWords {
  const { verdict, title, sentence, tooLarge } = evaluation;
  if (tooLarge !== undefined) {
    const places = { shape: <Literal shape={evaluation.shape} />, needed: words.bytes(tooLarge.needed), limit: words.bytes(tooLarge.limit) };
    return { tone: 'caution', icon: 'warning', title: words.say('tooLargeTitle'), sentence: words.rich('tooLargeSentence', places) };
  }
  const [tone, icon] = looks[verdict];
  return { tone, icon, title, sentence: phaseOfEvaluation(evaluation) === 'unsupported' ? unsupportedSentence(evaluation, subject, words) : <Prose text={sentence} /> };
}

function unsupportedSentence({ unsupported, sentence }: Evaluation, { lineStarts }: Subject, { rich }: Words): ComponentChild {
  if (unsupported === undefined) return <Prose text={sentence} />;
  const what = <code>{unsupported.what}</code>;
  return unsupported.range === undefined ? rich('unsupportedSentenceNoLine', { what })
    : rich('unsupportedSentence', { what, line: lineOf(lineStarts, unsupported.range.start).toString() });
}

const lastBelow = (last: Evaluation | undefined, { rich }: Words): readonly ComponentChild[] =>
  last === undefined ? [] : [' ', ...rich('lastResultBelow', { shape: <Literal shape={last.shape} /> })];

export const Literal = ({ shape }: { readonly shape: Shape }): ComponentChild => <code class="literal">{printShape(shape)}</code>;
