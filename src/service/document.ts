/** @file One open file and what is known about it, computed once per version when first asked. */
import { analysing, Contexts, fileFindings, findSites, findSitesOf, mayHavePenalty, siteOf, sitePlaces, type AnalysisOptions, type AnalysisTools, type Examined, type SitePlaces } from '../penalty/index.ts';
import type { Evaluation, Finding, Site } from '../protocol/evaluation.ts';
import type { Program, ProgramFile, SourceText } from '../python/evaluator/index.ts';
import { print, type Text, type Translations } from '../texts/text.ts';
import type { FunctionDef, Module, Parser } from '../python/syntax/index.ts';
import { preparing } from './hover/preparing.ts';
import { readModulesFrom } from './modulePaths.ts';
import { buildProgram } from './program.ts';
import { RememberedFiles, type ReadFile } from './projectFiles.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

export interface DocumentTools extends AnalysisTools {
  readonly parser: Parser;
  readonly readFile: ReadFile;
  /** For texts of other files: of most of them nothing changes between two questions. */
  readonly parseModule: (text: string) => Module;
}

export interface ImportedPenalty { readonly path: string; readonly node: FunctionDef }

const penaltiesIn = ({ path, text, tree }: ProgramFile): ImportedPenalty[] =>
  (mayHavePenalty(text) ? findSites(tree).flatMap((target) => (target.type === 'function' ? [{ path, node: target.info.node }] : [])) : []);

export class Document {
  readonly #tools: DocumentTools;
  readonly #files: RememberedFiles;
  readonly #options: AnalysisOptions;
  #tree: Module | undefined;
  /** Of an older version of the text; used up when this one is read. */
  #older: Module | undefined;
  #program: Program | undefined;
  #programJson: string | undefined;
  #contexts: Contexts | undefined;
  #hasSites: boolean | undefined;
  #imported: readonly ImportedPenalty[] | undefined;
  #analysis: Generator<undefined, readonly Evaluation[]> | undefined;
  #evaluations: readonly Evaluation[] | undefined;
  #findings: readonly Finding[] | undefined;
  #placing: Generator<undefined, readonly SitePlaces[]> | undefined;
  #places: readonly SitePlaces[] | undefined;
  readonly #examined = new Map<string, Examined>();

  /** `options`: at which shape its penalties are judged, or one of them, rather than each at its own. */
  constructor(readonly path: string, readonly source: SourceText, readonly version: number, tools: DocumentTools, options: AnalysisOptions = {}, older?: Module) {
    this.#older = older;
    this.#tools = { ...tools, onExamined: (examination, setting) => this.#examined.set(examinedKey(siteOf(examination.target), examination.shape), { examination, setting }) };
    this.#options = options;
    this.#files = new RememberedFiles(tools.readFile);
  }

  get text(): string { return this.source.text; }
  get tools(): DocumentTools { return this.#tools; }
  /** In the language of whoever reads it. */
  say(said: Text): string { return print(said, this.#tools.translations); }
  get translations(): Translations | undefined { return this.#tools.translations; }

  get tree(): Module { return (this.#tree ??= this.#read()); }
  /** Gives its tree, read or not, to the next version of the file. Whatever leans on it is forgotten. */
  handOver(): Module | undefined {
    const tree = this.#tree ?? this.#older;
    this.#tree = this.#older = this.#program = this.#contexts = this.#imported = this.#analysis = this.#placing = undefined;
    this.#examined.clear();
    return tree;
  }
  /** The file and the modules that it imports. */
  get program(): Program { return (this.#program ??= this.#build()); }
  /** Looks for modules, if they matter to a penalty. */
  prepare(): void { if (this.hasSites) this.#program ??= this.#build(); }
  /** As it is sent to others. */
  get programJson(): string { return (this.#programJson ??= JSON.stringify(this.program)); }
  /** Values of expressions where they stand. */
  get contexts(): Contexts { return (this.#contexts ??= new Contexts(this.program, this.#tools)); }
  /** Whether anything looks like a penalty, by itself or with what its modules do for it; they are looked for only where the text speaks of gradients. */
  get hasSites(): boolean { return (this.#hasSites ??= mayHavePenalty(this.text) && (findSites(this.tree).length > 0 || findSitesOf(this.program).length > 0)); }
  /** Functions of other files that look like penalties. */
  get imported(): readonly ImportedPenalty[] { return (this.#imported ??= Object.values(this.program.modules).flatMap(penaltiesIn)); }
  /** Every penalty of the file, judged at its own shape. */
  get evaluations(): readonly Evaluation[] {
    while (this.advance()) continue;
    return this.#evaluations ?? [];
  }
  /** Judges one more penalty; whether there may be another. */
  advance(): boolean {
    if (this.#evaluations) return false;
    if (!this.#analysis && !this.hasSites) this.#evaluations = [];
    else {
      this.#analysis ??= analysing(this.program, this.#tools, this.#options);
      const step = this.#analysis.next();
      if (step.done === true) this.#evaluations = step.value;
    }
    return this.#evaluations === undefined;
  }
  /** What is to be shown: mistakes that no comment silences. */
  get findings(): readonly Finding[] {
    return (this.#findings ??= this.evaluations.length > 0 ? this.#unsilenced([...this.evaluations.flatMap((e) => e.findings), ...fileFindings(this.program, this.evaluations, this.#tools, this.contexts)]) : []);
  }

  /** What every place of its penalties is, and nothing of files that have and call none: what hovers and hints read. */
  get places(): readonly SitePlaces[] {
    while (this.place()) continue;
    return this.#places ?? [];
  }
  /** Explains one more site or function; whether there may be another. */
  place(): boolean {
    if (this.#places) return false;
    if (this.evaluations.length === 0 && this.imported.length === 0) this.#places = [];
    else {
      this.#placing ??= this.#explaining();
      const step = this.#placing.next();
      if (step.done === true) this.#places = step.value;
    }
    return this.#places === undefined;
  }
  /** Whether that much was computed already. */
  knows(stage: 'findings' | 'places'): boolean { return (stage === 'findings' ? this.#evaluations : this.#places) !== undefined; }
  *#explaining(): Generator<undefined, readonly SitePlaces[]> {
    const { program, evaluations } = this;
    const places = yield* sitePlaces({ program, tools: this.#tools, evaluations, examined: (site, shape) => this.#examined.get(examinedKey(site, shape)) });
    yield* preparing(this, this.#tools.clock);
    return places;
  }

  /** Whether the project's files at these paths are no longer what they were when this one was looked at. */
  isOutdatedBy(paths: readonly string[]): boolean { return this.#files.hasChanged(paths); }

  #read(): Module {
    const { parser } = this.#tools;
    const older = this.#older;
    this.#older = undefined;
    return older === undefined ? parser.parse(this.text) : parser.parseAgain(this.text, older);
  }

  #build(): Program {
    const { path, source, tree } = this;
    return buildProgram({ path, ...source, tree }, { parse: this.#tools.parseModule }, readModulesFrom(this.#files.read));
  }

  #unsilenced(findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const suppressions = suppressionsIn(this.text, this.tree);
    return findings.filter((finding) => !isSuppressed(finding, suppressions, this.text, this.tree));
  }
}

const examinedKey = ({ nameRange }: Site, shape: readonly number[]): string => `${nameRange.start.toString()} ${shape.join()}`;
