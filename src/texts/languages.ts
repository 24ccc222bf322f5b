/** @file Which languages there are tables for. */
import type { Translations } from './text.ts';
import { simplifiedChinese } from './zh-cn/index.ts';

export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** The language of a locale as VS Code, LSP and POSIX write it: `zh-cn`, `zh-CN`, `zh_CN.UTF-8`. */
export const languageOf = (locale: string | undefined): Language => (/^zh(?![a-z])/i.test(locale ?? '') ? 'zh-cn' : 'en');

/** undefined: English, which needs no table. */
export const translationsFor = (locale: string | undefined): Translations | undefined => tables[languageOf(locale)];

const tables: Readonly<Record<Language, Translations | undefined>> = { en: undefined, 'zh-cn': simplifiedChinese };
