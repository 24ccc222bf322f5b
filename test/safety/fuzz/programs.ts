/** @file Random Python programs, written by a grammar: they parse, and reach for everything that has a name. */
import fc from 'fast-check';
import { extremeNumbers, hostile } from './strange.ts';
import type { Words } from './words.ts';

const names = ['a', 'b', 'c', 'f', 'g', 'x', 'self', 'C', '_'];
const operators = ['+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^', 'and', 'or', '==', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'];
const augmented = ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '<<=', '>>=', '&=', '|=', '^='];
const literals = ["''", "'abc'", "b'\\xff'", "'{:>10}'", "'%s %d'", '()', '[]', '{}', '[1, 2, 3]', "{'a': 1}", '{1, 2}', 'None', '...', 'object()', 'range(3)', 'torch.ones(2, 3)', 'torch.zeros(0)', 'torch.arange(6).reshape(2, 3)', 'torch.ones(2, 3, requires_grad=True)', 'nn.Linear(3, 2)', "torch.tensor(float('nan'))"];
const patterns = ['_', 'a', '1', "'s'", '[a, *b]', "{'k': a, **b}", 'C(x=a)', 'int()', '1 | 2', '(a, b)', '[1, [a]] as c', 'None', 'str(a)'];

type Grammar = { readonly expression: string; readonly statement: string; readonly block: string };

/** Whole programs; each statement shrinks by itself, and goes away when it is not needed. */
export function programs(words: Words): fc.Arbitrary<string> {
  return fc.array(grammarOf(words).statement, { minLength: 1, maxLength: 6 }).map((statements) => statements.map(guarded).join('\n'));
}

/** Single expressions. */
export const expressions = (words: Words): fc.Arbitrary<string> => grammarOf(words).expression;

/** What it raises does not keep the next from its turn. */
const guarded = (statement: string): string => `try:\n${indented(statement)}\nexcept Exception as _e: print(repr(_e))`;
const text: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 })).map((raw) => JSON.stringify(raw));
const name = fc.constantFrom(...names);
const indented = (block: string): string => block.split('\n').map((line) => `  ${line}`).join('\n');

function grammarOf(words: Words): fc.LetrecValue<Grammar> {
  const atom = fc.oneof(
    { arbitrary: name, weight: 5 }, { arbitrary: fc.constantFrom(...extremeNumbers), weight: 4 }, { arbitrary: fc.constantFrom(...literals), weight: 5 }, { arbitrary: text, weight: 2 },
    { arbitrary: fc.constantFrom(...words.builtins), weight: 2 }, { arbitrary: fc.constantFrom(...words.members), weight: 2 }, { arbitrary: fc.integer({ min: -9, max: 99 }).map(String), weight: 2 },
  );
  const attribute = fc.constantFrom(...words.attributes);
  const callee = fc.oneof({ arbitrary: fc.constantFrom(...words.builtins), weight: 3 }, { arbitrary: fc.constantFrom(...words.members), weight: 5 }, { arbitrary: fc.constantFrom(...words.methods), weight: 6 }, { arbitrary: name, weight: 1 });
  return fc.letrec((tie) => {
    const inner = tie('expression').map(String);
    const block = tie('block').map(String);
    const made = (...parts: readonly fc.Arbitrary<string>[]) => (join: (...parts: string[]) => string): fc.Arbitrary<string> => fc.tuple(...parts).map((values) => join(...values));
    const list = fc.array(inner, { maxLength: 3 });
    const argument = fc.oneof({ arbitrary: inner, weight: 6 }, { arbitrary: made(attribute, inner)((key = '', value = '') => `${key.replaceAll('_', '')}k=${value}`), weight: 1 }, { arbitrary: fc.constantFrom('dim=0', 'dim=-1', 'key=len', 'axis=1', 'keepdim=True', 'dtype=torch.int64', 'n=10**9', 'maxsplit=1', "sep='x'", '*[1, 2]', '**{}'), weight: 1 });
    const call = fc.array(argument, { maxLength: 3 }).map((all) => [...all.filter((one) => !/^\w+=|^\*/.test(one)), ...all.filter((one) => /^\w+=|^\*/.test(one))].join(', '));
    return {
      expression: fc.oneof({ depthSize: 'small', maxDepth: 4 },
        { arbitrary: atom, weight: 6 },
        { arbitrary: made(callee, call)((f = '', all = '') => `${f}(${all})`), weight: 6 },
        { arbitrary: made(inner, attribute, call)((value = '', f = '', all = '') => `(${value}).${f}(${all})`), weight: 6 },
        { arbitrary: made(inner, attribute)((value = '', key = '') => `(${value}).${key}`), weight: 1 },
        { arbitrary: made(inner, fc.constantFrom(...operators), inner)((a = '', op = '', b = '') => `(${a}) ${op} (${b})`), weight: 4 },
        { arbitrary: made(fc.constantFrom('-', '+', '~', 'not '), inner)((op = '', a = '') => `${op}(${a})`), weight: 1 },
        { arbitrary: made(inner, inner)((a = '', i = '') => `(${a})[${i}]`), weight: 2 },
        { arbitrary: made(inner, inner, inner)((a = '', i = '', j = '') => `(${a})[${i}:${j}]`), weight: 1 },
        { arbitrary: list.map((all) => `[${all.join(', ')}]`), weight: 2 },
        { arbitrary: list.map((all) => `(${all.map((one) => `${one},`).join(' ')})`), weight: 1 },
        { arbitrary: made(inner, inner)((key = '', value = '') => `{${key}: ${value}}`), weight: 1 },
        { arbitrary: made(inner, name, inner)((value = '', each = '', from = '') => `[${value} for ${each} in ${from}]`), weight: 1 },
        { arbitrary: made(inner, name, inner, inner)((value = '', each = '', from = '', test = '') => `(${value} for ${each} in ${from} if ${test})`), weight: 1 },
        { arbitrary: made(name, inner)((parameter = '', value = '') => `(lambda ${parameter}=1, *b, **c: ${value})`), weight: 1 },
        { arbitrary: made(inner, inner, inner)((a = '', test = '', b = '') => `(${a} if ${test} else ${b})`), weight: 1 },
        { arbitrary: made(inner, fc.constantFrom('', '!r', '!s', '!a'), fc.constantFrom('', ':>10', ':.3f', ':#x', ':,', ':{a}', ':010.4e', ':99999999999'))((value = '', conversion = '', spec = '') => `f"{(${value.replaceAll(/["\\\n]/g, '')})${conversion}${spec}}"`), weight: 1 },
        { arbitrary: made(name, inner)((bound = '', value = '') => `(${bound} := ${value})`), weight: 1 },
      ),
      block: fc.array(tie('statement').map(String), { minLength: 1, maxLength: 3, depthIdentifier: 'blocks' }).map((all) => all.join('\n')),
      statement: fc.oneof({ depthSize: 'small', maxDepth: 3, depthIdentifier: 'blocks' },
        { arbitrary: made(name, inner)((to = '', value = '') => `${to} = ${value}`), weight: 6 },
        { arbitrary: made(inner)((value = '') => `print(${value})`), weight: 4 },
        { arbitrary: made(inner)((value = '') => `repr(${value})`), weight: 2 },
        { arbitrary: made(name, fc.constantFrom(...augmented), inner)((to = '', op = '', value = '') => `${to} ${op} ${value}`), weight: 2 },
        { arbitrary: made(inner)((value = '') => `a, *b = ${value}`), weight: 1 },
        { arbitrary: made(name, inner, inner)((to = '', index = '', value = '') => `${to}[${index}] = ${value}`), weight: 1 },
        { arbitrary: made(name, attribute, inner)((to = '', key = '', value = '') => `${to}.${key} = ${value}`), weight: 1 },
        { arbitrary: made(inner)((value = '') => `del a[${value}]`), weight: 1 },
        { arbitrary: fc.constantFrom('pass', 'return', 'raise', 'break', 'continue', 'global a', 'nonlocal b', 'del a', 'yield', 'await f()', 'import os.path as p', 'from . import x', 'assert a, b'), weight: 1 },
        { arbitrary: made(name, inner, block)((each = '', from = '', body = '') => `for ${each} in ${from}:\n${indented(body)}`), weight: 1 },
        { arbitrary: made(inner, block)((test = '', body = '') => `while ${test}:\n${indented(body)}`), weight: 1 },
        { arbitrary: made(inner, block, block)((test = '', body = '', other = '') => `if ${test}:\n${indented(body)}\nelse:\n${indented(other)}`), weight: 1 },
        { arbitrary: made(block, fc.constantFrom('Exception', 'ValueError', '(TypeError, KeyError)', 'BaseException', '1'), block, block)((body = '', type = '', other = '', last = '') => `try:\n${indented(body)}\nexcept ${type} as x:\n${indented(other)}\nfinally:\n${indented(last)}`), weight: 2 },
        { arbitrary: made(inner, name, block)((value = '', as = '', body = '') => `with ${value} as ${as}:\n${indented(body)}`), weight: 1 },
        { arbitrary: made(name, block, inner)((own = '', body = '', value = '') => `def ${own}(a=1, *b, c=None, **x):\n${indented(body)}\n  return ${value}`), weight: 2 },
        { arbitrary: made(name, block, inner)((own = '', body = '', value = '') => `def ${own}(a=1):\n${indented(body)}\n  yield ${value}`), weight: 1 },
        { arbitrary: made(fc.constantFrom('object', 'dict', 'int', 'list', 'str', 'nn.Module', 'Exception', 'torch.autograd.Function', 'a'), fc.constantFrom('__init__', '__eq__', '__hash__', '__len__', '__iter__', '__getattr__', '__call__', '__repr__', '__add__', '__lt__', '__getitem__', '__enter__', '__index__', '__bool__', 'forward', '__format__', '__next__', '__contains__'), inner)((base = '', method = '', value = '') => `class C(${base}):\n  def ${method}(self, *a, **b):\n    return ${value}`), weight: 2 },
        { arbitrary: made(inner, fc.constantFrom(...patterns), block)((value = '', pattern = '', body = '') => `match ${value}:\n  case ${pattern}:\n${indented(indented(body))}\n  case _:\n    pass`), weight: 1 },
      ),
    };
  });
}
