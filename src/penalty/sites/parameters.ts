/**
 * @file What each parameter of a penalty is used as, by reading its body: the outputs and inputs that gradients are taken
 * of, data, or something that its use at run time will tell.
 */
import type { Call, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { iteratedNames } from './iteration.ts';
import { looksLikeNumber } from '../probes/assumptions.ts';
import { calledThrough, type Callees } from './callees.ts';
import { callNames, lastName } from './calls.ts';
import { gradCallsIn, takesIn, type GradHelper, type GradHelpers, type HelperParameter } from './gradCalls.ts';
import { readKeys, unpackedNames } from './starParameters.ts';
import { boundNames, dottedName, statementsIn, type FunctionInfo, type ImportTable } from './names.ts';

/**
 * `output`: a critic's scores of the parameter given as `input`. `data`: a batch. `default`: has a default value.
 * `open`: decided when it is used.
 */
export type Role = 'output' | 'input' | 'data' | 'default' | 'open';
export interface Parameter { readonly name: string; readonly role: Role; readonly keywordOnly: boolean }

/** The roles of a function's parameters, `self` and `cls` left out for methods; what comes by stars is among them. */
export function parametersOf(node: FunctionDef, isMethod: boolean, imports: ImportTable, helpers: GradHelpers = new Map(), callees: Callees = new Map()): Parameter[] {
  const { args } = node;
  const positional = [...args.posonlyargs, ...args.args];
  const required = positional.length - args.defaults.length;
  const uses = readUses(node, imports, helpers, callees);
  const named = positional.map((arg, i) => ({ name: arg.arg, hasDefault: i >= required, keywordOnly: false }));
  const keywords = args.kwonlyargs.map((arg, i) => ({ name: arg.arg, hasDefault: Boolean(args.kw_defaults[i]), keywordOnly: true }));
  const starred = args.defaults.length > 0 ? [] : unpackedNames(node).map((name) => ({ name, hasDefault: false, keywordOnly: false }));
  const keys = readKeys(node).map((name) => ({ name, hasDefault: false, keywordOnly: true }));
  return [...named.slice(isMethod ? 1 : 0), ...starred, ...keywords, ...keys].map(({ name, hasDefault, keywordOnly }) => ({ name, keywordOnly, role: roleOf(name, hasDefault, uses) }));
}

function roleOf(name: string, hasDefault: boolean, uses: Uses): Role {
  if (uses.outputs.has(name) && !uses.called.has(name) && !uses.takenApart.has(name)) return 'output';
  if (hasDefault) return 'default';
  if (uses.called.has(name) || uses.takenApart.has(name)) return 'open';
  if (uses.inputs.has(name)) return 'input';
  if (uses.iterated.has(name)) return 'data';
  return (uses.arithmetic.has(name) || uses.passed.has(name)) && !looksLikeNumber(name) ? 'data' : 'open';
}

interface Uses {
  /** Called with something, here or by a function of the file that it is handed to. */
  readonly called: ReadonlySet<string>;
  readonly arithmetic: ReadonlySet<string>;
  /** An argument of some call. */
  readonly passed: ReadonlySet<string>;
  /** Unpacked, or asked for an item by a name: several things in one. */
  readonly takenApart: ReadonlySet<string>;
  /** Gone through item by item beside others, as samples are. */
  readonly iterated: ReadonlySet<string>;
  /** Where the gradient's outputs and inputs come from, through assignments. */
  readonly outputs: ReadonlySet<string>;
  readonly inputs: ReadonlySet<string>;
}

function readUses(node: FunctionDef, imports: ImportTable, helpers: GradHelpers, callees: Callees): Uses {
  const called = new Set<string>();
  const arithmetic = new Set<string>();
  const passed = new Set<string>();
  const takenApart = new Set<string>();
  const addName = (set: Set<string>, expr: Expr): void => { if (expr.type === 'Name') set.add(expr.id); };
  for (const statement of node.body) walk(statement, (n) => {
    if (n.type === 'Call') {
      for (const name of calledThrough(n, callees)) called.add(name);
      for (const argument of [...n.args, ...n.keywords.map((k) => k.value)]) addName(passed, argument);
    }
    if (n.type === 'Assign' && n.targets.some(({ type }) => type === 'Tuple' || type === 'List')) addName(takenApart, n.value);
    if (n.type === 'Subscript' && n.slice.type === 'Constant' && n.slice.value.kind === 'str') addName(takenApart, n.value);
    if (n.type === 'BinOp') { addName(arithmetic, n.left); addName(arithmetic, n.right); }
  });
  const calls = node.body.flatMap((statement) => gradCallsIn(statement, imports, helpers));
  return {
    called, arithmetic, passed, takenApart, iterated: iteratedNames(node),
    outputs: sources(calls.map((c) => c.outputs), node.body, { imports, callees }),
    inputs: sources(calls.map((c) => c.inputs), node.body, { imports, callees }),
  };
}

/** Parameters from which the expressions come, following plain renamings, not calls of critics: `out = d_out.sum()`. */
function sources(exprs: readonly (Expr | undefined)[], body: readonly Stmt[], known: Known): Set<string> {
  const found = new Set(exprs.flatMap((expr) => (expr ? valueNames(expr, known) : [])));
  for (const statement of [...statementsIn(body)].reverse()) {
    if (statement.type !== 'Assign') continue;
    if (!boundNames(statement).some((name) => found.has(name))) continue;
    for (const name of valueNames(statement.value, known)) found.add(name);
  }
  return found;
}

/** Methods of a tensor whose result still stands for it. */
const handsOn = new Set(['sum', 'mean', 'view', 'reshape', 'squeeze', 'unsqueeze', 'flatten', 'float', 'contiguous', 'clone', 'to', 'cuda', 'requires_grad_', 'detach']);

/** Attributes of a tensor that are its numbers: `batch.x` is rather one of several things in a batch. */
const standsForIt = new Set(['data', 'T', 'mT', 'H', 'mH', 'real', 'imag']);

interface Known { readonly imports: ImportTable; readonly callees: Callees }

/** Names whose value the expression hands on: the receiver of a method, what a function is given, the elements of a list, a lone name. */
function valueNames(expr: Expr, known: Known): string[] {
  switch (expr.type) {
    case 'Name': return [expr.id];
    case 'List': case 'Tuple': return expr.elts.flatMap((element) => valueNames(element, known));
    case 'Attribute': return standsForIt.has(expr.attr) ? valueNames(expr.value, known) : [];
    case 'Subscript': return valueNames(expr.value, known);
    case 'Call': return handedOn(expr, known).flatMap((handed) => valueNames(handed, known));
    case 'BinOp': return [...valueNames(expr.left, known), ...valueNames(expr.right, known)];
    default: return [];
  }
}

/** Of `x.sum()`, `torch.sum(x)` and `helper(x)`, where `helper` is the file's and calls no critic: `x`. */
function handedOn(call: Call, { imports, callees }: Known): readonly Expr[] {
  const { func } = call;
  if (func.type === 'Lambda') return [...call.args, func.body];
  const isTorch = dottedName(func, imports)?.startsWith('torch.') === true;
  const isOfModule = func.type === 'Attribute' && func.value.type === 'Name' && imports.has(func.value.id);
  const helper = func.type === 'Name' || (isOfModule && !isTorch) ? callees.get(lastName(func) ?? '') : undefined;
  if (helper) return helper.called.size === 0 ? call.args : [];
  if (func.type !== 'Attribute' || !handsOn.has(func.attr)) return [];
  return isTorch ? call.args.slice(0, 1) : [func.value];
}

/** Functions that are given both a critic's outputs and its inputs, and take the gradient for others, by themselves or through each other. */
export function gradHelpersOf(sources: readonly { readonly module: Module; readonly functions: readonly FunctionInfo[]; readonly imports: ImportTable }[]): GradHelpers {
  let known: GradHelpers = new Map();
  for (let size = -1; size !== known.size;) {
    size = known.size;
    known = new Map(sources.flatMap(({ module, functions, imports }) => functions.flatMap((info) => {
      const helper = gradHelper(info, imports, known);
      return helper ? callNames(info, module).map((name) => [name, helper] as const) : [];
    })));
  }
  return known;
}

function gradHelper({ node, owner }: FunctionInfo, imports: ImportTable, known: GradHelpers): GradHelper | undefined {
  if (!takesIn(node, imports, known)) return undefined;
  const parameters = parametersOf(node, owner !== undefined, imports, known);
  const place = (role: Role): HelperParameter | undefined => {
    const position = parameters.findIndex((p) => p.role === role);
    const parameter = parameters[position];
    return parameter && { name: parameter.name, position };
  };
  const outputs = place('output');
  const inputs = place('input');
  return outputs && inputs && { outputs, inputs };
}
