/** @file How the numbers came about. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { useWords } from '../strings/words.tsx';
import { CopyTest } from './Fix.tsx';

interface FooterProps { readonly subject: Subject; readonly evaluation: Evaluation; readonly hasTest: boolean; readonly actions: Actions }

export function Footer({ subject, evaluation, hasTest, actions }: FooterProps): JSX.Element {
  const { say, duration } = useWords();
  const { backend, elapsedMs, seed, trace } = evaluation;
  const dtype = trace.find(({ result }) => result.dtype !== undefined)?.result.dtype?.replace('torch.', '');
  const facts = [backend, duration(elapsedMs), dtype, say('footerSeed', { seed: seed.toString() })];
  return (
    <footer>
      <span data-testid="footer">{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
      {hasTest && <CopyTest pytest={subject.pytest} actions={actions} />}
    </footer>
  );
}
