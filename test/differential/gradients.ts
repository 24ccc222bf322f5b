/** @file Statements about gradients: backward, autograd.grad, penalties of a gradient, leaves and what may be done to them. */
import { isFloating } from '../../src/arrays/index.ts';
import type { Author, Writer } from './author.ts';
import { floatVariable, type Operand } from './operands.ts';

const differentiable = (author: Author): Operand | undefined => floatVariable(author, ({ requiresGrad }) => requiresGrad);
const leaves = (author: Author): string[] => author.variables(({ tensor }) => isFloating(tensor.dtype) && tensor.requiresGrad && tensor.isLeaf).map(({ name }) => name);

/** A number from a tensor. */
function loss(author: Author, { text, tensor }: Operand): string {
  if (tensor.rank === 0 && author.draw.chance(60)) return text;
  return author.draw.pick([`${text}.sum()`, `${text}.mean()`, `(${text} ** 2).sum()`, `${text}.pow(2).mean()`, `(${text} * ${text}).sum()`, `${text}.norm()`, `torch.sin(${text}).sum()`]);
}

export const backward: Writer = (author) => {
  const from = differentiable(author) ?? floatVariable(author);
  if (from === undefined) return undefined;
  const options = author.draw.weighted([[5, ''], [4, 'retain_graph=True'], [2, 'create_graph=True']]);
  const text = author.draw.weighted([[8, `${loss(author, from)}.backward(${options})`], [1, `${from.text}.backward(${options})`], [2, `${from.text}.backward(torch.ones_like(${from.text}))`]]);
  return { text, subject: 'backward' };
};

export const grad: Writer = (author) => {
  const from = differentiable(author);
  const inputs = leaves(author);
  if (from === undefined || inputs.length === 0) return undefined;
  const [first = '', ...more] = author.draw.shuffled(inputs).slice(0, author.draw.int(1, 2));
  const targets = more.length === 0 ? first : `[${[first, ...more].join(', ')}]`;
  const name = author.name();
  const options = `${author.draw.chance(75) ? ', create_graph=True' : author.draw.chance(50) ? ', retain_graph=True' : ''}${author.draw.chance(60) ? ', allow_unused=True' : ''}`;
  return { text: `${name} = torch.autograd.grad(${loss(author, from)}, ${targets}${options})`, subject: 'grad' };
};

/** What a gradient penalty does, of any tensor that depends on leaves. */
export const penalty: Writer = (author) => {
  const from = differentiable(author);
  const input = leaves(author);
  if (from === undefined || input.length === 0) return undefined;
  const leaf = author.draw.pick(input);
  const name = author.name();
  const norm = author.draw.pick(['g.norm(2)', 'g.flatten().norm(2, dim=0)', 'g.pow(2).sum().sqrt()', '(g ** 2).sum()', 'torch.linalg.vector_norm(g)', 'g.norm(2, dim=-1)', 'g.abs().sum(-1)', 'torch.sqrt((g ** 2).sum() + 1e-12)']);
  const lines = [`g, = torch.autograd.grad(${from.text}, ${leaf}, grad_outputs=torch.ones_like(${from.text}), create_graph=True, retain_graph=True, only_inputs=True)`, `${name} = ((${norm} - 1) ** 2).mean()`];
  return { text: [...lines, ...(author.draw.chance(60) ? [`${name}.backward()`] : [])].join('\n'), subject: 'penalty' };
};

export const leafLife: Writer = (author) => {
  const one = floatVariable(author);
  if (one === undefined) return undefined;
  const v = one.text;
  const text = author.draw.weighted([
    [3, `${v}.requires_grad_()`], [2, `${author.name()} = ${v}.detach()`], [2, `${author.name()} = ${v}.detach().clone().requires_grad_(True)`], [1, `${v}.requires_grad_(False)`], [2, `${v}.retain_grad()`], [1, `${v}.grad = None`],
    [1, `${v}.grad.zero_()`], [2, `with torch.no_grad():\n    ${v} -= 0.1 * ${v}.grad`], [1, `${v}.data.mul_(0.5)`], [1, `${v}.detach_()`], [1, `with torch.no_grad():\n    ${author.name()} = ${v} * 2`], [1, `${author.name()} = ${v}.grad`], [1, `${v}.register_hook(lambda g: g * 2)`],
    [1, `${author.name()} = ${v}.grad_fn`], [1, `${author.name()} = (${v}.is_leaf, ${v}.requires_grad, ${v}.dim(), ${v}.numel(), ${v}.is_contiguous(), ${v}.element_size(), ${v}.shape)`],
  ]);
  return { text, subject: text.replace(/v\d+(\[\d+\])?/g, '_').replace(/\n\s*/g, ' ') };
};
