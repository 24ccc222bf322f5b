/**
 * @file Runs the statements of a program while it is being written, so that its writer knows every variable's shape,
 * dtype and elements. Its numbers decide what is written, never what is right.
 */
import type { ArrayBackend } from '../../src/arrays/index.ts';
import { createEvaluator, None, PyList, PyTuple, type Evaluator, type Outcome, type Value } from '../../src/python/evaluator/index.ts';
import { standardLibrary } from '../../src/python/library/index.ts';
import type { Parser } from '../../src/python/syntax/index.ts';
import { createTorch, isTensor, type Tensor, type Torch } from '../../src/torch/index.ts';

export interface Variable { readonly name: string; readonly tensor: Tensor }

export class Session {
  readonly #parser: Parser;
  readonly #torch: Torch;
  readonly #evaluator: Evaluator;
  #names: ReadonlyMap<string, Value> = new Map();

  constructor(parser: Parser, arrays: ArrayBackend, prelude: string) {
    this.#parser = parser;
    this.#torch = createTorch({ arrays });
    const standard = standardLibrary();
    const library = { native: new Map([...standard.native, ...this.#torch.library.native]), source: new Map([...standard.source, ...this.#torch.library.source]) };
    const main = { path: 'program.py', text: '', tree: parser.parse('') };
    this.#evaluator = createEvaluator({ program: { main, modules: {} }, library, budget: { maxSteps: 300_000 }, clock: () => performance.now() });
    for (const line of prelude.split('\n')) this.run(line);
  }

  run(text: string): Outcome<ReadonlyMap<string, Value>> {
    // A name that the statement itself binds is there before it, or it would be looked up in the (empty) module.
    const bound = [...text.matchAll(/^\s*(?:def |for |class )?(\w+)(?= =|\(| in )/gm)].map(([, name]): readonly [string, Value] => [name ?? '', None]);
    const outcome = this.#evaluator.execute(this.#parser.parse(text).body, new Map([...bound, ...this.#names]));
    if (outcome.kind === 'value') this.#names = outcome.value;
    return outcome;
  }

  /** What `back` returns to; changes inside tensors stay. */
  mark(): ReadonlyMap<string, Value> { return this.#names; }
  back(mark: ReadonlyMap<string, Value>): void { this.#names = mark; }

  value(name: string): Value | undefined { return this.#names.get(name); }

  /** Variables that hold tensors, and items of those that hold tuples of them. */
  tensors(): Variable[] {
    return [...this.#names].flatMap(([name, value]) => {
      if (isTensor(value)) return [{ name, tensor: value }];
      const items = value instanceof PyTuple || value instanceof PyList ? value.items : [];
      return items.flatMap((item, index) => (isTensor(item) ? [{ name: `${name}[${index}]`, tensor: item }] : []));
    });
  }

  elements(tensor: Tensor): number[] { return Array.from(this.#torch.read(tensor) ?? []); }
}
