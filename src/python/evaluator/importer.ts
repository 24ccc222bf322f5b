/**
 * @file Finding modules: the program's own files, our library's (native, or Python of ours), otherwise opaque.
 */
import { contents } from './contents.ts';
import type { ModuleScope } from './frame.ts';
import type { Interpreter, Library, Program, ProgramFile } from './interpreter.ts';
import type { Module } from '../syntax/ast.ts';
import { Opaque, PyModule, type Value } from './values.ts';

/** Makes the module of a tree; `file` is absent for our own. */
export type MakeModule = (name: string, tree: Module, file: ProgramFile | undefined, fallback: PyModule | undefined) => PyModule;

/** Each module is made once. */
export class Importer {
  readonly #made = new Map<string, Value>();
  readonly #program: Program;
  readonly #library: Library;
  readonly #make: MakeModule;
  constructor(program: Program, library: Library, make: MakeModule) {
    this.#program = program;
    this.#library = library;
    this.#make = make;
  }

  [contents](): Iterable<unknown> { return [this.#made]; }

  /** `import name` as `from` writes it, with so many leading dots. */
  find(interpreter: Interpreter, name: string, level: number, from: ModuleScope | undefined): Value {
    const absolute = this.absolute(name, level, from);
    const ours = from !== undefined && from.file === undefined; // our library's modules never see the user's
    const value = this.#load(interpreter, absolute, ours);
    if (value instanceof Opaque && level === 0 && !ours && from !== undefined) return this.#sibling(interpreter, name, from) ?? value;
    return value;
  }

  absolute(name: string, level: number, from: ModuleScope | undefined): string { return level === 0 || from === undefined ? name : this.#relative(name, level, from); }

  /** A script's neighbours are importable by their bare name, also from a module in the same folder. */
  #sibling(interpreter: Interpreter, name: string, from: ModuleScope): Value | undefined {
    const folder = packageOf(from.name, from.file);
    const value = folder === '' ? undefined : this.#load(interpreter, `${folder}.${name}`, false);
    return value instanceof Opaque ? undefined : value;
  }

  #relative(name: string, level: number, from: ModuleScope): string {
    const parts = packageOf(from.name === '__main__' ? '' : from.name, from.file).split('.').filter((p) => p !== '');
    return [...parts.slice(0, Math.max(0, parts.length - level + 1)), ...(name === '' ? [] : [name])].join('.');
  }

  #load(interpreter: Interpreter, name: string, ours: boolean): Value {
    const key = ours ? `library ${name}` : name;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const value = (ours ? undefined : this.#fromProgram(name)) ?? this.#fromLibrary(interpreter, name) ?? this.#fromParent(interpreter, name, ours) ?? new Opaque(name, interpreter.unknown);
    this.#made.set(key, value);
    return value;
  }

  #fromProgram(name: string): Value | undefined {
    const file = Object.hasOwn(this.#program.modules, name) ? this.#program.modules[name] : undefined;
    if (file !== undefined) return this.#make(name, file.tree, file, this.#namespace(name));
    return Object.keys(this.#program.modules).some((known) => known.startsWith(`${name}.`)) ? this.#namespace(name) : undefined;
  }

  /** A folder: its attributes are the modules in it. */
  #namespace(name: string): PyModule {
    return new PyModule(name, new Map<string, Value>([['__name__', name]]), (attribute) => {
      const inside = `${name}.${attribute}`;
      return Object.keys(this.#program.modules).some((known) => known === inside || known.startsWith(`${inside}.`)) ? (this.#made.get(inside) ?? this.#remember(inside)) : undefined;
    });
  }
  #remember(name: string): Value | undefined {
    const value = this.#fromProgram(name);
    if (value !== undefined) this.#made.set(name, value);
    return value;
  }

  #fromLibrary(interpreter: Interpreter, name: string): Value | undefined {
    const shared = this.#made.get(`library ${name}`);
    if (shared !== undefined) return shared;
    const native = this.#library.native.get(name)?.(interpreter);
    const tree = this.#library.source.get(name);
    const module = tree === undefined ? native : this.#make(name, tree, undefined, native);
    if (module !== undefined) this.#made.set(`library ${name}`, module);
    return module;
  }

  /** `import os.path`: an attribute of a module that is known. */
  #fromParent(interpreter: Interpreter, name: string, ours: boolean): Value | undefined {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return undefined;
    const parent = this.#load(interpreter, name.slice(0, dot), ours);
    if (parent instanceof Opaque) return new Opaque(name, interpreter.unknown);
    return interpreter.getattrOptional(parent, name.slice(dot + 1));
  }

  /** `torch.nn` where only `torch` was imported: the library's modules are attributes of their parents. */
  submodule(interpreter: Interpreter, parent: PyModule, name: string): Value | undefined {
    const full = `${parent.name}.${name}`;
    return this.#library.native.has(full) || this.#library.source.has(full) ? this.#load(interpreter, full, true) : undefined;
  }
}

function packageOf(name: string, file: string | undefined): string {
  if (file?.endsWith('__init__.py') === true) return name;
  return name.split('.').slice(0, -1).join('.');
}
