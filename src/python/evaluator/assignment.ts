/**
 * @file Assignment targets: names, attributes, items, unpacking; augmented assignment; `del`.
 */
import type { AugAssign, Expr } from '../syntax/ast.ts';
import { raise } from './exceptions.ts';
import type { Frame, Machine } from './frame.ts';
import { bindName, deleteName, readName } from './names.ts';
import { inPlaceOperation } from './operators.ts';
import { Opaque, PyList, Undetermined, type Value } from './values.ts';

/** `target = value`. */
export function assign(machine: Machine, target: Expr, value: Value, frame: Frame): void {
  switch (target.type) {
    case 'Name': bindName(frame, ownName(target.id, frame), value); return;
    case 'Tuple': case 'List': unpack(machine, target.elts, value, frame); return;
    case 'Attribute': {
      const object = machine.evaluate(target.value, frame);
      frame.node = target;
      machine.setattr(object, mangled(target.attr, frame), value);
      return;
    }
    case 'Subscript': {
      const object = machine.evaluate(target.value, frame);
      const key = machine.evaluate(target.slice, frame);
      frame.node = target;
      machine.setitem(object, key, value);
      return;
    }
    default: raise('SyntaxError', 'cannot assign to expression here');
  }
}

/** `__private` names inside a class are `_Class__private`. */
export function mangled(name: string, frame: Frame): string {
  if (!name.startsWith('__') || name.endsWith('__')) return name;
  const cls = frame.className;
  return cls === undefined ? name : `_${cls.replace(/^_+/, '')}${name}`;
}

/** The name a class body binds; elsewhere names are as they are written. */
export const ownName = (name: string, frame: Frame): string => (frame.scope.kind === 'class' ? mangled(name, frame) : name);

function unpack(machine: Machine, targets: readonly Expr[], value: Value, frame: Frame): void {
  const star = targets.findIndex((target) => target.type === 'Starred');
  const values = value instanceof Opaque ? targets.map((_, i) => new Opaque(`${value.origin}[${String(i)}]`)) : unpackedValues(machine, value, targets.length, star);
  for (const [index, target] of targets.entries()) {
    if (index === star && target.type === 'Starred') assign(machine, target.value, value instanceof Opaque ? value : new PyList(values.slice(star, values.length - (targets.length - star - 1))), frame);
    else assign(machine, target, values.at(star >= 0 && index > star ? index - targets.length : index) ?? '', frame);
  }
}

function unpackedValues(machine: Machine, value: Value, count: number, star: number): Value[] {
  const parts = value instanceof Undetermined ? value.parts(count) : undefined;
  if (parts) return parts;
  const values: Value[] = [];
  const type = machine.typeOf(value);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined) raise('TypeError', `cannot unpack non-iterable ${type.name} object`);
  for (const item of machine.iterate(value)) {
    if (star < 0 && values.length === count) raise('ValueError', `too many values to unpack (expected ${String(count)})`);
    values.push(item);
  }
  const least = star < 0 ? count : count - 1;
  if (values.length < least) raise('ValueError', `not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${String(least)}, got ${String(values.length)})`);
  return values;
}

/** `target op= value`; the target's parts are evaluated once. */
export function augmentedAssign(machine: Machine, node: AugAssign, frame: Frame): void {
  const { target, op } = node;
  const combine = (old: Value): Value => {
    frame.held.push(old);
    const value = machine.evaluate(node.value, frame);
    frame.node = node;
    return inPlaceOperation(machine, op, old, value);
  };
  switch (target.type) {
    case 'Name': frame.node = target; bindName(frame, target.id, combine(readName(machine, frame, target.id))); return;
    case 'Attribute': {
      const object = machine.evaluate(target.value, frame);
      frame.held.push(object);
      const name = mangled(target.attr, frame);
      machine.setattr(object, name, combine(machine.getattr(object, name)));
      return;
    }
    case 'Subscript': {
      const object = machine.evaluate(target.value, frame);
      frame.held.push(object);
      const key = machine.evaluate(target.slice, frame);
      frame.held.push(key);
      machine.setitem(object, key, combine(machine.getitem(object, key)));
      return;
    }
    default: raise('SyntaxError', 'illegal expression for augmented assignment');
  }
}

/** `del target`. */
export function deleteTarget(machine: Machine, target: Expr, frame: Frame): void {
  switch (target.type) {
    case 'Name': deleteName(frame, target.id); return;
    case 'Attribute': machine.delattr(machine.evaluate(target.value, frame), mangled(target.attr, frame)); return;
    case 'Subscript': { const object = machine.evaluate(target.value, frame); machine.delitem(object, machine.evaluate(target.slice, frame)); return; }
    case 'Tuple': case 'List': for (const item of target.elts) deleteTarget(machine, item, frame); return;
    default: raise('SyntaxError', 'cannot delete expression');
  }
}
