/**
 * @file The evaluator's core: Python's protocols over values, bound to one program's frames and budget.
 */
import type { AnyNode, Expr, Stmt } from '../syntax/ast.ts';
import { deleteAttribute, missingAttribute, optionalAttribute, readAttribute, writeAttribute } from './attributes.ts';
import { Meter } from './budget.ts';
import { builtins } from './builtins/index.ts';
import { callValue } from './calls.ts';

import { raise } from './exceptions.ts';
import { evaluateExpression } from './expressions.ts';
import type { Frame} from './frame.ts';
import { type Machine, type ModuleScope, type Run } from './frame.ts';
import { Identities } from './identities.ts';
import { Importer } from './importer.ts';
import { defaultBudget, PyException, Unsupported, type Collector, type EvaluatorOptions, type Location, type Observer } from './interpreter.ts';
import { iterateValue } from './iteration.ts';
import { binaryOperation, compareValues, equalValues, unaryOperation } from './operators.ts';
import { asciiText, formatValue, reprValue, strValue } from './presentation.ts';
import { deleteItem, isInstance, isTrue, lengthOf, readItem, writeItem } from './protocols.ts';
import { SourceModule } from './sourceModule.ts';
import { executeBlock } from './statements.ts';
import { filesOf, type Files } from './traceback.ts';
import { foreseen } from './unforeseen.ts';
import { classes, noKwargs, PyModule, type PyObject, type Kwargs, type PyClass, type Value } from './values.ts';

/** What time it is when nobody says: the start of 2023. */
const fixedEpoch = 1_672_531_200_000;

/** Where the operator of an operation is, for the marks of a traceback. */
function operatorOf(node: Partial<AnyNode>): Location['operator'] {
  if (node.type === 'BinOp' && node.left && node.right) return { start: node.left.end, end: node.right.start, whole: false };
  return node.type === 'Subscript' && node.value && node.end !== undefined ? { start: node.value.end, end: node.end, whole: true } : undefined;
}

/** One evaluation's state. */
export class Runtime implements Machine {
  frame: Frame | undefined;
  inNative = false;
  readonly representing = new Set<PyObject>();
  readonly observer: Observer | undefined;
  readonly builtins = builtins;
  readonly main: SourceModule;
  readonly argv: readonly string[];
  readonly files: Files;
  readonly parse: EvaluatorOptions['parse'];
  readonly refuses: EvaluatorOptions['refuses'];
  readonly #clock: () => number;
  readonly #epoch: number;
  readonly unknown: ((origin: string) => Value) | undefined;
  readonly meter: Meter;
  readonly #importer: Importer;
  readonly #userModules = new WeakMap<PyModule, SourceModule>();
  readonly #collector: Collector | undefined;
  readonly #identities = new Identities(this);

  constructor(options: EvaluatorOptions) {
    const { program, library } = options;
    this.observer = options.observer;
    this.unknown = options.unknown;
    this.#collector = options.collector;
    this.argv = [program.main.path, ...(options.argv ?? [])];
    this.files = filesOf(program);
    this.parse = options.parse;
    this.refuses = options.refuses;
    this.#clock = options.clock;
    this.#epoch = options.epoch ?? fixedEpoch;
    this.meter = new Meter({ ...defaultBudget, ...options.budget }, options.clock, () => this.location);
    this.#importer = new Importer(program, library, (name, tree, file, fallback) => {
      const module = new SourceModule(this, name, tree, file?.path, fallback);
      if (file !== undefined) this.#userModules.set(module.value, module);
      return module.value;
    });
    this.main = new SourceModule(this, '__main__', program.main.tree, program.main.path, undefined);
    for (const [name, value] of Object.entries(options.globals ?? {})) this.main.preset(name, value);
  }

  // ---- running ----------------------------------------------------------------------------------------------

  evaluate(node: Expr, frame: Frame): Value {
    this.meter.step();
    const value = evaluateExpression(this, node, frame);
    const { file } = frame.scope.module;
    if (this.observer?.onExpression !== undefined && file !== undefined) this.observer.onExpression(file, node, value);
    return value;
  }
  run(body: readonly Stmt[], frame: Frame): Run { return executeBlock(this, body, frame); }
  limited(steps: number, body: () => void): void {
    if (!this.meter.within(steps, body)) this.unsupported('a long loop at module level, run for one of its names');
  }

  within<T>(frame: Frame, body: () => T): T {
    const { frame: caller, inNative } = this;
    frame.caller = caller;
    this.meter.enter();
    this.frame = frame;
    this.inNative = false;
    frame.collect = inNative || (caller !== undefined && caller.collect === undefined) ? undefined : this.#collector?.enter();
    try {
      return body();
    } catch (error) {
      if (error instanceof PyException) this.#record(error, frame);
      throw foreseen(error, this.location);
    } finally {
      this.frame = caller;
      this.inNative = inNative;
      this.meter.leave();
    }
  }
  #record(error: PyException, frame: Frame): void {
    const location = error.recordedBy === frame ? undefined : this.locate(frame);
    if (location !== undefined) error.traceback.unshift(location);
    error.recordedBy = frame;
  }

  returned(frame: Frame, node: AnyNode, value: Value): void {
    if (frame.scope.module.file !== undefined) this.observer?.onReturn?.(frame.scope.module.file, node, value);
  }

  locate(frame: Frame): Location | undefined {
    const { file } = frame.scope.module;
    return file === undefined ? undefined : { file, node: { start: frame.node.start, end: frame.node.end }, function: frame.name, operator: operatorOf(frame.node) };
  }
  readonly roots = (): Iterable<unknown> => {
    const frames: Frame[] = [];
    for (let { frame } = this; frame !== undefined; frame = frame.caller) frames.push(frame);
    return [this.main, this.#importer, this.#identities, ...frames];
  };
  get location(): Location | undefined {
    for (let frame = this.frame; frame !== undefined; frame = frame.caller) {
      const location = this.locate(frame);
      if (location !== undefined) return location;
    }
    return undefined;
  }

  // ---- protocols --------------------------------------------------------------------------------------------

  call(callee: Value, args: readonly Value[] = [], kwargs: Kwargs = noKwargs): Value { return callValue(this, callee, args, kwargs); }
  getattr(object: Value, name: string): Value { return readAttribute(this, object, name) ?? this.#submodule(object, name) ?? missingAttribute(this, object, name); }
  getattrOptional(object: Value, name: string): Value | undefined { return optionalAttribute(this, object, name) ?? this.#submodule(object, name); }
  #submodule(object: Value, name: string): Value | undefined {
    return object instanceof PyModule ? this.#importer.submodule(this, object, name) : undefined;
  }
  setattr(object: Value, name: string, value: Value): void { writeAttribute(this, object, name, value); }
  delattr(object: Value, name: string): void { deleteAttribute(this, object, name); }
  getitem(object: Value, key: Value): Value { return readItem(this, object, key); }
  setitem(object: Value, key: Value, value: Value): void { writeItem(this, object, key, value); }
  delitem(object: Value, key: Value): void { deleteItem(this, object, key); }
  iterate(object: Value): Iterable<Value> { return iterateValue(this, object); }
  truth(object: Value): boolean { return isTrue(this, object); }
  length(object: Value): number { return lengthOf(this, object); }
  equals(a: Value, b: Value): boolean { return equalValues(this, a, b); }
  binary(op: string, left: Value, right: Value): Value { return binaryOperation(this, op, left, right); }
  unary(op: string, operand: Value): Value { return unaryOperation(this, op, operand); }
  compare(op: string, left: Value, right: Value): Value { return compareValues(this, op, left, right); }
  repr(object: Value): string { return reprValue(this, object); }
  str(object: Value): string { return strValue(this, object); }
  ascii(object: Value): string { return asciiText(reprValue(this, object)); }
  format(object: Value, spec: string): string { return formatValue(this, object, spec); }
  isinstance(object: Value, cls: PyClass): boolean { return isInstance(this, object, cls); }
  typeOf(object: Value): PyClass {
    switch (typeof object) {
      case 'bigint': return classes.int;
      case 'number': return classes.float;
      case 'string': return classes.str;
      case 'boolean': return classes.bool;
      default: return object.cls;
    }
  }
  hash(object: Value): bigint { return this.#identities.hash(object); }
  representative(object: PyObject): PyObject { return this.#identities.representative(object); }
  identity(object: PyObject): number { return this.#identities.identity(object); }

  // ---- the world --------------------------------------------------------------------------------------------

  importModule(name: string): Value { return name === '__main__' ? this.main.value : this.#importer.find(this, name, 0, undefined); }
  importFrom(name: string, level: number, from: ModuleScope): Value {
    if (name === '__main__') return this.main.value;
    const absolute = this.#importer.absolute(name, level, from);
    const parents = absolute.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));
    for (const parent of parents.slice(0, -1)) this.#start(this.#importer.find(this, parent, 0, from));
    return this.#start(this.#importer.find(this, name, level, from));
  }
  /** Run from top to bottom, a program runs the modules it imports from top to bottom. */
  #start(module: Value): Value {
    if (this.main.isOrdered && module instanceof PyModule) this.#userModules.get(module)?.runOnce();
    return module;
  }
  time(): { readonly sinceEpoch: number; readonly sinceStart: number } {
    const milliseconds = this.#clock();
    return { sinceEpoch: (this.#epoch + milliseconds) / 1000, sinceStart: milliseconds / 1000 };
  }
  raise(type: string | PyClass, message: string): never { raise(type, message); }
  unsupported(what: string): never { throw new Unsupported(what, this.location); }
  print(text: string): void { this.observer?.onPrint?.(text); }
  get recursionLimit(): number { return this.meter.recursionLimit; }
  set recursionLimit(limit: number) { this.meter.recursionLimit = limit; }
  step(count?: number): void { this.meter.step(count); }
  native(args: readonly unknown[]): void { this.meter.native(args); }
  reserve(bytes: number | bigint): void { this.meter.reserve(bytes); }
}
