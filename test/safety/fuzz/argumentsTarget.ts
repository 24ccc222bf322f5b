/** @file What stands on the command line: places, shapes, codes and levels are read, or refused with a sentence. */
import fc from 'fast-check';
import { parseCodes, parseSeverities } from '../../../src/cli/check/selection.ts';
import { splitTarget } from '../../../src/cli/commands.ts';
import { languagesOf, SaidError } from '../../../src/cli/language.ts';
import { extremeNumbers, hostile } from './strange.ts';
import { target, type Target } from './target.ts';

const word = fc.oneof(fc.constantFrom(...hostile), fc.constantFrom(...extremeNumbers), fc.constantFrom('a.py', 'C:\\a.py', ':1:2', ':0', ':-1', ':99999999999999999999', '--language', '--language=', 'zh-cn', 'wrong-p', 'off', '=', ',', 'wrong-p=off', '--', '-'), fc.string({ maxLength: 8 }));

export const argumentsTarget = (): Target => target('arguments', 15, {
  inputs: fc.array(word, { maxLength: 6 }),
  check: (words) => {
    const joined = words.join('');
    const { path, line, column } = splitTarget(joined);
    if (!joined.startsWith(path) || (line === undefined && column !== undefined)) return `${joined} is read as ${path}`;
    languagesOf(words, { LANG: joined });
    for (const read of [parseCodes, parseSeverities]) {
      try {
        read(joined);
      } catch (error) {
        if (!(error instanceof SaidError)) throw error;
      }
    }
    return undefined;
  },
  show: (words) => JSON.stringify(words),
});
