/** @file Text of somebody else's, before it is shown. Imports nothing. */

/** What terminals obey, what turns a line around, and what is there without being seen. Line breaks and tabs are as they seem. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|[\u{e0000}-\u{e007f}]/gu;

/** The same with a sign in the place of every character that would do something instead of being seen. */
export const visible = (text: string): string => text.replace(unseen, '\ufffd');

/** The same in JSON, where every character can be written so that it is only read. */
export const visibleJson = (json: string): string => json.replace(unseen, (character) => Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
