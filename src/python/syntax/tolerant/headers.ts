/** @file Headers of compound statements: which words start them, and what keeps their body when they are broken. */

/** Words that start a header. */
export const COMPOUND_KEYWORDS: ReadonlySet<string> = new Set([
  'def', 'class', 'if', 'elif', 'else', 'for', 'while', 'try', 'except', 'finally', 'with', 'match', 'case',
]);

/** What each clause may follow; `else of try` is an `else` behind an `except`. */
const PREDECESSORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['elif', ['if', 'elif']],
  ['else', ['if', 'elif', 'for', 'while', 'except']],
  ['except', ['try', 'except']],
  ['finally', ['try', 'except', 'else of try']],
]);

/** Whether a clause may stand behind a statement that starts with `last`. Other statements may stand anywhere. */
export function mayFollow(keyword: string, last: string): boolean {
  return PREDECESSORS.get(keyword)?.includes(last) ?? true;
}

/** Whether lines that start with the word belong to a statement above. */
export function isClause(keyword: string): boolean {
  return PREDECESSORS.has(keyword);
}

/** What the next clause will see as the statement before it. */
export function afterStatement(keyword: string, last: string): string {
  return keyword === 'else' ? (last === 'except' ? 'else of try' : 'else') : keyword;
}

/** A complete statement to parse a clause behind, so that it can be judged alone. */
export function contextOf(keyword: string, inMatch: boolean): string {
  if (inMatch) return 'match 0:\n ';
  if (keyword === 'except' || keyword === 'finally') return 'try: 0\n';
  return keyword === 'elif' || keyword === 'else' ? 'if 0: 0\n' : '';
}

/** A body for a header, so that it can be judged alone. */
export function bodyOf(keyword: string): string {
  return keyword === 'match' ? '\n case _: 0\n' : ' 0\n';
}

const RESERVED = 'False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global'
  + '|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield';
const NAME = String.raw`(?!(?:${RESERVED})(?![\p{L}\p{Nd}_]))[\p{L}_][\p{L}\p{Nd}_]*`;
const DEFINITION = new RegExp(String.raw`^(?:(?:async\s+)?def|class)\s+${NAME}`, 'u');

/** Whether the code is a definition, however broken behind the name. */
export function hasDefinedName(code: string): boolean {
  return DEFINITION.test(code);
}

/** What stands in for the rest of a broken header; `_` marks the hole. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`^(?:async\s+)?def\s+${NAME}`, 'u'), '()->_:'],
  [new RegExp(String.raw`^class\s+${NAME}`, 'u'), '(_):'],
  [/^(?:async\s+)?for(?![\p{L}\p{Nd}_])/u, ' _ in _:'],
  [/^(?:if|elif|while|match|except|(?:async\s+)?with)(?![\p{L}\p{Nd}_])/u, ' _:'],
  [/^case(?![\p{L}\p{Nd}_])/u, ' _ if _:'],
  [/^(?:else|try|finally)(?![\p{L}\p{Nd}_])/u, ':'],
];

/** How many characters of a broken header stay, and what follows them; a definition without a name becomes an `if`. */
export function standIn(code: string): { readonly kept: number; readonly text: string } {
  for (const [pattern, text] of STAND_INS) {
    const match = pattern.exec(code);
    if (match !== null) return { kept: match[0].length, text };
  }
  return { kept: 0, text: 'if _:' };
}
