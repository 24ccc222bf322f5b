/** @file A random program: what stands before its statements, and the whole as Python text. An exception ends its statement, not the program. */
import type { Statement } from './author.ts';

export interface Program {
  readonly seed: number;
  readonly statements: readonly Statement[];
}

export const prelude = `import math
import torch
import torch.nn as nn
import torch.nn.functional as F
`;

const shower = `
def show(name, value, whole=True):
    if isinstance(value, torch.Tensor):
        node = type(value.grad_fn).__name__ if whole and value.grad_fn is not None else value.grad_fn is not None
        print(name, tuple(value.shape), value.dtype, value.requires_grad, value.is_leaf, node)
        print('   ', value.detach().tolist())
        if value.is_leaf and value.grad is not None:
            show(name + '.grad', value.grad, False)
    elif isinstance(value, (list, tuple)):
        print(name, type(value).__name__, len(value))
        for index, item in enumerate(value):
            show(f'{name}[{index}]', item, False)
    elif isinstance(value, nn.Module):
        print(name, value)
        for key, parameter in value.named_parameters():
            show(f'{name}.{key}', parameter)
    elif isinstance(value, (int, float, str, bool, torch.Size)) or value is None:
        print(name, repr(value))
`;

export function textOf({ seed, statements }: Program): string {
  const names = [...new Set(statements.flatMap(({ text }) => [...text.matchAll(/^(\w+) = /gm)].map(([, name]) => name ?? '')))];
  const shown = names.map((name) => guarded(`show('${name}', ${name})`, name));
  return `${prelude}${shower}\ntorch.manual_seed(${seed})\n${[...statements.map(({ text }, index) => guarded(text, String(index + 1))), ...shown].join('')}`;
}

/** An exception is printed with the number of its statement, so that no later one is taken for it. */
function guarded(text: string, place: string): string {
  return `try:\n${text.split('\n').map((line) => `    ${line}`).join('\n')}\nexcept Exception as error:\n    print('[${place}]', type(error).__name__, error)\n`;
}
