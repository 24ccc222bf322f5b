/**
 * @file KaTeX with its style sheet, as a file of its own: the page fetches it when the first formula is to be shown.
 * Must not hold anything of the panel's.
 */
import katex from 'katex';
import 'katex/dist/katex.css';
import type { Typeset } from './formulas.ts';

/** Builds elements, never HTML text; throws where the formula is not TeX. */
export const typeset: Typeset = (tex, element) => {
  katex.render(tex, element, { throwOnError: true, strict: false, trust: false, output: 'htmlAndMathml' });
};
