/**
 * @file What expressions are worth where they stand, on the meta backend: a function is run with the arguments that some
 * call of it in the file gives. So `image_shape` inside a test is the shape that the test is called with.
 */
import type { ArrayBackend } from '../../arrays/backend.ts';
import { PyTuple, PyList, type Outcome, type Program, type Value } from '../../python/evaluator/index.ts';
import type { Call, Expr, FunctionDef, NodeBase } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';
import { isTensor, type Tensor } from '../../torch/index.ts';
import { ProbeGradients } from '../probes/gradients.ts';
import { Lab, type Notes } from '../probes/lab.ts';
import { isPlain } from '../probes/plainValue.ts';
import { makeSelf } from '../probes/selfProxy.ts';
import { callsOf } from './calls.ts';
import { functionsOf, type FunctionInfo } from './names.ts';

/** Values by the start and end of the expression. */
type ValueMap = ReadonlyMap<string, Value>;

export interface ContextTools {
  /** Opens what its values are on. Nobody frees these arrays one by one: they go with the contexts. */
  readonly openMeta: () => ArrayBackend;
  readonly clock: () => number;
  /** Of random numbers. */
  readonly seed?: number | undefined;
  /** Spent on one function or expression. */
  readonly maxMilliseconds?: number | undefined;
}

/** What came of running a function, or of evaluating one expression. */
interface Context {
  readonly values: ValueMap;
  /** Data that the file does not have went into it. */
  readonly assumed: boolean;
  /** The exception that ended it, where no number of ours went into it. */
  readonly raised: { readonly type: string; readonly message: string; readonly place: NodeBase } | undefined;
}
const unknownContext: Context = { values: new Map(), assumed: true, raised: undefined };

/** Depth of callers that are followed. */
const maxCallers = 3;
const assumedShape = [256, 1, 28, 28];

export class Contexts {
  readonly #program: Program;
  readonly #tools: ContextTools;
  readonly #functions: readonly FunctionInfo[];
  #made: Lab | undefined;
  readonly #expressions = new Map<string, Context>();
  readonly #memo = new Map<FunctionInfo | undefined, Context>();
  /** By the name that is called: every function of a long file asks. */
  /** By the def: what is known of it is found anew for each question, and must not be kept here. */
  readonly #calls = new WeakMap<FunctionDef, readonly Call[]>();

  #arrays: ArrayBackend | undefined;

  constructor(program: Program, tools: ContextTools) {
    this.#program = program;
    this.#tools = tools;
    this.#functions = functionsOf(program.main.tree);
  }

  /** Of the values. */
  get arrays(): ArrayBackend { return (this.#arrays ??= this.#tools.openMeta()); }

  /** Whether it is about that very program. */
  isOf(program: Program): boolean { return this.#program === program; }

  /** The value of the expression at its place; undefined if it can't be told. `assumed`: data that the file does not have went into it. */
  valueOf(expr: Expr): { readonly value: Value; readonly assumed: boolean } | undefined {
    const { values, assumed } = this.#run(this.#enclosing(expr), maxCallers, expr);
    const value = values.get(keyOf(expr));
    return value === undefined ? undefined : { value, assumed };
  }

  /** The value of the first of these expressions that is evaluated while the function around the call runs: where they stand in what is called, however that is. */
  during(call: Call, exprs: readonly Expr[]): { readonly value: Value; readonly assumed: boolean } | undefined {
    const { values, assumed } = this.#run(this.#enclosing(call), maxCallers, call);
    const value = exprs.map((expr) => values.get(keyOf(expr))).find((found) => found !== undefined);
    return value === undefined ? undefined : { value, assumed };
  }

  /** The same, if some run has shown it already: for whoever can't wait for one. */
  known(expr: Expr): { readonly value: Value; readonly assumed: boolean } | undefined { return this.#known.get(keyOf(expr)); }
  readonly #known = new Map<string, { readonly value: Value; readonly assumed: boolean }>();

  /** What the expression itself raises at its place; undefined where it does not, or where a number of ours may be to blame. */
  raisedAt(expr: Expr): { readonly type: string; readonly message: string } | undefined {
    const { raised } = this.#run(this.#enclosing(expr), maxCallers, expr);
    return raised?.place.start === expr.start && raised.place.end === expr.end ? raised : undefined;
  }

  /** The value that an expression has at module level: a constant, an option of a parsed command line. */
  moduleValueOf(expr: Expr): Value | undefined {
    const outcome = this.#lab.evaluator.evaluate(expr);
    return outcome.kind === 'value' ? outcome.value : undefined;
  }

  /** Calls of a function or method, in source order. */
  callsOf(info: FunctionInfo): readonly Call[] {
    const known = this.#calls.get(info.node) ?? callsOf(info, this.#program.main.tree);
    this.#calls.set(info.node, known);
    return known;
  }

  #enclosing(expr: Expr): FunctionInfo | undefined {
    const def = nodesAt(this.#program.main.tree, expr.start).filter((node) => node.type === 'FunctionDef' && node.body.some((s) => s.start <= expr.start && expr.end <= s.end)).at(-1);
    return this.#functions.find((info) => info.node === def);
  }

  #run(info: FunctionInfo | undefined, depth: number, expr: Expr): Context {
    if (!info) return this.#runExpression(expr);
    const known = this.#memo.get(info);
    if (known) return known;
    // A function that calls itself must not ask for its own values.
    this.#memo.set(info, unknownContext);
    const result = this.#runFunction(info, depth);
    this.#memo.set(info, result);
    return result;
  }

  /** One for all expressions: what the module binds is evaluated once. */
  get #lab(): Lab {
    return (this.#made ??= new Lab({ program: this.#program, arrays: this.arrays, clock: this.#tools.clock, shape: assumedShape, seed: this.#tools.seed ?? 0, gradients: new ProbeGradients(0), maxMilliseconds: this.#tools.maxMilliseconds ?? 300, keepsValues: true }));
  }

  #runExpression(expr: Expr): Context {
    const known = this.#expressions.get(keyOf(expr));
    if (known) return known;
    const lab = this.#lab;
    const { notes, result: outcome } = lab.record(() => lab.evaluator.evaluate(expr));
    const result = this.#contextOf(notes, outcome);
    this.#expressions.set(keyOf(expr), result);
    return result;
  }

  #runFunction(info: FunctionInfo, depth: number): Context {
    const lab = this.#lab;
    const given = depth > 0 ? this.#argumentsFromCallers(info, depth) : undefined;
    const callee = lab.evaluator.functionOf(info.node);
    if (callee.kind !== 'value') return unknownContext;
    const names = [...info.node.args.posonlyargs, ...info.node.args.args].map((a) => a.arg);
    const own = info.owner ? names.slice(1) : names;
    const kwargs = new Map<string, Value>();
    const required = own.length - info.node.args.defaults.length;
    own.forEach((name, i) => {
      const value = given?.get(name);
      if (value !== undefined) kwargs.set(name, value);
      else if (i < required) kwargs.set(name, lab.unknown(name));
    });
    const self = info.owner ? [makeSelf(lab, info.owner, info.node.name)] : [];
    const { notes, result: outcome } = lab.record(() => lab.evaluator.call(callee.value, self, kwargs));
    return this.#contextOf(notes, outcome);
  }

  #contextOf(notes: Notes, outcome: Outcome<Value>): Context {
    const { path } = this.#program.main;
    const place = outcome.kind === 'raises' ? outcome.traceback.findLast(({ file }) => file === path)?.node : undefined;
    const raised = outcome.kind === 'raises' && place && notes.assumptions.size === 0 ? { type: outcome.type, message: outcome.message, place } : undefined;
    const values = collect(notes.values, path);
    const assumed = notes.data.size > 0;
    for (const [key, value] of values) if (!this.#known.has(key)) this.#known.set(key, { value, assumed });
    return { values, assumed, raised };
  }

  /** Plain values (numbers, strings, tuples of them) that the first readable call gives for the parameters. */
  #argumentsFromCallers(info: FunctionInfo, depth: number): ReadonlyMap<string, Value> | undefined {
    const names = [...info.node.args.posonlyargs, ...info.node.args.args].map((a) => a.arg).slice(info.owner ? 1 : 0);
    for (const call of this.callsOf(info)) {
      const found = new Map<string, Value>();
      const add = (name: string | undefined, expr: Expr): void => {
        const value = name === undefined ? undefined : this.#run(this.#enclosing(expr), depth - 1, expr).values.get(keyOf(expr));
        if (name !== undefined && value !== undefined && isPlain(value)) found.set(name, value);
      };
      call.args.forEach((expr, i) => { add(names[i], expr); });
      for (const keyword of call.keywords) add(keyword.arg ?? undefined, keyword.value);
      if (found.size > 0) return found;
    }
    return undefined;
  }
}

const keyOf = (expr: Expr): string => `${expr.start.toString()}:${expr.end.toString()}:${expr.type}`;

/** First value of every expression; of tensors the largest, since a loop may try batch sizes. */
function collect(values: readonly { file: string; node: Expr; value: Value }[], file: string): ValueMap {
  const map = new Map<string, Value>();
  for (const entry of values) if (entry.file === file && isBetter(entry.value, map.get(keyOf(entry.node)))) map.set(keyOf(entry.node), entry.value);
  return map;
}

const isBetter = (value: Value, known: Value | undefined): boolean => known === undefined || (isTensor(value) && isTensor(known) && value.size > known.size);

/** A shape if the value is one: a tuple, list or torch.Size of positive sizes, or a tensor's. */
export function shapeOfValue(value: Value, isTensor: (value: Value) => value is Tensor): readonly number[] | undefined {
  if (isTensor(value)) return value.shape.length > 0 ? value.shape : undefined;
  if (!(value instanceof PyTuple) && !(value instanceof PyList)) return undefined;
  const sizes = value.items.map((item) => (typeof item === 'bigint' ? Number(item) : NaN));
  return sizes.length > 0 && sizes.every((size) => Number.isInteger(size) && size > 0) ? sizes : undefined;
}
