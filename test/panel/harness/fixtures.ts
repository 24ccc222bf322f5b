/** @file Evaluations and subjects for tests of the page's looks. Their numbers are those of (256, 1, 28, 28) in float32, or made up where only the layout counts. */
import type { Evaluation, Finding, OffsetRange, ProbeResult, Site, TraceStep } from '../../../src/protocol/evaluation.ts';
import type { Subject } from '../../../src/protocol/panel.ts';
import type { Script } from './fakeWorker.ts';

const rightText = `import torch

def gradient_penalty(gradient):
    gradient = gradient.view(len(gradient), -1)
    gradient_norm = gradient.norm(2, dim=1)
    return torch.mean((gradient_norm - 1)**2)

good_gradient = torch.ones(256, 1, 28, 28) / torch.sqrt(torch.tensor(1 * 28 * 28))
`;

const wrongText = `import torch
from torch import autograd

def calc_gradient_penalty(D, real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    x_hat = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    gradients = autograd.grad(D(x_hat), x_hat, torch.ones(256, 1), create_graph=True)[0]
    gp = ((gradients.norm(2, dim=1) - 1) ** 2).mean()
    return gp
`;

function rangeIn(text: string, part: string): OffsetRange {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`The fixture has no ${part}`);
  return { start, end: start + part.length };
}

const lineStartsOf = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];

const siteOf = (text: string, name: string): Site =>
  ({ function: name, form: 'full', range: { start: text.indexOf(`def ${name}`), end: text.length }, nameRange: rangeIn(text, name) });

interface ProbeNumbers extends Partial<Omit<ProbeResult, 'norms'>> { readonly penalty: number | undefined; readonly expected?: number; readonly norm?: number; readonly norms?: readonly [count: number, min: number, max: number] }

const probe = (name: string, { penalty, expected, norm, norms, ...more }: ProbeNumbers, range?: OffsetRange): ProbeResult => ({
  name, penalty, expected, norm, range, note: undefined, norms: norms && { count: norms[0], min: norms[1], max: norms[2], bins: [norms[0]] },
  references: norm === undefined ? undefined : referencesAt(norm), derivation: [], isUneven: false, critic: undefined, ...more,
});

/** The last call of a line, or the operator that is there instead. */
const operationIn = (code: string): string => [...code.matchAll(/\.(\w+)\(/gu)].at(-1)?.[1] ?? 'pow';

const referencesAt = (norm: number): ProbeResult['references'] => ({ 'two-sided': (norm - 1) ** 2, 'one-sided': Math.max(0, norm - 1) ** 2, 'zero-centred': norm ** 2 });

/** Counts from the least norm to the largest. */
const histogram = (min: number, max: number, bins: readonly number[]): ProbeResult['norms'] => ({ count: bins.reduce((sum, count) => sum + count, 0), min, max, bins });

const step = (text: string, code: string, shape: readonly number[], value: string, more: Partial<TraceStep> = {}): TraceStep =>
  ({ range: rangeIn(text, code), operation: operationIn(code), code, result: { type: 'Tensor', shape, dtype: 'float32', text: value }, wrong: false, note: undefined, ...more });

const shape = [256, 1, 28, 28] as const;
const n = 1 / 28;

const base: Omit<Evaluation, 'site' | 'verdict' | 'title' | 'sentence'> = {
  shape, shapeFrom: 'literal', kind: 'two-sided', weight: 1, target: 1, probes: [], findings: [], axes: undefined, derivation: [], trace: [], assumptions: [],
  raises: undefined, unsupported: undefined, tooLarge: undefined, backend: 'wasm', seed: 0, elapsedMs: 4.2,
};

const line = (label: string, unicode: string, tex: string, range?: OffsetRange): Evaluation['derivation'][number] => ({ label, unicode, tex, range });

/** Norms of 256 samples of normal numbers, and of a critic's gradient. */
const normalNorms = histogram(26.33, 29.58, [1, 0, 3, 3, 5, 9, 11, 15, 18, 22, 24, 26, 22, 25, 19, 15, 12, 10, 6, 4, 3, 1, 1, 1]);
const criticNorms = histogram(0.079, 0.101, [1, 1, 2, 4, 5, 8, 10, 13, 17, 20, 24, 26, 25, 23, 20, 17, 13, 9, 7, 5, 3, 1, 1, 1]);

const correct: Evaluation = {
  ...base, site: siteOf(rightText, 'gradient_penalty'), verdict: 'correct', title: 'Correct', sentence: 'Each norm covers all 784 elements of one sample.',
  probes: [
    probe('zeros', { penalty: 1, expected: 1, norm: 0, norms: [256, 0, 0] }),
    probe('unit', { penalty: 1.4210854715202004e-14, expected: 0, norm: 1, norms: [256, 1.0000001, 1.0000001] }),
    probe('double', { penalty: 1.000000238, expected: 1, norm: 2, norms: [256, 2, 2] }),
    probe('spread', { penalty: 2.1625, expected: 2.1625, norms: [5, 0.25, 4] }),
    {
      ...probe('randn', { penalty: 730.8235, expected: 730.8235, isUneven: true }), norms: normalNorms, references: { 'two-sided': 730.8235, 'one-sided': 730.8235, 'zero-centred': 785.9 },
      derivation: [line('the norms lie near √N', '‖g‖₂ = 28.03', '\\lVert g\\rVert_2 = 28.03'), line('penalty', '1/256 · Σᵢ (‖gᵢ‖₂ − 1)² = 730.8', '\\tfrac{1}{256}\\textstyle\\sum_i\\left(\\lVert g_i\\rVert_2-1\\right)^2 = 730.8')],
    },
    {
      ...probe('critic', { penalty: 0.8252, expected: 0.8252, isUneven: true, critic: { name: 'Critic', parameters: 4_320, elapsedMs: 31 } }, rangeIn(rightText, 'good_gradient')), norms: criticNorms, references: { 'two-sided': 0.8252, 'one-sided': 0, 'zero-centred': 0.0084 },
      derivation: [
        line('`Critic` with fresh weights is almost flat: its gradient norms are', '‖gᵢ‖₂ = 0.0916 ± 0.0038', '\\lVert g_i\\rVert_2 = 0.0916\\pm 0.0038', rangeIn(rightText, 'good_gradient')),
        line('far below the target, so', '1/256 · Σᵢ (‖gᵢ‖₂ − 1)² = 0.8252', '\\tfrac{1}{256}\\textstyle\\sum_i\\left(\\lVert g_i\\rVert_2-1\\right)^2 = 0.8252'),
      ],
    },
    probe('torch.ones(256, 1, 28, 28) / torch.sqrt(torch.tensor(1 * 28 * 28))', { penalty: 0, expected: 0, norm: 1, norms: [256, 1, 1] }, rangeIn(rightText, 'torch.ones(256, 1, 28, 28) / torch.sqrt')),
  ],
  axes: { covered: [1, 2, 3], expected: [1, 2, 3], elements: 784, expectedElements: 784 },
  derivation: [
    line('A sample has', 'N = 1 · 28 · 28 = 784 elements', 'N = 1\\cdot 28\\cdot 28 = 784\\ \\text{elements}'),
    line('`ones / √N` sets each one to', 'gᵢⱼ = 1/√784 = 1/28', 'g_{ij} = \\frac{1}{\\sqrt{784}} = \\frac{1}{28}', rangeIn(rightText, 'torch.ones(256, 1, 28, 28) / torch.sqrt(torch.tensor(1 * 28 * 28))')),
    line('so every sample has norm', '‖gᵢ‖₂ = √(784 · (1/28)²) = 1', '\\lVert g_i\\rVert_2 = \\sqrt{784\\cdot\\left(\\frac{1}{28}\\right)^2} = 1', rangeIn(rightText, 'gradient.norm(2, dim=1)')),
    line('and the mean penalty is', '1/256 · Σᵢ (1 − 1)² = 0', '\\tfrac{1}{256}\\textstyle\\sum_i(1-1)^2 = 0', rangeIn(rightText, 'torch.mean((gradient_norm - 1)**2)')),
  ],
  trace: [
    step(rightText, 'gradient', shape, 'all 0.0357'), step(rightText, 'gradient.view(len(gradient), -1)', [256, 784], 'all 0.0357'),
    step(rightText, 'gradient.norm(2, dim=1)', [256], 'all 1'), step(rightText, 'torch.mean((gradient_norm - 1)**2)', [], '0'),
  ],
};

const wrongFinding: Finding = {
  code: 'norm-dim1-unflattened', severity: 'error', confirmed: true, title: 'Wrong norm axis', message: '`dim=1` is the channel axis. Each norm covers 1 element, not 784.',
  range: rangeIn(wrongText, 'dim=1'), related: [], fix: { title: 'Flatten first', edits: [{ range: { start: wrongText.indexOf('.norm(2, dim=1)'), end: wrongText.indexOf('.norm(2, dim=1)') }, text: '.flatten(1)' }] },
};

const wrong: Evaluation = {
  ...base, site: siteOf(wrongText, 'calc_gradient_penalty'), verdict: 'wrong', title: wrongFinding.title, sentence: wrongFinding.message,
  probes: [
    probe('zeros', { penalty: 1, expected: 1, norm: 0, norms: [200704, 0, 0] }),
    probe('unit', { penalty: 0.9298467636, expected: 0, norm: 1, norms: [200704, n, n] }),
    probe('double', { penalty: 0.8622447, expected: 1, norm: 2, norms: [200704, 2 * n, 2 * n] }),
    {
      ...probe('randn', { penalty: 0.40452286, expected: 730.8235, isUneven: true, references: { 'two-sided': 730.8235, 'one-sided': 730.8235, 'zero-centred': 785.9 } }),
      norms: histogram(4.05e-6, 4.73, [31_300, 30_200, 28_200, 24_900, 21_400, 17_700, 14_000, 10_800, 7_900, 5_600, 3_700, 2_300, 1_300, 700, 400, 180, 80, 30, 10, 2, 1, 0, 0, 1]),
    },
    { ...probe('critic', { penalty: 0.9962, expected: 0.8252, isUneven: true, critic: { name: 'Discriminator', parameters: 2_765_568, elapsedMs: 38 } }), norms: histogram(0, 0.02, [80_000, 60_000, 40_000, 15_000, 5_000, 704]) },
  ],
  findings: [wrongFinding],
  axes: { covered: [1], expected: [1, 2, 3], elements: 1, expectedElements: 784 },
  derivation: [
    line('`norm(2, dim=1)` reduces an axis of size 1, so it is', '‖·‖₂ = |1/28| = 0.0357', '\\lVert\\cdot\\rVert_2 = \\left|\\tfrac{1}{28}\\right| = 0.0357', rangeIn(wrongText, 'gradients.norm(2, dim=1)')),
    line('one value per pixel, not per sample', '256 · 28 · 28 = 200,704 norms', '256\\cdot 28\\cdot 28 = 200{,}704\\ \\text{norms}'),
    line('and the mean penalty is', '(0.0357 − 1)² = 0.9298', '(0.0357-1)^2 = 0.9298', rangeIn(wrongText, '((gradients.norm(2, dim=1) - 1) ** 2).mean()')),
  ],
  trace: [
    step(wrongText, 'gradients = autograd.grad(D(x_hat), x_hat, torch.ones(256, 1), create_graph=True)[0]', shape, 'all 0.0357', { note: 'Replaced by the probe.' }),
    step(wrongText, 'gradients.norm(2, dim=1)', [256, 28, 28], 'all 0.0357', { wrong: true, note: 'Expected `(256)`: one norm per sample.' }),
    step(wrongText, '(gradients.norm(2, dim=1) - 1) ** 2', [256, 28, 28], 'all 0.9298'), step(wrongText, '((gradients.norm(2, dim=1) - 1) ** 2).mean()', [], '0.9298'),
  ],
  assumptions: ['lambda_gp = 10'],
};

const wholeBatch: Evaluation = {
  ...wrong, title: 'Norm includes the batch', sentence: 'One norm covers all 256 samples. It should be one norm per sample.', findings: [],
  probes: [
    probe('zeros', { penalty: 1, expected: 1, norm: 0, norms: [1, 0, 0] }), probe('unit', { penalty: 225.03, expected: 0, norm: 1, norms: [1, 16, 16] }),
    probe('double', { penalty: 961, expected: 1, norm: 2, norms: [1, 32, 32] }),
  ],
  axes: { covered: [0, 1, 2, 3], expected: [1, 2, 3], elements: 200_704, expectedElements: 784 },
};

const different: Evaluation = {
  ...correct, verdict: 'different', kind: 'unknown', title: 'No known formula', sentence: 'The numbers are consistent, but they are not those of a formula known here.',
  target: undefined, weight: undefined, derivation: [], axes: undefined, shapeFrom: 'assumed',
  probes: [probe('zeros', { penalty: 0.3025, norm: 0 }), probe('unit', { penalty: 12.5, norm: 1 }), probe('randn', { penalty: undefined })],
};

const raises: Evaluation = {
  ...base, site: correct.site, verdict: 'raises', title: 'Raises IndexError', sentence: 'After `view`, `gradient` is `(256, 784)`. It has 2 axes, so `dim` must be −2 to 1.',
  kind: 'unknown', trace: correct.trace.slice(0, 2),
  raises: {
    type: 'IndexError', message: 'Dimension out of range (expected to be in range of [-2, 1], but got 2)', range: rangeIn(rightText, 'gradient.norm(2, dim=1)'),
    traceback: `Traceback (most recent call last):
  File "samples/wgan_gp.py", line 5, in gradient_penalty
    gradient_norm = gradient.norm(2, dim=2)
                    ^^^^^^^^^^^^^^^^^^^^^^^
IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)
`,
  },
};

const unsupported: Evaluation = {
  ...base, site: correct.site, verdict: 'unsupported', title: 'Not evaluated', sentence: '', kind: 'unknown', trace: correct.trace.slice(0, 2),
  unsupported: { what: 'torch.func.vmap', range: rangeIn(rightText, 'gradient.norm(2, dim=1)') },
};

const tooLarge: Evaluation = { ...base, shape: [4096, 3, 1024, 1024], site: correct.site, verdict: 'unsupported', title: 'Too large', sentence: '', kind: 'unknown', tooLarge: { needed: 48 * 2 ** 30, limit: 2 ** 30 } };

const notImplemented: Evaluation = { ...base, site: correct.site, verdict: 'not-implemented', title: 'Not written yet', sentence: '`gradient_penalty` has no body yet, so there is nothing to run.', kind: 'unknown' };

const oneSided: Evaluation = {
  ...correct, kind: 'one-sided', weight: 10, sentence: 'Only norms above 1 are penalised.', probes: [
    probe('zeros', { penalty: 0, expected: 0, norm: 0, norms: [256, 0, 0] }), probe('unit', { penalty: 0, expected: 0, norm: 1, norms: [256, 1, 1] }),
    probe('double', { penalty: 10, expected: 10, norm: 2, norms: [256, 2, 2] }),
  ],
  findings: [{ ...wrongFinding, code: 'no-create-graph', severity: 'warning', title: 'Not differentiable', message: 'Without `create_graph=True` the penalty does not train the critic.', fix: undefined }],
};

/** Long names and a shape of many axes, for narrow panels. */
const crowded: Evaluation = {
  ...wholeBatch, shape: [16, 2, 4, 8, 64, 64, 128], site: { ...wholeBatch.site, function: 'WassersteinCriticWithSpectralNormalisation.compute_interpolated_gradient_penalty' },
  axes: { covered: [1, 3, 6], expected: [1, 2, 3, 4, 5, 6], elements: 2048, expectedElements: 33_554_432 },
};

const fixtureEvaluations = { correct, wrong, wholeBatch, different, raises, unsupported, tooLarge, notImplemented, oneSided, crowded };
export type FixtureName = keyof typeof fixtureEvaluations;
export const fixtureNames = Object.keys(fixtureEvaluations) as readonly FixtureName[]; // Object.keys forgets the names' type
export const evaluationOf = (name: FixtureName): Evaluation => fixtureEvaluations[name];

export interface SubjectOptions { readonly takesMs?: number; readonly failure?: string; readonly version?: number }

export function subjectOf(name: FixtureName, { takesMs = 0, failure, version = 1 }: SubjectOptions = {}): Subject {
  const evaluation = evaluationOf(name);
  const isRight = evaluation.site.function === 'gradient_penalty';
  const path = isRight ? 'samples/wgan_gp.py' : 'samples/dcgan_gp.py';
  const program: Script = { evaluation, takesMs, ...(failure === undefined ? {} : { failure }) };
  const fix = wrongFinding.fix;
  return {
    request: { id: 1, uri: `file:///${path}`, version, path, program: JSON.stringify(program), site: evaluation.site, shape: evaluation.shape, seed: 0 },
    lineStarts: lineStartsOf(isRight ? rightText : wrongText),
    fix: evaluation.verdict !== 'wrong' || fix === undefined ? undefined
      : { fix, line: 7, before: '    gp = ((gradients.norm(2, dim=1) - 1) ** 2).mean()', after: '    gp = ((gradients.flatten(1).norm(2, dim=1) - 1) ** 2).mean()' },
    pytest: `# A test of ${path}\nimport torch\n`, comparison: `# A comparison of ${path}\n`, sites: [],
  };
}

export const emptySites: readonly Site[] = [correct.site, { ...wrong.site }, { ...correct.site, function: undefined, range: { start: 900, end: 950 } }];
