/**
 * @file Reading, binding and deleting names by Python's scoping rules.
 */
import { raise } from './exceptions.ts';
import type { Frame, Machine, Scope } from './frame.ts';
import type { Value } from './values.ts';

/** The value of a name; NameError or UnboundLocalError in CPython's words. */
export function readName(machine: Machine, frame: Frame, name: string): Value {
  const scope = frame.scope;
  if (scope.kind === 'function' && scope.info.locals.has(name)) {
    return scope.names.get(name) ?? scope.fallback?.(name) ?? raise('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
  }
  const own = scope.kind === 'class' ? scope.names.get(name) : undefined;
  return own ?? readEnclosing(scope, name) ?? readGlobal(machine, frame, name) ?? classCell(frame, name) ?? raise('NameError', `name '${name}' is not defined`);
}

/** `__class__` in a method is the class it stands in. */
const classCell = (frame: Frame, name: string): Value | undefined => (name === '__class__' ? frame.owner?.cls : undefined);

function readEnclosing(scope: Scope, name: string): Value | undefined {
  if (scope.info.globals.has(name)) return undefined;
  const owner = owningScope(scope.parent, name);
  if (owner === undefined) return undefined;
  return owner.names.get(name) ?? owner.fallback?.(name) ?? raise('NameError', `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);
}

/** The nearest enclosing function scope that binds the name. */
function owningScope(start: Scope | undefined, name: string): Scope | undefined {
  for (let scope = start; scope !== undefined && scope.kind !== 'module'; scope = scope.parent) {
    if (scope.kind !== 'function') continue;
    if (scope.info.locals.has(name) || scope.names.has(name)) return scope;
    if (scope.info.globals.has(name)) return undefined;
    if (scope.fallback?.(name) !== undefined) return scope;
  }
  return undefined;
}

const readGlobal = (machine: Machine, frame: Frame, name: string): Value | undefined => frame.scope.module.lookup(name, frame.position) ?? machine.builtins.get(name);

/** Binds a name where this frame's code binds it. */
export function bindName(frame: Frame, name: string, value: Value): void { targetNames(frame, name).set(name, value); }

/** Binds a name that `:=` binds: comprehensions hand it to the function around them. */
export function bindWalrus(frame: Frame, name: string, value: Value): void {
  let scope = frame.scope;
  while (scope.kind === 'function' && scope.info.isComprehension && scope.parent !== undefined) scope = scope.parent;
  namesFor(scope, name).set(name, value);
}

/** `del name`. */
export function deleteName(frame: Frame, name: string): void {
  if (targetNames(frame, name).delete(name)) return;
  if (frame.scope.kind === 'function' && frame.scope.info.locals.has(name)) raise('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
  raise('NameError', `name '${name}' is not defined`);
}

const targetNames = (frame: Frame, name: string): Map<string, Value> => namesFor(frame.scope, name);

function namesFor(scope: Scope, name: string): Map<string, Value> {
  if (scope.info.globals.has(name)) return scope.module.names;
  if (scope.info.nonlocals.has(name)) return owningScope(scope.parent, name)?.names ?? raise('SyntaxError', `no binding for nonlocal '${name}' found`);
  return scope.names;
}
