/** @file The documents that the service knows: those that are open, and files of the project that one of them leads to. */
import type { SourceText } from '../python/evaluator/index.ts';
import type { Module } from '../python/syntax/index.ts';
import type { AnalysisOptions } from '../penalty/index.ts';
import { Document, type DocumentTools } from './document.ts';
import type { ReadFile } from './projectFiles.ts';

/** Characters of other files whose trees are kept; a project's own are rarely more. A tree takes fifteen times as many bytes. */
const maxCharacters = 2_500_000;

/** `kept`: until it is closed, whatever happens to the file. */
interface Led { readonly document: Document; readonly options: AnalysisOptions; readonly kept: boolean }

export class Documents {
  readonly #open = new Map<string, Document>();
  /** By the name under which they are asked for; each as it was read last. */
  readonly #led = new Map<string, Led>();
  readonly #trees = new Map<string, Module>();
  #characters = 0;
  readonly #tools: DocumentTools;
  readonly #uriOf: (path: string) => string;

  constructor(tools: Omit<DocumentTools, 'parseModule' | 'readFile'>, readFile: ReadFile, uriOf: (path: string) => string) {
    this.#uriOf = uriOf;
    // As it stands in the editor, if it is open there.
    const read: ReadFile = (path) => this.#openAt(path)?.text ?? readFile(path);
    this.#tools = { ...tools, readFile: read, parseModule: (text) => this.#treeOf(text) };
  }

  get tools(): DocumentTools { return this.#tools; }

  make(path: string, source: SourceText, version: number, options: AnalysisOptions = {}): Document { return new Document(path, source, version, this.#tools, options); }

  get(uri: string): Document | undefined {
    return this.#open.get(uri) ?? this.#led.get(uri)?.document;
  }
  open(uri: string, path: string, source: SourceText, version: number): void {
    this.#open.set(uri, new Document(path, source, version, this.#tools, {}, this.#open.get(uri)?.handOver()));
  }
  close(uri: string): void {
    if (!this.#open.delete(uri)) this.#led.delete(uri);
  }
  /** A file that is not open. */
  show(uri: string, source: SourceText, path: string): void { this.#lead(uri, path, source, {}, true); }

  /** A file of the project, open or not, with the name by which to ask for it. */
  at(path: string): { readonly uri: string; readonly document: Document } | undefined {
    for (const [uri, document] of this.#open) if (document.path === path) return { uri, document };
    const text = this.#tools.readFile(path);
    return text === undefined ? undefined : this.#lead(this.#uriOf(path), path, { text }, {});
  }

  /** One penalty of a file as somebody calls it with data of that shape: a document of its own. */
  calledAt(path: string, only: number, shape: readonly number[]): { readonly uri: string; readonly document: Document } | undefined {
    const text = this.#tools.readFile(path);
    return text === undefined ? undefined : this.#lead(`${this.#uriOf(path)}#${only.toString()}(${shape.join()})`, path, { text }, { only, shape });
  }

  #lead(uri: string, path: string, source: SourceText, options: AnalysisOptions, kept = false): { readonly uri: string; readonly document: Document } {
    const known = this.#led.get(uri)?.document;
    const document = known?.text === source.text ? known : this.make(path, source, (known?.version ?? 0) + 1, options);
    this.#led.set(uri, { document, options, kept });
    return { uri, document };
  }

  /** Files at these paths have changed: whatever was found with their old texts is forgotten. Answers which open documents that were. */
  renew(paths: readonly string[]): readonly string[] {
    for (const [uri, { document, options, kept }] of [...this.#led]) {
      const { path, source, version } = document;
      if (paths.includes(path) && !kept) this.#led.delete(uri);
      else if (document.isOutdatedBy(paths)) this.#led.set(uri, { document: this.make(path, source, version, options), options, kept });
    }
    const outdated = [...this.#open].filter(([, document]) => document.isOutdatedBy(paths));
    for (const [uri, { path, source, version }] of outdated) this.open(uri, path, source, version);
    return outdated.map(([uri]) => uri);
  }

  #openAt(path: string): Document | undefined {
    for (const document of this.#open.values()) if (document.path === path) return document;
    return undefined;
  }

  #treeOf(text: string): Module {
    const tree = this.#trees.get(text) ?? this.#tools.parser.parse(text);
    // What was asked for last stays longest.
    if (!this.#trees.delete(text)) this.#characters += text.length;
    this.#trees.set(text, tree);
    for (const oldest of this.#trees.keys()) {
      if (this.#characters <= maxCharacters) break;
      this.#trees.delete(oldest);
      this.#characters -= oldest.length;
    }
    return tree;
  }
}
