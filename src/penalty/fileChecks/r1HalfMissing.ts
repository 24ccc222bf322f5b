/** @file r1-half-missing: R1 with the whole γ where the paper has γ/2. */
import { formatNumber } from '../numberText.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { Trained } from './fileExamination.ts';
import { isCalledR1 } from './names.ts';
import { weightInside } from './weightInside.ts';
import { phrase } from '../../texts/text.ts';

export const r1HalfMissing: FileCheck = {
  code: 'r1-half-missing', title: phrase`R1 without the half`, severity: 'information', confirmed: true,
  find: (file) => file.trained.flatMap((trained) => draftOf(trained) ?? []),
};

function draftOf({ evaluation, target, steps }: Trained): Draft | undefined {
  if (evaluation.verdict !== 'correct' || evaluation.kind !== 'zero-centred' || isCalledR1(target) === undefined) return undefined;
  const weights = steps.length > 0 ? steps.map((step) => wholeWeight(evaluation, step)) : [ownDefault(evaluation, target)];
  const [weight] = weights;
  if (weight === undefined || weights.some((other) => other === undefined)) return undefined;
  const { start, end } = evaluation.site.nameRange;
  return {
    place: { start, end }, repairs: [], sentence: phrase`The whole γ, where R1 has γ/2.`,
    message: phrase`The mean of the squared norms is multiplied by the whole γ; in R1 it is γ/2. Norms of 2 cost ${formatNumber(4 * weight)} here and ${formatNumber(2 * weight)} with the half, so a γ from a paper acts as one twice as large.`,
  };
}

/** γ, where the step's weight is a number of that name and not half of one. */
function wholeWeight(evaluation: Trained['evaluation'], step: Trained['steps'][number]): number | undefined {
  const [use] = step.penalties;
  const inside = use && weightInside(evaluation, step, use);
  const weight = inside === undefined || use?.share === undefined ? undefined : inside * use.share.sum;
  if (weight === undefined || weight < 1.5) return undefined;
  const named = step.lab.notes.values.flatMap(({ node, value }) => {
    const name = node.type === 'Name' ? node.id : node.type === 'Attribute' ? node.attr : undefined;
    const number = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : name === undefined ? undefined : [...step.lab.numbers].find(([path]) => path === name || path.endsWith(`.${name}`))?.[1];
    return name !== undefined && number !== undefined ? [number] : [];
  });
  const has = (wanted: number): boolean => named.some((number) => Math.abs(number - wanted) < 1e-3 * wanted);
  if (!has(weight) || has(2 * weight)) return undefined;
  return Math.abs(weight - 10) < 1 ? Math.round(weight) : weight;
}

/** γ, where the function's weight is the default of a parameter of its own. */
function ownDefault({ weight }: Trained['evaluation'], target: Trained['target']): number | undefined {
  if (target.type !== 'function' || weight === undefined || weight < 1.5) return undefined;
  const { args } = target.info.node;
  const defaults = [...args.defaults, ...args.kw_defaults].flatMap((expr) => (expr?.type === 'Constant' && (expr.value.kind === 'int' || expr.value.kind === 'float') ? [expr] : []));
  return defaults.some((expr) => Math.abs(numberOf(expr.value) - weight) < 1e-3 * weight) ? weight : undefined;
}

const numberOf = (value: { readonly kind: string; readonly digits?: unknown; readonly value?: unknown }): number => Number(value.kind === 'int' ? value.digits : value.value);
