/** @file The fix as the line before and after, and the buttons that apply it or take it elsewhere as a test. */
import type { JSX } from 'preact';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { difference, withoutIndent } from '../difference.ts';
import { useWords } from '../strings/words.tsx';
import { Button, CopyButton } from './Button.tsx';

export function Fix({ fix, pytest, actions }: { readonly fix: NonNullable<Subject['fix']>; readonly pytest: string; readonly actions: Actions }): JSX.Element {
  const { say } = useWords();
  const { before, removed, added, after } = difference(...withoutIndent(fix.before, fix.after));
  const line = (fix.line + 1).toString();
  return (
    <div class="fix">
      <div class="diff" role="region" tabIndex={0} aria-label={say('fixRegion', { line })}>
        <DiffLine sign="-" line={line} label={say('removed')} before={before} changed={removed} after={after} />
        <DiffLine sign="+" line={line} label={say('added')} before={before} changed={added} after={after} />
      </div>
      <div class="buttons">
        <Button primary testId="apply-fix" onClick={() => { actions.applyFix(); }}>{say('applyFix')}</Button>
        <CopyTest pytest={pytest} actions={actions} />
      </div>
    </div>
  );
}

export function CopyTest({ pytest, primary = false, actions }: { readonly pytest: string; readonly primary?: boolean; readonly actions: Actions }): JSX.Element | null {
  const { say } = useWords();
  // A method can't be cut out of its class: there is no test of it alone.
  return pytest === '' ? null : <CopyButton primary={primary} testId="copy-test" onClick={() => { actions.copy(pytest, say('testName')); }}>{say('copyTest')}</CopyButton>;
}

interface DiffLineProps { readonly sign: '-' | '+'; readonly line: string; readonly label: string; readonly before: string; readonly changed: string; readonly after: string }

const DiffLine = ({ sign, line, label, before, changed, after }: DiffLineProps): JSX.Element =>
  <div class={sign === '-' ? 'removed' : 'added'}>
    <span class="lineNumber" aria-hidden="true">{line}</span>
    <span class="sign" aria-hidden="true">{sign}</span>
    <span class="hidden">{label}</span>
    <span>{before}{changed !== '' && <mark>{changed}</mark>}{after}</span>
  </div>;
