/** @file One open file and what is known about it, computed once per version when first asked. */
import { analyse, Contexts, type AnalysisTools } from '../penalty/index.ts';
import type { Evaluation, Finding } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { Parser } from '../python/syntax/index.ts';
import { constantFindings } from './constantFindings.ts';
import { buildProgram, type ReadModule } from './program.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

export interface DocumentTools extends AnalysisTools { readonly parser: Parser; readonly readModule: ReadModule }

export class Document {
  readonly #tools: DocumentTools;
  #program: Program | undefined;
  #contexts: Contexts | undefined;
  #evaluations: readonly Evaluation[] | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(readonly path: string, readonly text: string, readonly version: number, tools: DocumentTools) {
    this.#tools = tools;
  }

  get program(): Program { return (this.#program ??= buildProgram(this.path, this.text, this.#tools.parser, this.#tools.readModule)); }
  /** Values of expressions where they stand. */
  get contexts(): Contexts { return (this.#contexts ??= new Contexts(this.program, this.#tools)); }
  /** Every penalty of the file, judged at its own shape. */
  get evaluations(): readonly Evaluation[] {
    return (this.#evaluations ??= mayHavePenalty(this.text) ? analyse(this.program, this.#tools) : []);
  }
  /** What is to be shown: mistakes that no comment silences. */
  get findings(): readonly Finding[] {
    return (this.#findings ??= mayHavePenalty(this.text) ? this.#unsilenced([...this.evaluations.flatMap((e) => e.findings), ...constantFindings(this)]) : []);
  }

  #unsilenced(findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const { tree } = this.program.main;
    const suppressions = suppressionsIn(this.text, tree);
    return findings.filter((finding) => !isSuppressed(finding, suppressions, this.text, tree));
  }
}

/** Files without any of these words are not even parsed. */
const mayHavePenalty = (text: string): boolean => /torch|grad|norm/.test(text);
