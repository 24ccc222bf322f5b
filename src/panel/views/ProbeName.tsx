/** @file A probe's name, in the letters of code where it is code. */
import type { JSX } from 'preact';
import { probeName } from '../probes.ts';
import { useWords } from '../strings/words.tsx';

export function ProbeName({ name }: { readonly name: string }): JSX.Element {
  const { text, isCode } = probeName(name, useWords());
  return isCode ? <code>{text}</code> : <span>{text}</span>;
}
