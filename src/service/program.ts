/** @file From texts to a program: the file at hand and those it imports. Reading files is the caller's business. */
import type { Program, ProgramFile } from '../python/evaluator/index.ts';
import { walk, type Module, type Parser } from '../python/syntax/index.ts';

/** Finds a module of the user's project as seen from a file: `level` leading dots, dotted name. */
export type ReadModule = (name: string, level: number, from: string) => { readonly path: string; readonly text: string } | undefined;

const maxModules = 40;

/** Parses the text and, breadth first, what it imports. */
export function buildProgram(path: string, text: string, parser: Parser, readModule: ReadModule): Program {
  const main = { path, text, tree: parser.parse(text) };
  const modules: Record<string, ProgramFile> = {};
  const queue: ProgramFile[] = [main];
  for (let file = queue.shift(); file && Object.keys(modules).length < maxModules; file = queue.shift())
    for (const { name, level } of importsOf(file.tree)) {
      if (name in modules) continue;
      const found = readModule(name, level, file.path);
      if (!found || found.path === path) continue;
      const module = { path: found.path, text: found.text, tree: parser.parse(found.text) };
      modules[name] = module;
      queue.push(module);
    }
  return { main, modules };
}

/** Every module a tree may import: `from a import b` may mean `a` or `a.b`. */
function importsOf(tree: Module): { name: string; level: number }[] {
  const found: { name: string; level: number }[] = [];
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type === 'Import') for (const alias of node.names) found.push({ name: alias.name, level: 0 });
    if (node.type === 'ImportFrom') {
      const base = node.module ?? '';
      if (base !== '') found.push({ name: base, level: node.level });
      for (const alias of node.names) if (alias.name !== '*') found.push({ name: base === '' ? alias.name : `${base}.${alias.name}`, level: node.level });
    }
  });
  return found;
}
