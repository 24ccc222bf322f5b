/**
 * @file docs/torch.md: every operation and module, and which programs that real PyTorch judged reach it. Made by running
 * them, so that the page can't claim more than was compared.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { allOps } from '../../src/torch/ops/index.ts';
import type { Op, Place } from '../../src/torch/op.ts';
import type { DType } from '../../src/torch/dtypes.ts';
import { Coverage, type Reach } from './coverage.ts';
import { printedBy, runOf } from './evaluation.ts';

export const path = 'docs/torch.md';

/** Every program that PyTorch judged. */
export const judged = (): string[] => ['test/conformance', 'samples'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))).filter((path) => path.endsWith('.py')).sort();

/** Runs the programs and notes what they reach. */
export async function coverageOf(paths: readonly string[]): Promise<Coverage> {
  const coverage = new Coverage();
  for (const path of paths) await runOf(path, readFileSync(path, 'utf8'), { coverage: coverage.of(path) });
  return coverage;
}

/** The class names of `torch.nn`, as a program finds them. */
export async function moduleNames(): Promise<string[]> {
  const printed = await printedBy('names.py', 'import torch.nn as nn\nfor name in dir(nn):\n    cls = getattr(nn, name)\n    if isinstance(cls, type) and issubclass(cls, nn.Module):\n        print(name)\n');
  return printed.trim().split('\n');
}

/** Younger than the PyTorch that judges (1.13), so that no program can hold them. */
const younger = new Set(['RMSNorm', 'ZeroPad1d', 'ZeroPad3d', 'CircularPad1d', 'CircularPad2d', 'CircularPad3d', 'scaled_dot_product_attention']);
/** What no program reaches. */
export function unreached(coverage: Coverage, modules: readonly string[]): string[] {
  return [...allOps.filter((op) => !coverage.rows.has(op.schema) && !younger.has(op.name)).map((op) => op.schema.text), ...modules.filter((name) => !coverage.modules.has(name) && !younger.has(name)).map((name) => `nn.${name}`)];
}

/** Operations by the signature that PyTorch documents; overloads are rows of their own. */
export function page(coverage: Coverage, modules: readonly string[]): string {
  const rows = allOps.map((op) => line([signature(op), placesOf(op), ...evidence(coverage.rows.get(op.schema))]));
  const layers = modules.map((name) => line([`\`${name}\``, ...evidence(coverage.modules.get(name))]));
  return `${introduction}
${readFileSync('test/conformance/differences.md', 'utf8').trim()}

## Operations (${rows.length})

| operation | where | dtypes compared | first derivative | second derivative | program |
|---|---|---|---|---|---|
${rows.sort().join('\n')}

## Modules (${layers.length})

| \`torch.nn\` | dtypes compared | first derivative | second derivative | program |
|---|---|---|---|---|
${layers.sort().join('\n')}
`;
}

const introduction = `# PyTorch, as it runs here

This page is generated (\`npm run docs\`) by running every program of \`test/conformance\`. Real PyTorch wrote what these programs print, and they print the same here; so each row names what was *compared with PyTorch*: the dtypes that went in, whether a first and a second derivative was taken through it, and one of the programs. A dash means that no program took it: integer results have no derivative, and some derivatives are zero everywhere.
`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const escaped = (text: string): string => text.replaceAll('|', '\\|');
function signature(op: Op): string {
  const others = [...op.aliases ?? [], ...(op.inPlace === true ? [`${op.name}_`] : [])];
  return `\`${escaped(op.schema.text)}\`${others.length === 0 ? '' : `; also ${others.map((name) => `\`${name}\``).join(', ')}`}`;
}
const shortPlace: Readonly<Partial<Record<Place, string>>> = { 'torch.nn.functional': 'F', 'torch.linalg': 'linalg', 'torch.special': 'special', 'torch.nn.init': 'init', 'torch.fft': 'fft' };
const placesOf = (op: Op): string => (op.on ?? ['torch', 'Tensor']).map((place) => shortPlace[place] ?? place).join(', ');

const order: readonly DType[] = ['float32', 'float64', 'float16', 'bfloat16', 'int64', 'int32', 'int16', 'int8', 'uint8', 'bool'];
function evidence(reach: Reach | undefined): string[] {
  if (reach === undefined) return ['–', '–', '–', '–'];
  const dtypes = order.filter((dtype) => reach.dtypes.has(dtype)).join(', ');
  return [dtypes === '' ? '–' : dtypes, taken(reach, 1), taken(reach, 2), `\`${nameOf(best(reach))}\``];
}
const taken = (reach: Reach, degree: number): string => (reach.derivatives[degree] === undefined ? '–' : 'yes');
/** The program that goes furthest; among equals the first. */
const best = (reach: Reach): string => [...reach.derivatives[2] ?? reach.derivatives[1] ?? reach.programs].sort()[0] ?? '';
const nameOf = (path: string): string => relative('test/conformance', path).replace(/^\.\.\/\.\.\//, '').replace(/\.py$/, '');
