/** @file The tests themselves: the probes with what they should answer, and what further trials have shown. */
import { formatNumber, type Rehearsal } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { phrase } from '../../texts/text.ts';
import { floatLiteral, stringLiteral } from './literals.ts';
import type { Say } from './pytestFor.ts';

type Probe = 'zeros' | 'unit' | 'double' | 'spread';
const probes: readonly Probe[] = ['zeros', 'unit', 'double', 'spread'];

export function testsOf(rehearsal: Rehearsal, evaluation: Evaluation, say: Say): readonly string[] {
  const { verdict } = evaluation;
  if (verdict === 'raises') return [raising(evaluation, say)];
  if (verdict === 'not-implemented') return [unfilled(say)];
  const cases = probes.flatMap((probe) => {
    const expected = rehearsal.expected(probe);
    return expected === undefined ? [] : [{ probe, expected: Math.abs(expected) < 1e-9 ? 0 : Number(expected.toPrecision(6)) }];
  });
  if (cases.length === 0) return [merelyRunning(say)];
  const trains = training(rehearsal, verdict === 'wrong', say);
  return [values(cases, rehearsal, verdict, say), ...(trains.length > 0 ? [slopes(say), ...trains] : []), ...beside(rehearsal, verdict === 'wrong', say)];
}

/** What holds is tested, and what is wrong where something must be. */
function training({ training: found, trainingAtZero: atZero }: Rehearsal, isWrong: boolean, say: Say): readonly string[] {
  return [
    ...(found === 'trains' || (isWrong && found !== 'unknown') ? [trains(say)] : []),
    ...(atZero === 'trains' || (isWrong && atZero === 'nan') ? [trainsAtZero(say)] : []),
  ];
}

function beside({ mixing, changes, isUnreduced }: Rehearsal, isWrong: boolean, say: Say): readonly string[] {
  return [
    ...(mixing && (mixing.isOnLine || isWrong) ? [mixes(mixing.names, say)] : []),
    ...(isWrong && changes ? [leavesData(say)] : []),
    ...(isWrong && isUnreduced ? [backPropagated(say)] : []),
  ];
}

function values(cases: readonly { readonly probe: Probe; readonly expected: number }[], { formula }: Rehearsal, verdict: Evaluation['verdict'], say: Say): string {
  const weight = Math.abs(formula?.weight ?? 1);
  const said = verdict === 'different' ? phrase`yours ${'{yours:.4g}'}, by its own formula ${'{expected:.4g}'}` : phrase`yours ${'{yours:.4g}'}, expected ${'{expected:.4g}'}`;
  return `@pytest.mark.parametrize('gradient, expected', [
${cases.map(({ probe, expected }) => `    (°${probe}, ${floatLiteral(expected)}),${commentOn(probe, formula, say)}`).join('\n')}
])
def test_penalty(gradient, expected):
    yours = float(torch.as_tensor(°answer_to(gradient)).float().mean())
    assert yours == pytest.approx(expected, rel=2e-3, abs=${floatLiteral(Number((weight * 1e-3).toPrecision(2)))}), f'${say(said)}'`;
}

/** Where the number comes from: `10 · (2 − 1)²`. */
function commentOn(probe: Probe, formula: Rehearsal['formula'], say: Say): string {
  const norm = { zeros: '0', unit: '1', double: '2', spread: '‖g‖' }[probe];
  if (!formula) return '';
  const k = formatNumber(formula.target);
  const phi = { 'two-sided': `(${norm} − ${k})²`, 'one-sided': `max(0, ${norm} − ${k})²`, 'square': `${norm}²`, 'sixth-power': `${norm}⁶`, 'absolute': `|${norm} − ${k}|`, 'difference': `${norm} − ${k}`, 'norm': norm }[formula.shape];
  return formula.reduction !== 'mean' || formula.norm !== 'l2' ? '' : `  # ${formula.weight === 1 ? '' : `${formatNumber(formula.weight)} · `}${probe === 'spread' ? say(phrase`mean of ${phi}`) : phi}`;
}

const slopes = (say: Say): string => `def °slopes(answer):
    """${say(phrase`Weights of the critic, each with the penalty's derivative; the code may have back-propagated it by itself.`)}"""
    weights = list(°critic.weights.values())
    own = [(weight, weight.grad) for weight in weights if weight.grad is not None]
    penalty = torch.as_tensor(answer).float().mean()
    try:
        found = torch.autograd.grad(penalty, weights, allow_unused=True)
        return [(weight, slope) for weight, slope in zip(weights, found) if slope is not None]
    except RuntimeError:
        return own`;

const trains = (say: Say): string => `def test_trains_the_critic():
    """${say(phrase`Its derivative as all weights grow is the one that its numbers have.`)}"""
    step = 1e-2
    less, more = (float(torch.as_tensor(°answer_to(lambda shape: °double(shape) * factor)).float().mean()) for factor in (1 - step, 1 + step))
    expected = (more - less) / (2 * step)
    yours = float(sum((weight * slope).sum() for weight, slope in °slopes(°answer_to(°double))))
    assert yours == pytest.approx(expected, rel=5e-2, abs=1e-3), f'${say(phrase`its derivative is ${'{yours:.4g}'}, that of its numbers ${'{expected:.4g}'}`)}'`;

const trainsAtZero = (say: Say): string => `def test_trains_where_a_gradient_is_zero():
    def partly(shape):
        return °double(shape) * (torch.arange(shape[0]) % 2).view(-1, *[1] * (len(shape) - 1))
    found = °slopes(°answer_to(partly))
    assert all(slope.isfinite().all() for weight, slope in found), '${say(phrase`its derivative is not a number where a gradient is 0`)}'`;

const mixes = ([first, second]: readonly [string, string], say: Say): string => {
  const [a, b] = [stringLiteral(first), stringLiteral(second)];
  return `def test_points_are_on_the_lines_between():
    def seen(**values):
        °fills.clear()
        °fills.update(values)
        torch.manual_seed(0)
        try:
            °answer_to(°unit)
        finally:
            °fills.clear()
        return °critic.seen[-1].flatten(1)
    weights, sums = seen(**{${a}: 1.0, ${b}: 0.0}), seen(**{${a}: 1.0, ${b}: 1.0})
    assert torch.allclose(sums, torch.ones(())), '${say(phrase`the weights of the two batches do not add up to 1`)}'
    assert weights.min() >= -1e-5 and weights.max() <= 1 + 1e-5, '${say(phrase`weights lie outside of [0, 1]`)}'
    assert torch.allclose(weights, weights[:, :1]), '${say(phrase`the weight differs within a sample`)}'`;
};

const leavesData = (say: Say): string => `def test_leaves_its_data_as_it_is():
    °answer_to(°unit)
    for name, (now, before) in °batches.items():
        assert torch.equal(now, before), f'${say(phrase`${'{name}'} was written into`)}'`;

const backPropagated = (say: Say): string => `def test_can_be_back_propagated():
    °answer_to(°unit).backward()  # ${say(phrase`as the file does`)}`;

const raising = ({ raises }: Evaluation, say: Say): string => `def test_runs():
    # ${say(phrase`Penalty Lens: it raises ${(raises?.type ?? 'Exception').replace(/\s+/g, ' ')}.`)}
    °answer_to(°unit)`;

const unfilled = (say: Say): string => `def test_is_written():
    assert °answer_to(°unit) is not None, '${say(phrase`it answers None: the formula is still to be written`)}'`;

const merelyRunning = (say: Say): string => `@pytest.mark.parametrize('gradient', [°zeros, °unit, °double, °spread])
def test_runs(gradient):
    # ${say(phrase`No formula tells what to expect: the number is printed (${'python -m pytest -s'}).`)}
    yours = float(torch.as_tensor(°answer_to(gradient)).float().mean())
    print(f'{gradient.__name__}: {yours:.6g}')`;
