/**
 * @file A `self` for a method whose class nobody constructed: the class's own methods, attributes that `__init__` sets
 * to plain values, and unknowns for everything else (networks, optimizers, loaders).
 */
import { Builtin, None, PyClass, PyFunction, PyInstance, type Value } from '../../python/evaluator/index.ts';
import type { AnyNode, ClassDef, Expr, FunctionDef, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { boundNames, isDef, readNames } from '../sites/names.ts';
import type { Lab } from './lab.ts';
import { nameOf } from './unknown.ts';

/** An instance of the class named by `owner`, made without running `__init__`. `method` is the penalty itself. */
export function makeSelf(lab: Lab, owner: ClassDef, method: string): Value {
  const outcome = lab.evaluator.global(owner.name);
  const base = outcome.kind === 'value' && outcome.value instanceof PyClass ? outcome.value : undefined;
  const cls = new PyClass(owner.name, base ? [base] : [], undefined, undefined, base?.module ?? '__main__');
  const known = new Map<string, Value>();
  const makings = makingsOf(owner, base);
  cls.dict.set('__getattr__', new Builtin('__getattr__', (_interpreter, [, name]) => {
    const key = nameOf(name);
    const value = known.get(key) ?? plainAttribute(lab, makings, key, method) ?? lab.unknown(`self.${key}`);
    known.set(key, value);
    return value;
  }));
  // A critic that computes its own penalty calls itself.
  if (method !== 'forward' && method !== '__call__') for (const name of ['forward', '__call__'])
    if (base?.lookup(name)) cls.dict.set(name, new Builtin(name, (_interpreter, [, ...args], kwargs) => lab.called(`self.${name}`, args, kwargs)));
  cls.dict.set('__setattr__', new Builtin('__setattr__', (_interpreter, [self, name, value]) => {
    if (self instanceof PyInstance) self.attributes.set(nameOf(name), value ?? None);
    return None;
  }));
  const self = new PyInstance(cls);
  initialiseModule(lab, self, base);
  return self;
}

/** A network's own bookkeeping, which the methods that it inherits rely on; its layers are left open. */
function initialiseModule(lab: Lab, self: PyInstance, base: PyClass | undefined): void {
  const module = base?.mro.find((c) => c.name === 'Module' && c.dict.has('__init__'));
  const init = module?.dict.get('__init__');
  if (!init) return;
  lab.evaluator.call(init, [self]);
  self.cls.dict.set('parameters', new Builtin('parameters', () => lab.parameters()));
}

/** The `__init__` of a class of the file, and all that stands in that class. */
interface Making { readonly init: FunctionDef | undefined; readonly body: readonly Stmt[] }

/** Of the class and of those that it is derived from, the nearest first. */
function makingsOf(owner: ClassDef, cls: PyClass | undefined): readonly Making[] {
  const own: Making = { init: owner.body.find((statement): statement is FunctionDef => isDef(statement) && statement.name === '__init__'), body: owner.body };
  const bases = (cls?.mro.slice(1) ?? []).filter(({ module }) => module === cls?.module);
  return [own, ...bases.map(({ dict }) => ({ init: defIn(dict.get('__init__')), body: [...dict.values()].flatMap((value) => defIn(value) ?? []) }))];
}
const defIn = (value: Value | undefined): FunctionDef | undefined => (value instanceof PyFunction && value.node.type === 'FunctionDef' ? value.node : undefined);

/** The value that an `__init__` gives to `self.name`, if it is made of constants, tensors and parameters with defaults. */
function plainAttribute(lab: Lab, makings: readonly Making[], name: string, method: string): Value | undefined {
  const inits = makings.flatMap(({ init }) => init ?? []);
  const index = inits.findIndex((init) => assignedTo(init, name) !== undefined);
  const init = inits[index];
  const assigned = init && assignedTo(init, name);
  const body = makings.flatMap((making) => making.body);
  if (!init || !assigned || callsMore(lab, assigned) || (isNone(assigned) && isAssignedElsewhere(body, name, method)) || (isEmpty(assigned) && isFilledElsewhere(body, name, method))) return undefined;
  const outcome = lab.evaluator.evaluate(assigned, withLocals(lab, init, assigned, argumentsOf(lab, inits.slice(0, index + 1))));
  if (outcome.kind !== 'value') return undefined;
  lab.note(`self.${name}`, { kind: 'known', value: outcome.value, node: assigned });
  return outcome.value;
}

/** Names that the expression reads, as plain statements before it bind them: `dim = 3 * width`. */
function withLocals(lab: Lab, { body }: FunctionDef, expr: Expr, known: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const found = new Map(known);
  const wanted = readNames(expr);
  const before = body.filter((statement) => statement.end <= expr.start);
  for (const statement of [...before].reverse()) if (boundNames(statement).some((name) => wanted.has(name))) for (const name of readNames(statement)) wanted.add(name);
  for (const statement of before) {
    const [target, ...others] = statement.type === 'Assign' ? statement.targets : [];
    const bound = boundNames(statement).filter((name) => wanted.has(name));
    if (bound.length === 0) continue;
    const outcome = statement.type === 'Assign' && target?.type === 'Name' && others.length === 0 && !callsMore(lab, statement.value) ? lab.evaluator.evaluate(statement.value, found) : undefined;
    for (const name of bound) { if (outcome?.kind === 'value') found.set(name, outcome.value); else found.delete(name); }
  }
  return found;
}

/** Parameters of the last of these, as the one before it calls it: `super().__init__(weight=5)`. */
function argumentsOf(lab: Lab, inits: readonly FunctionDef[]): ReadonlyMap<string, Value> {
  const init = inits.at(-1);
  if (!init) return new Map();
  const values = new Map(parameterValues(lab, init));
  const caller = inits.at(-2);
  const call = caller && initCallIn(caller);
  if (!call) return values;
  const known = argumentsOf(lab, inits.slice(0, -1));
  const names = [...init.args.posonlyargs, ...init.args.args].map(({ arg }) => arg);
  const given = [...call.args.map((expr, i) => [call.offset + i, expr] as const).flatMap(([i, expr]) => (names[i] === undefined || expr.type === 'Starred' ? [] : [[names[i], expr] as const])), ...call.keywords];
  for (const [name, expr] of given) {
    const outcome = lab.evaluator.evaluate(expr, known);
    if (outcome.kind === 'value' && values.has(name)) values.set(name, outcome.value);
  }
  return values;
}

interface InitCall { readonly args: readonly Expr[]; readonly keywords: readonly (readonly [string, Expr])[]; /** Of the first argument among the parameters. */ readonly offset: number }

/** `super().__init__(…)`, or `Base.__init__(self, …)`. */
function initCallIn(init: FunctionDef): InitCall | undefined {
  let found: InitCall | undefined;
  walk(init, (node) => {
    if (node.type !== 'Call' || node.func.type !== 'Attribute' || node.func.attr !== '__init__') return;
    found ??= { args: node.args, keywords: node.keywords.flatMap(({ arg, value }) => (arg === undefined ? [] : [[arg, value] as const])), offset: node.func.value.type === 'Call' ? 1 : 0 };
  });
  return found;
}

/** `self.name = value` or `self.register_buffer('name', value)`. */
function assignedTo(init: FunctionDef, name: string): Expr | undefined {
  let found: Expr | undefined;
  const isIt = (target: Expr): boolean => target.type === 'Attribute' && target.attr === name && target.value.type === 'Name' && target.value.id === 'self';
  const positional = [...init.args.posonlyargs, ...init.args.args];
  const required = new Set(positional.slice(0, positional.length - init.args.defaults.length).map(({ arg }) => arg));
  walk(init, (node) => {
    if (node.type === 'AnnAssign' && isIt(node.target)) found ??= node.value;
    if (node.type === 'Assign') for (const target of node.targets) {
      if (isIt(target)) found ??= node.value;
      // `self.weight, self.target = 10, target`; what is merely handed in is known by the attribute's own name.
      const part = target.type === 'Tuple' && node.value.type === 'Tuple' && node.value.elts.length === target.elts.length ? node.value.elts[target.elts.findIndex(isIt)] : undefined;
      if (part && !(part.type === 'Name' && required.has(part.id))) found ??= part;
    }
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'register_buffer' && isText(node.args[0], name)) found ??= node.args[1];
  });
  return found;
}

const isNone = (expr: Expr): boolean => expr.type === 'Constant' && expr.value.kind === 'None';

/** None is but a place for it: another method than the penalty's own makes it. */
const isAssignedElsewhere = (body: readonly Stmt[], name: string, method: string): boolean =>
  body.some((statement) => isDef(statement) && statement.name !== '__init__' && statement.name !== method && assignedTo(statement, name) !== undefined);

const isEmpty = (expr: Expr): boolean => ((expr.type === 'List' || expr.type === 'Tuple') && expr.elts.length === 0) || (expr.type === 'Dict' && expr.values.length === 0);

/** Critics and the like come into it elsewhere; what the penalty itself puts there is a record. */
function isFilledElsewhere(body: readonly Stmt[], name: string, method: string): boolean {
  const isIt = (expr: Expr): boolean => expr.type === 'Attribute' && expr.attr === name && expr.value.type === 'Name' && expr.value.id === 'self';
  const fills = (node: AnyNode): boolean =>
    (node.type === 'Assign' && node.targets.some((target) => target.type === 'Subscript' && isIt(target.value))) ||
    (node.type === 'Call' && node.func.type === 'Attribute' && /^(append|extend|insert|update|setdefault)$/.test(node.func.attr) && isIt(node.func.value));
  const places = body.filter((statement): boolean => {
    let found = false;
    walk(statement, (node) => { if (fills(node)) found = true; });
    return found;
  });
  return places.length > 0 && !places.some((statement) => isDef(statement) && statement.name === method);
}

const isText = (expr: Expr | undefined, text: string): boolean => expr?.type === 'Constant' && expr.value.kind === 'str' && expr.value.value === text;

/** A dataclass of the program: options with their defaults. */
function isRecord(lab: Lab, func: Expr): boolean {
  const outcome = func.type === 'Name' ? lab.evaluator.global(func.id) : undefined;
  return outcome?.kind === 'value' && outcome.value instanceof PyClass && outcome.value.lookup('__dataclass_fields__') !== undefined;
}

/** Calls anything but what makes tensors, devices, losses and records: networks and loaders are left open. */
function callsMore(lab: Lab, expr: Expr): boolean {
  let found = false;
  walk(expr, (node) => { if (node.type === 'Call' && !isRecord(lab, node.func) && !(node.func.type === 'Attribute' && ((node.func.value.type === 'Name' && node.func.value.id === 'torch') || node.func.attr.endsWith('Loss')))) found = true; });
  return found;
}

/** Parameters of a function: their defaults, or unknowns of their names. */
export function parameterValues(lab: Lab, init: FunctionDef): ReadonlyMap<string, Value> {
  const positional = [...init.args.posonlyargs, ...init.args.args];
  const defaults = new Map<string, Expr | undefined>([
    ...positional.map((arg, i): [string, Expr | undefined] => [arg.arg, init.args.defaults[i - positional.length + init.args.defaults.length]]),
    ...init.args.kwonlyargs.map((arg, i): [string, Expr | undefined] => [arg.arg, init.args.kw_defaults[i] ?? undefined]),
  ]);
  return new Map([...defaults].map(([name, expr]) => {
    const outcome = expr && lab.evaluator.evaluate(expr);
    return [name, outcome?.kind === 'value' ? outcome.value : lab.unknown(name)];
  }));
}

/** What a function binds once, at its own level, to constants, tensors and functions of them, as far as that can be known; `known` are its parameters. */
export function plainLocals(lab: Lab, { body }: FunctionDef, known: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const bound = body.flatMap(boundNames);
  for (const statement of body) {
    const [target] = statement.type === 'Assign' ? statement.targets : [];
    if (statement.type !== 'Assign' || statement.targets.length !== 1 || target?.type !== 'Name' || bound.filter((name) => name === target.id).length !== 1 || isNone(statement.value) || isEmpty(statement.value) || callsMore(lab, statement.value)) continue;
    const outcome = lab.evaluator.evaluate(statement.value, new Map([...known, ...found]));
    if (outcome.kind === 'value') found.set(target.id, outcome.value);
  }
  return found;
}
