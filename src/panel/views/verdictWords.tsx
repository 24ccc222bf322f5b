/** @file What the heading says in each state: tone, icon, a few words, one sentence. */
import type { ComponentChild } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { lineOf } from '../lines.ts';
import { printShape, type Shape } from '../shape.ts';
import { phaseOfEvaluation, type View } from '../state.ts';
import type { Words } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import type { Tone, VerdictWords } from './Heading.tsx';
import type { IconName } from './Icon.tsx';
import { Prose } from './Prose.tsx';

const looks: { readonly [Verdict in Evaluation['verdict']]: readonly [Tone, IconName] } = {
  correct: ['good', 'pass'], wrong: ['bad', 'error'], different: ['note', 'info'], 'not-implemented': ['idle', 'outdated'],
  raises: ['bad', 'error'], unsupported: ['caution', 'question'],
};

type Writers = { readonly [Kind in View['kind']]: (view: Extract<View, { kind: Kind }>, words: Words, actions: Actions) => VerdictWords };

const writers: Writers = {
  nothing: ({ message, needsShape }, { say, rich }) => needsShape
    ? { tone: 'idle', icon: 'search', title: say('noShapeTitle'), sentence: say('noShapeSentence') }
    : ({ tone: 'idle', icon: 'search', title: say('emptyTitle'), sentence: message ?? rich('emptySentence', { example: <code>(256, 1, 28, 28)</code> }) }),
  evaluated: ({ evaluation, subject }, words, actions) => evaluatedWords(evaluation, subject, actions, words),
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

export function verdictWords(view: View, words: Words, actions: Actions): VerdictWords {
  // The table's row for a view's kind takes exactly that view; the compiler can't pair the two up in a union.
  return (writers[view.kind] as (view: View, words: Words, actions: Actions) => VerdictWords)(view, words, actions);
}

function evaluatedWords(evaluation: Evaluation, subject: Subject, actions: Actions, words: Words): VerdictWords {
  const { verdict, title, sentence, tooLarge } = evaluation;
  if (tooLarge !== undefined) {
    const places = { shape: <Literal shape={evaluation.shape} />, needed: words.bytes(tooLarge.needed), limit: words.bytes(tooLarge.limit) };
    return { tone: 'caution', icon: 'warning', title: words.say('tooLargeTitle'), sentence: words.rich('tooLargeSentence', places) };
  }
  const [tone, icon] = looks[verdict];
  return { tone, icon, title, sentence: phaseOfEvaluation(evaluation) === 'unsupported' ? unsupportedSentence(evaluation, subject, actions, words) : <Prose text={sentence} /> };
}

function unsupportedSentence({ unsupported, sentence }: Evaluation, subject: Subject, actions: Actions, { rich }: Words): ComponentChild {
  if (unsupported === undefined) return <Prose text={sentence} />;
  const { what: text, range } = unsupported;
  // A name is code; anything else is a phrase.
  const what = /^[\w.]+$/u.test(text) ? <code>{text}</code> : text;
  if (range === undefined) return rich('unsupportedSentenceNoLine', { what });
  const line = <Link onClick={() => { actions.reveal(range); }}>{rich('atLine', { line: lineOf(subject, range.start) })}</Link>;
  return rich('unsupportedSentence', { what, line });
}

const lastBelow = (last: Evaluation | undefined, { rich }: Words): readonly ComponentChild[] =>
  last === undefined ? [] : [' ', ...rich('lastResultBelow', { shape: <Literal shape={last.shape} /> })];

export const Literal = ({ shape }: { readonly shape: Shape }): ComponentChild => <code class="literal">{printShape(shape)}</code>;
