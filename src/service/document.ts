/** @file One open file and what is known about it, computed once per version when first asked. */
import { analysing, Contexts, fileFindings, findSites, mayHavePenalty, type AnalysisTools } from '../penalty/index.ts';
import type { Evaluation, Finding } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import { print, type Text, type Translations } from '../texts/text.ts';
import type { Module, Parser } from '../python/syntax/index.ts';
import { buildProgram, type ReadModule } from './program.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

export interface DocumentTools extends AnalysisTools { readonly parser: Parser; readonly readModule: ReadModule }

export class Document {
  readonly #tools: DocumentTools;
  #tree: Module | undefined;
  #program: Program | undefined;
  #programJson: string | undefined;
  #contexts: Contexts | undefined;
  #analysis: Generator<undefined, readonly Evaluation[]> | undefined;
  #evaluations: readonly Evaluation[] | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(readonly path: string, readonly text: string, readonly version: number, tools: DocumentTools) {
    this.#tools = tools;
  }

  /** In the language of whoever reads it. */
  say(said: Text): string { return print(said, this.#tools.translations); }
  get translations(): Translations | undefined { return this.#tools.translations; }

  get tree(): Module { return (this.#tree ??= this.#tools.parser.parse(this.text)); }
  /** The file and the modules that it imports. */
  get program(): Program {
    const { path, text, tree } = this;
    return (this.#program ??= buildProgram({ path, text, tree }, this.#tools.parser, this.#tools.readModule));
  }
  /** As it is sent to others. */
  get programJson(): string { return (this.#programJson ??= JSON.stringify(this.program)); }
  /** Values of expressions where they stand. */
  get contexts(): Contexts { return (this.#contexts ??= new Contexts(this.program, this.#tools)); }
  /** Every penalty of the file, judged at its own shape. */
  get evaluations(): readonly Evaluation[] {
    while (this.advance()) continue;
    return this.#evaluations ?? [];
  }
  /** Judges one more penalty; whether there may be another. */
  advance(): boolean {
    if (this.#evaluations) return false;
    if (!this.#analysis && !this.#hasSites()) this.#evaluations = [];
    else {
      this.#analysis ??= analysing(this.program, this.#tools);
      const step = this.#analysis.next();
      if (step.done === true) this.#evaluations = step.value;
    }
    return this.#evaluations === undefined;
  }
  /** What is to be shown: mistakes that no comment silences. */
  get findings(): readonly Finding[] {
    return (this.#findings ??= this.evaluations.length > 0 ? this.#unsilenced([...this.evaluations.flatMap((e) => e.findings), ...fileFindings(this.program, this.evaluations, this.#tools, this.contexts)]) : []);
  }

  /** Without any, modules need not be looked for. */
  #hasSites(): boolean { return mayHavePenalty(this.text) && findSites(this.tree).length > 0; }

  #unsilenced(findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const suppressions = suppressionsIn(this.text, this.tree);
    return findings.filter((finding) => !isSuppressed(finding, suppressions, this.text, this.tree));
  }
}
