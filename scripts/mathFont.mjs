/**
 * @file An esbuild plugin that leaves out what our formulas do not use of MathJax's font: two thirds of the bundle.
 * test/typeset finds out if a formula needs more.
 */
import { readFile } from 'node:fs/promises';

/** Whole alphabets. */
const unused = /fonts\/tex\/(monospace|sans-serif[a-z-]*|fraktur[a-z-]*|script[a-z-]*|bold-italic|tex-oldstyle[a-z-]*|tex-calligraphic[a-z-]*|double-struck)\.js$/;

/** Code points that stay, first and last: Latin, Greek, both in italics as well, accents, arrows, operators, 𝔼, bold digits. */
const kept = [[0x20, 0x7e], [0xa0, 0xf7], [0x131, 0x131], [0x237, 0x237], [0x2c6, 0x2dd], [0x300, 0x338], [0x391, 0x3f5], [0x2010, 0x2044], [0x210d, 0x211d], [0x2190, 0x2192], [0x2200, 0x2265], [0x22c5, 0x22c5], [0x2308, 0x230b], [0x27e8, 0x27e9], [0x1d434, 0x1d467], [0x1d53c, 0x1d53c], [0x1d6e2, 0x1d71b], [0x1d7ce, 0x1d7d7]];
const isKept = (code) => kept.some(([first, last]) => first <= code && code <= last);

export function mathFont() {
  return {
    name: 'math font',
    setup(build) {
      build.onLoad({ filter: /mathjax-full\/js\/output\/(svg|common)\/fonts\/tex\/[\w-]+\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const isPaths = path.includes('/svg/');
        const drops = unused.test(path);
        // One line a glyph: `0x221A: '…',`. Metrics of what is not drawn cost little.
        return { contents: isPaths ? text.split('\n').filter((line) => { const [, code] = /^ {4}0x([0-9A-F]+): '/.exec(line) ?? []; return code === undefined || (!drops && isKept(parseInt(code, 16))); }).join('\n') : text, loader: 'js' };
      });
    },
  };
}
