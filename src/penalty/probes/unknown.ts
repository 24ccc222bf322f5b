/**
 * @file What stands for everything a penalty uses and its file does not define: `self.D`, `opt.lambda_gp`, a batch.
 *
 * An `Unknown` decides what it is by how the code uses it: called with a tensor it is a critic, asked for `.size()` it
 * is a batch of data, multiplied with a tensor it is a number. So no role has to be guessed from its name alone; names
 * only choose *which* number, and every such choice is noted as an assumption.
 */
import { Builtin, classes, None, objectClass, PyClass, PyFunction, PyIterator, PyObject, Undetermined, type Definite, type Interpreter, type Kwargs, type Value } from '../../python/evaluator/index.ts';
import { contents } from '../../python/evaluator/contents.ts';
import type { Tensor } from '../../torch/index.ts';
import { isOption, isTensorClass, lastPart, looksLikeCritic, looksLikeData, looksLikeNumber, looksLikeSize } from './assumptions.ts';
import { tensorsIn } from './criticInput.ts';
import type { Use } from './uses.ts';

/** Who knows what the unknowns are, for one run. */
export interface World {
  readonly interpreter: Interpreter;
  readonly unknownClass: PyClass;
  /** `path(…)` was called with at least one tensor among its arguments. */
  called(path: string, args: readonly Value[], kwargs: Kwargs): Value;
  /** Told each time `path` serves as data, also when it is known what it is. */
  uses(path: string): void;
  /** `path` is used as a batch of data. */
  data(path: string): Value;
  /** `path` meets a tensor in arithmetic, or its number is needed. */
  number(path: string): Value;
  truth(path: string): boolean;
  /** What the network of that path trains. */
  parameters(owner: string): Value;
  /** Told what `path` is taken for, beyond what the questions above show. */
  note(path: string, use: Use): void;
  isTensor(value: Value): boolean;
  /** An attribute that only tensors have (`size`, `shape`, …), so that asking for it tells what the thing is. */
  isTensorAttribute(name: string): boolean;
}

export class Unknown extends Undetermined {
  readonly #children = new Map<string, Unknown>();
  /** What it turned out to be. */
  resolved: Value | undefined;
  /** What every item of it is: a critic's answer in a dict, whose keys nobody knows. */
  everyItem: Value | undefined;
  /** Why it must not be taken for anything. */
  unclear: string | undefined;
  constructor(readonly path: string, readonly world: World, /** What it was unpacked from. */ readonly whole?: Unknown) {
    super();
    world.note(path, { kind: 'named' });
  }
  /** The world is no value of the program's. */
  [contents](): Iterable<unknown> { return [this.#children, this.resolved, this.everyItem]; }
  get cls(): PyClass { return this.world.unknownClass; }
  get origin(): string { return this.path; }
  child(suffix: string, whole?: Unknown): Unknown {
    const known = this.#children.get(suffix);
    if (known) return known;
    const child = new Unknown(this.path + suffix, this.world, whole);
    child.unclear = this.unclear;
    this.#children.set(suffix, child);
    return child;
  }
  become(kind: Definite): Value {
    if (this.unclear !== undefined) return this.world.interpreter.unsupported(this.unclear);
    if (this.everyItem !== undefined) return this.everyItem;
    if (kind === 'anything') return this;
    if (kind === 'truth') return this.resolved === undefined ? this.world.truth(this.path) : this.resolved !== 0n && this.resolved !== false;
    if (kind === 'integer') return toInteger(this.asNumber());
    return kind === 'Tensor' || (kind === 'Operand' && (looksLikeData(this.path) || this.isBesideData)) ? this.asData() : this.asNumber();
  }
  /** What is asked whether it is a network, is one; it is no list, tensor or number that anybody knows of. Sizes and options are none. */
  isInstance(cls: PyClass): boolean { return cls.name === 'Module' && !looksLikeSize(this.path) && !isOption(this.path); }
  parts(count: number): Value[] | undefined {
    return this.resolved === undefined && this.everyItem === undefined ? Array.from({ length: count }, (_, i) => this.child(`[${i.toString()}]`, this)) : undefined;
  }
  named(names: readonly string[]): (readonly [string, Value])[] {
    this.world.note(this.path, { kind: 'mapping' });
    return names.map((name) => [name, this.child(`[${name}]`)]);
  }
  /** A part by its number goes by no name. */
  get isBesideData(): boolean { return this.whole?.holdsData === true && (/\[\d+\]$/.test(this.path) || !looksLikeNumber(lastPart(this.path))); }
  /** Where one part of it is data, what meets a tensor beside it is data as well. */
  get holdsData(): boolean { return [...this.#children.values()].some(({ resolved, world }) => resolved !== undefined && world.isTensor(resolved)); }
  asNumber(): Value {
    if (this.unclear !== undefined) return this.world.interpreter.unsupported(this.unclear);
    return (this.resolved ??= this.world.number(this.path));
  }
  asData(): Value {
    if (this.unclear !== undefined) return this.world.interpreter.unsupported(this.unclear);
    this.world.uses(this.path);
    return (this.resolved ??= this.world.data(this.path));
  }
}

/** Attributes that both modules and tensors have, and that change neither. */
const inert = new Set(['to', 'type', 'astype', 'numpy', 'cuda', 'cpu', 'float', 'half', 'double', 'train', 'eval', 'module', 'contiguous', 'requires_grad_']);

const self = (args: readonly Value[]): Unknown => {
  const first = args[0];
  if (first instanceof Unknown) return first;
  throw new TypeError('a method of Unknown was called on something else');
};

/** The class of unknowns: every protocol of Python, answered by asking the world. */
export function makeUnknownClass(getInterpreter: () => Interpreter): PyClass {
  const cls = new PyClass('unknown', [objectClass], undefined, classes.type, 'penalty_lens');
  const define = (name: string, body: (unknown: Unknown, args: readonly Value[], kwargs: Kwargs, interpreter: Interpreter) => Value): void => {
    cls.dict.set(name, new Builtin(name, (interpreter, args, kwargs) => body(self(args), args.slice(1), kwargs, interpreter)));
  };
  define('__getattr__', (unknown, [name]) => attribute(unknown, nameOf(name), getInterpreter()));
  define('__setattr__', (unknown, [name, value], _kwargs, interpreter) => {
    if (unknown.resolved !== undefined || unknown.world.isTensorAttribute(nameOf(name))) interpreter.setattr(unknown.asData(), nameOf(name), value ?? None);
    return None;
  });
  define('__setitem__', (unknown, [key, value], _kwargs, interpreter) => {
    if (unknown.resolved !== undefined) interpreter.setitem(unknown.resolved, key ?? None, value ?? None);
    return None;
  });
  define('__delitem__', () => None);
  // A copy of what nobody knows is it: a network that holds such is copied with it.
  for (const name of ['__copy__', '__deepcopy__']) define(name, (unknown) => unknown);
  define('__call__', (unknown, args, kwargs) => callUnknown(unknown, args, kwargs));
  define('__getitem__', (unknown, [key], _kwargs, interpreter) => unknown.everyItem ?? (isSample(unknown, key) ? interpreter.getitem(unknown.asData(), key ?? None) : unknown.resolved ? interpreter.getitem(unknown.resolved, key ?? None) : unknown.child(`[${key === undefined || key instanceof PyObject ? '…' : String(key)}]`, unknown)));
  define('__enter__', (unknown) => {
    unknown.world.note(unknown.path, { kind: 'entered' });
    return unknown;
  });
  define('__exit__', () => false);
  define('__bool__', (unknown, _args, _kwargs, interpreter) => (unknown.resolved === undefined ? unknown.world.truth(unknown.path) : interpreter.truth(unknown.resolved)));
  define('__len__', (unknown, _args, _kwargs, interpreter) => BigInt(interpreter.length(unknown.asData())));
  define('__iter__', (unknown, _args, _kwargs, interpreter) => {
    const whole = unknown.resolved ?? (isBatchOfSeveral(unknown) ? unknown.asData() : undefined);
    return new PyIterator((whole === undefined ? [unknown.child('[…]')] : [...interpreter.iterate(whole)])[Symbol.iterator]());
  });
  define('__next__', (unknown) => unknown.child('[…]'));
  define('__index__', (unknown) => toInteger(unknown.asNumber()));
  define('__int__', (unknown) => toInteger(unknown.asNumber()));
  define('__float__', (unknown) => Number(unknown.asNumber()));
  define('__str__', (unknown) => unknown.path);
  define('__repr__', (unknown) => unknown.path);
  define('__format__', (unknown) => unknown.path);
  defineArithmetic(define);
  return cls;
}

/** The name that Python hands to `__getattr__` and `__setattr__`. */
export const nameOf = (name: Value | undefined): string => (typeof name === 'string' ? name : '');

/** `fake[i]`: one sample of a batch; but `data[0]` is rather the first of several things that a loader gives. */
const isSample = (unknown: Unknown, key: Value | undefined): boolean => typeof key === 'bigint' && looksLikeData(unknown.path) && !/data|batch|sample|input|\]$/i.test(unknown.path);

/** `real, fake = pair`: what is then gone through, as any parameter would be, is a batch, sample by sample. */
const isBatchOfSeveral = ({ path, whole }: Unknown): boolean => whole !== undefined && /\[\d+\]$/.test(path) && !looksLikeCritic(path);

type Define = (name: string, body: (unknown: Unknown, args: readonly Value[], kwargs: Kwargs, interpreter: Interpreter) => Value) => void;

const binaryDunders = { Add: 'add', Sub: 'sub', Mult: 'mul', Div: 'truediv', FloorDiv: 'floordiv', Mod: 'mod', Pow: 'pow', MatMult: 'matmul' } as const;
const inPlace = { add: 'Add', sub: 'Sub', mul: 'Mult', truediv: 'Div' } as const;
const comparisons = { Lt: 'lt', LtE: 'le', Gt: 'gt', GtE: 'ge' } as const;

function defineArithmetic(define: Define): void {
  for (const [op, name] of Object.entries(binaryDunders)) {
    const right = divisions.has(op) ? divisor : operand;
    define(`__${name}__`, (unknown, [other], _kwargs, interpreter) => interpreter.binary(op, operand(unknown), other instanceof Unknown ? right(other) : other ?? None));
    define(`__r${name}__`, (unknown, [other], _kwargs, interpreter) => interpreter.binary(op, other ?? None, right(unknown)));
  }
  // What is known to be data is written into.
  for (const name of ['add', 'sub', 'mul', 'truediv'] as const) define(`__i${name}__`, (unknown, [other], _kwargs, interpreter) => {
    const value = operand(unknown);
    const given = other instanceof Unknown ? operand(other) : other ?? None;
    return unknown.world.isTensor(value) ? interpreter.call(interpreter.getattr(value, `__i${name}__`), [given]) : interpreter.binary(inPlace[name], value, given);
  });
  for (const [op, name] of Object.entries(comparisons))
    define(`__${name}__`, (unknown, [other], _kwargs, interpreter) => interpreter.compare(op, operand(unknown), other instanceof Unknown ? operand(other) : other ?? None));
  // A mode such as 'wgan-gp' is taken to be the one that the code at hand asks for.
  define('__eq__', (unknown, [other], _kwargs, interpreter) => (typeof other === 'string' ? isText(unknown, other) : other === unknown ? true : interpreter.compare('Eq', operand(unknown), other ?? None)));
  define('__ne__', (unknown, [other], _kwargs, interpreter) => (typeof other === 'string' || other === unknown ? false : interpreter.compare('NotEq', operand(unknown), other ?? None)));
  define('__hash__', () => 0n);
  define('__contains__', () => true);
  define('__neg__', (unknown, _args, _kwargs, interpreter) => interpreter.binary('Sub', 0n, operand(unknown)));
}

function isText(unknown: Unknown, text: string): boolean {
  unknown.world.note(unknown.path, { kind: 'text', value: text });
  return true;
}

const operand = (unknown: Unknown): Value => unknown.become('Operand');

const divisions: ReadonlySet<string> = new Set(['Div', 'FloorDiv', 'Mod']);

/** Nobody divides by a number that is 0. */
function divisor(unknown: Unknown): Value {
  const value = operand(unknown);
  return value === 0n || value === 0 ? (unknown.resolved = 1n) : value;
}

function attribute(unknown: Unknown, name: string, interpreter: Interpreter): Value {
  if (unknown.resolved !== undefined) return interpreter.getattr(unknown.resolved, name);
  if (unknown.everyItem !== undefined && !['items', 'keys', 'values'].includes(name)) return unknown.everyItem;
  // A network has it too.
  if (name === 'requires_grad_' && looksLikeCritic(unknown.path)) return unknown.child(`.${name}`);
  if (unknown.world.isTensorAttribute(name)) return interpreter.getattr(unknown.asData(), name);
  return unknown.child(`.${name}`);
}

function callUnknown(unknown: Unknown, args: readonly Value[], kwargs: Kwargs): Value {
  const { world } = unknown;
  const unclear = args.find((value): value is Unknown => value instanceof Unknown && value.unclear !== undefined)?.unclear;
  if (unclear !== undefined) return withReason(unknown.child('(…)'), unclear);
  const given = args.map((value) => asTensor(unknown, value));
  const tensors = [...given, ...kwargs.values()].some((value) => tensorsIn(value, (item): item is Tensor => world.isTensor(item)).length > 0);
  const method = unknown.path.slice(unknown.path.lastIndexOf('.') + 1);
  const owner = unknown.path.slice(0, Math.max(0, unknown.path.lastIndexOf('.')));
  if (!tensors && isTensorClass(unknown.path)) {
    world.note(unknown.path, { kind: 'called', as: 'tensors' });
    return world.interpreter.call(world.interpreter.getattr(world.interpreter.importModule('torch'), 'FloatTensor'), given, kwargs);
  }
  if (!tensors && method === 'parameters') return world.parameters(owner);
  if (!tensors && inert.has(method)) {
    world.note(owner, { kind: 'method', name: method });
    return new Unknown(owner, world);
  }
  if (tensors) return world.called(unknown.path, given, kwargs);
  // An unknown decorator leaves what it decorates as it is.
  const [only] = args;
  const decorates = args.length === 1 && (only instanceof PyFunction || (only instanceof PyClass && only.module === '__main__'));
  if (decorates) world.note(unknown.path, { kind: 'called', as: 'decorator' });
  return decorates ? only : unknown.child('(…)');
}

/** What is made of something unclear is as unclear. */
function withReason(unknown: Unknown, unclear: string): Unknown {
  unknown.unclear = unclear;
  return unknown;
}

/** An argument that has turned out to be data, or that a critic is called with, is a tensor. */
function asTensor(callee: Unknown, value: Value): Value {
  if (!(value instanceof Unknown)) return value;
  return value.resolved ?? (looksLikeCritic(callee.path) && looksLikeData(value.path) ? value.asData() : value);
}

const toInteger = (value: Value): bigint => (typeof value === 'bigint' ? value : BigInt(Math.trunc(Number(value))));
