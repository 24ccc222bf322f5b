/** @file The evaluation as a pytest file that runs by itself under PyTorch: the user's function as written, the probes as tests. */
import { elementsPerSample, formatShape, type SiteTarget } from '../penalty/index.ts';
import type { Evaluation } from '../protocol/evaluation.ts';
import type { Document } from './document.ts';

/** Empty for what can't be cut out of its file: methods and blocks. */
export function pytestFor(document: Document, evaluation: Evaluation, target: SiteTarget | undefined): string {
  if (target?.type !== 'function' || target.info.parents.length > 0) return '';
  const { text } = document;
  const imports = document.program.main.tree.body.filter((s) => s.type === 'Import' || s.type === 'ImportFrom').map((s) => text.slice(s.start, s.end)).filter((line) => /\b(torch|numpy|math|einops)\b/.test(line));
  const constants = document.program.main.tree.body.filter((s) => s.type === 'Assign' && s.value.type === 'Constant').map((s) => text.slice(s.start, s.end));
  const { node } = target.info;
  const tests = evaluation.probes.filter((p) => ['zeros', 'unit', 'double'].includes(p.name) && p.expected !== undefined)
    .map((p) => `def test_${p.name}():\n    assert abs(penalty_of(${factors[p.name] ?? '0'}) - ${String(p.expected)}) < 1e-4`);
  return [
    ...imports, ...(imports.some((line) => /^import torch\b/m.test(line)) ? [] : ['import torch']), '', ...constants, '',
    text.slice(node.start, node.end), '', '',
    `SHAPE = ${formatShape(evaluation.shape)}`, `N = ${elementsPerSample(evaluation.shape).toString()}`, '', '',
    ...harness(target), '', '', tests.join('\n\n\n'), '',
  ].join('\n');
}

const factors: Readonly<Record<string, string>> = { zeros: '0.0', unit: '1.0', double: '2.0' };

/** `penalty_of(norm)`: the penalty of a gradient whose samples all have that norm. */
function harness({ form, parameters, gradientParameter, info }: Extract<SiteTarget, { type: 'function' }>): string[] {
  const required = parameters.filter((p) => p.role !== 'default');
  const argument = (p: (typeof required)[number]): string =>
    p.name === gradientParameter ? 'gradient' : p.role === 'output' ? 'critic(x)' : p.role === 'input' || p.role === 'data' ? (form === 'outputs-given' ? 'x' : 'torch.randn(SHAPE)') : p === required[0] ? 'critic' : 'torch.randn(SHAPE)';
  return [
    'def penalty_of(norm):', '    gradient = torch.ones(SHAPE) * norm / N ** 0.5',
    ...(form === 'gradient-only' ? [] : ['    critic = lambda x: (x * gradient).flatten(1).sum(1, keepdim=True)', '    x = torch.randn(SHAPE, requires_grad=True)']),
    `    return float(${info.node.name}(${required.map((p) => (p.keywordOnly ? `${p.name}=${argument(p)}` : argument(p))).join(', ')}).mean())`,
  ];
}
