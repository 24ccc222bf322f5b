/** @file The same statements arranged otherwise: temporaries, order, unpacking, branches, logging. */
import { walk, type AnyNode, type Expr, type FunctionDef, type Stmt } from '../../../../src/python/syntax/index.ts';
import { rewriter, type Rewriter, type Source } from '../source.ts';

const temporaries = ['part', 'intermediate', 'val', 'piece', 'res'];
/** Random draws keep their order, or the numbers would be others; a function of the file may draw as well. */
const draws = (source: Source, statement: Stmt): boolean => {
  const own = new Set(source.functions().map(({ node }) => node.name));
  let found = /\brand|randn|uniform/.test(source.at(statement));
  walk(statement, (node) => { if (node.type === 'Name' && own.has(node.id)) found = true; return undefined; });
  return found;
};
const isSimple = (statement: Stmt): boolean => statement.type === 'Assign' || statement.type === 'Return';

/** The statement lists of all functions, those of loops within included. */
export function bodies(source: Source): (readonly Stmt[])[] {
  const found: (readonly Stmt[])[] = [];
  const visit = (body: readonly Stmt[]): void => {
    found.push(body);
    for (const statement of body) if (statement.type === 'For' || statement.type === 'If' || statement.type === 'With') visit(statement.body);
  };
  for (const { node } of source.functions()) if (!skipped.test(node.name)) visit(node.body);
  return found;
}
const skipped = /^(__init__|forward|train_critic)$/;

interface Place { readonly statement: Stmt; readonly expr: Expr }
/** Expressions that may be computed just before the statement they are in. */
function hoistable(source: Source): Place[] {
  return bodies(source).flatMap((body) => body.filter((statement) => isSimple(statement) && !source.at(statement).includes(':=') && (source.at(statement).match(/\brand/g)?.length ?? 0) < 2).flatMap((statement) => inside(statement)));
}
function inside(statement: Stmt): Place[] {
  const found: Place[] = [];
  const value = statement.type === 'Assign' || statement.type === 'Return' ? statement.value : undefined;
  if (value) walk(value, (node) => {
    if (node.type === 'Lambda' || node.type === 'ListComp' || node.type === 'GeneratorExp' || node.type === 'IfExp' || node.type === 'NamedExpr') return false;
    if (node.type === 'Call' || node.type === 'BinOp' || (node.type === 'Subscript' && node !== value)) found.push({ statement, expr: node });
    return undefined;
  });
  return found;
}
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

interface Pair { readonly first: Extract<Stmt, { type: 'Assign' }>; readonly second: Extract<Stmt, { type: 'Assign' }> }
/** Neighbours that assign a name each. */
function neighbours(source: Source): Pair[] {
  return bodies(source).flatMap((body) => body.flatMap((first, i) => {
    const second = body[i + 1];
    return first.type === 'Assign' && second?.type === 'Assign' && nameOf(first) !== undefined && nameOf(second) !== undefined ? [{ first, second }] : [];
  }));
}
const nameOf = (statement: Extract<Stmt, { type: 'Assign' }>): string | undefined => (statement.targets.length === 1 && statement.targets[0]?.type === 'Name' ? statement.targets[0].id : undefined);
const mentions = (node: AnyNode, name: string): boolean => { let found = false; walk(node, (n) => { if (n.type === 'Name' && n.id === name) found = true; return undefined; }); return found; };
/** Neither reads what the other gives. */
const independent = (source: Source, { first, second }: Pair): boolean =>
  !mentions(second, nameOf(first) ?? '') && !mentions(first, nameOf(second) ?? '') && !(draws(source, first) && draws(source, second));

/** Those that may be the penalty or a part of it. */
export const penaltyDefs = (source: Source): FunctionDef[] => source.functions().map(({ node }) => node).filter(({ name }) => !skipped.test(name) && name !== 'train' && !name.startsWith('__')).filter((node) => !/\byield\b/.test(source.at(node)));
const firstParameter = (node: FunctionDef): string | undefined => node.args.args.find(({ arg }) => arg !== 'self')?.arg;
const firstStatement = (node: FunctionDef): Stmt | undefined => node.body.find((statement) => !(statement.type === 'Expr' && statement.value.type === 'Constant'));

interface Named { readonly statement: Extract<Stmt, { type: 'Assign' }>; readonly name: string }
/** Assignments of something to one name. */
const named = (source: Source): Named[] => bodies(source).flatMap((body) => body.flatMap((statement) => {
  const name = statement.type === 'Assign' && statement.targets.length === 1 ? nameOf(statement) : undefined;
  return statement.type === 'Assign' && name !== undefined && statement.value.type !== 'Lambda' ? [{ statement, name }] : [];
}));

export const statements: readonly Rewriter[] = [
  rewriter('temporary', hoistable, (source, { statement, expr }, choice) => {
    const name = source.fresh(temporaries, choice);
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.start, text: `${name} = ${oneLine(source.at(expr))}\n${indent}` }, { start: expr.start, end: expr.end, text: name }]);
  }),
  rewriter('temporary in brackets', hoistable, (source, { statement, expr }, choice) => {
    const name = source.fresh(temporaries, choice);
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.start, text: `${name} = (\n${indent}    ${oneLine(source.at(expr))}\n${indent})\n${indent}` }, { start: expr.start, end: expr.end, text: name }]);
  }),
  rewriter('walrus', (source) => neighbours(source).filter(({ first, second }) => mentions(second.value, nameOf(first) ?? '') && second.value.type !== 'Lambda'), (source, { first, second }) => {
    const uses: AnyNode[] = [];
    const scopes: AnyNode[] = [];
    walk(second.value, (node) => {
      if (node.type === 'Lambda' || node.type === 'ListComp' || node.type === 'GeneratorExp') scopes.push(node);
      if (node.type === 'Name' && node.id === nameOf(first)) uses.push(node);
      return undefined;
    });
    const [use] = uses;
    if (!use || scopes.length > 0 || draws(source, second)) return undefined;
    return source.edited([{ start: use.start, end: use.end, text: `(${nameOf(first) ?? ''} := ${oneLine(source.at(first.value))})` }, { start: first.start, end: second.start, text: '' }]);
  }),
  rewriter('two at once', (source) => neighbours(source).filter((pair) => independent(source, pair)), (source, { first, second }) =>
    source.edited([{ start: first.start, end: second.end, text: `${nameOf(first) ?? ''}, ${nameOf(second) ?? ''} = ${grouped(source, first.value)}, ${grouped(source, second.value)}` }])),
  rewriter('order', (source) => neighbours(source).filter((pair) => independent(source, pair)), (source, { first, second }) =>
    source.edited([{ start: first.start, end: first.end, text: source.at(second) }, { start: second.start, end: second.end, text: source.at(first) }])),
  rewriter('augmented assignment', (source) => bodies(source).flatMap((body) => body.flatMap((statement) => (statement.type === 'Return' && statement.value && statement.value.type !== 'Name' ? [{ statement, value: statement.value }] : []))), (source, { statement, value }, choice) => {
    // A number and a tuple don't add up, nor do a number and a function.
    if (/\bgrad\(|^dict\(/.test(source.at(value)) || value.type === 'Tuple' || value.type === 'List' || value.type === 'Dict' || (value.type === 'Call' && value.func.type === 'Name' && value.args.length === 0)) return undefined;
    const name = source.fresh(['total', 'loss', 'acc'], choice);
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.end, text: `${name} = 0.0\n${indent}${name} += ${oneLine(source.at(value))}\n${indent}return ${name}` }]);
  }),
  rewriter('name the answer', (source) => bodies(source).flatMap((body) => body.flatMap((statement) => (statement.type === 'Return' && statement.value && statement.value.type !== 'Name' ? [{ statement, value: statement.value }] : []))), (source, { statement, value }, choice) => {
    const name = source.fresh(['gp', 'penalty', 'result', 'answer'], choice);
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.end, text: `${name} = ${oneLine(source.at(value))}\n${indent}return ${name}` }]);
  }),
  rewriter('early return', penaltyDefs, (source, node, choice) => {
    const parameter = firstParameter(node);
    const first = firstStatement(node);
    if (parameter === undefined || !first || /gradient|slopes/.test(node.name)) return undefined;
    const { indent } = source.indentAt(first.start);
    const torch = /^import torch as th$/m.test(source.text) ? 'th' : 'torch';
    const tests = [`if ${parameter} is None:\n${indent}    return ${torch}.tensor(0.0)\n${indent}`, `if ${parameter} is None:\n${indent}    return 0.0\n${indent}`, `if ${parameter} is None:\n${indent}    raise ValueError('${parameter} is missing')\n${indent}`, `assert ${parameter} is not None\n${indent}`];
    return source.edited([{ start: first.start, end: first.start, text: tests[choice % tests.length] ?? '' }]);
  }),
  rewriter('ternary', (source) => penaltyDefs(source).flatMap((node) => node.body.flatMap((statement) => (statement.type === 'Assign' && firstParameter(node) !== undefined ? [{ value: statement.value, parameter: firstParameter(node) ?? '' }] : []))), (source, { value, parameter }, choice) =>
    (value.type === 'Lambda' ? undefined : source.edited([{ start: value.start, end: value.end, text: choice % 2 === 0 ? `(${source.at(value)}) if ${parameter} is not None else None` : `None if ${parameter} is None else (${source.at(value)})` }]))),
  rewriter('logging', (source) => bodies(source).flatMap((body) => body.flatMap((statement) => (statement.type === 'Assign' && nameOf(statement) !== undefined && statement.value.type !== 'Lambda' ? [statement] : []))), (source, statement, choice) => {
    const name = nameOf(statement) ?? '';
    const { indent } = source.indentAt(statement.start);
    const line = [`logging.debug(f'{${name}}')`, `message = f'${name}: {${name}}'`, `logging.getLogger(__name__).info('${name} %s', ${name})`][choice % 3] ?? '';
    const start = source.text.includes('import logging\n') ? [] : [{ start: 0, end: 0, text: 'import logging\n' }];
    return source.edited([...start, { start: statement.end, end: statement.end, text: `\n${indent}${line}` }]);
  }),
  rewriter('annotated assignment', named, (source, { statement, name }, choice) => {
    const t = /^import torch as th$/m.test(source.text) ? 'th' : 'torch';
    return source.edited([{ start: statement.start, end: statement.start + name.length, text: `${name}: ${[`${t}.Tensor`, "'torch.Tensor'", 'object'][choice % 3] ?? ''}` }]);
  }),
  rewriter('two names', named, (source, { statement }, choice) => source.edited([{ start: statement.start, end: statement.start, text: `${source.fresh(['kept', 'same', 'alias'], choice)} = ` }])),
  rewriter('another name', named, (source, { statement, name }, choice) => {
    const alias = source.fresh(['kept', 'same', 'alias'], choice);
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.start + name.length, text: alias }, { start: statement.end, end: statement.end, text: `\n${indent}${name} = ${alias}` }]);
  }),
  rewriter('a lambda called at once', hoistable, (source, { expr }, choice) => (draws(source, { type: 'Expr', start: expr.start, end: expr.end, value: expr }) ? undefined
    : source.edited([{ start: expr.start, end: expr.end, text: [`(lambda: ${oneLine(source.at(expr))})()`, `(lambda value: value)(${oneLine(source.at(expr))})`, `[${oneLine(source.at(expr))}][0]`, `next(iter((${oneLine(source.at(expr))},)))`, `(${oneLine(source.at(expr))}, None)[0]`][choice % 5] ?? '' }]))),
  rewriter('measured beside', named, (source, { statement, name }, choice) => {
    const { indent } = source.indentAt(statement.start);
    const line = [`assert ${name} is not None, f'{${name}} is missing'`, `shape_of = getattr(${name}, 'shape', None)`, `if ${name} is None: raise ValueError(f"no {'${name}'!r}")`, `stats = {'${name}': getattr(${name}, 'dtype', None)}`][choice % 4] ?? '';
    return source.edited([{ start: statement.end, end: statement.end, text: `\n${indent}${line}` }]);
  }),
];

const grouped = (source: Source, expr: Expr): string => (expr.type === 'Tuple' || expr.type === 'IfExp' || expr.type === 'Lambda' ? `(${oneLine(source.at(expr))})` : oneLine(source.at(expr)));
