/**
 * @file One evaluated penalty to which more can be put: the gradients that its file has, those that the user writes, and
 * that of the user's own critic. What takes long is a second answer, so that the first need not wait.
 */
import type { ArrayBackend } from '../arrays/backend.ts';
import type { Evaluation, GradientSample, ProbeResult } from '../protocol/evaluation.ts';
import type { Expr } from '../python/syntax/index.ts';
import { print } from '../texts/text.ts';
import { criticRow } from './critics/criticRow.ts';
import type { Report } from './evaluate.ts';
import { changed, lazily } from './lazily.ts';
import { formatNumber } from './numberText.ts';
import { elementsPerSample } from './probes/gradients.ts';
import { Lab, type LabOptions } from './probes/lab.ts';
import { Contexts } from './sites/contexts.ts';
import type { Tools } from './study.ts';
import { expressionValue, probeGradientOf } from './table/expressionValue.ts';
import { gradientIn, ownExpressions, type OwnExpression } from './table/ownExpressions.ts';
import type { ProbeTable } from './table/probeTable.ts';
import { emptyRow } from './table/row.ts';

/** An expression that somebody typed; `problem` says why there is no tree. */
export interface TypedExpression { readonly text: string; readonly tree: Expr | undefined; readonly problem?: string | undefined }

export interface OpenTools extends Tools { readonly openMeta: () => ArrayBackend }

export class OpenPenalty {
  readonly #report: Report;
  /** What the file's expressions are worth. */
  readonly contexts: Contexts;
  readonly #tools: OpenTools;

  constructor(report: Report, contexts: Contexts, tools: OpenTools) {
    this.#report = report;
    this.contexts = contexts;
    this.#tools = tools;
  }

  /** With rows for what was typed; with the file's own constant gradients only where `picked` may be one of them: to find them, functions of the file are run. */
  evaluation(typed: readonly TypedExpression[] = [], picked?: string): Evaluation { return this.#with((table) => [...(picked === undefined || table.has(picked) ? [] : this.own()), ...this.typed(typed)]); }
  /** With every row. */
  get complete(): Evaluation { return this.#with(() => [...this.own(), ...this.further()]); }

  /** Rows of the constant gradients that the file itself has. */
  readonly own: () => readonly ProbeResult[] = lazily(() => this.#rows((table) => this.#own.flatMap(({ name, expr, range }) => {
    const gradient = table.has(name) ? undefined : this.#valueOf(this.contexts, expr, this.contexts.arrays);
    return gradient ? table.row({ name, gradient, range }) : [];
  })));

  /** Rows that take longer: the file's own gradients that have to be computed, and that of its critic. */
  readonly further: () => readonly ProbeResult[] = lazily(() => {
    this.own();
    return this.#rows((table) => [...this.#computed(table), ...this.#critic(table)]);
  });

  /** Rows of expressions that somebody typed, but for those that stand in the table already. */
  typed(expressions: readonly TypedExpression[] = []): readonly ProbeResult[] {
    return this.#rows((table) => {
      const lab = lazily(() => new Lab({ ...this.#labOptions(table), maxMilliseconds: 2_000 }));
      return expressions.flatMap(({ text, tree, problem }) => {
        if (table.has(text)) return [];
        if (!tree) return emptyRow(text, problem ?? 'SyntaxError: invalid syntax');
        const value = expressionValue(lab(), tree);
        return 'problem' in value ? emptyRow(text, print(value.problem, this.#tools.translations)) : table.row({ name: text, gradient: value.gradient });
      });
    });
  }

  /** One sample of the gradient of a row. */
  sample(name: string, index: number, typed: readonly TypedExpression[] = []): GradientSample | undefined {
    const { table } = this.#report;
    if (table?.has(name) === false) { this.own(); this.typed(typed.filter(({ text }) => text === name)); }
    if (table?.has(name) === false) this.further();
    return table?.sample(name, index);
  }

  /** The row of k · ones / √N, whose samples all have norm k; undefined: the code answers no gradients. */
  scaled(k: number): ProbeResult | undefined {
    const [row] = this.#rows((table) => {
      const gradient = { shape: table.shape, fill: Math.fround(k / Math.sqrt(elementsPerSample(table.shape))), data: undefined };
      return [table.row({ name: `${formatNumber(k)} · ones / √N`, gradient })];
    });
    return row;
  }

  #computed(table: ProbeTable): ProbeResult[] {
    const open = this.#own.filter(({ name }) => !table.has(name));
    // With numbers this time, so that what is random or comes from a network is known.
    const contexts = lazily(() => new Contexts(table.input.program, { openMeta: () => this.#tools.arrays, clock: this.#tools.clock, seed: table.input.gradients.seed, maxMilliseconds: 2_000 }));
    return open.flatMap(({ name, expr, range }) => {
      const gradient = this.#valueOf(contexts(), expr, this.#tools.arrays);
      return gradient ? table.row({ name, gradient, range }) : [];
    });
  }

  #critic(table: ProbeTable): ProbeResult[] {
    const row = criticRow({ ...this.#labOptions(table), target: table.input.target }, this.contexts, (text) => table.has(text));
    return row ? [table.row(row)] : [];
  }

  get #own(): readonly OwnExpression[] { return this.#ownOnce(); }
  readonly #ownOnce = lazily((): readonly OwnExpression[] => {
    const { table } = this.#report;
    return table ? ownExpressions(table.input.target, table.input.program, this.contexts) : [];
  });

  #valueOf(contexts: Contexts, expr: Expr, arrays: ArrayBackend) {
    const found = contexts.valueOf(expr);
    const tensor = found && !found.assumed ? gradientIn(found.value) : undefined;
    return tensor && probeGradientOf({ read: ({ array }) => arrays.read(array) }, tensor);
  }

  #labOptions({ input, shape }: ProbeTable): LabOptions {
    return { program: input.program, arrays: this.#tools.arrays, clock: this.#tools.clock, shape, seed: input.gradients.seed, gradients: input.gradients };
  }

  #rows(make: (table: ProbeTable) => readonly ProbeResult[]): readonly ProbeResult[] {
    const { table } = this.#report;
    return table?.isOpen === true ? this.#tools.arrays.scope(() => make(table)) : [];
  }

  #with(further: (table: ProbeTable) => readonly ProbeResult[]): Evaluation {
    const { evaluation, table } = this.#report;
    const all = lazily(() => [...evaluation.probes, ...(table ? further(table) : [])]);
    return changed(evaluation, { get probes() { return all(); } });
  }
}
