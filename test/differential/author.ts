/** @file Writes one program: a statement at a time, each tried out before it is kept. Knows no kind of statement. */
import { sizeOf } from '../../src/torch/shapes.ts';
import type { DType } from '../../src/arrays/index.ts';
import type { Draw } from './draw.ts';
import { literal, someDtype, someShape } from './literals.ts';
import type { Session, Variable } from './session.ts';

export interface Statement {
  readonly kind: string;
  /** The operation it calls, for counting. */
  readonly subject: string;
  readonly text: string;
}
export interface Written { readonly text: string; readonly subject: string }
/** Answers undefined if there is nothing to write about. */
export type Writer = (author: Author) => Written | undefined;

/** So many statements are tried before one is kept as it is. */
const attempts = 14;
/** Tensors with more elements are not used further. */
const manyElements = 150;

export class Author {
  readonly statements: Statement[] = [];
  #count = 0;
  /** `dtype`: of all new tensors for which nothing else is said. */
  constructor(readonly draw: Draw, readonly session: Session, readonly dtype?: DType) {}

  /** A name nobody has. */
  name(): string { return `v${this.#count++}`; }

  variables(fits: (variable: Variable) => boolean = () => true): Variable[] {
    return this.session.tensors().filter((variable) => sizeOf(variable.tensor.shape) <= manyElements && fits(variable));
  }

  /** Writes a new tensor down, before the statement that is being written. */
  fresh(shape: readonly number[] = someShape(this.draw), dtype: DType = this.dtype ?? someDtype(this.draw), options: { readonly requiresGrad?: boolean; readonly text?: string } = {}): string {
    const name = this.name();
    const grad = (options.requiresGrad ?? this.draw.chance(45)) && dtype.startsWith('float') ? ', requires_grad=True' : '';
    this.keep('creation', 'tensor', `${name} = torch.tensor(${options.text ?? literal(this.draw, shape, dtype)}, dtype=torch.${dtype}${grad})`);
    return name;
  }

  keep(kind: string, subject: string, text: string): void {
    const outcome = this.session.run(text);
    if (outcome.kind !== 'value') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
    this.statements.push({ kind, subject, text });
  }

  /** Keeps a statement that may raise. */
  tryKeep(kind: string, subject: string, text: string): void {
    this.session.run(text);
    this.statements.push({ kind, subject, text });
  }

  /** Tries until a statement runs; one in six is kept although it raises. */
  write(kind: string, writer: Writer): void {
    const mayRaise = this.draw.chance(17);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const start = { names: this.session.mark(), statements: this.statements.length, count: this.#count };
      const written = writer(this);
      if (written !== undefined) {
        const outcome = this.session.run(written.text);
        const runs = outcome.kind === 'value';
        if (runs || outcome.kind === 'unsupported' || (outcome.kind === 'raises' && (mayRaise || attempt === attempts))) {
          this.statements.push({ kind, ...written });
          return;
        }
      }
      this.session.back(start.names);
      this.statements.length = start.statements;
      this.#count = start.count;
    }
  }
}
