/** @file The user's own PyTorch: one button until it is pressed, then its numbers beside ours. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { sameShape } from '../shape.ts';
import type { PanelState } from '../state.ts';
import { useWords } from '../strings/words.tsx';
import { Button } from './Button.tsx';
import { later } from './later.tsx';

const OwnAnswer = later(() => import('./OwnAnswer.tsx').then((module) => module.OwnAnswer), null);

interface OwnProps { readonly state: PanelState; readonly subject: Subject; readonly evaluation: Evaluation; readonly actions: Actions }

export function OwnPytorch({ state: { own, ownObstacle }, subject, evaluation, actions }: OwnProps): JSX.Element | null {
  const { say } = useWords();
  // For another shape, the host is about to send another program.
  if (subject.comparison === '' || !sameShape(subject.request.shape, evaluation.shape)) return null;
  const ask = own === undefined ? 'ownAsk' : 'ownAgain';
  return (
    <section data-testid="own-pytorch">
      <h2>{say('own')}</h2>
      <p class="small quiet" id="own-hint">{ownObstacle ?? say('ownHint')}</p>
      <div class="buttons">
        {own === 'asked'
          ? <Button testId="own-stop" onClick={() => { actions.stopOwn(); }}>{say('ownStop')}</Button>
          : <Button testId="own-ask" isDisabled={ownObstacle !== undefined} describedBy="own-hint" onClick={() => { void actions.askOwn(); }}>{say(ask)}</Button>}
      </div>
      <div role="status" data-testid="own-status">{own !== undefined && <OwnAnswer own={own} evaluation={evaluation} />}</div>
    </section>
  );
}
