/**
 * @file Changes that tree-sitter needs and that keep every offset: what it reads may differ from the text, since
 * names, strings and numbers are taken from the original.
 */
import { widthOf } from './logicalLines.ts';

/** The text for tree-sitter, as long as the original. */
export function normalize(text: string): string {
  let result = text;
  if (LONE_RETURN.test(text)) result = result.replace(/\r(?!\n)/g, '\n');
  if (MIXED_INDENT.test(result)) result = result.replace(/^[ \t\f]* \t[ \t]*/gm, evenIndent);
  if (TYPE_CALL.test(result)) result = result.replace(/^([ \t]*)type(?=[ \t]*[([.])/gm, '$1typE');
  return result;
}

const LONE_RETURN = /\r(?!\n)/;
const MIXED_INDENT = /^[\t\f]* +\t/m;
/** `type(x).y = z` is taken for the `type` statement. */
const TYPE_CALL = /^[ \t]*type[ \t]*[([.]/m;

/** tree-sitter counts 8 for every tab, Python goes to the next multiple of 8; form feeds count nothing for both. */
function evenIndent(blanks: string): string {
  const width = widthOf(blanks);
  const even = '\t'.repeat(Math.floor(width / 8)) + ' '.repeat(width % 8);
  return even.padStart(blanks.length, '\f');
}
