/**
 * @file `eval` and `exec`: code given as text, over the caller's names or over dictionaries.
 */
import type { AnyNode, Module } from '../../syntax/ast.ts';
import { PyDict } from '../dict.ts';
import { raise } from '../exceptions.ts';
import { Frame, Scope, type Machine, type ModuleScope } from '../frame.ts';
import type { Interpreter } from '../interpreter.ts';
import { nativeFunction } from '../native.ts';
import { childNodes } from '../walk.ts';
import { machineOf } from './machineOf.ts';
import { textOf } from './text.ts';
import { None, PyModule, PyObject, classes, type Builtin, type PyClass, type Value } from '../values.ts';
import { scopeOf } from '../scopes.ts';

/** What `compile` makes. */
class Code extends PyObject {
  constructor(readonly tree: Module) { super(); }
  get cls(): PyClass { return classes.object; }
}

function treeOf(machine: Machine, source: Value): Module {
  if (source instanceof Code) return source.tree;
  const tree = machine.parse?.(textOf(source)) ?? machine.unsupported('eval and exec here');
  if (tree.body.some(isBroken)) raise('SyntaxError', 'invalid syntax');
  return tree;
}

const isBroken = (node: AnyNode): boolean => node.type === 'ErrorStmt' || node.type === 'ErrorExpr' || [...childNodes(node)].some(isBroken);

/** Names of a dictionary as a module's: what the code binds is written back at its end. */
function overDictionary(machine: Machine, names: Map<string, Value>): ModuleScope {
  return { name: '__main__', file: undefined, names, value: new PyModule('__main__', names), opaqueStars: [], lookup: (name) => names.get(name) ?? machine.builtins.get(name) };
}

function namesOf(dict: Value | undefined): Map<string, Value> {
  const names = new Map<string, Value>();
  if (dict instanceof PyDict) for (const [key, value] of dict.entries()) if (typeof key === 'string') names.set(key, value);
  return names;
}

function run(interpreter: Interpreter, source: Value, globals: Value, locals: Value, body: (machine: Machine, tree: Module, frame: Frame) => Value): Value {
  const machine = machineOf(interpreter);
  const tree = treeOf(machine, typeof source === 'string' ? source.trim() : source);
  const caller = machine.frame;
  const own = globals !== None || caller === undefined;
  const module = own ? overDictionary(machine, namesOf(globals)) : withoutFile(caller.scope.module);
  const names = locals !== None ? namesOf(locals) : own ? module.names : caller.scope.names;
  const parent = own ? undefined : caller.scope;
  const frame = new Frame(new Scope(locals === None && own ? 'module' : parent?.kind === 'module' ? 'module' : 'class', parent, module, scopeOf(tree), names), '<module>', { start: 0, end: 0 });
  const value = machine.within(frame, () => body(machine, tree, frame));
  for (const [dict, kept] of [[globals, module.names], [locals, names]] as const) if (dict instanceof PyDict) for (const [name, each] of kept) dict.set(machine, name, each);
  return value;
}

/** Positions in other text say nothing about the file. */
const withoutFile = (module: ModuleScope): ModuleScope => ({ name: module.name, file: undefined, names: module.names, value: module.value, opaqueStars: module.opaqueStars, lookup: (name, before) => module.lookup(name, before) });

/** `eval`, `exec`, `compile`. */
export const dynamicCode: Readonly<Record<string, Builtin>> = {
  eval: nativeFunction('eval', 'source, globals=None, locals=None, /', ({ source, globals, locals }, interpreter) => run(interpreter, source, globals, locals, (machine, tree, frame) => {
    const [first, second] = tree.body;
    return first?.type === 'Expr' && second === undefined ? machine.evaluate(first.value, frame) : raise('SyntaxError', 'invalid syntax');
  })),
  exec: nativeFunction('exec', 'source, globals=None, locals=None, /', ({ source, globals, locals }, interpreter) => run(interpreter, source, globals, locals, (machine, tree, frame) => { machine.run(tree.body, frame).next(None); return None; })),
  compile: nativeFunction('compile', 'source, filename, mode, flags=0, dont_inherit=False, optimize=-1', ({ source }, interpreter) => new Code(treeOf(machineOf(interpreter), source))),
};
