/** @file The same points in other words: random weights, mixtures, batch sizes, and asking for gradients. */
import type { Call, Expr, Stmt } from '../../../../src/python/syntax/index.ts';
import { bodies } from './statements.ts';
import { grouped, importing, pick, rewriter, torchName, type Rewriter, type Source } from '../source.ts';

interface Draw { readonly call: Call; readonly sizes: readonly string[] }
/** `torch.rand(n, 1, 1, 1)`: PyTorch draws the same numbers for each of the forms. */
const draws = (source: Source): Draw[] => source.nodes().flatMap((node) =>
  (node.type === 'Call' && /^(torch|th)\.rand$/.test(source.at(node.func)) && node.keywords.length === 0 && node.args.length > 1 ? [{ call: node, sizes: node.args.map((size) => source.at(size)) }] : []));

const drawForms: readonly ((t: string, sizes: string) => string)[] = [
  (t, sizes) => `${t}.rand((${sizes}))`, (t, sizes) => `${t}.rand([${sizes}])`, (t, sizes) => `${t}.rand(size=(${sizes}))`, (t, sizes) => `${t}.empty(${sizes}).uniform_(0, 1)`, (t, sizes) => `${t}.zeros(${sizes}).uniform_()`,
  (t, sizes) => `${t}.rand(${sizes}, device='cpu')`, (t, sizes) => `${t}.distributions.Uniform(0, 1).sample((${sizes}))`, (t, sizes) => `${t}.FloatTensor(${sizes}).uniform_(0, 1)`, (t, sizes) => `${t}.rand(${sizes}, dtype=${t}.float32).to('cpu')`,
];
/** For weights of samples: `(n, 1, 1, 1)`. */
const columnForms: readonly ((t: string, n: string) => string)[] = [
  (t, n) => `${t}.rand(${n}).view(-1, 1, 1, 1)`, (t, n) => `${t}.rand(${n})[:, None, None, None]`, (t, n) => `${t}.rand(${n}, 1).reshape(${n}, 1, 1, 1)`, (t, n) => `${t}.rand(${n}, 1)[..., None, None]`, (t, n) => `${t}.rand(${n}).unsqueeze(1).unsqueeze(2).unsqueeze(3)`,
  (t, n) => `${t}.rand(${n}, *[1] * 3)`, (t, n) => `${t}.rand([${n}] + [1] * 3)`, (t, n) => `rearrange(${t}.rand(${n}), 'b -> b 1 1 1')`, (t, n) => `${t}.stack([${t}.rand(1, 1, 1) for _ in range(${n})])`,
];

interface Mixture { readonly node: Expr; readonly weight: string; readonly one: string; readonly other: string }
/** `eps * real + (1 - eps) * fake`. */
function mixtures(source: Source): Mixture[] {
  return source.nodes().flatMap((node) => {
    const found = node.type === 'BinOp' && node.op === 'Add' ? /^(\w+) \* (\w+) \+ \(1 - \1\) \* (\w+)$/.exec(source.at(node)) : undefined;
    const [, weight = '', one = '', other = ''] = found ?? [];
    return found && node.type === 'BinOp' ? [{ node, weight, one, other }] : [];
  });
}
const mixForms: readonly ((t: string, mix: Omit<Mixture, 'node'>) => string)[] = [
  (_, { weight: w, one, other }) => `(${other} + ${w} * (${one} - ${other}))`, (_, { weight: w, one, other }) => `(${one} - (1 - ${w}) * (${one} - ${other}))`, (t, { weight: w, one, other }) => `${t}.lerp(${other}, ${one}, ${w})`, (_, { weight: w, one, other }) => `${other}.lerp(${one}, ${w})`,
  (_, { weight: w, one, other }) => `${one}.mul(${w}).add(${other}.mul(1 - ${w}))`, (t, { weight: w, one, other }) => `${t}.add(${w} * ${one}, (1.0 - ${w}) * ${other})`, (t, { weight: w, one, other }) => `${t}.addcmul(${other}, ${w}, ${one} - ${other})`, (_, { weight: w, one, other }) => `((1 - ${w}) * ${other} + ${w} * ${one})`,
  (t, { weight: w, one, other }) => `${t}.stack([${w} * ${one}, (1 - ${w}) * ${other}]).sum(0)`, (_, { weight: w, one, other }) => `sum([${w} * ${one}, (1 - ${w}) * ${other}])`,
];

/** `x.size(0)` of a name. */
const batchSizes = (source: Source): { readonly call: Call; readonly name: string }[] => source.nodes().flatMap((node) =>
  (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'size' && node.func.value.type === 'Name' && source.at(node).endsWith('.size(0)') ? [{ call: node, name: node.func.value.id }] : []));
const sizeForms: readonly ((x: string) => string)[] = [(x) => `${x}.shape[0]`, (x) => `len(${x})`, (x) => `${x}.size()[0]`, (x) => `${x}.size(dim=0)`, (x) => `${x}.shape[:1][0]`, (x) => `int(${x}.shape[0])`, (x) => `list(${x}.size())[0]`];

interface Asking { readonly statement: Stmt; readonly name: string }
/** `x.requires_grad_(True)` as a statement. */
const askings = (source: Source): Asking[] => bodies(source).flatMap((body) => body.flatMap((statement) => {
  const [, name] = /^(\w+)\.requires_grad_\(True\)$/.exec(source.at(statement)) ?? [];
  return name === undefined ? [] : [{ statement, name }];
}));
const askForms: readonly ((t: string, x: string) => string)[] = [
  (_, x) => `${x}.requires_grad = True`, (_, x) => `${x} = ${x}.requires_grad_()`, (t, x) => `${x} = ${t}.autograd.Variable(${x}, requires_grad=True)`, (_, x) => `${x} = ${x}.detach().requires_grad_(True)`, (_, x) => `${x} = ${x}.clone().detach().requires_grad_()`,
  (_, x) => `${x} = ${x}.data\n@${x}.requires_grad_()`, (_, x) => `if not ${x}.requires_grad:\n@    ${x}.requires_grad_()`, (_, x) => `setattr(${x}, 'requires_grad', True)`,
];

export const data: readonly Rewriter[] = [
  rewriter('draw', draws, (source, { call, sizes }, choice) => {
    const form = pick(drawForms, choice);
    return form && source.edited([{ start: call.start, end: call.end, text: form(torchName(source), sizes.join(', ')) }]);
  }),
  rewriter('draw of weights', (source) => draws(source).filter(({ sizes }) => sizes.slice(1).join() === '1,1,1'), (source, { call, sizes: [count = ''] }, choice) => {
    const form = pick(columnForms, choice);
    const texts = form && source.edited([{ start: call.start, end: call.end, text: form(torchName(source), count) }]);
    return texts?.main.includes('rearrange(') ? importing(source, texts, 'from einops import rearrange') : texts;
  }),
  rewriter('mixture', mixtures, (source, { node, ...mix }, choice) => {
    const form = pick(mixForms, choice);
    return form && source.edited([{ start: node.start, end: node.end, text: form(torchName(source), mix) }]);
  }),
  rewriter('batch size', batchSizes, (source, { call, name }, choice) => source.edited([{ start: call.start, end: call.end, text: pick(sizeForms, choice)?.(name) ?? '' }])),
  rewriter('batch size by name', (source) => bodies(source).flatMap((body) => body.flatMap((statement) => batchSizes(source).filter(({ call }) => statement.type === 'Assign' && statement.start < call.start && call.end <= statement.end).map(({ call, name }) => ({ statement, call, name })))), (source, { statement, call, name }, choice) => {
    const size = source.fresh(['batch', 'n', 'bs', 'B'], choice);
    const { indent } = source.indentAt(statement.start);
    const rest = source.fresh(['rest', '_'], choice);
    const line = [`${size} = ${name}.size(0)`, `${size}, *${rest} = ${name}.shape`, `${size}, *${rest} = ${name}.size()`, `(${size}, *${rest}) = tuple(${name}.shape)`][choice % 4] ?? '';
    return source.edited([{ start: statement.start, end: statement.start, text: `${line}\n${indent}` }, { start: call.start, end: call.end, text: size }]);
  }),
  rewriter('asking for gradients', askings, (source, { statement, name }, choice) => {
    const { indent } = source.indentAt(statement.start);
    return source.edited([{ start: statement.start, end: statement.end, text: (pick(askForms, choice)?.(torchName(source), name) ?? '').replaceAll('@', indent) }]);
  }),
  rewriter('difference from one', (source) => source.nodes().flatMap((node) => (node.type === 'BinOp' && node.op === 'Sub' && source.at(node.right) === '1' && node.left.type === 'Name' ? [{ node, name: node.left.id }] : [])), (source, { node, name }, choice) => {
    const t = torchName(source);
    const forms = [`${name} - ${t}.ones_like(${name})`, `${name} - ${t}.tensor(1.0)`, `${name}.add(-1)`, `${name} - ${name}.new_ones(())`, `${grouped(source, node.left)}.__sub__(1)`, `-(1 - ${name})`];
    return source.edited([{ start: node.start, end: node.end, text: pick(forms, choice) ?? '' }]);
  }),
];
