/**
 * @file Where Python looks for a module of the user's project. Paths are text with slashes; reading them is the caller's.
 */
import type { ReadModule } from './program.ts';

/** How far up an absolute import is looked for: a project's root is rarely higher above its files. */
const maxAncestors = 6;

/** `readFile` answers undefined where there is no such file. */
export function readModulesFrom(readFile: (path: string) => string | undefined): ReadModule {
  return (name, level, from) => {
    for (const path of modulePaths(name, level, from)) {
      const text = readFile(path);
      if (text !== undefined) return { path, text };
    }
    return undefined;
  };
}

/** Candidates in Python's order: beside the importing file first, then up towards the root. */
export function modulePaths(name: string, level: number, from: string): readonly string[] {
  const folder = from.split('/').slice(0, -1);
  const tail = name.split('.').filter((part) => part !== '');
  const ancestors = Array.from({ length: Math.min(folder.length, maxAncestors) + 1 }, (_, up) => folder.slice(0, folder.length - up));
  const folders = level > 0 ? [folder.slice(0, Math.max(0, folder.length - level + 1))] : ancestors;
  return folders.flatMap((parts) => {
    const path = [...parts, ...tail].join('/');
    return [...(tail.length > 0 ? [`${path}.py`] : []), `${path === '' ? '' : `${path}/`}__init__.py`];
  });
}
