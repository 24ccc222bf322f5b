/**
 * @file Evaluating expressions: one entry a node type. `evaluate.ts` calls the table; it counts steps and tells observers.
 */
import { bytesOfText } from './budget.ts';
import type { Call, Compare, ConstantValue, Dict, DictComp, Expr, JoinedStr, ListComp } from '../syntax/ast.ts';
import { mangled, ownName } from './assignment.ts';
import { PyDict, PySet } from './dict.ts';
import { raise } from './exceptions.ts';
import type { Frame, Machine } from './frame.ts';
import { bindWalrus, readName } from './names.ts';
import { identical, containsValue } from './operators.ts';
import { comprehend, evaluateGenerator } from './comprehensions.ts';
import { makeFunction } from './functions.ts';
import { partsFor, requiredOf } from './spreading.ts';
import type { NodeOf } from './walk.ts';
import { Builtin, Ellipsis, None, Opaque, PyBytes, PyComplex, PyClass, PyFunction, PyList, PySlice, PyTuple, noKwargs, Undetermined, type PyObject, type Kwargs, type Value } from './values.ts';

type Evaluators = { readonly [T in Expr['type']]: (machine: Machine, node: NodeOf<T, Expr>, frame: Frame) => Value };

const evaluators: Evaluators = {
  Constant: (_machine, node) => constant(node.value),
  Name: (machine, node, frame) => { frame.node = node; return readName(machine, frame, ownName(node.id, frame)); },
  Attribute: (machine, node, frame) => {
    const object = machine.evaluate(node.value, frame);
    frame.node = node;
    return machine.getattr(object, mangled(node.attr, frame));
  },
  Subscript: (machine, node, frame) => {
    const object = machine.evaluate(node.value, frame);
    frame.held.push(object);
    const key = machine.evaluate(node.slice, frame);
    frame.held.pop();
    frame.node = node;
    return machine.getitem(object, key);
  },
  Slice: (machine, node, frame) => new PySlice(optional(machine, node.lower, frame), optional(machine, node.upper, frame), optional(machine, node.step, frame)),
  Call: evaluateCall,
  BinOp: (machine, node, frame) => {
    const left = machine.evaluate(node.left, frame);
    frame.held.push(left);
    const right = machine.evaluate(node.right, frame);
    frame.held.pop();
    frame.node = node;
    return machine.binary(node.op, left, right);
  },
  UnaryOp: (machine, node, frame) => {
    const operand = machine.evaluate(node.operand, frame);
    frame.node = node;
    return machine.unary(node.op, operand);
  },
  BoolOp: (machine, node, frame) => {
    let value: Value = None;
    for (const [index, part] of node.values.entries()) {
      value = machine.evaluate(part, frame);
      if (index < node.values.length - 1 && machine.truth(value) === (node.op === 'Or')) return value;
    }
    return value;
  },
  Compare: evaluateCompare,
  IfExp: (machine, node, frame) => machine.evaluate(machine.truth(machine.evaluate(node.test, frame)) ? node.body : node.orelse, frame),
  NamedExpr: (machine, node, frame) => {
    const value = machine.evaluate(node.value, frame);
    bindWalrus(frame, node.target.id, value);
    return value;
  },
  Lambda: (machine, node, frame) => makeFunction(machine, node, frame),
  List: (machine, node, frame) => new PyList(elements(machine, node.elts, frame)),
  Tuple: (machine, node, frame) => new PyTuple(elements(machine, node.elts, frame)),
  Set: (machine, node, frame) => PySet.from(machine, elements(machine, node.elts, frame)),
  Dict: evaluateDict,
  ListComp: (machine, node, frame) => {
    const items: Value[] = [];
    return collect(machine, node, frame, new PyList(items), (item) => { items.push(item); });
  },
  SetComp: (machine, node, frame) => {
    const set = new PySet();
    return collect(machine, node, frame, set, (item) => { set.add(machine, item); });
  },
  GeneratorExp: (machine, node, frame) => evaluateGenerator(machine, node, frame),
  DictComp: (machine, node, frame) => {
    const dict = new PyDict();
    return collect(machine, node, frame, dict, (pair) => { if (pair instanceof PyTuple) dict.set(machine, pair.items[0] ?? None, pair.items[1] ?? None); });
  },
  JoinedStr: joinedString,
  FormattedValue: (machine, node, frame) => joinedString(machine, { type: 'JoinedStr', values: [node], start: node.start, end: node.end }, frame),
  Starred: () => raise('SyntaxError', "can't use starred expression here"),
  Yield: sentValue,
  YieldFrom: sentValue,
  Await: (machine) => machine.unsupported('await'),
  ErrorExpr: (_machine, node) => raise('SyntaxError', `invalid syntax: ${node.text}`),
};

/** The value of an expression. Steps and observers are the caller's business. */
export function evaluateExpression(machine: Machine, node: Expr, frame: Frame): Value {
  const evaluator = evaluators[node.type] as (machine: Machine, node: Expr, frame: Frame) => Value; // the table pairs each type with its node
  return evaluator(machine, node, frame);
}

/** What a comprehension yields goes into `container`, which is held while it goes on. */
function collect<T extends PyObject>(machine: Machine, node: ListComp | DictComp, frame: Frame, container: T, add: (item: Value) => void): T {
  const depth = frame.held.push(container);
  for (const item of comprehend(machine, node, frame)) add(item);
  frame.held.length = depth - 1;
  return container;
}

const optional = (machine: Machine, node: Expr | undefined | null, frame: Frame): Value => (node ? machine.evaluate(node, frame) : None);

function constant(value: ConstantValue): Value {
  switch (value.kind) {
    case 'int': return BigInt(value.digits);
    case 'float': case 'str': case 'bool': return value.value;
    case 'bytes': return new PyBytes(Uint8Array.from(value.value, (c) => c.charCodeAt(0)));
    case 'None': return None;
    case 'Ellipsis': return Ellipsis;
    case 'imaginary': return new PyComplex(0, value.value);
  }
}

/** List, tuple, set displays, with `*iterable`. */
export function elements(machine: Machine, nodes: readonly Expr[], frame: Frame): Value[] {
  const items: Value[] = [];
  const depth = frame.held.push(items);
  for (const node of nodes) {
    if (node.type === 'Starred') for (const item of machine.iterate(machine.evaluate(node.value, frame))) items.push(item);
    else items.push(machine.evaluate(node, frame));
  }
  frame.held.length = depth - 1;
  return items;
}

function evaluateDict(machine: Machine, node: Dict, frame: Frame): Value {
  const dict = new PyDict();
  const depth = frame.held.push(dict);
  for (const [index, valueNode] of node.values.entries()) {
    const keyNode = node.keys[index];
    if (keyNode) {
      const key = machine.evaluate(keyNode, frame);
      dict.set(machine, key, machine.evaluate(valueNode, frame));
    } else mergeMapping(machine, dict, machine.evaluate(valueNode, frame));
  }
  frame.held.length = depth - 1;
  return dict;
}

function mergeMapping(machine: Machine, into: PyDict, mapping: Value): void {
  for (const [key, value] of mappingEntries(machine, mapping) ?? raise('TypeError', `'${machine.typeOf(mapping).name}' object is not a mapping`)) into.set(machine, key, value);
}

/** The pairs of a dict, or of anything with `keys` and items; undefined for what is no mapping. */
export function mappingEntries(machine: Machine, mapping: Value): Iterable<readonly [Value, Value]> | undefined {
  if (mapping instanceof PyDict) return [...mapping.entries()];
  // Nobody knows what it holds, so nothing is taken to be in it.
  if (mapping instanceof Undetermined) return mapping.named([]);
  const keys = machine.getattrOptional(mapping, 'keys');
  if (keys === undefined) return undefined;
  return Array.from(machine.iterate(machine.call(keys)), (key) => [key, machine.getitem(mapping, key)] as const);
}

function evaluateCompare(machine: Machine, node: Compare, frame: Frame): Value {
  let left = machine.evaluate(node.left, frame);
  let result: Value = true;
  for (const [index, op] of node.ops.entries()) {
    const rightNode = node.comparators[index];
    if (rightNode === undefined) break;
    frame.held.push(left);
    const right = machine.evaluate(rightNode, frame);
    frame.held.pop();
    frame.node = node;
    result = compareOnce(machine, op, left, right);
    if (index < node.ops.length - 1 && !machine.truth(result)) return result;
    left = right;
  }
  return result;
}

function compareOnce(machine: Machine, op: string, left: Value, right: Value): Value {
  switch (op) {
    case 'Is': return identity(left, right, true);
    case 'IsNot': return identity(left, right, false);
    case 'In': return containsValue(machine, right, left);
    case 'NotIn': { const found = containsValue(machine, right, left); return found instanceof Opaque ? found : !machine.truth(found); }
    default: return machine.compare(op, left, right);
  }
}

/** An opaque value is something, so it is not None; whether it is another known value nobody knows. */
function identity(left: Value, right: Value, positive: boolean): Value {
  if (left !== right && left !== None && right !== None) {
    if (left instanceof Opaque) return left;
    if (right instanceof Opaque) return right;
  }
  return identical(left, right) === positive;
}

function evaluateCall(machine: Machine, node: Call, frame: Frame): Value {
  const callee = machine.evaluate(node.func, frame);
  const depth = frame.held.push(callee);
  const args = positionalArguments(machine, node, callee, frame);
  const kwargs = node.keywords.length === 0 ? noKwargs : keywordArguments(machine, node, callee, args.length, frame);
  frame.held.length = depth - 1;
  frame.node = node;
  return machine.call(callee, args, kwargs);
}

function positionalArguments(machine: Machine, node: Call, callee: Value, frame: Frame): Value[] {
  const args: Value[] = [];
  frame.held.push(args);
  for (const arg of node.args) {
    if (arg.type !== 'Starred') { args.push(machine.evaluate(arg, frame)); continue; }
    const value = machine.evaluate(arg.value, frame);
    if (value instanceof Opaque && callee instanceof Opaque) continue;
    frame.node = node;
    const parts = value instanceof Undetermined ? partsFor(value, callee, { positional: args.length, keywords: keywordNames(node) }) : undefined;
    if (parts) { args.push(...parts); continue; }
    if (!isIterable(machine, value)) raise('TypeError', `${calleeName(callee)} argument after * must be an iterable, not ${machine.typeOf(value).name}`);
    for (const item of machine.iterate(value)) args.push(item);
  }
  return args;
}

const isIterable = (machine: Machine, value: Value): boolean => value instanceof Opaque || ['__iter__', '__getitem__'].some((name) => machine.typeOf(value).lookup(name) !== undefined);

const keywordNames = (node: Call): ReadonlySet<string> => new Set(node.keywords.flatMap(({ arg }) => (typeof arg === 'string' ? [arg] : [])));

function keywordArguments(machine: Machine, node: Call, callee: Value, positional: number, frame: Frame): Kwargs {
  const kwargs = new Map<string, Value>();
  frame.held.push(kwargs);
  const add = (name: string, value: Value): void => {
    if (kwargs.has(name)) raise('TypeError', `${calleeName(callee)} got multiple values for keyword argument '${name}'`);
    kwargs.set(name, value);
  };
  for (const keyword of node.keywords) {
    const value = machine.evaluate(keyword.value, frame);
    if (typeof keyword.arg === 'string') { add(keyword.arg, value); continue; }
    if (value instanceof Opaque && callee instanceof Opaque) continue;
    frame.node = node;
    const entries = value instanceof Undetermined ? requiredOf(value, callee, { positional, keywords: kwargs, later: keywordNames(node) }) : mappingEntries(machine, value);
    for (const [name, each] of entries ?? raise('TypeError', `${calleeName(callee)} argument after ** must be a mapping, not ${machine.typeOf(value).name}`)) {
      add(typeof name === 'string' ? name : raise('TypeError', 'keywords must be strings'), each);
    }
  }
  return kwargs;
}

function calleeName(callee: Value): string {
  if (callee instanceof PyFunction) return `${callee.module}.${callee.qualname}()`;
  if (callee instanceof Builtin) return `${callee.name}()`;
  return callee instanceof PyClass ? `${callee.module}.${callee.name}()` : 'object';
}

function joinedString(machine: Machine, node: JoinedStr, frame: Frame): Value {
  let text = '';
  for (const part of node.values) {
    const piece = part.type === 'FormattedValue' ? formattedValue(machine, part, frame) : machine.evaluate(part, frame);
    if (piece instanceof Opaque) return piece;
    text += typeof piece === 'string' ? piece : machine.str(piece);
    machine.reserve(bytesOfText(text));
  }
  return text;
}

function formattedValue(machine: Machine, node: Extract<Expr, { type: 'FormattedValue' }>, frame: Frame): Value {
  const value = machine.evaluate(node.value, frame);
  const spec = node.format_spec ? joinedString(machine, node.format_spec, frame) : '';
  if (value instanceof Opaque) return value;
  if (typeof spec !== 'string') return spec;
  frame.node = node.value;
  const conversion = node.conversion === '' && typeof node.debug === 'string' && !node.format_spec ? 'r' : node.conversion;
  const converted = conversion === '' ? value : conversions[conversion](machine, value);
  return (node.debug ?? '') + machine.format(converted, spec);
}

const conversions: Readonly<Record<'s' | 'r' | 'a', (machine: Machine, value: Value) => string>> = {
  s: (machine, value) => machine.str(value),
  r: (machine, value) => machine.repr(value),
  a: (machine, value) => machine.ascii(value),
};

/** The statement ran its `yield`s first; here is what came back. */
function sentValue(machine: Machine, node: Expr, frame: Frame): Value {
  return frame.sent?.get(node) ?? machine.unsupported('yield inside this expression');
}

