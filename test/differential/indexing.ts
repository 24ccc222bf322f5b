/** @file Statements that read and write parts of tensors: subscripts, views that are changed, names that are bound twice. */
import { isFloating } from '../../src/arrays/index.ts';
import type { Tensor } from '../../src/torch/index.ts';
import type { Author, Writer } from './author.ts';
import { nested, someNumber } from './literals.ts';
import { anyVariable, broadcasting } from './operands.ts';

/** `v[1]`, `v[:, None, ::2]`, `v[..., [0, 1]]`, `v[mask]` */
export const subscript: Writer = (author) => {
  const { text, tensor } = anyVariable(author);
  return { text: `${author.name()} = ${text}[${key(author, tensor)}]`, subject: 'getitem' };
};

export const assignment: Writer = (author) => {
  const { text, tensor } = anyVariable(author);
  const value = author.draw.chance(55) ? someValue(author, tensor) : anyVariable(author).text;
  const sign = author.draw.weighted([[6, '='], [2, '+='], [2, '*='], [1, '-='], [1, '/=']]);
  return { text: `${text}[${key(author, tensor)}] ${sign} ${value}`, subject: `setitem ${sign}` };
};

/** Operators, as they stand in formulas. */
export const operators: Writer = (author) => {
  const { text, tensor } = anyVariable(author);
  const other = author.draw.chance(45) ? someValue(author, tensor) : anyVariable(author, ({ shape }) => shape.length <= tensor.rank).text;
  const form = author.draw.weighted([
    [6, `${text} + ${other}`], [6, `${text} * ${other}`], [4, `${other} - ${text}`], [4, `${text} / ${other}`], [3, `${text} ** 2`], [2, `(${text} - ${other}) ** 2`], [1, `-${text}`], [1, `abs(${text})`],
    [2, `${text} @ ${anyVariable(author).text}`], [1, `${text} > ${other}`], [1, `${other} <= ${text}`], [1, `~(${text} > ${someValue(author, tensor)})`], [1, `2 ** ${text}`], [1, `1 / ${text}`], [1, `${text} // 3`], [1, `${text} % 4`],
    [1, `(${text} > 0) & (${text} < ${someValue(author, tensor)})`],
  ]);
  return { text: `${author.name()} = ${form}`, subject: form.replace(/v\d+(\[\d+\])?|[\d.]+|True|False/g, '_') };
};

/** `v += …`, which changes the tensor under all its names. */
export const augmented: Writer = (author) => {
  const { text, tensor } = anyVariable(author, (one) => one.rank < 4);
  const sign = author.draw.pick(['+=', '-=', '*=', '/=', '**=']);
  const value = sign === '**=' ? '2' : author.draw.chance(60) ? someValue(author, tensor) : anyVariable(author).text;
  const statement = `${text} ${sign} ${value}`;
  return { text: author.draw.chance(25) ? `with torch.no_grad():\n    ${statement}` : statement, subject: sign };
};

/** A view of a view, changed in place. */
export const changedView: Writer = (author) => {
  const { text, tensor } = anyVariable(author, ({ rank }) => rank > 0);
  const view = author.draw.pick([`${text}[${key(author, tensor)}]`, `${text}.t()`, `${text}.view(-1)`, `${text}.flatten()`, `${text}.unsqueeze(0)`, `${text}.transpose(0, -1)`, `${text}.reshape(-1)[::2]`, `${text}.detach()`, `${text}.data`, `${text}.squeeze()`, `${text}.diagonal()`, `${text}.narrow(0, 0, 1)`]);
  const change = author.draw.pick([`add_(${someValue(author, tensor)})`, `mul_(${someValue(author, tensor)})`, 'zero_()', `fill_(${someValue(author, tensor)})`, 'neg_()', 'clamp_(min=0)', `copy_(${someValue(author, tensor)} * torch.ones(()))`, 'exp_()', 'sqrt_()']);
  return { text: `${author.name()} = ${view}.${change}`, subject: `view.${change.replace(/\(.*/, '')}` };
};

function someValue({ draw }: Author, { dtype }: Tensor): string {
  if (dtype === 'bool') return draw.pick(['True', 'False']);
  return isFloating(dtype) ? draw.weighted([[4, () => someNumber(draw)], [2, () => String(draw.int(-3, 4))]])() : draw.weighted([[5, () => String(draw.int(-3, 5))], [1, () => someNumber(draw)]])();
}

function key(author: Author, { shape }: Tensor): string {
  const { draw } = author;
  if (draw.chance(10)) return mask(author, shape);
  if (shape.length === 0) return draw.pick(['None', '...', '()', '0']);
  const parts = shape.slice(0, draw.int(1, shape.length)).map((size) => part(author, size));
  if (draw.chance(20)) parts.splice(draw.int(0, parts.length), 0, 'None');
  if (draw.chance(20)) parts.splice(draw.int(0, parts.length), 0, '...');
  return parts.join(', ');
}

function part({ draw }: Author, size: number): string {
  const at = (): number => draw.int(-size, Math.max(0, size - 1));
  return draw.weighted([
    [5, () => String(at())], [3, () => ':'], [3, () => `${draw.int(0, size)}:`], [2, () => `:${at()}`], [2, () => `${draw.int(0, 1)}:${size}:2`], [1, () => '::2'],
    [2, () => `[${at()}, ${at()}]`], [1, () => `torch.tensor([${at()}, ${at()}, ${at()}])`], [1, () => `torch.tensor(${at()})`], [1, () => String(size + draw.int(0, 2))], [1, () => nested(Array.from({ length: size }, () => draw.pick(['True', 'False'])), [size])],
  ])();
}

function mask(author: Author, shape: readonly number[]): string {
  const variable = author.fresh(author.draw.chance(70) ? shape : broadcasting(author, shape), 'bool');
  return author.draw.chance(30) ? `~${variable}` : variable;
}
