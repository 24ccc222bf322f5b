/**
 * @file The `import` statements: which names they bind to what. Finding modules is `importer.ts`.
 */
import type { Import, ImportFrom } from '../syntax/ast.ts';
import { raise } from './exceptions.ts';
import type { Frame, Machine } from './frame.ts';
import { bindName } from './names.ts';
import { Opaque, PyModule, type Value } from './values.ts';

/** `import a.b.c`, `import a.b as d`. */
export function executeImport(machine: Machine, node: Import, frame: Frame): void {
  for (const alias of node.names) {
    const [root = alias.name] = alias.name.split('.');
    const whole = machine.importFrom(alias.name, 0, frame.scope.module);
    if (typeof alias.asname === 'string') bindName(frame, alias.asname, reached(machine, alias.name, frame, whole));
    else bindName(frame, root, root === alias.name ? whole : machine.importFrom(root, 0, frame.scope.module));
  }
}

/** What a dotted name leads to, an attribute at a time: a package may have given the name of a module in it to something else. */
function reached(machine: Machine, name: string, frame: Frame, whole: Value): Value {
  const [root = name, ...rest] = name.split('.');
  const value = rest.reduce<Value | undefined>((owner, part) => (owner === undefined ? undefined : machine.getattrOptional(owner, part)), machine.importFrom(root, 0, frame.scope.module));
  return value === undefined || value instanceof Opaque ? whole : value;
}

/** `from a import b, c as d`, `from . import e`, `from f import *`. */
export function executeImportFrom(machine: Machine, node: ImportFrom, frame: Frame): void {
  if (node.module === '__future__' && node.level === 0) return;
  const module = machine.importFrom(node.module ?? '', node.level, frame.scope.module);
  for (const alias of node.names) {
    if (alias.name === '*') importAll(machine, module, frame);
    else bindName(frame, alias.asname ?? alias.name, importedName(machine, module, alias.name, frame));
  }
}

function importedName(machine: Machine, module: Value, name: string, frame: Frame): Value {
  const value = machine.getattrOptional(module, name);
  if (value !== undefined) return value;
  if (module instanceof PyModule) {
    const submodule = machine.importFrom(`${module.name}.${name}`, 0, frame.scope.module);
    if (!(submodule instanceof Opaque)) return submodule;
    raise('ImportError', `cannot import name '${name}' from '${module.name}' (unknown location)`);
  }
  return raise('ImportError', `cannot import name '${name}'`);
}

function importAll(machine: Machine, module: Value, frame: Frame): void {
  if (module instanceof Opaque) { frame.scope.module.opaqueStars.push(module.origin); return; }
  if (!(module instanceof PyModule)) return;
  module.complete?.();
  const listed = module.attributes.get('__all__');
  const names = listed === undefined ? [...module.attributes.keys()].filter((name) => !name.startsWith('_')) : [...machine.iterate(listed)];
  for (const name of names) if (typeof name === 'string') bindName(frame, name, importedName(machine, module, name, frame));
}
