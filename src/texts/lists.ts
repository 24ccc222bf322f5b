/** @file Things one after the other, as each language writes them. */
import { phrase, type Text, type TextValue } from './text.ts';

/** `a, b, c`. */
export const commaList = (items: readonly TextValue[]): TextValue => items.slice(1).reduce<TextValue>((list, item) => phrase`${list}, ${item}`, items[0] ?? '');

/** Sentences of one paragraph, of which there must be one. */
export const oneAfterTheOther = (sentences: readonly Text[]): Text => sentences.reduce((paragraph, sentence) => phrase`${paragraph} ${sentence}`);

/** `a, b and c`. */
export function listText(items: readonly TextValue[]): TextValue {
  const [last = ''] = items.slice(-1);
  return items.length < 2 ? last : phrase`${commaList(items.slice(0, -1))} and ${last}`;
}
