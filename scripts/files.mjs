/** @file Finds files, the same way on every Node. */
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './paths.mjs';

/**
 * Paths under `folder`, relative to the project, that `wanted` accepts; `skipped` folders are not entered.
 * @param {string} folder
 * @param {(path: string) => boolean} wanted
 * @param {readonly string[]} [skipped]
 * @returns {string[]}
 */
export function filesUnder(folder, wanted, skipped = []) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name).split(sep).join('/');
    if (entry.isDirectory()) return skipped.includes(path) ? [] : filesUnder(path, wanted, skipped);
    return wanted(path) ? [path] : [];
  }).sort();
}
