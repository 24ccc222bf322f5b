/** @file A sentence of the evaluation, in which backticks mark code. Never HTML. */
import type { JSX } from 'preact';

export const Prose = ({ text }: { readonly text: string }): JSX.Element =>
  <>{text.split(/(`[^`]+`)/u).map((piece) => /^`[^`]+`$/u.test(piece) ? <code>{piece.slice(1, -1)}</code> : piece)}</>;
