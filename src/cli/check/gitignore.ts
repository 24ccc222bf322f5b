/** @file Which paths Git ignores: the .gitignore files from the repository's root down to a folder, the nearest last. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Level { readonly folder: string; readonly rules: Ignore }

export class GitIgnore {
  readonly #levels: readonly Level[];
  constructor(levels: readonly Level[]) { this.#levels = levels; }

  /**
   * The rules for what lies in a folder, from its repository's root on; without a repository, and where they ignore the
   * very folder that somebody asks for, from the folder itself.
   */
  static around(folder: string): GitIgnore {
    const own = new GitIgnore(readLevels([folder]));
    const folders = [folder];
    for (let at = folder; !existsSync(join(at, '.git')); at = dirname(at)) {
      if (dirname(at) === at) return own;
      folders.unshift(dirname(at));
    }
    const whole = new GitIgnore(readLevels(folders));
    return whole.ignores(folder, true) ? own : whole;
  }

  /** The rules for what lies in a folder of this one. */
  within(folder: string): GitIgnore {
    const own = readLevels([folder]);
    return own.length === 0 ? this : new GitIgnore([...this.#levels, ...own]);
  }

  /** The nearest file that says something about the path decides. */
  ignores(path: string, isFolder: boolean): boolean {
    let ignored = false;
    for (const { folder, rules } of this.#levels) {
      if (folder === path) continue;
      const answer = rules.test(`${relative(folder, path).split(sep).join('/')}${isFolder ? '/' : ''}`);
      if (answer.ignored) ignored = true;
      if (answer.unignored) ignored = false;
    }
    return ignored;
  }
}

function readLevels(folders: readonly string[]): Level[] {
  return folders.flatMap((folder) => {
    const texts = ['.git/info/exclude', '.gitignore'].flatMap((name) => readIfThere(join(folder, name)) ?? []);
    return texts.length === 0 ? [] : [{ folder, rules: texts.reduce((rules, text) => rules.add(text), ignore()) }];
  });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
