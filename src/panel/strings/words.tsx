/** @file The table of strings of one language, filled in: as text, or with elements in the places. */
import { createContext, type ComponentChild } from 'preact';
import { useContext } from 'preact/hooks';
import { numberFormat, type NumberFormat } from '../format.ts';
import { english, type StringName, type Strings } from './english.ts';

export interface Words extends NumberFormat {
  /** `count` chooses the form; it is not filled in by itself. */
  readonly say: (name: StringName, places?: Readonly<Record<string, string>>, count?: number) => string;
  readonly rich: (name: StringName, places: Readonly<Record<string, ComponentChild>>, count?: number) => readonly ComponentChild[];
}

/** English for every language that has no table. Other tables are fetched when they are wanted. */
export async function loadWords(locale: string): Promise<Words> {
  if (!/^zh\b/iu.test(locale)) return wordsIn(english, 'en');
  const { simplifiedChinese } = await import('./simplifiedChinese.ts');
  return wordsIn(simplifiedChinese, 'zh-CN');
}

function wordsIn(strings: Strings, tag: string): Words {
  const plural = new Intl.PluralRules(tag);
  const template = (name: StringName, count: number): string => {
    const text = strings[name];
    return typeof text === 'string' ? text : text[plural.select(count) === 'one' ? 'one' : 'other'];
  };
  return {
    ...numberFormat(tag),
    say: (name, places = {}, count = 0) => pieces(template(name, count)).map(({ text, place }) => place === undefined ? text : places[place] ?? '').join(''),
    rich: (name, places, count = 0) => pieces(template(name, count)).map(({ text, place }) => place === undefined ? text : places[place]),
  };
}

interface Piece { readonly text: string; readonly place: string | undefined }
const pieces = (template: string): readonly Piece[] =>
  template.split(/(\{\w+\})/u).map((text) => ({ text, place: /^\{(\w+)\}$/u.exec(text)?.[1] }));

const WordsContext = createContext<Words>(wordsIn(english, 'en'));
export const WordsProvider = WordsContext.Provider;
export const useWords = (): Words => useContext(WordsContext);
