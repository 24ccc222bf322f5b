/** @file The same arithmetic in other words: norms, flattening, powers, means, methods for functions. */
import type { AnyNode, Call, Expr } from '../../../../src/python/syntax/index.ts';
import { grouped, importing, pick, rewriter, torchName as torch, type Rewriter, type Source, type Texts } from '../source.ts';

const replaced = (source: Source, node: AnyNode, text: string): Texts => source.edited([{ start: node.start, end: node.end, text }]);
const methods = (source: Source, name: string): { readonly call: Call; readonly receiver: Expr }[] =>
  source.nodes().flatMap((node) => (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === name && !isModule(node.func.value) ? [{ call: node, receiver: node.func.value }] : []));
const isModule = (expr: Expr): boolean => (expr.type === 'Name' && /^(torch|th|nn|F|einops|math|autograd)$/.test(expr.id)) || (expr.type === 'Attribute' && isModule(expr.value));
/** Evaluating it twice changes nothing. */
const isName = (expr: Expr): boolean => expr.type === 'Name';

interface NormCall { readonly call: Call; readonly receiver: Expr; readonly dim: Expr }
function norms(source: Source): NormCall[] {
  return methods(source, 'norm').flatMap(({ call, receiver }) => {
    const dim = call.keywords.find(({ arg }) => arg === 'dim')?.value ?? call.args[1];
    const order = call.keywords.find(({ arg }) => arg === 'p')?.value ?? call.args[0];
    // Another order is another norm; none is another function.
    return dim && order && source.at(order) === '2' ? [{ call, receiver, dim }] : [];
  });
}

const normForms: readonly ((t: string, x: string, dim: string) => string)[] = [
  (_, x, dim) => `${x}.norm(2, ${dim})`, (_, x, dim) => `${x}.norm(p=2, dim=${dim})`, (t, x, dim) => `${t}.norm(${x}, 2, ${dim})`, (t, x, dim) => `${t}.norm(${x}, p=2, dim=${dim})`,
  (t, x, dim) => `${t}.linalg.vector_norm(${x}, dim=${dim})`, (t, x, dim) => `${t}.linalg.vector_norm(${x}, 2, ${dim})`, (_, x, dim) => `${x}.norm(dim=${dim}, p=2, keepdim=False)`,
  (_, x, dim) => `(${x}.pow(2).sum(${dim}) + 1e-12).sqrt()`, (t, x, dim) => `${t}.sqrt(${t}.sum(${x} ** 2, dim=${dim}) + 1e-12)`, (t, x, dim) => `${t}.sqrt(1e-12 + ${t}.sum(${t}.square(${x}), ${dim}))`,
];
/** Of rows: where nothing but the last axis is reduced. */
const rowNormForms: readonly ((t: string, x: string, dim: string) => string)[] = [...normForms, (t, x, dim) => `${t}.linalg.norm(${x}, dim=${dim})`, (t, x, dim) => `${t}.linalg.norm(${x}, ord=2, dim=${dim})`];
/** The same of rows, in code that goes through them. */
const goneThrough: readonly ((t: string, x: string) => string)[] = [
  (t, x) => `${t}.stack([row.norm(2) for row in ${x}])`, (t, x) => `${t}.stack(list(map(${t}.norm, ${x})))`, (t, x) => `${t}.cat([row.norm().view(1) for row in ${x}])`, (t, x) => `${t}.stack([(row * row).sum().add(1e-12).sqrt() for row in ${x}])`,
  (_, x) => `(reduce(${x} ** 2, 'b d -> b', 'sum') + 1e-12).sqrt()`, (t, x) => `${t}.cdist(${x}.unsqueeze(1), ${t}.zeros_like(${x}).unsqueeze(1)).flatten()`, (t, x) => `${t}.bmm(${x}.unsqueeze(1), ${x}.unsqueeze(2)).flatten().add(1e-12).sqrt()`,
  (t, x) => `${t}.max(${x}.norm(2, dim=1), ${t}.tensor(0.0))`, (t, x) => `(${t}.einsum('bi,bi->b', ${x}, ${x}) + 1e-12) ** 0.5`, (t, x) => `${t}.pow(${x}.pow(2).sum(-1) + 1e-12, 1 / 2)`, (t, x) => `${t}.diagonal(${x} @ ${x}.T).add(1e-12).sqrt()`,
];

const flattenForms: readonly ((t: string, x: string) => string)[] = [
  (_, x) => `${x}.flatten(1)`, (_, x) => `${x}.flatten(start_dim=1)`, (t, x) => `${t}.flatten(${x}, 1)`, (t, x) => `${t}.flatten(${x}, start_dim=1)`, (t, x) => `${t}.flatten(start_dim=1, input=${x})`,
];
/** Those that mention the tensor twice. */
const sizedForms: readonly ((t: string, x: string) => string)[] = [
  (_, x) => `${x}.view(${x}.size(0), -1)`, (_, x) => `${x}.view(len(${x}), -1)`, (_, x) => `${x}.reshape(${x}.shape[0], -1)`, (t, x) => `${t}.reshape(${x}, (len(${x}), -1))`, (_, x) => `${x}.contiguous().view(${x}.size()[0], -1)`, (_, x) => `${x}.reshape((${x}.size(0), -1))`,
];

interface Flattening { readonly call: Call; readonly receiver: Expr }
const flattenings = (source: Source): Flattening[] => [
  ...methods(source, 'flatten').filter(({ call }) => call.args.length === 1),
  ...[...methods(source, 'view'), ...methods(source, 'reshape')].filter(({ call, receiver }) => call.args.length === 2 && source.at(call.args[1] ?? call) === '-1' && source.at(call.args[0] ?? call).includes(source.at(receiver))),
];

interface Power { readonly node: AnyNode; readonly base: Expr }
const powers = (source: Source): Power[] => source.nodes().flatMap((node): Power[] => {
  if (node.type === 'BinOp' && node.op === 'Pow' && source.at(node.right) === '2') return [{ node, base: node.left }];
  return node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'pow' && !isModule(node.func.value) && source.at(node.args[0] ?? node) === '2' ? [{ node, base: node.func.value }] : [];
});
const powerForms: readonly ((t: string, x: string) => string)[] = [(_, x) => `(${x} ** 2)`, (_, x) => `${x}.pow(2)`, (t, x) => `${t}.pow(${x}, 2)`, (_, x) => `${x}.square()`, (t, x) => `${t}.square(${x})`, (_, x) => `${x}.pow(2.0)`, (_, x) => `${x}.pow(exponent=2)`];

const asFunctions = ['mean', 'sum', 'sqrt', 'pow', 'square', 'relu', 'abs', 'mul', 'add', 'sub'];

export const formulas: readonly Rewriter[] = [
  rewriter('norm', norms, (source, { call, receiver, dim }, choice) => {
    const isRow = /flatten|view|reshape/.test(source.at(receiver)) && dim.type === 'Constant';
    const form = pick(isRow ? rowNormForms : normForms, choice);
    return form && replaced(source, call, form(torch(source), grouped(source, receiver), source.at(dim)));
  }),
  rewriter('norms one by one', (source) => norms(source).filter(({ receiver, dim }) => source.at(dim) === '1' && /flatten\(1\)$|\.view\((\w+\.size\(0\)|len\(\w+\)), -1\)$/.test(source.at(receiver))), (source, { call, receiver }, choice) => {
    const text = pick(goneThrough, choice)?.(torch(source), grouped(source, receiver)) ?? '';
    const texts = replaced(source, call, text);
    return text.startsWith('(reduce') ? importing(source, texts, 'from einops import reduce') : texts;
  }),
  rewriter('einsum', norms, (source, { call, receiver, dim }) => (source.at(dim) === '1' && source.at(receiver).endsWith('flatten(1)') ? replaced(source, call, `${torch(source)}.einsum('ij,ij->i', ${source.at(receiver)}, ${source.at(receiver)}).add(1e-12).sqrt()`) : undefined)),
  rewriter('flatten', flattenings, (source, { call, receiver }, choice) => {
    const form = pick(isName(receiver) ? [...flattenForms, ...sizedForms] : flattenForms, choice);
    return form && replaced(source, call, form(torch(source), grouped(source, receiver)));
  }),
  rewriter('rearrange', flattenings, (source, { call, receiver }, choice) => (choice % 2 === 0
    ? importing(source, replaced(source, call, `rearrange(${source.at(receiver)}, 'b ... -> b (...)')`), 'from einops import rearrange')
    : importing(source, replaced(source, call, `einops.rearrange(${source.at(receiver)}, 'b c h w -> b (c h w)')`), 'import einops'))),
  rewriter('power', powers, (source, { node, base }, choice) => { const form = pick(powerForms, choice); return form && replaced(source, node, form(torch(source), grouped(source, base))); }),
  rewriter('product', powers, (source, { node, base }) => (isName(base) ? replaced(source, node, `(${source.at(base)} * ${source.at(base)})`) : undefined)),
  rewriter('mean', (source) => methods(source, 'mean').filter(({ call }) => call.args.length === 0), (source, { call, receiver }, choice) => {
    const x = grouped(source, receiver);
    const forms = [`${torch(source)}.mean(${source.at(receiver)})`, `${x}.mean(dim=0)`, `${torch(source)}.mean(${source.at(receiver)}, dim=0)`];
    // An average over the samples only where there is one axis left.
    const text = pick(/norm\([^)]*dim=1\)|sizes/.test(source.at(receiver)) && !/dim=\(2|slopes\.norm\(2, dim=1|dim=0/.test(source.text) && !/critic|scores/.test(source.at(receiver)) ? forms : forms.slice(0, 1), choice);
    return text === undefined ? undefined : replaced(source, call, text);
  }),
  rewriter('sum over count', (source) => methods(source, 'mean').filter(({ call, receiver }) => call.args.length === 0 && isName(receiver)), (source, { call, receiver }, choice) => {
    const x = source.at(receiver);
    return replaced(source, call, pick([`(${x}.sum() / ${x}.numel())`, `(${torch(source)}.sum(${x}) / ${x}.nelement())`, `${torch(source)}.div(${x}.sum(), ${x}.numel())`, `(1 / ${x}.numel() * ${x}.sum())`, `${x}.flatten().mean(-1)`, `${torch(source)}.stack(list(${x}.flatten())).mean()`], choice) ?? '');
  }),
  rewriter('function for a method', (source) => asFunctions.flatMap((name) => methods(source, name)), (source, { call, receiver }) => {
    const name = call.func.type === 'Attribute' ? call.func.attr : '';
    const rest = [...call.args, ...call.keywords].map((argument) => source.at(argument));
    return replaced(source, call, `${torch(source)}.${name}(${[source.at(receiver), ...rest].join(', ')})`);
  }),
  rewriter('method for a function', (source) => source.nodes().flatMap((node) => (node.type === 'Call' && node.func.type === 'Attribute' && node.func.value.type === 'Name' && /^(torch|th)$/.test(node.func.value.id) && asFunctions.includes(node.func.attr) && node.args[0] ? [{ call: node, name: node.func.attr, first: node.args[0] }] : [])), (source, { call, name, first }) =>
    replaced(source, call, `${grouped(source, first)}.${name}(${[...call.args.slice(1), ...call.keywords].map((argument) => source.at(argument)).join(', ')})`)),
  rewriter('the other way round', (source) => source.nodes().flatMap((node) => (node.type === 'BinOp' && node.op === 'Sub' && source.at(node.right) === '1' ? [node] : [])), (source, node, choice) => {
    const x = grouped(source, node.left);
    const forms = [`${x} - 1.0`, `${x}.sub(1)`, `${x} + (-1)`, `${torch(source)}.sub(${source.at(node.left)}, 1.)`];
    return replaced(source, node, pick(forms, choice) ?? '');
  }),
  rewriter('mean squared error', (source) => methods(source, 'mean').filter(({ call, receiver }) => call.args.length === 0 && /^\((\w+) - 1\) \*\* 2$/.test(source.at(receiver))), (source, { call, receiver }) => {
    const name = /\w+/.exec(source.at(receiver))?.[0] ?? '';
    return importing(source, replaced(source, call, `F.mse_loss(${name}, ${torch(source)}.ones_like(${name}))`), 'import torch.nn.functional as F');
  }),
];
