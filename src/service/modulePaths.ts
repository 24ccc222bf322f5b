/**
 * @file Where Python looks for a module of the user's project. Paths are text with slashes; reading them is the caller's.
 */
import type { ReadModule } from './program.ts';
import type { ReadFile } from './projectFiles.ts';

/** How far up an absolute import is looked for: a project's root is rarely higher above its files. */
const maxAncestors = 6;

/** Finds modules among the files of a project. */
export function readModulesFrom(readFile: ReadFile): ReadModule {
  return (name, level, from, where = 'everywhere') => {
    for (const path of modulePaths(name, level, from, where)) {
      const text = readFile(path);
      if (text !== undefined) return { path, text };
    }
    return undefined;
  };
}

/**
 * Candidates in Python's order: beside the importing file first, then up towards the root; last the folders named `src`
 * on that way, in which packages lie that are installed from there.
 */
export function modulePaths(name: string, level: number, from: string, where: 'everywhere' | 'beside' = 'everywhere'): readonly string[] {
  const folder = from.replaceAll('\\', '/').split('/').slice(0, -1);
  const tail = name.split('.').filter((part) => part !== '');
  return foldersFor(folder, level, where).flatMap((parts) => {
    const path = [...parts, ...tail].join('/');
    return [...(tail.length > 0 ? [`${path}.py`] : []), `${path === '' ? '' : `${path}/`}__init__.py`];
  });
}

function foldersFor(folder: readonly string[], level: number, where: 'everywhere' | 'beside'): readonly (readonly string[])[] {
  if (level > 0) return [folder.slice(0, Math.max(0, folder.length - level + 1))];
  if (where === 'beside') return [folder];
  const ancestors = Array.from({ length: Math.min(folder.length, maxAncestors) + 1 }, (_, up) => folder.slice(0, folder.length - up));
  return [...ancestors, ...ancestors.filter((parts) => parts.at(-1) !== 'src').map((parts) => [...parts, 'src'])];
}
