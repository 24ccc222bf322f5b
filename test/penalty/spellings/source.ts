/** @file A program as text with its tree, and edits of it. What a rewriter sees; it must not know what a penalty is. */
import { walk, type AnyNode, type Expr, type FunctionDef, type Module, type Stmt } from '../../../src/python/syntax/index.ts';

/** The main file, and what it imports from the project, by module name. */
export interface Texts { readonly main: string; readonly modules: Readonly<Record<string, string>> }
/** A change of the main file: text for a stretch of it. */
export interface Edit { readonly start: number; readonly end: number; readonly text: string }

export class Source {
  constructor(readonly texts: Texts, readonly tree: Module) {}
  get text(): string { return this.texts.main; }
  at({ start, end }: { readonly start: number; readonly end: number }): string { return this.text.slice(start, end); }

  /** Every node below the module, outermost first. */
  nodes(): AnyNode[] {
    const found: AnyNode[] = [];
    for (const statement of this.tree.body) walk(statement, (node) => { found.push(node); return undefined; });
    return found;
  }

  /** All defs, with what they stand in. */
  functions(): FunctionPlace[] {
    const found: FunctionPlace[] = [];
    const visit = (body: readonly Stmt[], around: readonly Stmt[]): void => {
      for (const statement of body) {
        if (statement.type === 'FunctionDef') found.push({ node: statement, around });
        if (statement.type === 'FunctionDef' || statement.type === 'ClassDef') visit(statement.body, [...around, statement]);
      }
    };
    visit(this.tree.body, []);
    return found;
  }

  /** Names that the file uses anywhere: a new name must not be among them. */
  names(): ReadonlySet<string> { return new Set(this.text.match(/[A-Za-z_]\w*/g)); }

  /** A name from the list that is still free, with a number where all are taken. */
  fresh(names: readonly string[], place: number): string {
    const taken = this.names();
    const wanted = names[place % names.length] ?? 'value';
    for (let i = 0; ; i++) { const name = i === 0 ? wanted : `${wanted}_${i.toString()}`; if (!taken.has(name)) return name; }
  }

  /** Start of the line, and the spaces there. */
  indentAt(offset: number): { readonly start: number; readonly indent: string } {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    return { start, indent: /^[ \t]*/.exec(this.text.slice(start))?.[0] ?? '' };
  }

  edited(edits: readonly Edit[], modules: Readonly<Record<string, string>> = {}): Texts {
    const sorted = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
    const main = sorted.reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), this.text);
    return { main, modules: { ...this.texts.modules, ...modules } };
  }
}

export interface FunctionPlace { readonly node: FunctionDef; readonly around: readonly Stmt[] }

/** A way to write the same differently. `place` picks among the places where it applies; undefined where there is none. */
export interface Rewriter { readonly name: string; readonly rewrite: (source: Source, place: number) => Texts | undefined }

/** A rewriter whose places can be listed beforehand. */
export function rewriter<P>(name: string, places: (source: Source) => readonly P[], change: (source: Source, place: P, choice: number) => Texts | undefined): Rewriter {
  return {
    name,
    rewrite: (source, place) => {
      const found = places(source);
      const chosen = found[place % Math.max(found.length, 1)];
      return chosen === undefined ? undefined : change(source, chosen, Math.floor(place / Math.max(found.length, 1)));
    },
  };
}

export const pick = <T>(items: readonly T[], choice: number): T | undefined => items[choice % items.length];

/** Text of an operand: in brackets unless it holds together by itself. */
export const grouped = (source: Source, expr: Expr): string =>
  expr.type === 'Name' || expr.type === 'Call' || expr.type === 'Attribute' || expr.type === 'Subscript' ? source.at(expr) : `(${source.at(expr)})`;


/** What the file calls PyTorch. */
export const torchName = (source: Source): string => (/^import torch as th$/m.test(source.text) ? 'th' : 'torch');

/** `import …` at the top, once. */
export function importing(source: Source, texts: Texts, line: string): Texts {
  return source.text.includes(`${line}\n`) ? texts : { ...texts, main: `${line}\n${texts.main}` };
}
