/**
 * @file What a library (PyTorch's meaning, the standard library) may ask of the evaluator, and what a caller gives it.
 * The implementation is in `evaluate.ts` and its neighbours.
 */
import type { AnyNode, Expr, Module, NodeBase, Stmt } from '../syntax/ast.ts';
import type { SourceText } from './sourceText.ts';
import type { RaisedException } from './traceback.ts';
import type { Kwargs, PyClass, PyModule, PyObject, Value } from './values.ts';

/** Python's protocols, as functions. Every one may throw `PyException`; none throws anything else but `Unsupported` and `BudgetExceeded`. */
export interface Interpreter {
  call(callee: Value, args?: readonly Value[], kwargs?: Kwargs): Value;
  getattr(object: Value, name: string): Value;
  /** undefined instead of AttributeError. */
  getattrOptional(object: Value, name: string): Value | undefined;
  setattr(object: Value, name: string, value: Value): void;
  getitem(object: Value, key: Value): Value;
  setitem(object: Value, key: Value, value: Value): void;
  iterate(object: Value): Iterable<Value>;
  truth(object: Value): boolean;
  length(object: Value): number;
  equals(a: Value, b: Value): boolean;
  /** `op` is CPython's operator name: Add, Sub, Mult… */
  binary(op: string, left: Value, right: Value): Value;
  /** `Lt`, `Eq`, … */
  compare(op: string, left: Value, right: Value): Value;
  repr(object: Value): string;
  str(object: Value): string;
  format(object: Value, spec: string): string;
  isinstance(object: Value, cls: PyClass): boolean;
  typeOf(object: Value): PyClass;
  /** Python's `hash()`; TypeError for what is unhashable. */
  hash(object: Value): bigint;
  /** The value that stands for all values equal to this one as a key of a dict or set. */
  representative(object: PyObject): PyObject;
  /** `id()`: the same number for the same object, as long as this evaluator lives. */
  identity(object: PyObject): number;
  /** Ends the evaluation if something of this many bytes (or elements) is about to be built. */
  reserve(bytes: number | bigint): void;
  importModule(name: string): Value;
  /** Throws the Python exception of that built-in (or library) class. */
  raise(type: string | PyClass, message: string): never;
  /** Ends the evaluation: what can't be run. The place is the node being evaluated. */
  unsupported(what: string): never;
  /** Where the evaluation stands now: innermost frame of the *user's* code. */
  readonly location: Location | undefined;
  /** stdout of the program: `print` writes here. */
  print(text: string): void;
  /** What stands for the unknown, if the caller said so. */
  readonly unknown: ((origin: string) => Value) | undefined;
  /** Counts towards the step budget; long native loops call it. */
  step(count?: number): void;
  /** All from which the program can reach a value now, for a collector. */
  readonly roots: () => Iterable<unknown>;
}

/** A place in one file of the program. */
export interface Location {
  readonly file: string;
  readonly node: NodeBase;
  /** `<module>`, or the function's qualified name. */
  readonly function: string;
  /** What lies between the operands of an operation; `whole` where all of it is the operator: `[i]`. */
  readonly operator?: { readonly start: number; readonly end: number; readonly whole: boolean } | undefined;
}

/** Modules that `import` finds. A source module is Python of ours, given as a tree. */
export interface Library {
  /** `torch`, `torch.nn.functional`, …; built the first time it is imported. */
  readonly native: ReadonlyMap<string, (interpreter: Interpreter) => PyModule>;
  /** Name → tree of a module written in Python; evaluated on demand like the user's own. A native module of the same name is its fallback for names it lacks. */
  readonly source: ReadonlyMap<string, Module>;
}

/** One file of the user's program. */
export interface ProgramFile extends SourceText {
  /** Shown in tracebacks: `samples/wgan_gp.py`. */
  readonly path: string;
  readonly tree: Module;
}

/** The user's program: the file at hand and those it imports, by module name. Plain data. */
export interface Program {
  readonly main: ProgramFile;
  readonly modules: Readonly<Record<string, ProgramFile>>;
}

export interface Budget {
  /** Statements and expressions evaluated. */
  readonly maxSteps: number;
  readonly maxDepth: number;
  /** Milliseconds on the clock that is passed in. */
  readonly maxMilliseconds: number;
}
export const defaultBudget: Budget = { maxSteps: 10_000_000, maxDepth: 200, maxMilliseconds: 10_000 };

/** Called as the evaluation goes; every member is optional and cheap when absent. Library frames are not reported. */
export interface Observer {
  onStatement?(file: string, node: Stmt): void;
  onExpression?(file: string, node: Expr, value: Value): void;
  /** A function of the user's returns; `node` is its def or lambda. */
  onReturn?(file: string, node: AnyNode, value: Value): void;
  onPrint?(text: string): void;
  /** What the program writes to stderr. */
  onError?(text: string): void;
}

/** A Python exception on its way. `traceback` is outermost first. */
export class PyException extends Error {
  /** The frame that added itself to the traceback last. The evaluator's own business. */
  recordedBy: unknown = undefined;
  constructor(readonly value: PyObject, readonly typeName: string, message: string, readonly traceback: Location[] = []) { super(message); }
}
/** Not an error of the user's: something we can't run. */
export class Unsupported extends Error {
  constructor(readonly what: string, readonly location: Location | undefined) { super(what); }
}
export class BudgetExceeded extends Error {
  constructor(
    readonly budget: 'steps' | 'depth' | 'time' | 'bytes', message: string, readonly location: Location | undefined,
    /** Of what was too large, where that is known. */
    readonly bytes: Bytes | undefined = undefined,
  ) { super(message); }
}
/** What a value would have needed, and what there is. */
export interface Bytes { readonly needed: number; readonly limit: number }

/** Gives back what values hold outside of JavaScript's own memory, once a program can't reach them any more. */
export interface Collector {
  /**
   * Code starts, or goes on after it was left. The answer is called between its statements, with all from which a value
   * can be reached; what existed before now may be held by callers besides.
   */
  enter(): (roots: () => Iterable<unknown>) => void;
}

/** How an evaluation ended. Plain data but for `value`. */
export type Outcome<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'raises'; readonly type: string; readonly message: string; readonly traceback: readonly Location[]; readonly notes?: RaisedException['notes']; readonly before?: RaisedException['before']; /** Of SystemExit: what the process ends with, or a text for stderr. */ readonly exit?: number | string | undefined }
  | { readonly kind: 'unsupported'; readonly what: string; readonly location: Location | undefined }
  | { readonly kind: 'budget'; readonly budget: BudgetExceeded['budget']; readonly message: string; readonly location: Location | undefined; readonly bytes?: Bytes | undefined };

export interface EvaluatorOptions {
  readonly program: Program;
  readonly library: Library;
  readonly observer?: Observer | undefined;
  readonly budget?: Partial<Budget> | undefined;
  /** Milliseconds; `performance.now`. */
  readonly clock: () => number;
  /** Replaces module-level names of the main file before they are evaluated (a probe's LAMBDA, a fixed text's function). */
  readonly globals?: Readonly<Record<string, Value>> | undefined;
  /** Stands for what nobody can know (an unknown library, its attributes and results); by default `new Opaque(origin)`. A caller with a better idea (the penalty layer) hands in objects of its own. */
  readonly unknown?: ((origin: string) => Value) | undefined;
  /** `sys.argv[1:]`. */
  readonly argv?: readonly string[] | undefined;
  readonly collector?: Collector | undefined;
  /** Whether calling the unknown thing of that origin is to end the evaluation, for its result would matter. */
  readonly refuses?: ((origin: string) => boolean) | undefined;
  /** For `eval` and `exec`, which are not supported without. */
  readonly parse?: ((text: string) => Module) | undefined;
  /** Milliseconds since 1970 at which the clock was 0; without it, time starts at a fixed date. */
  readonly epoch?: number | undefined;
}

/** Made by `createEvaluator(options)` in `evaluate.ts`. */
export interface Evaluator {
  readonly interpreter: Interpreter;
  /** Executes the whole main file in order, as `python file.py` does (`__name__ == '__main__'`). */
  runMain(): Outcome<undefined>;
  /** A module-level name of the main file, on demand: only the statements it needs are executed. */
  global(name: string): Outcome<Value>;
  /** Evaluates an expression in the scope of the main module, or in that of `env` (names → values) over it. */
  evaluate(node: Expr, env?: ReadonlyMap<string, Value>): Outcome<Value>;
  /** Executes statements in a fresh local scope over the main module; answers the scope's names (and `return` under the key `return`, if one ran). */
  execute(body: readonly Stmt[], env?: ReadonlyMap<string, Value>): Outcome<ReadonlyMap<string, Value>>;
  /** Makes the function value of a def anywhere in the main file. Free names that aren't module-level are taken from `env`. */
  functionOf(node: Stmt, env?: ReadonlyMap<string, Value>): Outcome<Value>;
  call(callee: Value, args: readonly Value[], kwargs?: Kwargs): Outcome<Value>;
  /** Runs `body` and turns the three exceptions above into an outcome. */
  attempt<T>(body: () => T): Outcome<T>;
}
