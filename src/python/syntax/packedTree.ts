/**
 * @file A syntax tree as a few short texts, a sixth of its JSON: what a bundle holds of our own sources. Ranges are left
 * out, since nobody points into those, and docstrings. Must not know what the nodes mean.
 *
 * `structure` has one letter a node or list, outermost first; `values` has, line by line, what stands in their fields.
 */
import type { Module } from './ast.ts';

export interface PackedTree {
  readonly structure: string;
  readonly values: string;
  /** Kinds of nodes that are not among the common ones. */
  readonly shapes: readonly string[];
}

/** A kind of node, or of a record without a type: `type:fields`. */
const commonShapes: readonly string[] = [
  'Name:id', 'Attribute:attr,value', 'Constant:value', ':kind,value', ':kind,digits', ':kind', 'Call:func,args,keywords', 'keyword:arg,value', 'keyword:value', 'Expr:value', 'Assign:targets,value',
  'AugAssign:target,op,value', 'AnnAssign:target,annotation,value', 'Return:value', 'Return:', 'If:test,body,orelse', 'For:target,iter,body,orelse', 'While:test,body,orelse',
  'FunctionDef:name,args,body,decorator_list', 'ClassDef:name,bases,keywords,body,decorator_list', ':posonlyargs,args,kwonlyargs,kw_defaults,defaults', ':posonlyargs,args,kwonlyargs,kw_defaults,kwarg,defaults',
  ':posonlyargs,args,vararg,kwonlyargs,kw_defaults,defaults', ':posonlyargs,args,vararg,kwonlyargs,kw_defaults,kwarg,defaults', ':arg', 'Module:body,errors', 'Tuple:elts', 'List:elts', 'Dict:keys,values',
  'Subscript:value,slice', 'Slice:', 'Slice:lower', 'Slice:upper', 'Slice:lower,upper', 'BinOp:left,op,right', 'UnaryOp:op,operand', 'BoolOp:op,values', 'Compare:left,ops,comparators', 'IfExp:test,body,orelse',
  'Lambda:args,body', 'JoinedStr:values', 'FormattedValue:value,conversion', 'GeneratorExp:elt,generators', 'ListComp:elt,generators', ':target,iter,ifs,is_async', 'Starred:value', 'Pass:', 'Import:names',
  'ImportFrom:module,names,level', ':name', ':name,asname', 'Raise:exc', 'Raise:', 'Try:body,handlers,orelse,finalbody', 'ExceptHandler:exceptionType,body', 'ExceptHandler:exceptionType,name,body', 'With:items,body',
  ':context_expr', ':context_expr,optional_vars', 'Assert:test,msg', 'Yield:value',
];

/** The first code is a value; then come lists of none and more items, lists longer than those, and the shapes. */
const isValue = 0;
const emptyList = 1;
const longList = 10;
const firstShape = longList + 1;

/** Letters that need no escaping in a JavaScript text. The last one adds their number to the next. */
const letters = Array.from({ length: 90 }, (_, i) => String.fromCharCode(35 + i)).filter((letter) => letter !== '\'' && letter !== '\\');
const most = letters.length - 1;
const codes = new Map(letters.map((letter, code) => [letter, code]));

const ranges: ReadonlySet<string> = new Set(['start', 'end', 'nameRange', 'attrRange']);
/** Marks a line that holds JSON rather than a text; alone it is undefined. */
const mark = '\u0002';

export function packTree(tree: Module): PackedTree {
  const shapes = new Map(commonShapes.map((shape, i) => [shape, i]));
  const structure: string[] = [];
  const values: string[] = [];
  const write = (code: number): void => { structure.push((letters[most] ?? '').repeat(Math.floor(code / most)) + (letters[code % most] ?? '')); };
  const writeValue = (value: unknown): void => { values.push(typeof value === 'string' && !value.includes('\n') && !value.startsWith(mark) ? value : value === undefined ? mark : mark + JSON.stringify(value)); };
  const pack = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      write(isValue);
      writeValue(value);
    } else if (Array.isArray(value)) {
      write(Math.min(emptyList + value.length, longList));
      if (emptyList + value.length >= longList) writeValue(value.length);
      value.forEach(pack);
    } else {
      const fields = Object.entries(withoutDocs(value)).filter(([name, field]) => name !== 'type' && !ranges.has(name) && field !== undefined);
      const shape = `${'type' in value ? String(value.type) : ''}:${fields.map(([name]) => name).join()}`;
      const known = shapes.get(shape) ?? shapes.size;
      shapes.set(shape, known);
      write(firstShape + known);
      for (const [, field] of fields) pack(field);
    }
  };
  pack(tree);
  return { structure: structure.join(''), values: values.join('\n'), shapes: [...shapes.keys()].slice(commonShapes.length) };
}

/** Nobody reads the docstrings of our own sources at run time. */
function withoutDocs(node: object): object {
  if (!('type' in node) || !('body' in node) || !Array.isArray(node.body) || !/^(Module|FunctionDef|ClassDef)$/.test(String(node.type))) return node;
  const body: readonly unknown[] = node.body;
  return body.length > 1 && isText(body[0]) ? { ...node, body: body.slice(1) } : node;
}

const isText = (statement: unknown): boolean => partOf(partOf(partOf(statement, 'value'), 'value'), 'kind') === 'str' && partOf(statement, 'type') === 'Expr';
const partOf = (value: unknown, field: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined); // any field of an object may be asked for

/** The tree again, every node with the empty range; without one it would not be a node. */
export function unpackTree({ structure, values, shapes }: PackedTree): Module {
  const kinds = [...commonShapes, ...shapes].map(readShape);
  const lines = values.split('\n');
  let at = 0;
  let line = 0;
  const nextValue = (): unknown => {
    const text = lines[line++] ?? '';
    if (!text.startsWith(mark)) return text;
    return text === mark ? undefined : JSON.parse(text.slice(mark.length)) as unknown; // `any` otherwise
  };
  const nextCode = (): number => {
    for (let code = 0; ; code += most) {
      const part = codes.get(structure[at++] ?? '') ?? 0;
      if (part < most) return code + part;
    }
  };
  const unpack = (): unknown => {
    const code = nextCode();
    if (code === isValue) return nextValue();
    if (code < firstShape) return Array.from({ length: code === longList ? Number(nextValue()) : code - emptyList }, unpack);
    const { type, fields } = kinds[code - firstShape] ?? { type: '', fields: [] };
    const node: Record<string, unknown> = type === '' ? { ...nowhere } : { type, ...nowhere };
    for (const field of fields) node[field] = unpack();
    if (type !== '' && 'name' in node) node['nameRange'] = nowhere;
    if ('attr' in node) node['attrRange'] = nowhere;
    return node;
  };
  return unpack() as Module; // packTree was given one
}

function readShape(shape: string): { readonly type: string; readonly fields: readonly string[] } {
  const [type = '', fields = ''] = shape.split(':');
  return { type, fields: fields === '' ? [] : fields.split(',') };
}

const nowhere = { start: 0, end: 0 };
