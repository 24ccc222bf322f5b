/** @file The tests themselves: the probes with what they should answer, and what further trials have shown. */
import type { Rehearsal } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { floatLiteral } from './literals.ts';

type Probe = 'zeros' | 'unit' | 'double' | 'spread';
const probes: readonly Probe[] = ['zeros', 'unit', 'double', 'spread'];

export function testsOf(rehearsal: Rehearsal, evaluation: Evaluation): readonly string[] {
  const { verdict } = evaluation;
  if (verdict === 'raises') return [raising(evaluation)];
  if (verdict === 'not-implemented') return [unfilled];
  const cases = probes.flatMap((probe) => {
    const expected = verdict === 'different' ? evaluation.probes.find(({ name }) => name === probe && name !== 'spread')?.penalty : rehearsal.expected(probe);
    return expected === undefined ? [] : [{ probe, expected }];
  });
  if (cases.length === 0) return [merelyRunning];
  const isWrong = verdict === 'wrong';
  return [
    values(cases, rehearsal, verdict === 'different' ? 'as Penalty Lens computed it' : 'expected'),
    ...(rehearsal.training === 'trains' || (isWrong && rehearsal.training !== 'unknown') ? [training] : []),
    ...(rehearsal.trainingAtZero === 'trains' || (isWrong && rehearsal.trainingAtZero === 'nan') ? [trainingAtZero] : []),
  ];
}

function values(cases: readonly { readonly probe: Probe; readonly expected: number }[], { formula }: Rehearsal, word: string): string {
  const weight = Math.abs(formula?.weight ?? 1);
  return `@pytest.mark.parametrize('gradient, expected', [
${cases.map(({ probe, expected }) => `    (${probe}, ${floatLiteral(Number(expected.toPrecision(6)))}),`).join('\n')}
])
def test_penalty(gradient, expected):
    yours = float(torch.as_tensor(answer_to(gradient)).float().mean())
    assert yours == pytest.approx(expected, rel=2e-3, abs=${floatLiteral(Number((weight * 1e-3).toPrecision(2)))}), f'yours {yours:.4g}, ${word} {expected:.4g}'`;
}

const training = `def test_trains_the_critic():
    penalty = torch.as_tensor(answer_to(spread)).float().mean()
    assert penalty.requires_grad, 'the penalty has no graph: it trains nothing'
    slopes = torch.autograd.grad(penalty, list(critic.weights.values()), allow_unused=True)
    assert any(slope is not None and slope.abs().sum() > 0 for slope in slopes), 'its derivative with respect to the critic is 0'`;

const trainingAtZero = `def test_trains_where_a_gradient_is_zero():
    penalty = torch.as_tensor(answer_to(lambda shape: spread(shape) * (torch.arange(shape[0]) % 2).view(-1, *[1] * (len(shape) - 1)))).float().mean()
    slopes = torch.autograd.grad(penalty, list(critic.weights.values()), allow_unused=True)
    assert all(slope is None or slope.isfinite().all() for slope in slopes), 'its derivative is not a number where a gradient is 0'`;

const raising = ({ raises }: Evaluation): string => `def test_runs():
    # Penalty Lens: it raises ${(raises?.type ?? 'an exception').replace(/\s+/g, ' ')}.
    answer_to(unit)`;

const unfilled = `def test_is_written():
    assert answer_to(unit) is not None, 'it answers None: the formula is still to be written'`;

const merelyRunning = `@pytest.mark.parametrize('gradient', [zeros, unit, double, spread])
def test_runs(gradient):
    # No formula tells what to expect: the number is printed (python -m pytest -s).
    yours = float(torch.as_tensor(answer_to(gradient)).float().mean())
    print(f'{gradient.__name__}: {yours:.6g}')`;
