/** @file What a hover says, kept in its parts until it is printed: an answer, one formula, a sentence or two, at most four lines. */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import { oneAfterTheOther } from '../../texts/lists.ts';
import { print, type Text, type Translations } from '../../texts/text.ts';
import { aligned, bold, code, prose } from '../markdown.ts';

/** One line of mathematics in both spellings. */
export interface Formula { readonly unicode: string; readonly tex: string }
export interface Line { readonly label: Text | string; readonly unicode: string }

export interface Explanation {
  readonly range: OffsetRange;
  /** What it is; printed in bold, after a sign of the verdict. */
  readonly answer: Text;
  readonly sign?: string | undefined;
  /** What qualifies the answer: for which shape, with which number. Continues its line. */
  readonly rest?: Text | undefined;
  readonly formula?: Formula | undefined;
  /** Why: the question that learners have here. */
  readonly sentences: readonly Text[];
  readonly lines: readonly Line[];
  /** The check whose page says more. */
  readonly check?: string | undefined;
}

export interface HoverText {
  readonly range: OffsetRange;
  /** All of it as Markdown, for any editor. */
  readonly markdown: string;
  /** The same in parts, for one that can show mathematics: it goes between them. */
  readonly head: string;
  readonly body: string;
  readonly formula: Formula | undefined;
  readonly check: string | undefined;
}

/** At most four lines of mathematics. */
export const maxLines = 4;

export function printed({ range, answer, sign, rest, formula, sentences, lines, check }: Explanation, translations: Translations = {}): HoverText {
  const say = (text: Text | string): string => (typeof text === 'string' ? text : print(text, translations));
  const head = `${sign === undefined ? '' : `${sign} `}${bold(prose(say(answer)))}${rest ? prose(say(rest)) : ''}`;
  const isLine = formula !== undefined && lines.length > 0 && lines.length < maxLines;
  const shown = [...(isLine ? [{ label: '', unicode: formula.unicode }] : []), ...lines.slice(0, maxLines).map(({ label, unicode }) => ({ label: say(label), unicode }))];
  const body = [
    ...(formula && !isLine ? [code(formula.unicode)] : []),
    ...(sentences.length > 0 ? [prose(say(oneAfterTheOther(sentences)))] : []),
    ...(shown.length > 0 ? [aligned(shown)] : []),
  ].join('\n\n');
  return { range, head, body, formula, check, markdown: [head, body].filter((part) => part !== '').join('\n\n') };
}
