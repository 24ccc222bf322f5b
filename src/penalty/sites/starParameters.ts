/** @file What a function takes by stars, under the names that its body gives it: `critic, real, fake = args`, `kwargs['real']`. */
import type { FunctionDef } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { statementsIn } from './names.ts';

/** Of `*args`, the names that it is unpacked to first; nothing where it is handed on as it is. */
export function unpackedNames({ args, body }: FunctionDef): readonly string[] {
  const star = args.vararg?.arg;
  for (const statement of star === undefined ? [] : statementsIn(body)) {
    if (statement.type !== 'Assign' || statement.value.type !== 'Name' || statement.value.id !== star) continue;
    const [target] = statement.targets;
    const names = target?.type === 'Tuple' || target?.type === 'List' ? target.elts.flatMap((element) => (element.type === 'Name' ? [element.id] : [])) : [];
    return target && 'elts' in target && names.length === target.elts.length ? names : [];
  }
  return [];
}

/** Of `**kwargs`, the keys that are read and must be there. */
export function readKeys({ args, body }: FunctionDef): readonly string[] {
  const star = args.kwarg?.arg;
  const found = new Set<string>();
  for (const statement of star === undefined ? [] : body) walk(statement, (node) => {
    if (node.type === 'Subscript' && node.value.type === 'Name' && node.value.id === star && node.slice.type === 'Constant' && node.slice.value.kind === 'str') found.add(node.slice.value.value);
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'pop' && node.func.value.type === 'Name' && node.func.value.id === star && node.args.length === 1) {
      const [key] = node.args;
      if (key?.type === 'Constant' && key.value.kind === 'str') found.add(key.value.value);
    }
    return undefined;
  });
  return [...found];
}
