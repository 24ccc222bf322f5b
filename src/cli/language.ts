/** @file In which language the command line speaks: that of --language, else that of the terminal. */
import { languageOf, languages, translationsFor, type Language } from '../texts/languages.ts';
import { print, type Text } from '../texts/text.ts';

export type Say = (said: Text) => string;

export interface Languages {
  /** What --language says; undefined where it is not there. */
  readonly asked: Language | undefined;
  /** For people: what was asked for, or the terminal's. */
  readonly forPeople: Language;
}

/** Read before anything else is: the help has to be written in it. */
export function languagesOf(args: readonly string[], env: NodeJS.ProcessEnv): Languages {
  const given = args.flatMap((arg, index) => (arg === '--language' ? args[index + 1] ?? [] : arg.startsWith('--language=') ? [arg.slice('--language='.length)] : []))[0];
  const asked = languages.find((language) => language === given);
  return { asked, forPeople: asked ?? languageOf([env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((locale) => locale !== undefined && locale !== '')) };
}

/** What other programs read stays English unless somebody asked for another language. */
export const languageFor = (format: string | undefined, { asked, forPeople }: Languages): Language => (format === undefined || format === 'text' ? forPeople : asked ?? 'en');

/** An error whose message can be said in any language. */
export class SaidError extends Error {
  constructor(readonly said: Text, options?: ErrorOptions) { super(print(said), options); }
}

export const messageOf = (error: unknown, say: Say): string => (error instanceof SaidError ? say(error.said) : error instanceof Error ? error.message : String(error));

export function sayerOf(language: Language): Say {
  const translations = translationsFor(language);
  return (said) => print(said, translations);
}
