/**
 * @file TeX → SVG, by MathJax without a document. A bundle of its own, loaded when the first formula is to be shown.
 * Knows no theme: ink is `currentColor`, which whoever shows the picture replaces.
 */
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const jax = mathjax.document('', { InputJax: new TeX({ packages: ['base', 'ams'] }), OutputJax: new SVG({ fontCache: 'none' }) });

/** Pixels of one em in the picture: letters as high as those of the text around it. */
const em = 16;
/** Of the font's 1000 units to an em, what is left free around the ink. */
const margin = 60;

/** A picture of one formula that stands by itself: no fonts, scripts or links outside of it. */
export function typeset(tex: string): string {
  const element = jax.convert(tex, { display: true, em, ex: em / 2, containerWidth: 1e6 }) as LiteElement; // of the adaptor given above
  const picture = adaptor.innerHTML(element);
  const [, left = 0, top = 0, width = 0, height = 0] = /viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"/.exec(picture)?.map(Number) ?? [];
  const box = [left - margin, top - margin, width + 2 * margin, height + 2 * margin];
  const pixels = (units: number | undefined): string => ((units ?? 0) * em / 1000).toFixed(2);
  return picture
    .replace(/^<svg[^>]*>/, `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels(box[2])}" height="${pixels(box[3])}" viewBox="${box.map((x) => x.toFixed(0)).join(' ')}">`)
    // For programs that read mathematics out of a page; a picture has its text beside it.
    .replace(/ (data-[\w-]+|role|focusable|xmlns:xlink)="[^"]*"/g, '');
}
