/** @file Parameters of functions and lambdas to CPython's `arguments`. */
import type { Arg, Arguments, Expr } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { childOf, required, textOf } from './lowering.ts';

/** The parameters of a `parameters` or `lambda_parameters` node; none where there is no node. */
export function lowerParameters(node: CstNode | undefined, lowering: Lowering): Arguments {
  const builder = new ArgumentsBuilder();
  for (const part of node?.parts ?? []) PARAMETERS[part.type]?.(part, builder, lowering);
  return builder.arguments;
}

type Slot = 'one' | 'vararg' | 'kwarg';

class ArgumentsBuilder {
  #posonlyargs: Arg[] = [];
  #args: Arg[] = [];
  #vararg: Arg | undefined;
  readonly #kwonlyargs: Arg[] = [];
  readonly #kwDefaults: (Expr | undefined)[] = [];
  #kwarg: Arg | undefined;
  readonly #defaults: Expr[] = [];
  #keywordOnly = false;

  get arguments(): Arguments {
    return {
      posonlyargs: this.#posonlyargs, args: this.#args, vararg: this.#vararg, kwonlyargs: this.#kwonlyargs,
      kw_defaults: this.#kwDefaults, kwarg: this.#kwarg, defaults: this.#defaults,
    };
  }

  add(slot: Slot, arg: Arg, defaultValue: Expr | undefined): void {
    if (slot === 'vararg') this.#vararg = arg;
    else if (slot === 'kwarg') this.#kwarg = arg;
    else if (this.#keywordOnly) this.#addKeywordOnly(arg, defaultValue);
    else this.#addPositional(arg, defaultValue);
    if (slot === 'vararg') this.#keywordOnly = true;
  }

  /** A bare `*`. */
  startKeywordOnly(): void {
    this.#keywordOnly = true;
  }

  /** A bare `/`. */
  endPositionalOnly(): void {
    this.#posonlyargs = this.#args;
    this.#args = [];
  }

  #addKeywordOnly(arg: Arg, defaultValue: Expr | undefined): void {
    this.#kwonlyargs.push(arg);
    this.#kwDefaults.push(defaultValue);
  }

  #addPositional(arg: Arg, defaultValue: Expr | undefined): void {
    this.#args.push(arg);
    if (defaultValue !== undefined) this.#defaults.push(defaultValue);
  }
}

type ParameterRule = (node: CstNode, builder: ArgumentsBuilder, lowering: Lowering) => void;

const PARAMETERS: Readonly<Record<string, ParameterRule>> = {
  identifier: (node, builder, lowering) => { addNamed(node, undefined, undefined, builder, lowering); },
  typed_parameter: (node, builder, lowering) => {
    addNamed(node.parts[0], childOf(node, 'type'), undefined, builder, lowering);
  },
  default_parameter: (node, builder, lowering) => {
    addNamed(node.parts[0], undefined, required(lowering, node.parts[1], node), builder, lowering);
  },
  typed_default_parameter: (node, builder, lowering) => {
    const value = required(lowering, node.parts[2], node);
    addNamed(node.parts[0], childOf(node, 'type'), value, builder, lowering);
  },
  list_splat_pattern: (node, builder, lowering) => { addNamed(node, undefined, undefined, builder, lowering); },
  dictionary_splat_pattern: (node, builder, lowering) => { addNamed(node, undefined, undefined, builder, lowering); },
  tuple_pattern: (node, builder, lowering) => { addNamed(node, undefined, undefined, builder, lowering); },
  keyword_separator: (_node, builder) => { builder.startKeywordOnly(); },
  positional_separator: (_node, builder) => { builder.endPositionalOnly(); },
};

const SLOTS: Readonly<Record<string, Slot>> = { list_splat_pattern: 'vararg', dictionary_splat_pattern: 'kwarg' };

function addNamed(
  node: CstNode | undefined, type: CstNode | undefined, value: Expr | undefined, builder: ArgumentsBuilder, lowering: Lowering,
): void {
  if (node === undefined) return;
  if (node.type === 'tuple_pattern') lowering.problem(node, 'A parameter can no longer be a tuple (Python 2); unpack it in the body.');
  const slot = SLOTS[node.type] ?? 'one';
  const name = slot === 'one' ? node : node.parts[0] ?? node;
  const annotation = type === undefined ? undefined : lowering.expression(type);
  builder.add(slot, { start: name.start, end: type?.end ?? name.end, arg: textOf(lowering, name), annotation }, value);
}
