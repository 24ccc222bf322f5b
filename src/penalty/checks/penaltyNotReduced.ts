/** @file penalty-not-reduced: a sum over the samples, so that λ grows with the batch, or no reduction before backward(). */
import { walk, type Expr } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { appendCall, callAt, replace } from '../fixes/edits.ts';
import { isPerSample } from '../formulas.ts';
import { laterReduction } from '../locate.ts';
import { backwardOfVector } from '../sites/unreduced.ts';
import type { Check, Draft } from './check.ts';
import { formulaCheck } from './formulaCheck.ts';
import { statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

const code = 'penalty-not-reduced';

const summed = formulaCheck({
  code, title: phrase`Not averaged`, severity: 'warning',
  matches: (formula, rank) => formula.reduction === 'sum' && isPerSample(formula, rank),
  message: ({ shape }) => phrase`The samples are added up instead of averaged, so the weight of the penalty grows with the batch: at ${(shape[0] ?? 1).toString()} samples it is ${(shape[0] ?? 1).toString()} times λ. A smaller last batch is penalised less.`,
  sentence: () => phrase`The samples are added up, so λ grows with the batch size.`,
  place: ({ ops }) => laterReduction(ops),
  repairs: ({ tree, ops }) => {
    const op = laterReduction(ops);
    const call = op?.node && callAt(tree, op.node);
    return call?.func.type === 'Attribute' && call.func.attr === 'sum' ? [{ title: phrase`Average over the samples`, edits: [replace(call.func.attrRange, 'mean')] }] : [];
  },
});

export const penaltyNotReduced: Check = { ...summed, find: (examination) => summed.find(examination) ?? unreduced(examination) };

/** One value per sample, which the file back-propagates as it is. */
function unreduced(examination: Examination): Draft | undefined {
  const { target, unitRun, tree, shape } = examination;
  const size = unitRun.kind === 'penalty' ? unitRun.tensor?.size ?? 1 : 1;
  if (target.type !== 'function' || size < 2 || size !== shape[0]) return undefined;
  const backward = backwardOfVector(tree, target.info, unitRun.kind === 'penalty' ? unitRun.place.items : []);
  return backward && {
    severity: 'error', place: returned(examination)[0], answer: '', repairs: means(examination),
    related: [{ range: { start: backward.start, end: backward.end }, message: phrase`Back-propagated here` }],
    sentence: phrase`It answers ${size.toString()} values, one for each sample, and backward() takes one.`,
    message: phrase`The penalty is one value for each of the ${size.toString()} samples, and nothing averages them before backward() is called. That raises RuntimeError: grad can be implicitly created only for scalar outputs`,
  };
}

/** What the function returns. */
function returned({ target }: Examination): Expr[] {
  const found: Expr[] = [];
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    if (node.type === 'FunctionDef' || node.type === 'Lambda') return false;
    if (node.type === 'Return' && node.value) found.push(node.value);
    return undefined;
  });
  return found;
}

/** `.mean()` behind what is returned, where only one value is. */
function means(examination: Examination): readonly Repair[] {
  const [value, ...others] = returned(examination);
  const { unitRun } = examination;
  const penalty = value && unitRun.kind === 'penalty' ? itemOf(value, unitRun.place.items) : value;
  return penalty && others.length === 0 ? [{ title: phrase`Average over the samples`, edits: appendCall(penalty, '.mean()') }] : [];
}

/** Of `(penalty, norms)` and `{'penalty': penalty}` the expression at those items; the whole where it can't be told. */
function itemOf(expr: Expr, [item, ...rest]: readonly (number | string)[]): Expr {
  const inner = item === undefined ? undefined : expr.type === 'Dict' ? expr.values[expr.keys.findIndex((key) => key?.type === 'Constant' && key.value.kind === 'str' && key.value.value === item)] : expr.type === 'Tuple' || expr.type === 'List' ? expr.elts[Number(item)] : undefined;
  return inner ? itemOf(inner, rest) : expr;
}
