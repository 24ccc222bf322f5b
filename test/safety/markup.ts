/** @file What a reader of Markdown or a terminal would take for more than text, as VS Code's own reader of Markdown sees it. */
import { lexer, type Token } from 'marked';

const marked: ReadonlySet<string> = new Set(['html', 'link', 'image', 'heading', 'blockquote', 'table', 'def', 'hr', 'checkbox', 'list']);

/** The first piece of our Markdown that is more than paragraphs, code and emphasis; undefined where there is none. */
export function markupIn(markdown: string): string | undefined {
  const pending: Token[] = [...lexer(markdown)];
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (marked.has(token.type)) return `${token.type}: ${token.raw}`;
    if (token.type === 'text' || token.type === 'paragraph') pending.push(...token.tokens ?? []);
    else pending.push(...('tokens' in token ? token.tokens ?? [] : []));
  }
  return /[$]\([\w~-]+\)/.test(withoutCode(markdown)) ? `an icon: ${markdown}` : undefined;
}

/** Icons are drawn outside of code only, and not where the dollar sign is escaped. */
const withoutCode = (markdown: string): string => markdown.replaceAll(/```[\s\S]*?```|(`+)[\s\S]*?\1|\\./g, '');

/** Characters that move a terminal's cursor, colour it, or turn text around. */
export const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
