/** @file The verdict in one line, once the real one has scrolled away. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { pickedProbe } from '../probes.ts';
import { printShape } from '../shape.ts';
import { useWords } from '../strings/words.tsx';
import type { VerdictWords } from './Heading.tsx';
import { Icon } from './Icon.tsx';

interface StickyProps { readonly words: VerdictWords; readonly evaluation: Evaluation; readonly picked: string | undefined }

export function Sticky({ words, evaluation, picked }: StickyProps): JSX.Element {
  const { beside } = useWords();
  const watch = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => { setShown(entry?.isIntersecting === false && entry.boundingClientRect.top < 0); });
    if (watch.current !== null) observer.observe(watch.current);
    return () => { observer.disconnect(); };
  }, []);
  const probe = pickedProbe(evaluation, picked);
  return (
    <>
      <div ref={watch} class="watch" />
      <div class={`sticky tone-${words.tone}`} hidden={!isShown} aria-hidden="true">
        <Icon name={words.icon} />
        <b>{words.title}</b>
        {probe?.penalty !== undefined && <span>{beside(probe.penalty, probe.expected)}</span>}
        <code class="quiet">{printShape(evaluation.shape)}</code>
      </div>
    </>
  );
}
