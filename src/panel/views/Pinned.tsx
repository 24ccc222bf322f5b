/** @file What is pinned: beside what it is compared with, or in one line while there is nothing to compare. */
import type { JSX } from 'preact';
import type { Actions } from '../controller.ts';
import { sameShape } from '../shape.ts';
import type { Kept } from '../state.ts';
import { useWords } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { SubjectLine } from './Heading.tsx';
import { Literal } from './verdictWords.tsx';

/** Both, with their places; what is pinned can be let go or change places. */
export function ComparedSubjects({ pair, isSwapped, actions }: { readonly pair: readonly [Kept, Kept]; readonly isSwapped: boolean; readonly actions: Actions }): JSX.Element {
  const { say, rich } = useWords();
  const [a, b] = pair;
  const isOneShape = sameShape(a.evaluation.shape, b.evaluation.shape);
  const { uri, version } = a.subject.request;
  const isEarlier = uri === b.subject.request.uri && version !== b.subject.request.version;
  return (
    <div class="compared" data-testid="compared">
      {pair.map((kept, index) => (
        <div key={index} class="line">
          <span class="letter">{'AB'[index]}</span>
          <SubjectLine subject={kept.subject} actions={actions} />
          {!isOneShape && <span class="quiet">{rich('atShape', { shape: <Literal shape={kept.evaluation.shape} /> })}</span>}
          {(index === 0) !== isSwapped && <span class="quiet">{say(isEarlier ? 'pinnedEarlier' : 'pinned')}</span>}
        </div>
      ))}
      <div class="line">
        <Link testId="unpin" onClick={() => { actions.unpin(); }}>{say('unpin')}</Link>
        <Link testId="swap" onClick={() => { actions.swap(); }}>{say('swap')}</Link>
      </div>
    </div>
  );
}

/** `isShown`: it is itself on screen. */
export function PinnedLine({ pinned, isShown, actions }: { readonly pinned: Kept; readonly isShown: boolean; readonly actions: Actions }): JSX.Element {
  const { say, rich } = useWords();
  return (
    <div class="compared" data-testid="pinned">
      <div class="line">
        {isShown ? <span class="quiet">{say('pinnedAlone')}</span> : <span class="line quiet">{rich('pinnedIs', { subject: <SubjectLine subject={pinned.subject} actions={actions} /> })}</span>}
        <Link testId="unpin" onClick={() => { actions.unpin(); }}>{say('unpin')}</Link>
      </div>
    </div>
  );
}
