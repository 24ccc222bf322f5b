/** @file From texts to a program: the file at hand and those it imports. Reading files is the caller's business. */
import type { Program, ProgramFile } from '../python/evaluator/index.ts';
import { standardLibrary } from '../python/library/index.ts';
import { importsIn, type Module, type Parser } from '../python/syntax/index.ts';

/** Finds a module of the user's project as seen from a file: `level` leading dots, dotted name; `beside`: in the file's own folder only. */
export type ReadModule = (name: string, level: number, from: string, where?: 'everywhere' | 'beside') => { readonly path: string; readonly text: string } | undefined;

const maxModules = 40;
/** Characters of all modules together: a tree takes fifteen times as many bytes, and what is longer is data. */
const maxModuleText = 1_500_000;

/** Parses, breadth first, what a file imports. */
export function buildProgram(main: ProgramFile, parser: Pick<Parser, 'parse'>, readModule: ReadModule): Program {
  const modules: Record<string, ProgramFile> = {};
  const queue: { readonly file: ProgramFile; readonly module: string }[] = [{ file: main, module: '' }];
  let room = maxModuleText;
  for (let next = queue.shift(); next; next = queue.shift())
    for (const { name, level } of importsOf(next.file.tree)) {
      if (Object.keys(modules).length >= maxModules) break;
      const absolute = absoluteName(name, level, next.module, next.file.path);
      if (absolute in modules) continue;
      const found = readModule(name, level, next.file.path, level === 0 && isProvided(name) ? 'beside' : 'everywhere');
      if (!found || found.path === main.path || found.text.length > room) continue;
      room -= found.text.length;
      const file = { path: found.path, text: found.text, tree: parser.parse(found.text) };
      modules[absolute] = file;
      queue.push({ file, module: absolute });
    }
  return { main, modules };
}

/** `from .critic import x` in the module `models` means `models.critic`. */
export function absoluteName(name: string, level: number, from: string, path: string): string {
  if (level === 0) return name;
  const parts = from.split('.').filter((part) => part !== '');
  const folder = path.endsWith('__init__.py') ? parts : parts.slice(0, -1);
  return [...folder.slice(0, Math.max(0, folder.length - level + 1)), ...(name === '' ? [] : [name])].join('.');
}

/**
 * What our library has comes from there, unless the very folder of the importing file has a module of that name: an
 * unpacked PyTorch further up is not the user's project.
 */
const provided = new Set([...standardLibrary().native.keys(), ...standardLibrary().source.keys(), 'torch', 'torchvision', 'numpy', 'scipy', 'einops'].map((name) => name.split('.')[0]));
const isProvided = (name: string): boolean => provided.has(name.split('.')[0]);

/** Every module a tree may import, with the packages they are in: `from a import b` may mean `a` or `a.b`. */
function importsOf(tree: Module): { name: string; level: number }[] {
  const found: { name: string; level: number }[] = [];
  const add = (name: string, level: number): void => {
    const parts = name.split('.');
    for (const [index] of parts.entries()) found.push({ name: parts.slice(0, index + 1).join('.'), level });
  };
  for (const node of importsIn(tree)) {
    if (node.type === 'Import') for (const alias of node.names) add(alias.name, 0);
    else {
      const base = node.module ?? '';
      if (base !== '') add(base, node.level);
      for (const alias of node.names) if (alias.name !== '*') add(base === '' ? alias.name : `${base}.${alias.name}`, node.level);
    }
  }
  return found;
}
