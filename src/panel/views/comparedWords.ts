/** @file What is said of two results as a whole. */
import { compare } from '../comparison.ts';
import type { Kept } from '../state.ts';
import type { Words } from '../strings/words.tsx';
import type { VerdictWords } from './Heading.tsx';

export function comparedWords([a, b]: readonly [Kept, Kept], { say }: Words): VerdictWords {
  const { compared, differing } = compare(a.evaluation, b.evaluation);
  const sentence = say('compareVerdicts', { a: a.evaluation.title, b: b.evaluation.title });
  if (compared === 0) return { tone: 'idle', icon: 'question', title: say('compareNothing'), sentence };
  if (differing === 0) return { tone: 'note', icon: 'info', title: say('compareSame', { count: compared.toString() }, compared), sentence };
  const title = say('compareDiffers', { letter: 'B', differing: differing.toString(), compared: compared.toString() });
  return b.evaluation.verdict === 'wrong' ? { tone: 'bad', icon: 'error', title, sentence } : { tone: 'note', icon: 'info', title, sentence };
}
