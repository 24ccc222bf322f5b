/**
 * @file A penalty as Python that runs by itself under PyTorch: the code as written, stand-ins for what its file leaves open,
 * and the probes. As a pytest file, with what they should answer; as a program, which tells what they do answer.
 */
import { formatNumber, formatShape, rehearse, type Rehearsal, type SiteTarget } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { placeIn, type Program } from '../../python/evaluator/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { lineText } from '../lineText.ts';
import { benchCode, named, standInCode } from './bench.ts';
import { callOf } from './call.ts';
import { comparisonCode, openingCode } from './comparison.ts';
import { Excerpt } from './excerpt.ts';
import type { Helper } from './standIns.ts';
import { testsOf } from './tests.ts';
import { gpuFixture, withoutGpu } from './withoutGpu.ts';

export type PytestTools = Parameters<typeof rehearse>[3];

/** Says a comment in the reader's language. */
export type Say = (said: Text) => string;

/** The text of the test and of the program, or why there can be none. */
export type Pytest = { readonly text: string; readonly comparison: string } | { readonly missing: string };

export function pytestFor(program: Program, target: SiteTarget, evaluation: Evaluation, tools: PytestTools, say: Say): Pytest {
  return rehearse(program, target, evaluation, tools, (rehearsal) => written(program, rehearsal, evaluation, say));
}

function written(program: Program, rehearsal: Rehearsal, evaluation: Evaluation, say: Say): Pytest {
  const excerpt = new Excerpt(program, rehearsal);
  const call = callOf(excerpt, rehearsal);
  const { definitions } = excerpt;
  if (excerpt.gaps.length > 0) return { missing: excerpt.gaps.join('; ') };
  const assumed = excerpt.assumed.map(({ name, standIn }) => ({ name, ...standIn, isFresh: freshHelpers.some((helper) => standIn.helpers.has(helper)) }));
  const wanted = new Set<Helper>(['critic', ...call.helpers, ...assumed.flatMap(({ helpers }) => [...helpers])]);
  const early = assumed.filter(({ name, isFresh, helpers }) => excerpt.early.has(name) && !isFresh && !helpers.has('critic'));
  const late = assumed.filter((one) => !early.includes(one));
  const fixed = late.filter(({ isFresh }) => !isFresh);
  const needsGpu = rehearsal.setting.hasCuda || /\bcuda\b/.test(definitions.join('\n'));
  const fresh = late.filter(({ isFresh }) => isFresh);
  const body = [
    ...fresh.flatMap(({ name, code }) => [`global ${name}`, `${name} = ${code}`]), ...call.setup,
  ];
  const assignments = (ones: readonly { readonly name: string; readonly code: string }[]): string => ones.map(({ name, code }) => `${name} = ${code}`).join('\n');
  const bench = (code: string): string => named(code, excerpt.names);
  const code = [
    bench(standInCode(wanted, say)),
    bench(assignments(early)),
    heading(say(phrase`From ${nameOf(program.main.path)}, as written.`), definitions.join('\n\n\n')),
    heading(say(phrase`What it is tested with: a critic whose gradient is known.`), bench(benchCode(rehearsal, wanted, say))),
    needsGpu ? bench(withoutGpu(say)) : '',
    heading(say(phrase`What the file leaves open, as it was taken.`), bench(assignments(fixed))),
    bench(`def °answer_to(gradient):\n    """${say(phrase`What the code answers if that is the critic's gradient.`)}"""\n${indent(['°critic.begin(gradient)', ...body, `return ${call.expression}`])}`),
  ];
  const imports = importLines(excerpt, wanted, needsGpu ? ['import torch.overrides'] : []);
  return {
    text: sections([title(program, rehearsal, evaluation, say), [...futureImports(excerpt), 'import pytest', ...imports].join('\n'), ...code, needsGpu ? bench(gpuFixture(rehearsal, say)) : '', ...testsOf(rehearsal, evaluation, say).map(bench)]),
    comparison: sections([futureImports(excerpt).join('\n'), bench(openingCode), imports.join('\n'), ...code, bench(comparisonCode(rehearsal, evaluation.seed, needsGpu))]),
  };
}

/** Made anew for every call. */
const freshHelpers: readonly Helper[] = ['batch', 'classes', 'one_hot'];

function title(program: Program, { formula }: Rehearsal, evaluation: Evaluation, say: Say): string {
  const { site, shape, shapeFrom, sentence, assumptions } = evaluation;
  const place = lineText(placeIn(program.main, site.range.start));
  const penalty = site.function ?? phrase`The penalty`;
  return [
    `"""${safe(say(phrase`${penalty} of ${nameOf(program.main.path)}, ${place}, under PyTorch.`))}`, '',
    safe(say(phrase`Verdict: ${evaluation.title}. ${sentence}`)),
    say(phrase`Shape: ${formatShape(shape)} (${shapeWords[shapeFrom]}).`),
    ...(formula && evaluation.verdict !== 'different' ? [say(phrase`Expected: ${formulaText(formula, say)}, one L2 norm for each sample.`)] : []),
    ...(assumptions.length > 0 ? [say(phrase`Assumed: ${safe(assumptions.join('; ')).replace(/\.$/, '')}.`)] : []), '',
    say(phrase`Run it: ${'python -m pytest this_file.py'}`), '"""',
  ].join('\n');
}

const shapeWords: Readonly<Record<Evaluation['shapeFrom'], Text>> = {
  'argument': phrase`as asked for`, 'literal': phrase`as written in the file`, 'call-site': phrase`of a call in the file`, 'config': phrase`from the file's configuration`, 'implied': phrase`as the code implies`, 'assumed': phrase`assumed`,
};

/** λ · mean(φ(‖g‖)). */
function formulaText({ weight, target, shape }: NonNullable<Rehearsal['formula']>, say: Say): string {
  const k = formatNumber(target);
  const phi = { 'two-sided': `(‖g‖ − ${k})²`, 'one-sided': `max(0, ‖g‖ − ${k})²`, 'square': '‖g‖²', 'sixth-power': '‖g‖⁶', 'absolute': `|‖g‖ − ${k}|`, 'difference': `‖g‖ − ${k}`, 'norm': '‖g‖' }[shape];
  return `${weight === 1 ? '' : `${formatNumber(weight)} · `}${say(phrase`mean of ${phi}`)}`;
}

const isOfFuture = (line: string): boolean => line.startsWith('from __future__');
const futureImports = ({ imports }: Excerpt): readonly string[] => [...new Set(['from __future__ import annotations', ...[...imports].filter(isOfFuture)])];

function importLines(excerpt: Excerpt, wanted: ReadonlySet<Helper>, own: readonly string[]): readonly string[] {
  return [...new Set([
    'import torch', ...own, ...(wanted.has('numpy') ? ['import numpy'] : []), ...[...excerpt.imports].filter((line) => !isOfFuture(line)),
    ...(wanted.has('SimpleNamespace') ? ['from types import SimpleNamespace'] : []), ...(wanted.has('nullcontext') ? ['from contextlib import nullcontext'] : []),
  ])];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Text of others in a docstring. */
const safe = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\'').replace(/\s+/g, ' ');
const indent = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');
const heading = (words: string, code: string): string => (code === '' ? '' : `# ${words}\n\n${code}`);
const sections = ([first = '', ...parts]: readonly string[]): string => `${first}\n${parts.filter((part) => part !== '').join('\n\n\n')}\n`;
