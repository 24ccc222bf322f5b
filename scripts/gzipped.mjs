/** @file Files that the panel's page decompresses by itself: a third of the bytes in the package and in every fetch. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const compressed = (bytes) => gzipSync(bytes, { level: 9 });

/** Writes `<path>.gz` beside a file. */
export function compress(path) {
  writeFileSync(`${path}.gz`, compressed(readFileSync(path)));
}

/** @returns {import('esbuild').Plugin} Does so with every script that a bundle writes. */
export function gzipped() {
  return {
    name: 'gzipped',
    setup(plugin) {
      plugin.onEnd(({ metafile, errors }) => {
        if (errors.length > 0 || plugin.initialOptions.write === false) return;
        for (const path of Object.keys(metafile?.outputs ?? {})) if (path.endsWith('.js')) compress(join(plugin.initialOptions.absWorkingDir ?? '.', path));
      });
    },
  };
}
