/** @file Bytes of what is shipped, against budgets that `npm run check` and the comparison keep. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Group, Row } from '../row.ts';

interface Bundle { readonly name: string; readonly options: object }

/** Each bundle as it is packed, compressed as the VSIX holds it. KiB. */
const budgets: Readonly<Record<string, number>> = {
  'extension': 40, 'language client': 140, 'extension on the web': 180, 'server': 1_050, 'server on the web': 900, 'hover formulas': 800,
  'panel': 400, 'panel formulas': 160, 'panel worker': 800, 'command line': 900,
};

export const sizes: Group = {
  title: 'Sizes, compressed', isQuick: true,
  measure: async () => {
    const { build } = await import('esbuild');
    const { bundles } = await import(pathToFileURL(resolve('scripts/bundles.mjs')).href) as { readonly bundles: (options: { readonly minify: boolean }) => readonly Bundle[] }; // scripts have no types
    const rows: Row[] = [];
    for (const { name, options } of bundles({ minify: true })) {
      const { outputFiles } = await build({ ...options, absWorkingDir: process.cwd(), write: false });
      const bytes = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
      const budget = budgets[name];
      rows.push({ name: `bundle: ${name}`, unit: 'KiB', samples: [bytes / 1024], ...(budget === undefined ? {} : { peer: { name: 'budget', samples: [budget] }, target: { ratio: 1 } }) });
    }
    return rows;
  },
};
