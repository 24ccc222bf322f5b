/**
 * @file Where names live while code runs: scopes, frames, and what the evaluator's parts share (`Machine`).
 */
import type { AnyNode, Expr, Module, NodeBase, Stmt } from '../syntax/ast.ts';
import { contents, type Container } from './contents.ts';
import type { Collector, Interpreter, Location, Observer, PyException } from './interpreter.ts';
import type { Parameters } from './parameters.ts';
import type { ScopeInfo } from './scopes.ts';
import type { Files } from './traceback.ts';
import type { PyClass, PyModule, PyObject, Value } from './values.ts';

/** How a statement ended, where not normally. A returned value waits in `Frame.returned`. */
export type Completion = 'break' | 'continue' | 'return' | undefined;
/** A run of statements: yields what `yield` yields, takes what `send` sends. */
export type Run = Generator<Value, Completion, Value>;

/** A module whose statements are evaluated by us; see `module.ts`. */
export interface ModuleScope {
  readonly name: string;
  /** undefined for library modules, which observers and tracebacks leave out. */
  readonly file: string | undefined;
  readonly names: Map<string, Value>;
  readonly value: PyModule;
  /** Unknown modules whose names were all imported: a name nobody else binds is theirs. */
  readonly opaqueStars: string[];
  /** A global name, evaluated on demand where that is on. `before` is the statement that asks, none for function bodies. */
  lookup(name: string, before: number | undefined): Value | undefined;
}

/** The names of one function call, class body, comprehension or module. */
export class Scope {
  readonly names: Map<string, Value>;
  constructor(
    readonly kind: 'function' | 'class' | 'module',
    readonly parent: Scope | undefined,
    readonly module: ModuleScope,
    readonly info: ScopeInfo,
    names?: Map<string, Value>,
    /** For the scope a caller provides: the value of a name it lacks. */
    readonly fallback?: (name: string) => Value | undefined,
  ) { this.names = names ?? new Map<string, Value>(); }
  [contents](): Iterable<unknown> { return [this.names, this.parent, this.module]; }
}

/** One activation: a call, a class body, a module's statement. */
export class Frame {
  /** What is being evaluated, for tracebacks. */
  node: NodeBase;
  returned: Value | undefined = undefined;
  /** The exception whose handler runs, for a bare `raise` and `__context__`. */
  handled: PyException | undefined = undefined;
  /** What `yield` expressions of the current statement evaluated to. */
  sent: Map<Expr, Value> | undefined = undefined;
  caller: Frame | undefined = undefined;
  /** What nobody but running code holds: arguments, the iterator of a `for`, the operand that waits for the other. */
  readonly held: unknown[] = [];
  /** Called between two statements; undefined while nothing may be collected. */
  collect: ReturnType<Collector['enter']> | undefined = undefined;
  constructor(
    readonly scope: Scope,
    /** `<module>`, or the qualified name. */
    readonly name: string,
    node: NodeBase,
    /** The function's class and first argument, for `super()`. */
    readonly owner: { readonly cls: PyClass | undefined } | undefined = undefined,
    readonly self: Value | undefined = undefined,
    /** Which top-level statement of its module this is. */
    readonly position: number | undefined = undefined,
    /** The class in whose text this code stands, for `__private` names. */
    readonly className: string | undefined = undefined,
  ) { this.node = node; }
  [contents](): Iterable<unknown> { return [this.scope, this.returned, this.handled, this.sent && [...this.sent.values()], this.owner, this.self, this.held]; }
}

/** What a Python function closes over. */
export interface Closure extends Container {
  readonly scope: Scope;
  readonly info: ScopeInfo;
  readonly parameters: Parameters;
  readonly className: string | undefined;
}

/** The evaluator, as its parts see it. */
export interface Machine extends Interpreter {
  frame: Frame | undefined;
  /** Whether a native runs on top of the innermost frame; what it holds nobody knows, so frames that it calls don't collect. */
  inNative: boolean;
  /** Everything from which a value can be reached. */
  readonly roots: () => Iterable<unknown>;
  /** Containers whose `repr` is being made. */
  readonly representing: Set<PyObject>;
  readonly observer: Observer | undefined;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly main: ModuleScope;
  /** `sys.argv`. */
  readonly argv: readonly string[];
  /** The program's texts by path. */
  readonly files: Files;
  readonly parse: ((text: string) => Module) | undefined;
  readonly refuses: ((origin: string) => boolean) | undefined;
  /** Seconds. */
  time(): { readonly sinceEpoch: number; readonly sinceStart: number };
  evaluate(node: Expr, frame: Frame): Value;
  unary(op: string, operand: Value): Value;
  ascii(value: Value): string;
  delattr(object: Value, name: string): void;
  delitem(object: Value, key: Value): void;
  /** The statements, in this frame. */
  run(body: readonly Stmt[], frame: Frame): Run;
  /** `sys.getrecursionlimit()`. */
  recursionLimit: number;
  /** Counts the call of a function that is not written in Python, and what it reads. */
  native(args: readonly Value[]): void;
  /** Runs `body` with at most so many steps; more is unsupported, not the end of the budget. */
  limited(steps: number, body: () => void): void;
  /** Runs `body` with `frame` innermost, and writes the traceback. */
  within<T>(frame: Frame, body: () => T): T;
  /** `level` and `from` are for relative imports. */
  importFrom(name: string, level: number, from: ModuleScope): Value;
  returned(frame: Frame, node: AnyNode, value: Value): void;
  locate(frame: Frame): Location | undefined;
}
