/** @file How the test calls a penalty: the lines that bind what it takes, and the expression that answers it. */
import { boundNames, isDef, Unknown, type BlockTarget, type FunctionTarget, type Rehearsal } from '../../penalty/index.ts';
import { walk, type ClassDef, type Expr, type Stmt, type With } from '../../python/syntax/index.ts';
import type { Excerpt } from './excerpt.ts';
import { freeNames, parameterNames } from './freeNames.ts';
import { literal } from './literals.ts';
import { textOf } from './sourceText.ts';
import type { Helper } from './standIns.ts';

export interface PenaltyCall {
  /** Statements before the call, in the function that answers the penalty. */
  readonly setup: readonly string[];
  readonly expression: string;
  readonly helpers: ReadonlySet<Helper>;
}

/** Puts the penalty and what it needs into the excerpt. */
export function callOf(excerpt: Excerpt, rehearsal: Rehearsal): PenaltyCall {
  const helpers = new Set<Helper>();
  const { target } = rehearsal;
  const call = target.type === 'function' ? functionCall(excerpt, target, helpers) : blockCall(excerpt, rehearsal, target, helpers);
  const { run } = rehearsal;
  const items = run.kind === 'penalty' ? run.place.items.map((item) => `[${typeof item === 'number' ? item.toString() : `'${item}'`}]`).join('') : '';
  return { ...call, expression: call.expression + items, helpers };
}

type Call = Pick<PenaltyCall, 'setup' | 'expression'>;

function functionCall(excerpt: Excerpt, target: FunctionTarget, helpers: Set<Helper>): Call {
  const { info } = target;
  const { node, owner } = info;
  const given = givenArguments(excerpt, target, helpers);
  const isStatic = node.decorator_list.some((d) => d.type === 'Name' && (d.id === 'staticmethod' || d.id === 'classmethod'));
  const setup = [...given.setup];
  if (owner) {
    excerpt.reserve(owner.name);
    excerpt.includeMethod(owner, node.name);
    if (!isStatic) setup.push(...selfLines(excerpt, owner, node.name, helpers));
    return { setup, expression: `${isStatic ? owner.name : 'self'}.${node.name}(${given.args.join(', ')})` };
  }
  const name = /^\w+$/.test(node.name) ? node.name : 'penalty';
  const outer = outerNames(excerpt, target, helpers);
  const { text } = excerpt.main.file;
  const isLambda = text.startsWith('lambda', node.start);
  if (info.parents.length === 0 && !isLambda) excerpt.include({ type: 'Name', id: name, start: node.start, end: node.end });
  else {
    excerpt.add(node.start, name, isLambda ? `${name} = ${text.slice(node.start, node.end)}` : textOf(text, node));
    excerpt.include(node, new Set(outer.bound));
  }
  return { setup: [...outer.setup, ...setup], expression: `${name}(${given.args.join(', ')})` };
}

/** One argument a parameter, as the run gave them. */
function givenArguments(excerpt: Excerpt, target: FunctionTarget, helpers: Set<Helper>): { readonly setup: readonly string[]; readonly args: readonly string[] } {
  const setup: string[] = [];
  const args: string[] = [];
  const given = target.form === 'outputs-given';
  const use = (helper: Helper, code: string): string => { helpers.add(helper); return code; };
  let skipped = false;
  if (given) setup.push(use('batch', "x = °batch('x', requires_grad=True)"));
  for (const { name, role, keywordOnly } of target.parameters) {
    if (role === 'default') { skipped = true; continue; }
    const isGradient = name === target.gradientParameter;
    const value = isGradient ? use('critic', '°critic.weight(torch.Size(°SHAPE))')
      : role === 'output' ? use('critic', '°critic(x)')
        : given && (role === 'input' || role === 'data') ? 'x'
          : standIn(excerpt, name, helpers);
    const listed = target.listed?.has(name) === true && (isGradient || role === 'data' || role === 'input') ? `[${value}]` : value;
    args.push(keywordOnly || skipped ? `${name}=${listed}` : listed);
  }
  return { setup, args };
}

function standIn(excerpt: Excerpt, path: string, helpers: Set<Helper>): string {
  const { code, helpers: used } = excerpt.standIns.at(path);
  for (const helper of used) helpers.add(helper);
  return code;
}

/** `self` without its `__init__`: only what the penalty asks of it. */
function selfLines(excerpt: Excerpt, owner: ClassDef, method: string, helpers: Set<Helper>): readonly string[] {
  const isModule = excerpt.isModuleClass(owner.name);
  const lines = [...(excerpt.isAbstract(owner.name) ? [`${owner.name}.__abstractmethods__ = frozenset()`] : []), `self = ${owner.name}.__new__(${owner.name})`, ...(isModule ? ['torch.nn.Module.__init__(self)'] : [])];
  const members = new Set(owner.body.flatMap((statement) => (isDef(statement) ? [statement.name] : [])));
  for (const name of excerpt.standIns.attributesOf('self')) {
    const calls = name === 'forward' || name === '__call__';
    if (calls && method !== name) { helpers.add('critic'); lines.push(name === 'forward' ? 'self.forward = lambda *args, **kwargs: °critic(*args, **kwargs)' : `${owner.name}.__call__ = lambda self, *args, **kwargs: °critic(*args, **kwargs)`); continue; }
    if (members.has(name)) continue;
    lines.push(`self.${name} = ${attributeCode(excerpt, `self.${name}`, helpers)}`);
  }
  return lines;
}

/** A value that `__init__` gives by an expression without a literal, such as a loss, is made by it. */
function attributeCode(excerpt: Excerpt, path: string, helpers: Set<Helper>): string {
  const code = standIn(excerpt, path, helpers);
  const known = excerpt.standIns.knownAt(path);
  if (!known || code !== standIn(excerpt, path, new Set()) || (code !== 'None' && !code.startsWith('torch.'))) return code;
  const { node } = known;
  if (node.type === 'Constant' || known.value instanceof Unknown || literal(known.value) !== undefined) return code;
  // Names of `__init__`'s own are not there.
  if ([...freeNames(node)].some((name) => !excerpt.isBound(name) && excerpt.standIns.isRoot(name))) return code;
  excerpt.include(node);
  return excerpt.main.file.text.slice(node.start, node.end);
}

/** What the functions around a nested one bind and it reads. */
function outerNames(excerpt: Excerpt, { info }: FunctionTarget, helpers: Set<Helper>): { readonly setup: readonly string[]; readonly bound: readonly string[] } {
  const read = freeNames(info.node);
  const setup: string[] = [];
  const bound: string[] = [];
  info.parents.forEach((parent, i) => {
    if (parent.type === 'ClassDef') return;
    const outside = info.parents[i - 1];
    for (const name of [...parameterNames(parent.args), ...parent.body.flatMap(boundNames)]) {
      if (!read.has(name) || bound.includes(name)) continue;
      const inner = parent.body.find((s) => boundNames(s).includes(name));
      if (inner && (isDef(inner) || inner.type === 'Import' || inner.type === 'ImportFrom')) {
        if (inner !== info.node) { bound.push(name); excerpt.add(inner.start, name, textOf(excerpt.main.file.text, inner)); excerpt.include(inner, new Set(bound)); }
        continue;
      }
      bound.push(name);
      excerpt.reserve(name);
      setup.push(`global ${name}`, ...(name === 'self' && outside?.type === 'ClassDef' ? (excerpt.includeMethod(outside, ''), selfLines(excerpt, outside, parent.name, helpers)) : [`${name} = ${defaultOf(excerpt, parent.args, name) ?? standIn(excerpt, name, helpers)}`]));
    }
  });
  return { setup, bound };
}

/** The default of a parameter, as it is written. */
function defaultOf(excerpt: Excerpt, args: Extract<Stmt, { type: 'FunctionDef' | 'AsyncFunctionDef' }>['args'], name: string): string | undefined {
  const positional = [...args.posonlyargs, ...args.args];
  const index = positional.findIndex(({ arg }) => arg === name);
  const value: Expr | undefined = index >= 0 ? args.defaults[index - positional.length + args.defaults.length] : args.kw_defaults[args.kwonlyargs.findIndex(({ arg }) => arg === name)] ?? undefined;
  if (!value) return undefined;
  excerpt.include(value);
  return excerpt.main.file.text.slice(value.start, value.end);
}

/** The statements of a loop as a function of what they leave open. */
function blockCall(excerpt: Excerpt, { run }: Rehearsal, target: BlockTarget, helpers: Set<Helper>): Call {
  const place = run.kind === 'penalty' ? run.place : { name: undefined, dropped: 0 };
  const statements = target.without(place.dropped);
  const originals = new Set<object>();
  for (const statement of excerpt.main.file.tree.body) walk(statement, (node) => { originals.add(node); return undefined; });
  const read = new Set(statements.flatMap((statement) => [...freeNames(statement)]));
  const setup: string[] = [];
  const made = new Set(statements.flatMap(boundNames));
  const open = [...read].filter((name) => name !== 'self' && excerpt.standIns.isRoot(name) && !excerpt.isBound(name) && !(made.has(name) && excerpt.standIns.isMerelyNamed(name)));
  if (read.has('self') && target.within?.owner) {
    excerpt.includeMethod(target.within.owner, '');
    for (const statement of statements) walk(statement, (node) => { if (node.type === 'Attribute' && target.within?.owner) excerpt.includeMethod(target.within.owner, node.attr); return undefined; });
    setup.push(...selfLines(excerpt, target.within.owner, target.within.node.name, helpers));
    open.unshift('self');
  }
  for (const statement of statements) excerpt.include(statement, new Set([...open, ...made]));
  const body = statements.map((statement) => codeOf(excerpt.main.file.text, statement, originals));
  const answer = place.name === undefined ? 'None' : identifier(place.name);
  excerpt.add(target.range.start, 'penalty_as_written', [`def penalty_as_written(${open.join(', ')}):`, ...[...body, `return ${answer}`].map((code) => `    ${code.replace(/\n(?=[^\n])/g, '\n    ')}`)].join('\n'));
  return { setup, expression: `penalty_as_written(${open.map((name) => (name === 'self' ? 'self' : standIn(excerpt, name, helpers))).join(', ')})` };
}

/** A term of a loss has no name in the code. */
const identifier = (name: string): string => (/^\w+$/.test(name) ? name : 'term_of_the_loss');

/** A statement of which only a term is judged is written as that term. */
function codeOf(text: string, statement: Stmt, originals: ReadonlySet<object>): string {
  if (originals.has(statement)) return textOf(text, statement);
  if (statement.type === 'With' || statement.type === 'AsyncWith') return withCode(text, statement, originals);
  if (statement.type !== 'Assign') return textOf(text, statement);
  const [target] = statement.targets;
  const name = target?.type === 'Name' ? identifier(target.id) : target ? text.slice(target.start, target.end) : 'term_of_the_loss';
  return `${name} = (${text.slice(statement.value.start, statement.value.end)})`;
}

/** A statement out of a `with` block is written in a block of its own. */
function withCode(text: string, { items, body }: With, originals: ReadonlySet<object>): string {
  const entered = items.map(({ context_expr: expr, optional_vars: name }) => text.slice(expr.start, expr.end) + (name ? ` as ${text.slice(name.start, name.end)}` : ''));
  const inner = body.map((statement) => codeOf(text, statement, originals)).join('\n');
  return `with ${entered.join(', ')}:\n    ${inner.replace(/\n(?=[^\n])/g, '\n    ')}`;
}
