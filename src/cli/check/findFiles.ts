/**
 * @file Files to check under the paths that were given. A path that is named itself is always taken; in folders, what Git
 * ignores, what is hidden, virtual environments and installed packages are left out, and links to folders are not followed.
 */
import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import { phrase, type Text } from '../../texts/text.ts';
import type { Say } from '../language.ts';
import { GitIgnore } from './gitignore.ts';
import type { Problem } from './report.ts';

export interface FoundFiles { readonly files: readonly string[]; readonly problems: readonly Problem[] }

export function findFiles(paths: readonly string[], say: Say): FoundFiles {
  const files = new Set<string>();
  const problems: Problem[] = [];
  const fail = (file: string, error: unknown): void => { problems.push({ file, message: reasonOf(error, say), failed: true }); };
  for (const path of paths) {
    try {
      if (statSync(path).isDirectory()) walkFolder(path, GitIgnore.around(resolve(path)), { files, fail });
      else files.add(path);
    } catch (error) {
      fail(path, error);
    }
  }
  return { files: [...files], problems };
}

interface Walk { readonly files: Set<string>; readonly fail: (path: string, error: unknown) => void }

function walkFolder(folder: string, ignored: GitIgnore, walk: Walk): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.fail(folder, error);
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const absolute = resolve(path);
      if (!isLeftOut(entry.name, path) && !ignored.ignores(absolute, true)) walkFolder(path, ignored.within(absolute), walk);
    } else if (/\.(py|ipynb)$/i.test(entry.name) && isFile(entry, path) && !ignored.ignores(resolve(path), false)) walk.files.add(path);
  }
}

const isLeftOut = (name: string, path: string): boolean => name.startsWith('.') || name === 'node_modules' || name === '__pycache__' || existsSync(join(path, 'pyvenv.cfg'));

/** A link that leads nowhere, or in circles, is no file. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && leadsToFile(path));
}

function leadsToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const mayNotBeRead = phrase`it may not be read`;
const reasons: Readonly<Record<string, Text>> = { ENOENT: phrase`there is no such file or folder`, EACCES: mayNotBeRead, EPERM: mayNotBeRead, EISDIR: phrase`it is a folder`, ELOOP: phrase`its links lead in circles`, ENAMETOOLONG: phrase`its name is too long`, ENOSPC: phrase`the disk is full` };

/** What Node says about a file, in plain words. */
export function reasonOf(error: unknown, say: Say): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = reasons[code];
  return known ? say(known) : error instanceof Error ? error.message : String(error);
}
