/** @file The same gradient, asked for in other ways: keywords, order, imports, unpacking, the ones that go with it. */
import type { AnyNode, Call, Expr } from '../../../../src/python/syntax/index.ts';
import { pick, rewriter, torchName, type Edit, type Rewriter, type Source, type Texts } from '../source.ts';

const isGrad = (node: { readonly func: Expr }): boolean => node.func.type === 'Attribute' ? node.func.attr === 'grad' : node.func.type === 'Name' && /^(grad|torch_grad)$/.test(node.func.id);
const calls = (source: Source): Call[] => source.nodes().flatMap((node) => (node.type === 'Call' && isGrad(node) && node.keywords.every(({ arg }) => arg !== undefined) ? [node] : []));

const isSimple = ({ type }: AnyNode): boolean => type === 'Assign' || type === 'AnnAssign' || type === 'AugAssign' || type === 'Return' || type === 'Expr';

const order = ['outputs', 'inputs', 'grad_outputs', 'retain_graph', 'create_graph'];
function argumentsOf(source: Source, call: Call): { readonly name: string; readonly text: string }[] {
  return [...call.args.map((arg, i) => ({ name: order[i] ?? '', text: source.at(arg) })), ...call.keywords.map(({ arg, value }) => ({ name: arg ?? '', text: source.at(value) }))];
}
const withArguments = (source: Source, call: Call, text: string): Texts => source.edited([{ start: call.func.end, end: call.end, text: `(${text})` }]);

/** Another import of the function, at the top. */
const imports: readonly { readonly line: string; readonly name: string }[] = [
  { line: 'from torch.autograd import grad', name: 'grad' }, { line: 'from torch.autograd import grad as torch_grad', name: 'torch_grad' }, { line: 'from torch import autograd', name: 'autograd.grad' }, { line: 'import torch.autograd as ag', name: 'ag.grad' },
];

export const gradCalls: readonly Rewriter[] = [
  rewriter('keywords of grad', calls, (source, call, choice) => {
    const given = argumentsOf(source, call);
    // A name that one argument binds may be read by the next.
    if (given.some(({ text }) => text.includes(':='))) return undefined;
    const turned = [...given.slice(choice % given.length), ...given.slice(0, choice % given.length)];
    return withArguments(source, call, turned.map(({ name, text }) => `${name}=${text}`).join(', '));
  }),
  rewriter('positions of grad', calls, (source, call) => {
    const given = argumentsOf(source, call);
    const front = order.slice(0, 3).map((name) => given.find((one) => one.name === name)?.text);
    const count = front.includes(undefined) ? front.indexOf(undefined) : 3;
    const rest = given.filter(({ name }) => !order.slice(0, count).includes(name));
    return withArguments(source, call, [...front.slice(0, count), ...rest.map(({ name, text }) => `${name}=${text}`)].join(', '));
  }),
  rewriter('lists for grad', calls, (source, call) => {
    const given = argumentsOf(source, call);
    return withArguments(source, call, given.map(({ name, text }) => `${name}=${/^(inputs|outputs|grad_outputs)$/.test(name) && !text.startsWith('[') ? `[${text}]` : text}`).join(', '));
  }),
  rewriter('legacy arguments', calls, (source, call) => {
    const given = argumentsOf(source, call);
    if (given.some(({ name }) => name === 'only_inputs')) return undefined;
    return withArguments(source, call, [...given.map(({ name, text }) => `${name}=${text}`), ...(given.some(({ name }) => name === 'retain_graph') ? [] : ['retain_graph=True']), 'only_inputs=True'].join(', '));
  }),
  rewriter('import of grad', calls, (source, call, choice) => {
    const wanted = pick(imports, choice);
    if (!wanted || source.text.includes(wanted.line)) return undefined;
    return source.edited([{ start: 0, end: 0, text: `${wanted.line}\n` }, { start: call.func.start, end: call.func.end, text: wanted.name }]);
  }),
  rewriter('unpacking', (source) => source.nodes().flatMap((node) => (node.type === 'Assign' && node.targets.length === 1 && node.targets[0]?.type === 'Name' && node.value.type === 'Subscript' && node.value.value.type === 'Call' && isGrad(node.value.value) ? [{ target: node.targets[0], index: node.value }] : [])), (source, { target, index }, choice) => {
    const edits: Edit[] = [{ start: index.value.end, end: index.end, text: '' }, { start: target.start, end: target.end, text: pick([`${target.id},`, `(${target.id},)`, `[${target.id}]`, `${target.id}, *_`], choice) ?? '' }];
    return source.edited(edits);
  }),
  rewriter('ones', (source) => source.nodes().flatMap((node) => (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'ones_like' && node.args[0]?.type === 'Name' ? [{ node, of: node.args[0].id, torch: source.at(node.func.value) }] : [])), (source, { node, of, torch }, choice) =>
    source.edited([{ start: node.start, end: node.end, text: pick([`${torch}.ones(${of}.size())`, `${torch}.ones(${of}.shape)`, `${of}.new_ones(${of}.shape)`, `${torch}.ones_like(${of}, requires_grad=False)`, `${torch}.full_like(${of}, 1.0)`], choice) ?? '' }])),
  rewriter('sum of the scores', (source) => calls(source).filter((call) => argumentsOf(source, call).some(({ name, text }) => name === 'grad_outputs' && text.includes('ones_like(')) && argumentsOf(source, call).some(({ name, text }) => name === 'outputs' && /^\w+$/.test(text))), (source, call, choice) => {
    const given = argumentsOf(source, call).filter(({ name }) => name !== 'grad_outputs');
    const summed = (text: string): string => [`${text}.sum()`, `${torchName(source)}.sum(${text})`, `${text}.flatten().sum(0)`, `sum(${text}.flatten())`][choice % 4] ?? '';
    return withArguments(source, call, given.map(({ name, text }) => `${name}=${name === 'outputs' ? summed(text) : text}`).join(', '));
  }),
  rewriter('item of the gradients', (source) => source.nodes().flatMap((node) => (node.type === 'Subscript' && node.value.type === 'Call' && isGrad(node.value) && source.at(node).endsWith('[0]') ? [{ node, call: node.value }] : [])), (source, { node, call }, choice) => {
    const text = source.at(call);
    const forms = [`${text}[-1]`, `next(iter(${text}))`, `list(${text})[0]`, `(*${text},)[0]`, `list(${text}).pop()`, `max(${text}, key=len)`, `(lambda found, *rest: found)(*${text})`];
    return source.edited([{ start: node.start, end: node.end, text: pick(forms, choice) ?? '' }]);
  }),
  rewriter('options of grad', calls, (source, call, choice) => {
    const given = argumentsOf(source, call);
    if (given.some(({ text }) => text.includes(':=')) || given.length < 3) return undefined;
    const name = source.fresh(['options', 'kw', 'grad_args'], choice);
    const { start, indent } = source.indentAt(call.start);
    if (!source.nodes().some((node) => isSimple(node) && node.start === start + indent.length) || /\bfor\b|lambda/.test(source.text.slice(start, call.start))) return undefined;
    const flags = given.filter((one) => /^(create_graph|retain_graph|only_inputs|allow_unused)$/.test(one.name));
    return flags.length === 0 ? undefined : source.edited([
      { start: start + indent.length, end: start + indent.length, text: `${name} = ${choice % 2 === 0 ? `dict(${flags.map((one) => `${one.name}=${one.text}`).join(', ')})` : `{${flags.map((one) => `'${one.name}': ${one.text}`).join(', ')}}`}\n${indent}` },
      { start: call.func.end, end: call.end, text: `(${[...given.filter((one) => !flags.includes(one)).map((one) => `${one.name}=${one.text}`), `**${name}`].join(', ')})` },
    ]);
  }),
];
