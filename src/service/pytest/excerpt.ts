/**
 * @file The part of a program that a penalty needs, cut out of its files as it is written: definitions by following
 * names, `self` with only the methods that are reached. What the files leave open becomes stand-ins.
 */
import { blocksOf, boundNames, isDef, Unknown, type Rehearsal } from '../../penalty/index.ts';
import { PyClass, PyInstance, type Program, type ProgramFile, type Value } from '../../python/evaluator/index.ts';
import { walk, type AnyNode, type ClassDef, type FunctionDef, type Import, type ImportFrom, type Stmt } from '../../python/syntax/index.ts';
import { absoluteName } from '../program.ts';
import { freeNames } from './freeNames.ts';
import { literal } from './literals.ts';
import { StandIns, type StandIn } from './standIns.ts';
import { textOf } from './sourceText.ts';

/** A name of the excerpt to which something stands in. */
export interface Assumed { readonly name: string; readonly standIn: StandIn }

interface Piece { readonly file: ProgramFile; readonly start: number; readonly text: string }
/** A file with the name under which it is imported; undefined for the main one. */
interface Place { readonly file: ProgramFile; readonly module: string | undefined }

/** A module of the project that goes by a name in another one, with what is used of it. */
interface Namespace { readonly from: string | undefined; readonly name: string; readonly place: Place; readonly members: Set<string> }

const builtins = new Set(['super', 'self', 'cls']);

export class Excerpt {
  readonly imports = new Set<string>();
  readonly assumed: Assumed[] = [];
  /** Names that are read when the excerpt's definitions are made, not only when they are called. */
  readonly early = new Set<string>();
  /** Reasons why it is not whole. */
  readonly gaps: string[] = [];
  readonly standIns: StandIns;
  readonly #pieces: Piece[] = [];
  /** Name → the file that it stands for; names of two files may not be the same. */
  readonly #owners = new Map<string, string>();
  readonly #program: Program;
  readonly #rehearsal: Rehearsal;
  readonly #own = new Set<string>();
  readonly #included: { readonly node: AnyNode; readonly module: string | undefined }[] = [];
  readonly #namespaces: Namespace[] = [];
  readonly #classes = new Map<ClassDef, Set<string>>();

  constructor(program: Program, rehearsal: Rehearsal) {
    this.#program = program;
    this.#rehearsal = rehearsal;
    this.standIns = new StandIns(rehearsal.uses);
  }

  /** Every name that the excerpt's code has at its outermost level. */
  get names(): ReadonlySet<string> { return new Set([...this.#owners.keys(), ...this.assumed.map(({ name }) => name), ...this.#own]); }

  get main(): Place { return { file: this.#program.main, module: undefined }; }

  /** Definitions in the order in which they can be made: of other files first, each file's in its own order. */
  get definitions(): readonly string[] {
    const { main } = this.#program;
    const classes = [...this.#classes].map(([node, members]): Piece => ({ file: main, start: node.start, text: this.#classText(node, members) }));
    // What is needed is met after what needs it.
    const files = [...new Set([main, ...this.#pieces.map(({ file }) => file)])].reverse();
    return files.flatMap((file) => ([...this.#pieces, ...classes].filter((piece) => piece.file === file).sort((a, b) => a.start - b.start).map(({ text }) => text)));
  }

  /** A statement or expression of the main file stands in the excerpt: what it needs comes too. `bound` are given there. */
  include(node: AnyNode, bound: ReadonlySet<string> = new Set(), place: Place = this.main): void {
    this.#included.push({ node, module: place.module });
    for (const name of freeNames(node)) if (!bound.has(name)) this.#need(place, name);
    for (const namespace of this.#namespaces) if (namespace.from === place.module) this.#useOf(namespace, node);
  }

  /** Puts something of its own among the definitions. */
  add(start: number, name: string, text: string): void {
    this.#own.add(name);
    this.#pieces.push({ file: this.#program.main, start, text });
  }

  /** A name that the test gives to something at the outermost level. */
  reserve(name: string): void { this.#own.add(name); }

  /** A class of the main file with one of its methods, and those that this one reaches. */
  includeMethod(owner: ClassDef, name: string): void {
    const members = this.#classes.get(owner) ?? new Set<string>();
    if (!this.#classes.has(owner)) {
      this.#classes.set(owner, members);
      this.#includeBases(owner, this.main);
      for (const statement of owner.body) if (!isDef(statement)) { this.include(statement); this.#addEarly(statement); }
    }
    if (members.has(name)) return;
    for (const statement of owner.body) {
      if (!isDef(statement) || statement.name !== name) continue;
      members.add(name);
      this.include(statement);
      for (const decorator of statement.decorator_list) this.#addEarly(decorator);
      walk(statement, (node) => { if (node.type === 'Attribute' && !/^(forward|__call__|__init__)$/.test(node.attr)) this.includeMethod(owner, node.attr); });
    }
  }

  #includeBases(node: ClassDef, { module }: Place): void {
    for (const base of [...node.bases, ...node.keywords.map(({ value }) => value)]) {
      this.#addEarly(base);
      const [root = ''] = freeNames(base);
      const value = root === '' ? undefined : this.#rehearsal.valueOf(module, root);
      const rest = base.type === 'Attribute' ? `.${base.attr}` : '';
      if (value instanceof Unknown) this.standIns.standInForBase(value.path + rest);
      this.include(base, undefined, module === undefined ? this.main : { file: this.#program.modules[module] ?? this.#program.main, module });
    }
  }

  #classText(node: ClassDef, members: ReadonlySet<string>): string {
    const { text } = this.#program.main;
    const [first] = node.body;
    const start = node.decorator_list[0] ? text.lastIndexOf('@', node.decorator_list[0].start) : node.start;
    const header = text.slice(start, first ? headerEnd(text, node, first) : node.end);
    const kept = node.body.filter((statement) => (isDef(statement) ? members.has(statement.name) : true));
    const body = kept.map((statement) => `    ${textOf(text, statement).replace(/\n(?=[^\n])/g, '\n    ')}`);
    return `${header}\n${(body.length > 0 ? body : ['    pass']).join('\n\n')}`;
  }

  #addEarly(node: AnyNode): void { for (const name of freeNames(node)) this.early.add(name); }

  #need(place: Place, name: string): void {
    const key = place.module ?? '';
    const owner = this.#owners.get(name);
    if (owner !== undefined) { if (owner !== key) this.#conflict(place, name); return; }
    if (builtins.has(name)) return;
    const statements = bindingsOf(place.file.tree.body, name);
    if (statements.length === 0) { this.#needStarred(place, name); return; }
    this.#owners.set(name, key);
    // An import that is tried first, or a definition, does without the others.
    const chosen = statements.find((s) => isImport(s) && this.#canImport(place, name, s)) ?? statements.find((s) => isImport(s));
    for (const statement of chosen ? [chosen] : statements) this.#keep(place, name, statement);
  }

  #canImport(place: Place, name: string, statement: Import | ImportFrom): boolean {
    const modules = statement.type === 'ImportFrom' ? [this.#moduleOf(statement, place)] : statement.names.filter((alias) => (alias.asname ?? alias.name.split('.')[0]) === name).map((alias) => alias.name);
    return modules.every((module) => this.#program.modules[module] !== undefined || this.#rehearsal.isLibrary(module));
  }

  /** The same thing may come by its name through several files. */
  #conflict({ module }: Place, name: string): void {
    const other = this.#owners.get(name);
    const [mine, theirs] = [this.#rehearsal.valueOf(module, name), this.#rehearsal.valueOf(other === '' ? undefined : other, name)];
    if (mine !== theirs) this.gaps.push(`two files mean different things by ${name}`);
  }

  /** A name that the file does not bind: a built-in, or one that `from … import *` brings. */
  #needStarred(place: Place, name: string): void {
    for (const statement of place.file.tree.body) {
      if (statement.type !== 'ImportFrom' || !statement.names.some((alias) => alias.name === '*')) continue;
      const module = this.#moduleOf(statement, place);
      const file = this.#program.modules[module];
      if (file) { this.#need({ file, module }, name); continue; }
      if (this.#rehearsal.isLibrary(module)) this.imports.add(`from ${module} import *`);
    }
    const value = this.#rehearsal.valueOf(place.module, name);
    if (value instanceof Unknown && !this.#owners.has(name)) { this.#owners.set(name, place.module ?? ''); this.assume(name, value.path); }
  }

  #keep(place: Place, name: string, statement: Stmt): void {
    if (statement.type === 'Import' || statement.type === 'ImportFrom') { this.#keepImport(place, name, statement); return; }
    if (isDef(statement)) this.#keepFunction(place, statement);
    else if (statement.type === 'ClassDef') this.#keepClass(place, statement);
    else this.#keepValue(place, name, statement);
  }

  #keepFunction(place: Place, node: FunctionDef): void {
    this.#piece(place, node);
    for (const part of [...node.decorator_list, ...node.args.defaults, ...node.args.kw_defaults.flatMap((value) => value ?? [])]) this.#addEarly(part);
    this.include(node, undefined, place);
  }

  #keepClass(place: Place, node: ClassDef): void {
    if (place.module === undefined && this.#classes.has(node)) return;
    this.#piece(place, node);
    this.#includeBases(node, place);
    for (const part of [...node.decorator_list, ...node.body.filter((s) => !isDef(s))]) this.#addEarly(part);
    this.include(node, undefined, place);
  }

  /** As it is written where that says what it is; what was assumed, or came from a command line, as the run had it. */
  #keepValue(place: Place, name: string, statement: Stmt): void {
    const value = this.#rehearsal.valueOf(place.module, name);
    if (value instanceof Unknown) { this.assume(name, value.path); return; }
    if (value instanceof PyInstance && !isOwn(value) && value.cls.name === 'Namespace') { this.#assumeNamespace(name, value); return; }
    const plain = value === undefined ? undefined : literal(value);
    if (plain !== undefined && (statement.type !== 'Assign' || this.#readsOpenNames(place, statement))) { this.#assumePlain(name, plain); return; }
    this.#piece(place, statement);
    this.#addEarly(statement);
    this.include(statement, undefined, place);
  }

  /** It would take something that the file leaves open, or parse a command line. */
  #readsOpenNames(place: Place, statement: Stmt): boolean {
    return [...freeNames(statement)].some((name) => {
      const value = this.#rehearsal.valueOf(place.module, name);
      return value instanceof Unknown || (value instanceof PyInstance && value.cls.name === 'Namespace');
    });
  }

  #assumeNamespace(name: string, value: PyInstance): void {
    const items = [...value.attributes].flatMap(([key, item]) => { const code = literal(item); return code === undefined ? [] : [`${key}=${code}`]; });
    this.#assume(name, { code: `SimpleNamespace(${items.join(', ')})`, helpers: new Set(['SimpleNamespace']) });
  }

  #assumePlain(name: string, code: string): void { this.#assume(name, { code, helpers: new Set() }); }

  /** The name is something that the file leaves open. */
  assume(name: string, path: string): void { this.#assume(name, () => this.standIns.at(path)); }

  #assume(name: string, standIn: StandIn | (() => StandIn)): void {
    if (this.assumed.some((known) => known.name === name)) return;
    // What it is may become known only when everything is included.
    this.assumed.push({ name, get standIn() { return typeof standIn === 'function' ? standIn() : standIn; } });
  }

  #piece({ file }: Place, statement: Stmt): void {
    if (this.#pieces.some((piece) => piece.file === file && piece.start === statement.start)) return;
    this.#pieces.push({ file, start: statement.start, text: textOf(file.text, statement) });
  }

  #moduleOf(statement: ImportFrom, { module, file }: Place): string { return absoluteName(statement.module ?? '', statement.level, module ?? '', file.path); }

  #keepImport(place: Place, name: string, statement: Import | ImportFrom): void {
    for (const alias of statement.names) {
      const bound = alias.asname ?? (statement.type === 'Import' ? alias.name.split('.')[0] ?? alias.name : alias.name);
      if (bound !== name) continue;
      const base = statement.type === 'ImportFrom' ? this.#moduleOf(statement, place) : undefined;
      const as = alias.asname === undefined ? '' : ` as ${alias.asname}`;
      if (base === undefined) this.#keepModule(place, name, alias.name, `import ${alias.name}${as}`);
      else this.#keepMember(place, name, { base, member: alias.name, line: `from ${base} import ${alias.name}${as}` });
    }
  }

  #keepModule(place: Place, name: string, module: string, line: string): void {
    if (this.#program.modules[module]) { this.#assumeModule(place, name, module); return; }
    const value = this.#rehearsal.valueOf(place.module, name);
    if (value instanceof Unknown || !this.#rehearsal.isLibrary(module)) this.assume(name, value instanceof Unknown ? value.path : name);
    else this.imports.add(line);
  }

  #keepMember(place: Place, name: string, { base, member, line }: { readonly base: string; readonly member: string; readonly line: string }): void {
    const inner = base === '' ? member : `${base}.${member}`;
    if (this.#program.modules[inner]) { this.#assumeModule(place, name, inner); return; }
    const file = this.#program.modules[base];
    if (file) {
      this.#owners.delete(name);
      this.#need({ file, module: base }, member);
      this.#owners.set(name, this.#owners.get(member) ?? base);
      if (member !== name) this.#pieces.push({ file, start: Infinity, text: `${name} = ${member}` });
      return;
    }
    const value = this.#rehearsal.valueOf(place.module, name);
    if (value instanceof Unknown) this.assume(name, value.path);
    else if (base === '__future__' || this.#rehearsal.isLibrary(base)) this.imports.add(line);
    else this.assume(name, name);
  }

  /** `losses.gradient_penalty`: a namespace of what is used of it. */
  #assumeModule({ module: from }: Place, name: string, module: string): void {
    const file = this.#program.modules[module];
    if (!file) return;
    const namespace: Namespace = { from, name, place: { file, module }, members: new Set() };
    this.#namespaces.push(namespace);
    this.imports.add('from types import SimpleNamespace');
    this.#pieces.push({ file, start: Infinity, get text() { return `${name} = SimpleNamespace(${[...namespace.members].map((member) => `${member}=${member}`).join(', ')})`; } });
    for (const { node, module: where } of [...this.#included]) if (where === from) this.#useOf(namespace, node);
  }

  #useOf({ name, place, members }: Namespace, node: AnyNode): void {
    walk(node, (inner) => {
      if (inner.type !== 'Attribute' || inner.value.type !== 'Name' || inner.value.id !== name || members.has(inner.attr) || bindingsOf(place.file.tree.body, inner.attr).length === 0) return;
      members.add(inner.attr);
      this.#need(place, inner.attr);
    });
  }

  /** Whether the main file imports or defines it, so that it is no stand-in by its own name. */
  isBound(name: string): boolean {
    return this.#program.main.tree.body.some((s) => (isDef(s) || s.type === 'ClassDef' || s.type === 'Import' || s.type === 'ImportFrom') && boundNames(s).includes(name));
  }

  /** Whether it must not be instantiated as long as methods of it are missing. */
  isAbstract(name: string): boolean {
    const value: Value | undefined = this.#rehearsal.valueOf(undefined, name);
    return value instanceof PyClass && value.mro.some((cls) => cls.metaclass?.name === 'ABCMeta');
  }

  /** Whether the class of that name is a network. */
  isModuleClass(name: string): boolean {
    const value: Value | undefined = this.#rehearsal.valueOf(undefined, name);
    return value instanceof PyClass && value.mro.some((cls) => cls.name === 'Module');
  }
}

const isImport = (statement: Stmt): statement is Import | ImportFrom => statement.type === 'Import' || statement.type === 'ImportFrom';

/**
 * Statements of a module that bind a name: imports and definitions wherever they stand outside of functions, and what only
 * the main program does; for the rest the outermost, since a branch or loop around decides what the name is.
 */
function bindingsOf(body: readonly Stmt[], name: string): readonly Stmt[] {
  return body.flatMap((statement): readonly Stmt[] => {
    if (!boundNames(statement).includes(name)) return [];
    const inner = blocksOf(statement).flatMap((block) => bindingsOf(block, name));
    if (inner.length === 0) return [statement];
    return isMainGuard(statement) || inner.every((s) => isImport(s) || isDef(s) || s.type === 'ClassDef') ? inner : [statement];
  });
}

const isMainGuard = (statement: Stmt): boolean =>
  statement.type === 'If' && statement.test.type === 'Compare' && statement.test.left.type === 'Name' && statement.test.left.id === '__name__';

/** Of a class that the program defines. */
const isOwn = ({ cls }: PyInstance): boolean => cls.module === '__main__';

/** Behind the colon. */
function headerEnd(text: string, node: ClassDef, first: Stmt): number {
  const start = isDef(first) && first.decorator_list[0] ? text.lastIndexOf('@', first.decorator_list[0].start) : first.start;
  return Math.max(node.nameRange.end, text.lastIndexOf(':', start) + 1);
}
