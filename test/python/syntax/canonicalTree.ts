/**
 * @file A syntax tree as one line of text, for comparing with what cpython_ast.py writes: types, ranges, then the
 * fields in CPython's order.
 */
import type { Expr, FormattedValue, JoinedStr, Module } from '../../../src/python/syntax/index.ts';

/** Our tree in the compact form. Ranges inside f-strings are left out unless CPython has exact ones. */
export function canonicalTree(module: Module, exactFStrings: boolean): string {
  const dump = new Dump(exactFStrings);
  dump.node({ type: 'Module', body: module.body });
  return dump.out.join(' ');
}

type Fields = Readonly<Record<string, unknown>>;

/** CPython's fields in CPython's order; a name after a colon is ours. */
const FIELDS: Readonly<Record<string, string>> = {
  Module: 'body',
  FunctionDef: 'name args body decorator_list returns', AsyncFunctionDef: 'name args body decorator_list returns',
  ClassDef: 'name bases keywords body decorator_list', Return: 'value', Delete: 'targets', Assign: 'targets value',
  AugAssign: 'target op value', AnnAssign: 'target annotation value', For: 'target iter body orelse', AsyncFor: 'target iter body orelse',
  While: 'test body orelse', If: 'test body orelse', With: 'items body', AsyncWith: 'items body', Match: 'subject cases',
  Raise: 'exc cause', Try: 'body handlers orelse finalbody', TryStar: 'body handlers orelse finalbody', Assert: 'test msg',
  Import: 'names', ImportFrom: 'module names level', Global: 'names', Nonlocal: 'names', Expr: 'value', Pass: '', Break: '', Continue: '',
  BoolOp: 'op values', NamedExpr: 'target value', BinOp: 'left op right', UnaryOp: 'op operand', Lambda: 'args body', IfExp: 'test body orelse',
  Dict: 'keys values', Set: 'elts', ListComp: 'elt generators', SetComp: 'elt generators', DictComp: 'key value generators',
  GeneratorExp: 'elt generators', Await: 'value', Yield: 'value', YieldFrom: 'value', Compare: 'left ops comparators',
  Call: 'func args keywords', FormattedValue: 'value format_spec', JoinedStr: 'values', Attribute: 'value attr', Subscript: 'value slice',
  Starred: 'value', Name: 'id', List: 'elts', Tuple: 'elts', Slice: 'lower upper step',
  comprehension: 'target iter ifs is_async', ExceptHandler: 'exceptionType name body',
  arguments: 'posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults', arg: 'arg annotation', keyword: 'arg value',
  alias: 'name asname', withitem: 'context_expr optional_vars', match_case: 'pattern guard body',
  MatchValue: 'value', MatchSingleton: 'value', MatchSequence: 'patterns', MatchMapping: 'keys patterns rest',
  MatchClass: 'cls patterns kwd_attrs kwd_patterns', MatchStar: 'name', MatchAs: 'pattern name', MatchOr: 'patterns', ErrorExpr: '', ErrorStmt: '',
};
/** Our records without a type, by the fields that hold them. */
const RECORDS: Readonly<Record<string, string>> = {
  generators: 'comprehension', items: 'withitem', cases: 'match_case', names: 'alias', args: 'arg', posonlyargs: 'arg', kwonlyargs: 'arg',
  vararg: 'arg', kwarg: 'arg',
};
const RANGELESS: ReadonlySet<string> = new Set(['Module', 'comprehension', 'withitem', 'match_case', 'arguments']);
/** Fields whose texts are written as they are, because they name operators. */
const OPERATOR_FIELDS: ReadonlySet<string> = new Set(['op', 'ops']);

class Dump {
  readonly out: string[] = [];
  readonly #exactFStrings: boolean;
  #inFString = false;

  constructor(exactFStrings: boolean) {
    this.#exactFStrings = exactFStrings;
  }

  node(node: Fields, record?: string): void {
    const type = typeof node['type'] === 'string' ? node['type'] : record ?? 'arguments';
    this.out.push(type);
    if (!RANGELESS.has(type) && (this.#exactFStrings || !this.#inFString)) this.out.push(`${String(node['start'])}-${String(node['end'])}`);
    if (type === 'Constant') {
      this.out.push(constantText(node['value'] as Fields));
      return;
    }
    const outer = this.#inFString;
    this.#inFString = outer || type === 'JoinedStr';
    this.#fields(node, type);
    this.#inFString = outer;
  }

  #fields(node: Fields, type: string): void {
    if (type === 'FormattedValue') this.out.push(`!${conversionOf(node as unknown as FormattedValue)}`);
    for (const field of (FIELDS[type] ?? '?').split(' ').filter(Boolean)) {
      if (type === 'JoinedStr') this.value(withDebugTexts(node as unknown as JoinedStr), field);
      else if (type === 'MatchSingleton') this.out.push(singletonText(node[field]));
      else this.value(node[field], field);
    }
  }

  value(value: unknown, field: string): void {
    if (Array.isArray(value)) {
      this.out.push('[');
      for (const item of value) this.value(item, field);
      this.out.push(']');
    } else if (value === undefined || value === null) this.out.push('-');
    else if (typeof value === 'object') this.node(value as Fields, recordName(value as Fields, field));
    else if (typeof value === 'boolean') this.out.push(value ? '1' : '0');
    else if (typeof value === 'string' && !OPERATOR_FIELDS.has(field)) this.out.push(quote(value));
    else this.out.push(plainText(value));
  }
}

/** `args` holds parameters in one place and the record of all of them in another. */
function recordName(value: Fields, field: string): string {
  return 'posonlyargs' in value ? 'arguments' : RECORDS[field] ?? '?';
}

function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '?';
}

function singletonText(value: unknown): string {
  return value === 'None' ? '-' : value === true ? 'True' : 'False';
}

/** CPython shows `{x=}` as a text and a value with `!r`. */
function withDebugTexts(node: JoinedStr): Expr[] {
  const values: Expr[] = [];
  for (const value of node.values) {
    if (value.type === 'FormattedValue' && value.debug !== undefined) addText(values, value.debug, value.start + 1);
    if (value.type === 'Constant' && value.value.kind === 'str') addText(values, value.value.value, value.start, value.end);
    else values.push(value);
  }
  return values;
}

function addText(values: Expr[], text: string, start: number, end = start + text.length): void {
  const last = values.at(-1);
  const before = last?.type === 'Constant' && last.value.kind === 'str' ? last : undefined;
  if (before !== undefined) values.pop();
  const value = (before?.value.kind === 'str' ? before.value.value : '') + text;
  values.push({ type: 'Constant', start: before?.start ?? start, end, value: { kind: 'str', value } });
}

function conversionOf(node: FormattedValue): string {
  return node.debug !== undefined && node.format_spec === undefined && node.conversion === '' ? 'r' : node.conversion;
}

const CONSTANTS: Readonly<Record<string, (value: unknown) => string>> = {
  float: (value) => `f${doubleHex(Number(value))}`,
  imaginary: (value) => `j${doubleHex(Number(value))}`,
  str: (value) => `s${quote(String(value))}`,
  bytes: (value) => `b${quote(String(value))}`,
  bool: (value) => (value === true ? 'True' : 'False'),
};

function constantText(constant: Fields): string {
  const kind = String(constant['kind']);
  if (kind === 'int') return `i${String(constant['digits'])}`;
  return CONSTANTS[kind]?.(constant['value']) ?? kind;
}

function doubleHex(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Text as Python's `json.dumps` writes it. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
