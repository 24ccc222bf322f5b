/** @file One open file and what is known about it, computed once per version when first asked. */
import { analysing, Contexts, fileFindings, findSites, mayHavePenalty, siteOf, sitePlaces, type AnalysisTools, type Examined, type SitePlaces } from '../penalty/index.ts';
import type { Evaluation, Finding, Site } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { Module, Parser } from '../python/syntax/index.ts';
import { preparing } from './hover/preparing.ts';
import { buildProgram, type ReadModule } from './program.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

export interface DocumentTools extends AnalysisTools { readonly parser: Parser; readonly readModule: ReadModule }

export class Document {
  readonly #tools: DocumentTools;
  #tree: Module | undefined;
  #program: Program | undefined;
  #contexts: Contexts | undefined;
  #analysis: Generator<undefined, readonly Evaluation[]> | undefined;
  #evaluations: readonly Evaluation[] | undefined;
  #findings: readonly Finding[] | undefined;
  #placing: Generator<undefined, readonly SitePlaces[]> | undefined;
  #places: readonly SitePlaces[] | undefined;
  readonly #examined = new Map<string, Examined>();

  constructor(readonly path: string, readonly text: string, readonly version: number, tools: DocumentTools) {
    this.#tools = { ...tools, onExamined: (examination, setting) => this.#examined.set(examinedKey(siteOf(examination.target), examination.shape), { examination, setting }) };
  }

  get tree(): Module { return (this.#tree ??= this.#tools.parser.parse(this.text)); }
  /** The file and the modules that it imports. */
  get program(): Program {
    const { path, text, tree } = this;
    return (this.#program ??= buildProgram({ path, text, tree }, this.#tools.parser, this.#tools.readModule));
  }
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

  /** What every place of its penalties is, and nothing of files without one: what hovers and hints read. */
  get places(): readonly SitePlaces[] {
    while (this.place()) continue;
    return this.#places ?? [];
  }
  /** Explains one more site or function; whether there may be another. */
  place(): boolean {
    if (this.#places) return false;
    if (this.evaluations.length === 0) this.#places = [];
    else {
      this.#placing ??= this.#explaining();
      const step = this.#placing.next();
      if (step.done === true) this.#places = step.value;
    }
    return this.#places === undefined;
  }
  *#explaining(): Generator<undefined, readonly SitePlaces[]> {
    const { program, evaluations } = this;
    const places = yield* sitePlaces({ program, tools: this.#tools, evaluations, examined: (site, shape) => this.#examined.get(examinedKey(site, shape)) });
    yield* preparing(this, this.#tools.clock);
    return places;
  }

  /** Without any, modules need not be looked for. */
  #hasSites(): boolean { return mayHavePenalty(this.text) && findSites(this.tree).length > 0; }

  #unsilenced(findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const suppressions = suppressionsIn(this.text, this.tree);
    return findings.filter((finding) => !isSuppressed(finding, suppressions, this.text, this.tree));
  }
}

const examinedKey = ({ nameRange }: Site, shape: readonly number[]): string => `${nameRange.start.toString()} ${shape.join()}`;
