/** @file The same program cut up otherwise: helpers, lambdas, closures, factories, classes, project modules. */
import { walk, type AnyNode, type Expr, type FunctionDef, type Stmt } from '../../../../src/python/syntax/index.ts';
import { rewriter, type Edit, type FunctionPlace, type Rewriter, type Source, type Texts } from '../source.ts';

const helperNames = ['helper', '_part', 'inner_term', 'step_value', 'norms_of', 'mix', 'reduce_all'];
const skipped = /^(__init__|__call__|forward|train_critic|train|logged|passing)$/;
const penalties = (source: Source): FunctionPlace[] => source.functions().filter(({ node }) => !skipped.test(node.name));
const topLevel = (source: Source): FunctionDef[] => penalties(source).filter(({ around, node }) => around.length === 0 && node.decorator_list.length === 0).map(({ node }) => node);

/** Parameters and names that the function binds. */
function locals(node: FunctionDef): Set<string> {
  const { posonlyargs, args, kwonlyargs, vararg, kwarg } = node.args;
  const found = new Set([...posonlyargs, ...args, ...kwonlyargs, ...(vararg ? [vararg] : []), ...(kwarg ? [kwarg] : [])].map(({ arg }) => arg));
  const bind = (target: AnyNode): void => { walk(target, (n) => { if (n.type === 'Name') found.add(n.id); return undefined; }); };
  for (const statement of node.body) walk(statement, (n) => {
    if (n.type === 'Assign') n.targets.forEach(bind);
    if (n.type === 'For') bind(n.target);
    if (n.type === 'NamedExpr' || n.type === 'AugAssign' || n.type === 'AnnAssign') bind(n.target);
    if (n.type === 'FunctionDef') found.add(n.name);
    return undefined;
  });
  return found;
}

interface Place { readonly within: FunctionPlace; readonly statement: Stmt; readonly expr: Expr }
/** Expressions of more than a name that a helper could compute, in functions that read nothing of one around them. */
function extractable(source: Source): Place[] {
  return source.functions().filter(({ node, around }) => !/^(__init__|__call__|forward|train_critic)$/.test(node.name) && !around.some(({ type }) => type === 'FunctionDef')).flatMap((within) => simpleStatements(within.node.body).flatMap((statement) => {
    const found: Place[] = [];
    walk(statement, (node) => {
      if (node.type === 'Lambda' || node.type === 'ListComp' || node.type === 'GeneratorExp' || node.type === 'FunctionDef' || node.type === 'NamedExpr') return false;
      if ((node.type === 'Call' || node.type === 'BinOp') && !source.at(node).includes(':=') && !isWholeLoss(source.at(node))) found.push({ within, statement, expr: node });
      return undefined;
    });
    return found;
  }));
}
/** Scores and a penalty in one sum: a helper that answers the whole loss is a program of another kind, whose penalty nobody is told of. */
const isWholeLoss = (text: string): boolean => (text.match(/\bmean\(|\bmse_loss\(|\bsum\(/g)?.length ?? 0) > 2;

function simpleStatements(body: readonly Stmt[]): Stmt[] {
  return body.flatMap((statement) => (statement.type === 'Assign' || statement.type === 'Return' ? [statement] : statement.type === 'For' ? simpleStatements(statement.body) : []));
}

function readIn(expr: Expr, names: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  walk(expr, (node) => { if (node.type === 'Name' && names.has(node.id)) found.add(node.id); return undefined; });
  return [...found];
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
/** Start of the top-level statement in which an offset lies. */
const topOf = (source: Source, offset: number): number => {
  const statement = source.tree.body.find(({ start, end }) => start <= offset && offset <= end);
  return statement?.type === 'FunctionDef' || statement?.type === 'ClassDef' ? statement.decorator_list[0] ? source.indentAt(statement.decorator_list[0].start).start : statement.start : statement?.start ?? 0;
};

/** The lines of a def, further in by that much. */
function indented(source: Source, node: FunctionDef, by: string): string {
  return source.at(node).split('\n').map((line) => (line === '' ? line : by + line)).join('\n');
}
/** Every call of a module-level function by another name. */
const recalled = (source: Source, from: string, to: string, besides: AnyNode): Edit[] =>
  source.nodes().flatMap((node) => (node.type === 'Name' && node.id === from && (node.start < besides.start || node.start > besides.end) ? [{ start: node.start, end: node.end, text: to }] : []));
/** With `self` or `cls` in front. */
const withFirst = (text: string, first: string): string => text.replace(/\((?=\S)/, `(${first}, `).replace(`(${first}, )`, `(${first})`);

function extractedTo(source: Source, { within, expr }: Place, choice: number): { readonly name: string; readonly parameters: readonly string[]; readonly def: string; readonly call: string } {
  const name = source.fresh(helperNames, choice);
  const parameters = readIn(expr, locals(within.node));
  return { name, parameters, def: `def ${name}(${parameters.join(', ')}):\n    return ${oneLine(source.at(expr))}\n`, call: `${name}(${parameters.join(', ')})` };
}

/** Imports that a helper in a file of its own needs. */
const importsOf = (source: Source): string => source.tree.body.flatMap((node) => (node.type === 'Import' || node.type === 'ImportFrom' ? [source.at(node)] : [])).join('\n');
/** It reads nothing that only the main file has. */
const standsAlone = (source: Source, expr: Expr): boolean => readIn(expr, new Set(source.tree.body.flatMap((node) => (node.type === 'FunctionDef' || node.type === 'ClassDef' ? [node.name] : node.type === 'Assign' && node.targets[0]?.type === 'Name' ? [node.targets[0].id] : [])))).length === 0;

const intoClass = (source: Source, node: FunctionDef, text: (cls: string) => string, call: (cls: string) => string, choice: number): Texts => {
  const cls = source.fresh(['Losses', 'Penalty', 'Regulariser', 'Utils'], choice);
  return source.edited([{ start: node.start, end: node.end, text: text(cls) }, ...recalled(source, node.name, call(cls), node)]);
};

export const structure: readonly Rewriter[] = [
  rewriter('helper', extractable, (source, place, choice) => {
    const { def, call } = extractedTo(source, place, choice);
    const top = topOf(source, place.within.node.start);
    return source.edited([{ start: top, end: top, text: `${def}\n` }, { start: place.expr.start, end: place.expr.end, text: call }]);
  }),
  rewriter('helper below', extractable, (source, place, choice) => {
    const { def, call } = extractedTo(source, place, choice);
    const top = source.tree.body.find((node) => node.start > place.within.node.end && (node.type === 'FunctionDef' || node.type === 'ClassDef'))?.start;
    return top === undefined ? undefined : source.edited([{ start: top, end: top, text: `${def}\n` }, { start: place.expr.start, end: place.expr.end, text: call }]);
  }),
  rewriter('helper in another file', extractable, (source, place, choice) => {
    if (!standsAlone(source, place.expr)) return undefined;
    const { name, def, call } = extractedTo(source, place, choice);
    const module = `project_${Object.keys(source.texts.modules).length.toString()}`;
    const imported = choice % 2 === 0 ? `from ${module} import ${name}\n` : `import ${module}\n`;
    return source.edited([{ start: 0, end: 0, text: imported }, { start: place.expr.start, end: place.expr.end, text: choice % 2 === 0 ? call : `${module}.${call}` }], { [module]: `${importsOf(source)}\n\n${def}` });
  }),
  rewriter('lambda', extractable, (source, place, choice) => {
    const { name, parameters, call } = extractedTo(source, place, choice);
    const { indent } = source.indentAt(place.statement.start);
    return source.edited([{ start: place.statement.start, end: place.statement.start, text: `${name} = lambda ${parameters.join(', ')}: ${oneLine(source.at(place.expr))}\n${indent}` }, { start: place.expr.start, end: place.expr.end, text: call }]);
  }),
  rewriter('static method', topLevel, (source, node, choice) => intoClass(source, node, (cls) => `class ${cls}:\n    @staticmethod\n${indented(source, node, '    ')}`, (cls) => `${cls}.${node.name}`, choice)),
  rewriter('class method', topLevel, (source, node, choice) => intoClass(source, node, (cls) => `class ${cls}:\n    @classmethod\n${withFirst(indented(source, node, '    '), 'cls')}`, (cls) => `${cls}.${node.name}`, choice)),
  rewriter('method', topLevel, (source, node, choice) => intoClass(source, node, (cls) => `class ${cls}:\n${withFirst(indented(source, node, '    '), 'self')}`, (cls) => `${cls}().${node.name}`, choice)),
  rewriter('callable object', topLevel, (source, node, choice) => intoClass(source, node, (cls) => `class ${cls}:\n${withFirst(indented(source, node, '    ').replace(`def ${node.name}(`, 'def __call__('), 'self')}`, (cls) => `${cls}()`, choice)),
  rewriter('module', topLevel, (source, node, choice) => intoClass(source, node, (cls) => `class ${cls}(nn.Module):\n${withFirst(indented(source, node, '    ').replace(`def ${node.name}(`, 'def forward('), 'self')}`, (cls) => `${cls}()`, choice)),
  rewriter('factory', topLevel, (source, node, choice) => {
    const make = source.fresh(['make_penalty', 'build', 'get_loss_fn'], choice);
    return source.edited([{ start: node.start, end: node.end, text: `def ${make}():\n${indented(source, node, '    ')}\n    return ${node.name}` }, ...recalled(source, node.name, `${make}()`, node)]);
  }),
  rewriter('nested', topLevel, (source, node) => {
    const names = node.args.args.map(({ arg }) => arg).join(', ');
    const inner = source.fresh(['inner', 'body'], 0);
    const moved = indented(source, node, '    ').replace(`def ${node.name}(`, `def ${inner}(`);
    return node.args.defaults.length + node.args.kwonlyargs.length > 0 || node.args.vararg || node.args.kwarg ? undefined : source.edited([{ start: node.start, end: node.end, text: `def ${node.name}(${names}):\n${moved}\n    return ${inner}(${names})` }]);
  }),
  // Of penalties: a gradient that a partial takes inside a loop is not followed.
  rewriter('partial', (source) => topLevel(source).filter((node) => /mean|mse_loss/.test(source.at(node))), (source, node, choice) => {
    const name = source.fresh(['bound', 'configured'], choice);
    return source.edited([{ start: 0, end: 0, text: 'import functools\n' }, { start: node.end, end: node.end, text: `\n\n${name} = functools.partial(${node.name})` }, ...recalled(source, node.name, name, node)]);
  }),
  rewriter('decorator', topLevel, (source, node, choice) => {
    const name = source.fresh(['logged', 'passing'], choice);
    const body = choice % 2 === 0 ? `def ${name}(fn):\n    return fn` : `def ${name}(fn):\n    def wrapper(*args, **kwargs):\n        return fn(*args, **kwargs)\n    return wrapper`;
    return source.edited([{ start: node.start, end: node.start, text: `${body}\n\n@${name}\n` }]);
  }),
  rewriter('docstring', penalties, (source, { node }) => {
    const first = node.body[0];
    if (!first || (first.type === 'Expr' && first.value.type === 'Constant')) return undefined;
    return source.edited([{ start: first.start, end: first.start, text: `"""Keeps the critic smooth: (norm - 1) ** 2."""\n${source.indentAt(first.start).indent}` }]);
  }),
  rewriter('annotations', penalties, (source, { node }) => (node.returns || node.args.args.some(({ annotation }) => annotation) ? undefined : source.edited([
    ...node.args.args.filter(({ arg }) => arg !== 'self' && arg !== 'cls').map(({ start, arg }) => ({ start: start + arg.length, end: start + arg.length, text: /critic|model|net/.test(arg) ? ': nn.Module' : ": 'torch.Tensor'" })),
  ]))),
  rewriter('default', penalties, (source, { node }, choice) => {
    const last = node.args.args.at(-1);
    if (!last || node.args.kwonlyargs.length > 0 || last.annotation || node.args.defaults.length > 0) return undefined;
    const end = last.start + last.arg.length;
    return source.edited([{ start: end, end, text: [', eps=1e-12', ', verbose=False', ', *, device=None', ', **kwargs'][choice % 4] ?? '' }]);
  }),
];
