/** @file A gradient that the user writes: a button that becomes a field. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Actions } from '../controller.ts';
import { useWords } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';

export function AddExpression({ actions }: { readonly actions: Actions }): JSX.Element {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever leaves the field is where they came from.
  useEffect(() => {
    if (!isOpen && wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <Field actions={actions} onLeave={() => { setOpen(false); }} />;
  return <button ref={button} type="button" class="add" data-testid="add-expression" onClick={() => { setOpen(true); }}><Icon name="add" /><span>{say('addExpression')}</span></button>;
}

function Field({ actions, onLeave }: { readonly actions: Actions; readonly onLeave: () => void }): JSX.Element {
  const { say } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => { input.current?.focus(); }, []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.currentTarget.value.trim();
    if (event.key === 'Enter' && text !== '') void actions.addExpression(text);
    onLeave();
  };
  return (
    <div class="expression">
      <input ref={input} type="text" spellcheck={false} autocomplete="off" autocapitalize="off" placeholder={say('expressionExample')} aria-label={say('expressionName')} aria-describedby={id} data-testid="expression" onKeyDown={onKeyDown} />
      <p id={id} class="small quiet">{say('expressionHint')}</p>
    </div>
  );
}
