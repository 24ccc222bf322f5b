/**
 * @file A `self` for a method whose class nobody constructed: the class's own methods, attributes that `__init__` sets
 * to plain values, and unknowns for everything else (networks, optimizers, loaders).
 */
import { Builtin, None, PyClass, PyInstance, type Value } from '../../python/evaluator/index.ts';
import type { AnyNode, ClassDef, Expr, FunctionDef } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { isDef } from '../sites/names.ts';
import type { Lab } from './lab.ts';
import { nameOf } from './unknown.ts';

/** An instance of the class named by `owner`, made without running `__init__`. `method` is the penalty itself. */
export function makeSelf(lab: Lab, owner: ClassDef, method: string): Value {
  const outcome = lab.evaluator.global(owner.name);
  const base = outcome.kind === 'value' && outcome.value instanceof PyClass ? outcome.value : undefined;
  const cls = new PyClass(owner.name, base ? [base] : [], undefined, undefined, base?.module ?? '__main__');
  const known = new Map<string, Value>();
  cls.dict.set('__getattr__', new Builtin('__getattr__', (_interpreter, [, name]) => {
    const key = nameOf(name);
    const value = known.get(key) ?? plainAttribute(lab, owner, key, method) ?? lab.unknown(`self.${key}`);
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

/** The value that `__init__` gives to `self.name`, if it is made of constants, tensors and parameters with defaults. */
function plainAttribute(lab: Lab, owner: ClassDef, name: string, method: string): Value | undefined {
  const init = owner.body.find((statement): statement is FunctionDef => isDef(statement) && statement.name === '__init__');
  const assigned = init && assignedTo(init, name);
  if (!init || !assigned || callsMore(lab, assigned) || (isNone(assigned) && isAssignedElsewhere(owner, name, method)) || (isEmpty(assigned) && isFilledElsewhere(owner, name, method))) return undefined;
  const outcome = lab.evaluator.evaluate(assigned, parameterValues(lab, init));
  if (outcome.kind !== 'value') return undefined;
  lab.note(`self.${name}`, { kind: 'known', value: outcome.value, node: assigned });
  return outcome.value;
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
const isAssignedElsewhere = ({ body }: ClassDef, name: string, method: string): boolean =>
  body.some((statement) => isDef(statement) && statement.name !== '__init__' && statement.name !== method && assignedTo(statement, name) !== undefined);

const isEmpty = (expr: Expr): boolean => ((expr.type === 'List' || expr.type === 'Tuple') && expr.elts.length === 0) || (expr.type === 'Dict' && expr.values.length === 0);

/** Critics and the like come into it elsewhere; what the penalty itself puts there is a record. */
function isFilledElsewhere({ body }: ClassDef, name: string, method: string): boolean {
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
