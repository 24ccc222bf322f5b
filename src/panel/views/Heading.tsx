/** @file The subject's name with its place, and the verdict: icon, a few words, one sentence. */
import type { ComponentChildren, JSX } from 'preact';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { cellOf, fileName, lineOf } from '../lines.ts';
import { useWords } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export function SubjectLine({ subject, actions }: { readonly subject: Subject; readonly actions: Actions }): JSX.Element {
  const { say } = useWords();
  const { site, path } = subject.request;
  const cell = cellOf(subject, site.nameRange.start);
  const file = cell === undefined ? fileName(path) : say('fileCell', { file: fileName(path), cell: cell.number.toString() });
  const place = `${file}:${lineOf(subject, site.nameRange.start).toString()}`;
  return (
    <div class="subject">
      {site.function === undefined ? <span class="name">{say('inlinePenalty')}</span> : <code class="name" title={site.function}>{site.function}</code>}
      <Link testId="subject-link" onClick={() => { actions.reveal(site.nameRange, subject); }}>{place}</Link>
    </div>
  );
}

export type Tone = 'good' | 'bad' | 'caution' | 'note' | 'idle';

export interface VerdictWords { readonly tone: Tone; readonly icon: IconName; readonly title: string; readonly sentence: ComponentChildren }

/** Read out once per evaluation: the element stays, its words change. */
export const Verdict = ({ tone, icon, title, sentence }: VerdictWords): JSX.Element =>
  <div class={`verdict tone-${tone}`} role="status" data-testid="verdict">
    <Icon name={icon} />
    <h1>{title}</h1>
    <p>{sentence}</p>
  </div>;
