/**
 * @file A module's top level, cut into units that can be executed one by one: which names each binds, and which it changes.
 */
import type { AnyNode, Expr, Module, Stmt } from '../syntax/ast.ts';
import { addBindings } from './scopes.ts';
import { childNodes } from './walk.ts';

/** A condition that must come out as `wanted` for the unit to run. */
export interface Guard { readonly test: Expr; readonly wanted: boolean }

/** One statement of the top level, or of an `if` there. */
export interface Unit {
  readonly statement: Stmt;
  readonly position: number;
  readonly guards: readonly Guard[];
  readonly binds: ReadonlySet<string>;
  /** Names whose values it changes: `parser.add_argument(…)`, `d['a'] = 1`. */
  readonly touches: ReadonlySet<string>;
  /** plain; inside `if __name__ == '__main__'`; a loop. The later kinds only count where the earlier don't bind a name. */
  readonly kind: 'plain' | 'main' | 'loop';
  readonly star: boolean;
}

/** Trees never change, and those of library modules are there for every run. */
const known = new WeakMap<Module, readonly Unit[]>();

/** The units in the order of execution. */
export function unitsOf(tree: Module): readonly Unit[] {
  const units = known.get(tree) ?? cut(tree);
  known.set(tree, units);
  return units;
}

function cut(tree: Module): readonly Unit[] {
  const units: Unit[] = [];
  const add = (statements: readonly Stmt[], guards: readonly Guard[], main: boolean): void => {
    for (const statement of statements) {
      if (statement.type === 'If') {
        const isMain = main || mentionsMain(statement.test);
        add(statement.body, [...guards, { test: statement.test, wanted: true }], isMain);
        add(statement.orelse, [...guards, { test: statement.test, wanted: false }], main);
      } else units.push(unit(statement, units.length, guards, main));
    }
  };
  add(tree.body, [], false);
  return units;
}

const mentionsMain = (test: Expr): boolean => test.type === 'Compare' && test.left.type === 'Name' && test.left.id === '__name__';

function unit(statement: Stmt, position: number, guards: readonly Guard[], main: boolean): Unit {
  const binds = new Set<string>(), touches = new Set<string>();
  const isLoop = statement.type === 'For' || statement.type === 'While';
  gather(statement, binds, touches, isLoop);
  return { statement, position, guards, binds, touches, kind: isLoop ? 'loop' : main ? 'main' : 'plain', star: statement.type === 'ImportFrom' && statement.names.some((a) => a.name === '*') };
}

const ownScope = new Set<string>(['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Lambda']);

function gather(node: AnyNode, binds: Set<string>, touches: Set<string>, inLoop: boolean): void {
  addBindings(node, binds);
  addTouches(node, touches, inLoop);
  if (ownScope.has(node.type)) return;
  for (const child of childNodes(node)) gather(child, binds, touches, inLoop || node.type === 'For' || node.type === 'While');
}

/** In a loop, only methods that build a container count: a training loop touches its models with everything else. */
const growing = new Set(['append', 'extend', 'insert', 'add', 'update', 'setdefault', 'add_module', 'add_argument', 'appendleft']);

function addTouches(node: AnyNode, touches: Set<string>, inLoop: boolean): void {
  const mark = (expression: Expr): void => {
    const root = rootName(expression);
    if (root !== undefined) touches.add(root);
  };
  if (node.type === 'Expr') {
    const call = node.value;
    if (call.type === 'Call' && call.func.type === 'Attribute' && (!inLoop || growing.has(call.func.attr))) mark(call.func.value);
  } else if (node.type === 'Assign' || node.type === 'Delete') {
    for (const target of node.targets) if (target.type === 'Subscript' || (target.type === 'Attribute' && !inLoop)) mark(target);
  } else if (node.type === 'AugAssign') mark(node.target);
}

/** `a` of `a.b[c].d(…)`. */
function rootName(expression: Expr): string | undefined {
  switch (expression.type) {
    case 'Name': return expression.id;
    case 'Attribute': case 'Subscript': return rootName(expression.value);
    case 'Call': return rootName(expression.func);
    default: return undefined;
  }
}
