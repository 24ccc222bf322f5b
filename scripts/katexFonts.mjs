/**
 * @file An esbuild plugin: KaTeX's style sheet with only those fonts that the panel's formulas can ask for, in one
 * format. All of them would be a megabyte.
 */
import { readFileSync } from 'node:fs';

/** Digits and signs, letters, and the parentheses, sums and roots that grow. */
const needed = ['Main-Regular', 'Math-Italic', 'Size1-Regular', 'Size2-Regular', 'Size3-Regular', 'Size4-Regular'];

/** @returns {import('esbuild').Plugin} */
export function katexFonts() {
  return {
    name: 'katex-fonts',
    setup(plugin) {
      plugin.onLoad({ filter: /katex[\\/]dist[\\/]katex\.css$/ }, ({ path }) => ({ contents: withNeededFonts(readFileSync(path, 'utf8')), loader: 'css' }));
    },
  };
}

function withNeededFonts(css) {
  return css.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    const [, name] = /url\(fonts\/KaTeX_([\w-]+)\.woff2\)/.exec(face) ?? [];
    return needed.includes(name) ? face.replace(/,\s*url\([^)]*\.(woff|ttf)\) format\("\w+"\)/g, '') : '';
  });
}
