/** @file Buttons and links as VS Code draws them. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../strings/words.tsx';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps {
  readonly primary?: boolean;
  readonly icon?: IconName;
  readonly testId?: string;
  /** It stays in reach of the keys, so that what describes it is read. */
  readonly isDisabled?: boolean;
  /** The id of what says more. */
  readonly describedBy?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export const Button = ({ primary = false, icon, testId, isDisabled = false, describedBy, onClick, children }: ButtonProps): JSX.Element =>
  <button type="button" class={primary ? 'button primary' : 'button'} data-testid={testId} aria-disabled={isDisabled ? true : undefined} aria-describedby={describedBy} onClick={isDisabled ? undefined : onClick}>
    {icon && <Icon name={icon} />}<span>{children}</span>
  </button>;

/** Says for a moment that it has copied; the label's place for that is a live region. */
export function CopyButton({ onClick, children, ...rest }: Omit<ButtonProps, 'icon'>): JSX.Element {
  const { say } = useWords();
  const [copies, setCopies] = useState(0);
  useEffect(() => {
    const timer = copies > 0 ? setTimeout(() => { setCopies(0); }, 1500) : undefined;
    return () => { clearTimeout(timer); };
  }, [copies]);
  return (
    <Button {...rest} icon={copies > 0 ? 'check' : 'copy'} onClick={() => { onClick(); setCopies(copies + 1); }}>
      <span aria-live="polite">{copies > 0 ? say('copied') : children}</span>
    </Button>
  );
}

interface LinkProps { readonly onClick: () => void; readonly tabIndex?: number; readonly testId?: string; readonly children: ComponentChildren }

/** Goes somewhere in the editor. It has no address, and unlike a button it wraps as text does. */
export function Link({ onClick, tabIndex = 0, testId, children }: LinkProps): JSX.Element {
  const follow = (event: Event): void => {
    event.stopPropagation();
    onClick();
  };
  return <a class="link" role="link" tabIndex={tabIndex} data-testid={testId} onClick={follow} onKeyDown={(event) => { if (event.key === 'Enter') follow(event); }}>{children}</a>;
}
