/** @file Where gradients are taken: calls of `torch.autograd.grad` by any name, and `backward()` followed by `.grad`. */
import type { Call, Expr, FunctionDef, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calledBy, callsAny, givenTo, makersOf, namesCalled, ownCalls, shareAny, type Aliases } from './calls.ts';
import { dottedName, type FunctionInfo, type ImportTable } from './names.ts';
import { remembered } from './remembered.ts';

/** A call that yields a gradient. `outputs` and `inputs` are the expressions given for them, if they can be read off. */
export interface GradCall { readonly call: Call; readonly outputs: Expr | undefined; readonly inputs: Expr | undefined; /** The function of the project that takes it. */ readonly helper?: string | undefined }

const gradFunctions = new Set(['torch.autograd.grad', 'autograd.grad', 'torch.func.grad', 'functorch.grad', 'torch.func.grad_and_value', 'torch.func.jacrev', 'functorch.jacrev', 'torch.func.jacfwd', 'functorch.jacfwd', 'torch.func.vjp', 'functorch.vjp', 'torch.autograd.functional.vjp', 'torch.autograd.functional.jacobian']);

const lastOfGradFunctions: ReadonlySet<string> = new Set([...gradFunctions].flatMap((name) => name.split('.').at(-1) ?? []));

/** Functions of the file that pass on what gradients are taken of: what they are called by → positions and names of those parameters. */
export type GradHelpers = ReadonlyMap<string, GradHelper>;
export interface GradHelper { readonly outputs: HelperParameter; readonly inputs: HelperParameter }
export interface HelperParameter { readonly name: string; readonly position: number }

/** The call as a GradCall, or undefined if it takes no gradient. */
function asGradCall(call: Call, imports: ImportTable, helpers: GradHelpers = new Map()): GradCall | undefined {
  const own = calledBy(call);
  const helper = helpers.get(own ?? '');
  if (helper) return { call, helper: own, outputs: helperArgument(call, helper.outputs), inputs: helperArgument(call, helper.inputs) };
  if (call.func.type === 'Attribute' && !lastOfGradFunctions.has(call.func.attr)) return undefined;
  const name = dottedName(call.func, imports);
  const argument = (keyword: string, position: number): Expr | undefined => call.keywords.find((k) => k.arg === keyword)?.value ?? call.args[position];
  const looksLikeGrad = call.func.type === 'Attribute' && call.func.attr === 'grad' && call.keywords.some((k) => k.arg === 'grad_outputs' || k.arg === 'outputs');
  if ((name !== undefined && gradFunctions.has(name)) || looksLikeGrad) return { call, outputs: argument('outputs', 0), inputs: argument('inputs', 1) };
  return undefined;
}

const helperArgument = (call: Call, { name, position }: HelperParameter): Expr | undefined => { const { args, keywords } = givenTo(call); return keywords.get(name) ?? args[position]; };

/** Grad calls inside an expression. */
export function gradCallsInExpr(expr: Expr, imports: ImportTable, helpers: GradHelpers = new Map()): GradCall[] {
  const found: GradCall[] = [];
  walk(expr, (node) => {
    const grad = node.type === 'Call' ? asGradCall(node, imports, helpers) : undefined;
    if (grad) found.push(grad);
    return undefined;
  });
  return found;
}

/** Grad calls inside a statement, in source order. Defs inside it are not entered unless they are the statement itself. */
export const gradCallsIn = (statement: Stmt, imports: ImportTable, helpers: GradHelpers = new Map()): GradCall[] =>
  (mayTake(statement, imports, helpers) ? ownCalls(statement).flatMap((call) => asGradCall(call, imports, helpers) ?? []) : []);

/** Whether a function's own body takes one. */
export const takesIn = (node: FunctionDef, imports: ImportTable, helpers?: GradHelpers): boolean =>
  mayTake(node, imports, helpers) && node.body.some((statement) => gradCallsIn(statement, imports, helpers).length > 0);

/** The quick question, for a long file has many statements: does it call anything by such a name, or define what does? */
export function mayTake(statement: Stmt, imports: ImportTable, helpers: GradHelpers = new Map()): boolean {
  const called = namesCalled(statement);
  return shareAny(called, namesOfGradients(imports)) || shareAny(called, helpers);
}

/** What calls of functions that take gradients may end in. */
const namesOfGradients = remembered((imports: ImportTable): ReadonlySet<string> => new Set([...lastOfGradFunctions, ...[...imports].flatMap(([local, name]) => (gradFunctions.has(name) ? [local] : []))]));

/** `y.backward(); … x.grad`: the older way to a gradient with respect to an input. */
export const readsGradAttribute = remembered((node: FunctionDef): boolean => {
  let backward = false;
  let grad = false;
  walk(node, (n) => {
    if (n.type === 'Attribute' && n.attr === 'backward') backward = true;
    if (n.type === 'Attribute' && n.attr === 'grad' && backward) grad = true;
  });
  return grad;
});

/** The function's own body takes a gradient. */
export const takesGradient = ({ node }: FunctionInfo, imports: ImportTable): boolean => gradCallsIn(node, imports).length > 0 || readsGradAttribute(node);

/** Those functions, and all that call them or one of their callers. */
export function withCallers(functions: readonly FunctionInfo[], called: readonly FunctionInfo[], aliases: Aliases = new Map()): Set<FunctionInfo> {
  const found = new Set(called);
  for (let fresh = called; fresh.length > 0;) {
    const names = new Set(fresh.flatMap(namesOf).flatMap((name) => [name, ...(aliases.get(name) ?? [])]));
    fresh = functions.filter((f) => !found.has(f) && callsAny(f.node, names));
    for (const f of fresh) found.add(f);
  }
  return found;
}

/** What calls of a function go by: of what makes an object callable also its class, of what a factory returns also the factory. */
const namesOf = (info: FunctionInfo): string[] => [info.node.name, ...makersOf(info).map((maker) => maker.replaceAll('()', ''))];
