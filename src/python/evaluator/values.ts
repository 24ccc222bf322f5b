/**
 * @file What a Python value is here. Must not know PyTorch, the parser's internals or any screen.
 *
 * int is `bigint` (any size), float is `number`, str is `string`, bool is `boolean`; everything else is a `PyObject`.
 * So `typeof` tells Python's basic types apart, and `1` and `1.0` cannot be confused.
 */
import type { FunctionDef, Lambda } from '../syntax/ast.ts';
import { contents } from './contents.ts';
import type { Interpreter } from './interpreter.ts';

export type Value = bigint | number | string | boolean | PyObject;
export type Kwargs = ReadonlyMap<string, Value>;
export const noKwargs: Kwargs = new Map();

/** Anything that is not a basic type. Its behaviour is in its class: `cls.dict` holds methods and dunders. */
export abstract class PyObject {
  abstract readonly cls: PyClass;
  /** `__dict__`; absent where Python has none. */
  declare attributes?: Map<string, Value> | undefined;
}

/**
 * A class, Python's or a library's. `mro` starts with the class itself.
 * A library's class fills `dict` with `Builtin`s (methods, dunders) and `PyProperty`s.
 */
export class PyClass extends PyObject {
  readonly dict = new Map<string, Value>();
  readonly mro: readonly PyClass[];
  /** The only names that instances may have, where every class of the mro has `__slots__`. */
  slots: ReadonlySet<string> | undefined = undefined;
  /** The classes that name it as a base, in order; kept for classes made by programs, since the others outlive them. */
  subclasses: PyClass[] | undefined = undefined;
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    mro: readonly PyClass[] | undefined = undefined,
    /** `type`, unless a metaclass was given; undefined only for `type` itself. */
    readonly metaclass: PyClass | undefined = undefined,
    /** Where it was defined, for `__module__` and messages. */
    readonly module = 'builtins',
  ) {
    super();
    this.mro = mro ?? [this, ...linearize(bases)];
  }
  get cls(): PyClass { return this.metaclass ?? typeClass; }
  /** The attribute found first along the mro; undefined if there is none. */
  lookup(name: string): Value | undefined {
    for (const cls of this.mro) {
      const value = cls.dict.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  isSubclassOf(other: PyClass): boolean { return this.mro.includes(other); }
}

/** C3 linearization of the bases, as CPython does it. */
function linearize(bases: readonly PyClass[]): PyClass[] {
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]].filter((s) => s.length > 0);
  const result: PyClass[] = [];
  while (sequences.some((s) => s.length > 0)) {
    const head = sequences.map((s) => s[0]).find((c) => c !== undefined && !sequences.some((s) => s.indexOf(c) > 0));
    if (head === undefined) throw new RangeError('Cannot create a consistent method resolution order (MRO) for bases');
    result.push(head);
    for (const s of sequences) if (s[0] === head) s.shift();
  }
  return result;
}

export const objectClass = new PyClass('object', []);
export const typeClass: PyClass = new PyClass('type', [objectClass]);
/** A built-in class that derives from `object`. */
export const builtinClass = (name: string, base: PyClass = objectClass, module = 'builtins'): PyClass => new PyClass(name, [base], undefined, undefined, module);

export const classes = {
  object: objectClass, type: typeClass,
  NoneType: builtinClass('NoneType'), bool: undefined as unknown as PyClass /* set below: it derives from int */, int: builtinClass('int'), float: builtinClass('float'), complex: builtinClass('complex'),
  str: builtinClass('str'), bytes: builtinClass('bytes'), list: builtinClass('list'), tuple: builtinClass('tuple'), dict: builtinClass('dict'), set: builtinClass('set'), frozenset: builtinClass('frozenset'),
  range: builtinClass('range'), slice: builtinClass('slice'), function: builtinClass('function'), method: builtinClass('method'),
  builtin: builtinClass('builtin_function_or_method'), module: builtinClass('module'), iterator: builtinClass('iterator'), generator: builtinClass('generator'),
  property: builtinClass('property'), staticmethod: builtinClass('staticmethod'), classmethod: builtinClass('classmethod'), super: builtinClass('super'),
  ellipsis: builtinClass('ellipsis'), NotImplementedType: builtinClass('NotImplementedType'), opaque: builtinClass('opaque'),
};
classes.bool = builtinClass('bool', classes.int);

/** A value with nothing but a class: None, Ellipsis, NotImplemented. */
export class Singleton extends PyObject {
  constructor(readonly cls: PyClass, readonly text: string) { super(); }
}
export const None = new Singleton(classes.NoneType, 'None');
export const Ellipsis = new Singleton(classes.ellipsis, 'Ellipsis');
export const NotImplemented = new Singleton(classes.NotImplementedType, 'NotImplemented');

export class PyList extends PyObject {
  constructor(readonly items: Value[], readonly cls: PyClass = classes.list) {
    super();
    if (cls !== classes.list) this.attributes = new Map<string, Value>();
  }
}
/** Also `torch.Size` and named tuples, by their class. */
export class PyTuple extends PyObject {
  constructor(readonly items: readonly Value[], readonly cls: PyClass = classes.tuple) {
    super();
    if (cls !== classes.tuple) this.attributes = new Map<string, Value>();
  }
}
export class PyComplex extends PyObject {
  constructor(readonly re: number, readonly im: number) { super(); }
  get cls(): PyClass { return classes.complex; }
}
export class PyBytes extends PyObject {
  constructor(readonly bytes: Uint8Array) { super(); }
  get cls(): PyClass { return classes.bytes; }
}
export class PyRange extends PyObject {
  constructor(readonly start: bigint, readonly stop: bigint, readonly step: bigint) { super(); }
  get cls(): PyClass { return classes.range; }
}
export class PySlice extends PyObject {
  constructor(readonly start: Value, readonly stop: Value, readonly step: Value) { super(); }
  get cls(): PyClass { return classes.slice; }
}

/** An instance of a class written in Python, or of a library class that Python code may derive from. */
export class PyInstance extends PyObject {
  override readonly attributes = new Map<string, Value>();
  /** A program may assign `__class__`. */
  constructor(public cls: PyClass) { super(); }
}
/** An instance of a class that derives from int, float or str: an `IntEnum` member, a `class Path(str)`. */
export class PyBoxed extends PyInstance {
  constructor(cls: PyClass, readonly value: bigint | number | string) { super(cls); }
}
/** The basic value inside an instance of a subclass of int, float or str; any other value as it is. */
export const unbox = (value: Value): Value => (value instanceof PyBoxed ? value.value : value);

/** A function written in TypeScript. As an attribute of a class it binds like a Python function. */
export class Builtin extends PyObject {
  constructor(
    /** As in a traceback or `repr`: `len`, `Tensor.view`. */
    readonly name: string,
    readonly call: (interpreter: Interpreter, args: readonly Value[], kwargs: Kwargs) => Value,
    /** Does no more than calling something with its arguments, so it holds nothing meanwhile that others don't. */
    readonly passesOn = false,
  ) { super(); }
  override readonly attributes = new Map<string, Value>();
  get cls(): PyClass { return classes.builtin; }
}
/** A function written in Python. */
export class PyFunction extends PyObject {
  override readonly attributes = new Map<string, Value>();
  constructor(
    readonly node: FunctionDef | Lambda,
    readonly name: string,
    readonly qualname: string,
    readonly defaults: readonly Value[],
    readonly kwDefaults: ReadonlyMap<string, Value>,
    /** The environment it closes over. The evaluator's own business. */
    readonly closure: unknown,
    readonly module: string,
    /** The class in whose body it stands, for `super()`. */
    readonly owner: { cls: PyClass | undefined },
  ) { super(); }
  get cls(): PyClass { return classes.function; }
  [contents](): Iterable<unknown> { return [this.attributes, this.defaults, this.kwDefaults, this.closure, this.owner]; }
}
export class BoundMethod extends PyObject {
  constructor(readonly self: Value, readonly func: Value) { super(); }
  get cls(): PyClass { return classes.method; }
}
export class PyProperty extends PyObject {
  constructor(readonly get: Value | undefined, readonly set: Value | undefined = undefined, readonly del: Value | undefined = undefined, /** `__doc__`; the getter's unless given. */ readonly doc: Value | undefined = undefined) { super(); }
  get cls(): PyClass { return classes.property; }
}
export class PyStaticMethod extends PyObject {
  constructor(readonly func: Value) { super(); }
  get cls(): PyClass { return classes.staticmethod; }
}
export class PyClassMethod extends PyObject {
  constructor(readonly func: Value) { super(); }
  get cls(): PyClass { return classes.classmethod; }
}
/** `super()`: attributes of `self`, looked up after `start` in the mro of `type`. */
export class PySuper extends PyObject {
  constructor(readonly start: PyClass, readonly self: Value, readonly type: PyClass) { super(); }
  get cls(): PyClass { return classes.super; }
}
export class PyModule extends PyObject {
  constructor(readonly name: string, override readonly attributes: Map<string, Value> = new Map<string, Value>(), /** Called for a name that `attributes` lacks: modules are evaluated on demand. */ readonly onDemand: ((name: string) => Value | undefined) | undefined = undefined, /** Ask `onDemand` even for a name that is there: a later statement may change it. */ readonly demandFirst = false, /** Evaluates everything, for `import *`. */ readonly complete: (() => void) | undefined = undefined) { super(); }
  get cls(): PyClass { return classes.module; }
}
/** Wraps a JS iterator; the evaluator's own generators are of this kind too. */
export class PyIterator extends PyObject {
  constructor(readonly iterator: Iterator<Value, Value | undefined, Value>, readonly cls: PyClass = classes.iterator) { super(); }
}

/**
 * A value nobody can know: an unknown library, a data file, the time of day. Attributes, calls and items of it are
 * opaque again; the moment its number, truth or length is needed the evaluation ends as *unsupported*, naming `origin`.
 */
export class Opaque extends PyObject {
  constructor(/** How the user wrote it: `cv2.imread`. */ readonly origin: string, /** What its attributes and results are; opaque again by default. */ readonly unknown?: ((origin: string) => Value) | undefined) { super(); }
  get cls(): PyClass { return classes.opaque; }
  /** An attribute or a result of it. */
  derive(origin: string): Value { return this.unknown?.(origin) ?? new Opaque(origin); }
}

/** What stands in the mro for a base class that nobody can know: attributes that the class lacks are opaque. */
export class OpaqueBase extends PyClass {
  constructor(readonly origin: string) { super(origin.split('.').at(-1) ?? origin, [objectClass]); }
}

/** `Operand`: a tensor or a number, for arithmetic with a tensor. `anything`: whatever a call may leave out. */
export type Definite = 'Tensor' | 'Operand' | 'number' | 'integer' | 'truth' | 'anything';

/**
 * A value that decides what it is when it is used: a caller of the evaluator may hand in such for what a program leaves
 * open. Python's protocols reach it through its class; a library that needs something definite asks it to become that.
 */
export abstract class Undetermined extends PyObject {
  abstract become(kind: Definite): Value;
  /** How the program names it. */
  abstract readonly origin: string;
  /** `isinstance(it, cls)`. */
  abstract isInstance(cls: PyClass): boolean;
  /** `a, b = it`: as many parts as are asked for; undefined if it knows what it holds and is to be iterated. */
  abstract parts(count: number): Value[] | undefined;
  /** `f(**it)`: the value for each of these names. */
  abstract named(names: readonly string[]): (readonly [string, Value])[];
}

/** A property of a library class: `nativeProperty((tensor) => …)`. */
export const nativeProperty = (name: string, get: (self: Value, interpreter: Interpreter) => Value, set?: (self: Value, value: Value, interpreter: Interpreter) => void): PyProperty =>
  new PyProperty(
    new Builtin(name, (interpreter, [self]) => get(self ?? None, interpreter)),
    set && new Builtin(name, (interpreter, [self, value]) => { set(self ?? None, value ?? None, interpreter); return None; }),
  );
