/**
 * @file What a function lets its caller choose: parameters whose default is a text or a truth, with what else the code
 * makes of them. A formula that such a choice makes is meant, whatever the default is.
 */
import type { TextEdit } from '../protocol/evaluation.ts';
import type { Expr, FunctionDef, Module, NodeBase } from '../python/syntax/index.ts';
import { nodesAt, walk } from '../python/syntax/index.ts';
import { replace, sourceOf } from './fixes/edits.ts';

/** Edits of defaults, one for each other choice that the function around the place knows. */
export function otherChoicesAt(tree: Module, text: string, place: NodeBase): readonly TextEdit[] {
  const def = nodesAt(tree, place.start).findLast((node): node is FunctionDef => node.type === 'FunctionDef');
  return def ? defaultsOf(def).flatMap(({ name, value }) => choicesBeside(def, name, value, text).map((choice) => replace(value, choice))) : [];
}

interface Default { readonly name: string; readonly value: Expr }

function defaultsOf({ args }: FunctionDef): readonly Default[] {
  const positional = [...args.posonlyargs, ...args.args];
  const from = positional.length - args.defaults.length;
  return [
    ...args.defaults.flatMap((value, i) => { const name = positional[from + i]?.arg; return name === undefined ? [] : [{ name, value }]; }),
    ...args.kwonlyargs.flatMap(({ arg }, i) => { const value = args.kw_defaults[i]; return value ? [{ name: arg, value }] : []; }),
  ];
}

/** In the file's own spelling: `'HWC'` beside `'pixel'`, False beside True. */
function choicesBeside(def: FunctionDef, name: string, value: Expr, text: string): readonly string[] {
  if (value.type !== 'Constant') return [];
  if (value.value.kind === 'bool') return [value.value.value ? 'False' : 'True'];
  if (value.value.kind !== 'str') return [];
  const found = new Set<string>();
  for (const statement of def.body) walk(statement, (node) => {
    if (node.type !== 'Compare' || node.left.type !== 'Name' || node.left.id !== name) return;
    for (const expr of node.comparators.flatMap((other) => (other.type === 'Tuple' || other.type === 'List' || other.type === 'Set' ? other.elts : [other])))
      if (expr.type === 'Constant' && expr.value.kind === 'str') found.add(sourceOf(text, expr));
  });
  found.delete(sourceOf(text, value));
  return [...found];
}
