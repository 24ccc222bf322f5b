/** @file Names that a piece of code takes from the module around it. Annotations are not evaluated, so they need none. */
import { boundNames, isDef } from '../../penalty/index.ts';
import { children, walk, type AnyNode, type Arguments, type Stmt } from '../../python/syntax/index.ts';

/** Of a statement as it stands in a module: what it binds itself is not left out, unless by a def or class inside it. */
export function freeNames(node: AnyNode): Set<string> {
  const names = new Set<string>();
  const visit = (inner: AnyNode): void => {
    if (inner.type === 'FunctionDef' || inner.type === 'AsyncFunctionDef') {
      for (const outside of [...inner.decorator_list, ...defaultsOf(inner.args)]) visit(outside);
      const bound = localNames(inner.args, inner.body);
      for (const statement of inner.body) for (const name of freeNames(statement)) if (!bound.has(name)) names.add(name);
    } else if (inner.type === 'Lambda') {
      for (const outside of defaultsOf(inner.args)) visit(outside);
      const bound = localNames(inner.args, []);
      for (const name of freeNames(inner.body)) if (!bound.has(name)) names.add(name);
    } else if (inner.type === 'ListComp' || inner.type === 'SetComp' || inner.type === 'GeneratorExp' || inner.type === 'DictComp') {
      const bound = new Set(inner.generators.flatMap(({ target }) => namesIn(target)));
      for (const child of children(inner)) for (const name of freeNames(child)) if (!bound.has(name)) names.add(name);
    } else if (inner.type === 'AnnAssign') {
      visit(inner.target);
      if (inner.value) visit(inner.value);
    } else if (inner.type === 'ClassDef') {
      for (const outside of [...inner.decorator_list, ...inner.bases, ...inner.keywords]) visit(outside);
      for (const statement of inner.body) for (const name of freeNames(statement)) names.add(name);
    } else if (inner.type === 'Global') {
      for (const name of inner.names) names.add(name);
    } else {
      if (inner.type === 'Name') names.add(inner.id);
      for (const child of children(inner)) visit(child);
    }
  };
  visit(node);
  return names;
}

const defaultsOf = (args: Arguments): AnyNode[] => [...args.defaults, ...args.kw_defaults.flatMap((value) => value ?? [])];

/** Names of parameters. */
export const parameterNames = (args: Arguments): string[] =>
  [...args.posonlyargs, ...args.args, ...args.kwonlyargs, ...(args.vararg ? [args.vararg] : []), ...(args.kwarg ? [args.kwarg] : [])].map(({ arg }) => arg);

/** What is local to a function: its parameters and what its own statements bind, but for what it declares global. */
function localNames(args: Arguments, body: readonly Stmt[]): Set<string> {
  const names = new Set([...parameterNames(args), ...body.flatMap(boundNames)]);
  for (const statement of body) walk(statement, (node) => {
    if (isDef(node as Stmt) || node.type === 'ClassDef' || node.type === 'Lambda') return false; // isDef reads the type alone
    if (node.type === 'Global') for (const name of node.names) names.delete(name);
    if (node.type === 'NamedExpr') names.add(node.target.id);
    if (node.type === 'ExceptHandler' && node.name !== undefined) names.add(node.name);
    return undefined;
  });
  return names;
}

function namesIn(target: AnyNode): string[] {
  const names: string[] = [];
  walk(target, (node) => { if (node.type === 'Name') names.push(node.id); });
  return names;
}
