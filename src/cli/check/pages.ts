/** @file The pages of docs/checks, which lie in the package beside dist/: the one source of every explanation. */
import { readFileSync } from 'node:fs';
import type { Language } from '../../texts/languages.ts';

export interface Page { readonly uri: string; readonly summary: string; readonly markdown: string }

/** undefined where the package was taken apart. */
export function pageOf(code: string, language: Language): Page | undefined {
  const url = new URL(`../docs/checks/${language === 'en' ? '' : `${language}/`}${code}.md`, import.meta.url);
  try {
    const markdown = readFileSync(url, 'utf8');
    return { uri: url.href, summary: markdown.split(/\n\s*\n/)[1]?.replace(/\s+/g, ' ').trim() ?? '', markdown };
  } catch {
    return undefined;
  }
}
