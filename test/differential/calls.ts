/** @file Statements that call an operation: one row of the table, from one of the places where it can be found, under one of its names. A new row is called with no new code. */
import type { Op, Place } from '../../src/torch/op.ts';
import { allOps } from '../../src/torch/ops/index.ts';
import type { ParameterSpec } from '../../src/torch/schema/parse.ts';
import type { Author, Writer, Written } from './author.ts';
import { isDecided } from './cautions.ts';
import type { Chosen } from './operands.ts';
import { argument, type Argument } from './parameters.ts';

export interface Callable { readonly op: Op; readonly place: Place; readonly name: string }

/** What is undefined by its own documentation, or needs a value that only another library makes. */
const leftOut: ReadonlySet<string> = new Set(['empty', 'empty_like', 'new_empty', 'empty_strided', 'from_numpy']);
const prefix: { readonly [Name in Place]: string } = { 'torch': 'torch', 'Tensor': '', 'torch.nn.functional': 'F', 'torch.linalg': 'torch.linalg', 'torch.special': 'torch.special', 'torch.nn.init': 'nn.init', 'torch.fft': 'torch.fft' };

export const callables: readonly Callable[] = allOps.flatMap((op) => [op.name, ...op.aliases ?? []].flatMap((name) => (op.on ?? ['torch', 'Tensor']).flatMap((place) => [
  { op, place, name }, ...(op.inPlace === true && place === 'Tensor' ? [{ op, place, name: `${name}_` }] : []),
]))).filter(({ name }) => !leftOut.has(name));
export const rows = [...new Set(callables.map(({ op }) => op))].map((op) => callables.filter((callable) => callable.op === op));

/** What of a result is determined: vectors of a decomposition may as well have the other sign. */
const determined: Readonly<Record<string, string>> = { svd: '[1]', eigh: '[0]', symeig: '[0]' };

/** Calls of what `has` knows: we have names that only later versions of PyTorch have. */
export function callsOf(has: (path: string) => boolean): Writer {
  const known = rows.map((row) => row.filter(({ place, name }) => has(`${place === 'Tensor' ? 'torch.Tensor' : place}.${name}`))).filter((row) => row.length > 0);
  return (author) => callOf(author, author.draw.pick(author.draw.pick(known)));
}

export function callOf(author: Author, { op, place, name }: Callable): Written | undefined {
  const given = argumentsOf(author, op, name.replace(/_$/, ''));
  if (given === undefined || !isDecided(author, name, given.map(({ value }) => value))) return undefined;
  const [self, ...others] = given;
  const onTensor = place === 'Tensor' && self !== undefined;
  const list = (onTensor ? others : given).map(({ text }) => text).join(', ');
  const callee = onTensor ? `${self.value.text}.${name}` : `${prefix[place]}.${name}`;
  return { text: `${author.name()} = ${callee}(${list})${determined[op.name] ?? ''}`, subject: name };
}

interface Given { readonly text: string; readonly value: Argument }

function argumentsOf(author: Author, op: Op, operation: string): Given[] | undefined {
  const given: Given[] = [];
  let chosen: Chosen = { operation, first: undefined, dim: undefined };
  let byKeyword = false;
  for (const parameter of op.schema.parameters) {
    const value = isGiven(author, parameter) ? argument(author, parameter, chosen) : undefined;
    if (value === undefined && isRequired(parameter)) return undefined;
    byKeyword ||= parameter.keywordOnly || value === undefined || (given.length > 0 && author.draw.chance(12));
    if (value === undefined) continue;
    given.push({ text: byKeyword ? `${parameter.name}=${value.text}` : value.text, value });
    chosen = { ...chosen, first: chosen.first ?? value.tensor, dim: value.dim ?? chosen.dim };
  }
  return given;
}

const isRequired = ({ fallback, optional, keywordOnly }: ParameterSpec): boolean => fallback === undefined && !(optional && keywordOnly);
function isGiven({ draw }: Author, parameter: ParameterSpec): boolean {
  if (parameter.type === 'Ignored' || parameter.type === 'Generator') return false;
  return isRequired(parameter) || draw.chance(30);
}
