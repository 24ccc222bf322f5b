/** @file Real Python files on this machine, and CPython's trees of them. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PYTHON = '/usr/bin/python3';

/** Why there is nothing to compare with; undefined where there is. */
export function whyNoPython(): string | undefined {
  if (!existsSync(PYTHON)) return `no ${PYTHON} here`;
  const { status } = spawnSync(PYTHON, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']);
  return status === 0 ? undefined : `${PYTHON} is older than 3.9`;
}

/** The standard library, then PyTorch and other packages: up to `most` files. */
export function corpusFiles(most: number): string[] {
  const library = globSync('/usr/lib/python3.*/**/*.py', { exclude: (name) => name === 'dist-packages' || name === 'site-packages' });
  const torch = globSync('/usr/lib/python3/dist-packages/torch/**/*.py');
  const others = globSync('/usr/lib/python3/dist-packages/*/*.py');
  return [...new Set([library, torch, others].flatMap((paths) => paths.sort()))].slice(0, most);
}

/** One file's tree as CPython has it, in the form of canonicalTree.ts. */
export interface CPythonTree {
  readonly path: string;
  readonly tree: string;
  /** Whether ranges inside f-strings can be compared. */
  readonly exactFStrings: boolean;
}

/** The trees of all files that Python can parse, from one process, as they come. */
export async function* cpythonTrees(paths: readonly string[]): AsyncGenerator<CPythonTree> {
  const script = join(process.cwd(), 'test/python/syntax/cpython_ast.py');
  const python = spawn(PYTHON, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(paths.join('\n'));
  let exactFStrings: boolean | undefined;
  for await (const line of createInterface({ input: python.stdout })) {
    if (exactFStrings === undefined) exactFStrings = line.includes('"exactFStrings": true');
    else {
      const [path = '', tree = ''] = line.split('\t');
      yield { path, tree, exactFStrings };
    }
  }
}
