/** @file Statements around tensors: functions, loops, comprehensions, and text made of them. */
import { isFloating } from '../../src/arrays/index.ts';
import type { Author, Writer } from './author.ts';
import { someNumber } from './literals.ts';
import { anyVariable, floatVariable } from './operands.ts';

const steps = ({ draw }: Author): string => draw.pick([`x * ${someNumber(draw)}`, 'x + i', 'torch.tanh(x)', 'x - x.mean()', 'x * x', 'x.relu()', 'x / (1 + i)', 'x.sum(-1, keepdim=True) + x', 'F.softplus(x)', 'x.clone()', 'torch.cat([x, x])[: len(x)]']);

export const loop: Writer = (author) => {
  const one = floatVariable(author, ({ rank }) => rank > 0);
  if (one === undefined) return undefined;
  const [name, count] = [author.name(), author.draw.int(1, 3)];
  const text = author.draw.pick([
    `x = ${one.text}\nfor i in range(${count}):\n    x = ${steps(author)}\n${name} = x`,
    `def f(x, i=2):\n    return ${steps(author)}\n${name} = f(${one.text})`,
    `${name} = torch.stack([${steps(author).replace(/\bx\b/g, 'row')} for i, row in enumerate(${one.text})])`,
    `${name} = sum(x.sum() for x in ${one.text})`,
    `f = lambda x, i: ${steps(author)}\n${name} = f(${one.text}, ${count})`,
    `${name} = [x.item() for x in ${one.text}.flatten()[:3]]`,
    `${name} = [tuple(x.shape) for x in ${one.text}.split(2)]`,
    `${name} = torch.zeros_like(${one.text})\nfor i, x in enumerate(${one.text}):\n    if x.sum() > 0:\n        ${name}[i] = ${steps(author)}\n    else:\n        ${name}[i] = -x`,
  ]);
  return { text, subject: text.split(/[\s(=]/)[0] ?? 'loop' };
};

/** Text with few digits: of double precision, whose rounding is far from what is shown. */
export const textOfTensor: Writer = (author) => {
  const { text: v, tensor } = anyVariable(author, ({ dtype }) => dtype === 'float64' || !isFloating(dtype));
  if (isFloating(tensor.dtype) && author.session.elements(tensor).some((value) => Math.abs(value) < 1e-12 && value !== 0)) return undefined;
  const text = author.draw.pick([`print(${v})`, `print(f'{${v}}')`, `print(repr(${v}))`, `print(${v}.shape, ${v}.dtype)`, `print([${v}])`, `print({'a': ${v}})`, `print('%s' % ${v})`, `print('{:.3f}'.format(${v}.sum().item()))`, `print(f'{${v}.sum():.4f}')`, `print(f'{${v}.double().mean().item():8.3f}|')`, `print(${v}.size(), ${v}.dim(), len(${v}))`, `print(str(${v})[:40])`, `print(${v}.detach().numpy())`, `print(${v}.tolist())`, `print(${v}.item())`, `print(float(${v}), int(${v}), bool(${v}))`]);
  return { text, subject: text.replace(/v\d+(\[\d+\])?/g, '_') };
};

/** What tensors can be turned into. */
export const conversion: Writer = (author) => {
  const { text: v } = anyVariable(author);
  const other = anyVariable(author).text;
  const form = author.draw.pick([`${v}.double()`, `${v}.float()`, `${v}.long()`, `${v}.int()`, `${v}.bool()`, `${v}.to(torch.float64)`, `${v}.to(${other})`, `${v}.type(torch.float32)`, `${v}.type_as(${other})`, `${v}.cpu()`, `${v}.numpy()`, `(${v}[0].stride(), ${v}.transpose(0, 1).stride(), ${v}[..., 1:].storage_offset())`, `${v}.clone()`, `${v}.contiguous()`, `${v}.T`, `${v}.mT`, `${v}.type()`, `${v}.half().float()`, `${v}.to('cpu', dtype=torch.float64)`, `torch.is_tensor(${v})`, `torch.result_type(${v}, ${other})`, `torch.can_cast(${v}.dtype, torch.int64)`, `${v}.is_floating_point()`, `torch.numel(${v})`, `${v}.nelement()`, `${v}.is_same_size(${other})`, `${v}.bfloat16().float()`]);
  return { text: `${author.name()} = ${form}`, subject: form.replace(/v\d+(\[\d+\])?/g, '_') };
};
