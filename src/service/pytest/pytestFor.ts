/**
 * @file A penalty as a pytest file that runs by itself under PyTorch: the code as written, stand-ins for what its file
 * leaves open, and the probes as tests.
 */
import { formatNumber, formatShape, rehearse, type Rehearsal, type SiteTarget } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { LineIndex } from '../../python/syntax/index.ts';
import type { Program } from '../../python/evaluator/index.ts';
import { benchCode, named, standInCode, withoutGpu } from './bench.ts';
import { callOf } from './call.ts';
import { Excerpt } from './excerpt.ts';
import type { Helper } from './standIns.ts';
import { testsOf } from './tests.ts';

export type PytestTools = Parameters<typeof rehearse>[3];

/** The text of the file, or why there can be none. */
export type Pytest = { readonly text: string } | { readonly missing: string };

export function pytestFor(program: Program, target: SiteTarget, evaluation: Evaluation, tools: PytestTools): Pytest {
  return rehearse(program, target, evaluation, tools, (rehearsal) => written(program, rehearsal, evaluation));
}

function written(program: Program, rehearsal: Rehearsal, evaluation: Evaluation): Pytest {
  const excerpt = new Excerpt(program, rehearsal);
  const call = callOf(excerpt, rehearsal);
  const { definitions } = excerpt;
  if (excerpt.gaps.length > 0) return { missing: excerpt.gaps.join('; ') };
  const assumed = excerpt.assumed.map(({ name, standIn }) => ({ name, ...standIn, isFresh: freshHelpers.some((helper) => standIn.helpers.has(helper)) }));
  const wanted = new Set<Helper>(['critic', ...call.helpers, ...assumed.flatMap(({ helpers }) => [...helpers])]);
  const early = assumed.filter(({ name, isFresh, helpers }) => excerpt.early.has(name) && !isFresh && !helpers.has('critic'));
  const late = assumed.filter((one) => !early.includes(one));
  const fixed = late.filter(({ isFresh }) => !isFresh);
  const tests = testsOf(rehearsal, evaluation);
  const needsGpu = rehearsal.setting.hasCuda || /\bcuda\b/.test(definitions.join('\n'));
  const fresh = late.filter(({ isFresh }) => isFresh);
  const body = [
    ...fresh.flatMap(({ name, code }) => [`global ${name}`, `${name} = ${code}`]), ...call.setup,
  ];
  const assignments = (ones: readonly { readonly name: string; readonly code: string }[]): string => ones.map(({ name, code }) => `${name} = ${code}`).join('\n');
  const bench = (code: string): string => named(code, excerpt.names);
  const text = sections([
    title(program, rehearsal, evaluation),
    importLines(excerpt, wanted, needsGpu).join('\n'),
    bench(standInCode(wanted)),
    bench(assignments(early)),
    heading(`From ${nameOf(program.main.path)}, as written.`, definitions.join('\n\n\n')),
    heading('What it is tested with: a critic whose gradient is known.', bench(benchCode(rehearsal, wanted))),
    needsGpu ? bench(withoutGpu(rehearsal)) : '',
    heading('What the file leaves open, as it was taken.', bench(assignments(fixed))),
    bench(`def °answer_to(gradient):\n    \"\"\"What the code answers if that is the critic's gradient.\"\"\"\n${indent(['°critic.begin(gradient)', ...body, `return ${call.expression}`])}`),
    ...tests.map(bench),
  ]);
  return { text };
}

/** Made anew for every call. */
const freshHelpers: readonly Helper[] = ['batch', 'classes', 'one_hot'];

function title(program: Program, { formula }: Rehearsal, evaluation: Evaluation): string {
  const { site, shape, shapeFrom, sentence, assumptions } = evaluation;
  const line = new LineIndex(program.main.text).positionAt(site.range.start).line + 1;
  const name = nameOf(program.main.path);
  return [
    `"""${safe(site.function ?? 'The penalty')} of ${safe(name)}, line ${line.toString()}, under PyTorch.`, '',
    `Verdict: ${safe(evaluation.title)}. ${safe(sentence)}`,
    `Shape: ${formatShape(shape)} (${shapeWords[shapeFrom]}).`,
    ...(formula && evaluation.verdict !== 'different' ? [`Expected: ${formulaText(formula)}, one L2 norm for each sample.`] : []),
    ...(assumptions.length > 0 ? [`Assumed: ${safe(assumptions.join('; ')).replace(/\.$/, '')}.`] : []), '',
    'Run it: python -m pytest this_file.py', '"""',
  ].join('\n');
}

const shapeWords: Readonly<Record<Evaluation['shapeFrom'], string>> = {
  'argument': 'as asked for', 'literal': 'as written in the file', 'call-site': 'of a call in the file', 'config': 'from the file\'s configuration', 'implied': 'as the code implies', 'assumed': 'assumed',
};

/** λ · mean(φ(‖g‖)). */
function formulaText({ weight, target, shape }: NonNullable<Rehearsal['formula']>): string {
  const k = formatNumber(target);
  const phi = { 'two-sided': `(‖g‖ − ${k})²`, 'one-sided': `max(0, ‖g‖ − ${k})²`, 'square': '‖g‖²', 'sixth-power': '‖g‖⁶', 'absolute': `|‖g‖ − ${k}|`, 'difference': `‖g‖ − ${k}`, 'norm': '‖g‖' }[shape];
  return `${weight === 1 ? '' : `${formatNumber(weight)} · `}mean of ${phi}`;
}

function importLines(excerpt: Excerpt, wanted: ReadonlySet<Helper>, needsGpu: boolean): readonly string[] {
  const lines = new Set(['from __future__ import annotations', 'import pytest', 'import torch', ...(needsGpu ? ['import torch.overrides'] : []), ...(wanted.has('numpy') ? ['import numpy'] : []), ...excerpt.imports]);
  if (wanted.has('SimpleNamespace')) lines.add('from types import SimpleNamespace');
  if (wanted.has('nullcontext')) lines.add('from contextlib import nullcontext');
  const order = (line: string): number => (line.startsWith('from __future__') ? 0 : 1);
  return [...lines].sort((a, b) => order(a) - order(b));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Text of others in a docstring. */
const safe = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\'').replace(/\s+/g, ' ');
const indent = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');
const heading = (words: string, code: string): string => (code === '' ? '' : `# ${words}\n\n${code}`);
const sections = ([title = '', ...parts]: readonly string[]): string => `${title}\n${parts.filter((part) => part !== '').join('\n\n\n')}\n`;
