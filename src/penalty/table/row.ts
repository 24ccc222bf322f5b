/** @file One row of the table of probes: a gradient, what the code answered to it, and what it should have. */
import type { CriticSource, Norms, OffsetRange, ProbeResult } from '../../protocol/evaluation.ts';
import { print, type Text, type Translations } from '../../texts/text.ts';
import { printedStep } from '../derivation/formula.ts';
import { derive } from '../derivation/derive.ts';
import { evaluateFormula, type Formula } from '../formulas.ts';
import { reference } from '../judge.ts';
import type { GradientOp } from '../locate.ts';
import { formatNumber } from '../numberText.ts';
import type { ProbeGradient } from '../probes/gradients.ts';
import { commonNorm, sampleNorms, summaryOf } from './norms.ts';
import { referencesOf } from './references.ts';

/** A gradient that the file, its critic or the user has, with what is to be said of it. */
export interface NamedGradient {
  readonly name: string;
  readonly gradient: ProbeGradient;
  readonly range?: OffsetRange | undefined;
  readonly note?: Text | undefined;
  readonly critic?: CriticSource | undefined;
}

/** What the code answered. */
export interface Answer { readonly penalty: number | undefined; readonly norms: Norms | undefined; /** Why there is no number. */ readonly problem?: Text | undefined }

/** What is known of the site, the same for all rows. */
export interface RowContext {
  readonly shape: readonly number[];
  readonly formula: Formula | undefined;
  /** Of the gradient that the code takes, where it is not the critic's own, nothing is derived. */
  readonly isOther: boolean;
  readonly ops: readonly GradientOp[];
  readonly translations: Translations | undefined;
}

export function rowOf({ shape, formula, isOther, ops, translations }: RowContext, { name, gradient, range, note, critic }: NamedGradient, { penalty, norms, problem }: Answer): ProbeResult {
  const finite = penalty !== undefined && Number.isFinite(penalty) ? penalty : undefined;
  const ofSamples = sampleNorms(gradient);
  const norm = commonNorm(ofSamples);
  const expected = formula && evaluateFormula(reference(formula, gradient.shape.length), gradient);
  return {
    name, penalty: finite, expected: expected === undefined || Number.isNaN(expected) ? undefined : expected, norm, norms, range, critic,
    ...(norm === undefined ? { sampleNorms: summaryOf(ofSamples) } : {}),
    ...(gradient.shape.join() === shape.join() ? {} : { shape: gradient.shape }),
    note: noteOf(penalty, problem ?? note, translations),
    references: formula && referencesOf(formula, ofSamples), derivation: isOther ? [] : derive({ formula, gradient, ops, penalty: finite }).map((step) => printedStep(step, translations)), isUneven: isUneven(gradient),
  };
}

/** What is wrong with the number comes first. */
const noteOf = (penalty: number | undefined, note: Text | undefined, translations: Translations | undefined): string | undefined =>
  (penalty !== undefined && !Number.isFinite(penalty) ? formatNumber(penalty) : note && print(note, translations));

/** A row without a gradient: `note` says why. */
export const emptyRow = (name: string, note: string, range?: OffsetRange): ProbeResult =>
  ({ name, penalty: undefined, expected: undefined, norm: undefined, norms: undefined, note, range, references: undefined, derivation: [], isUneven: false, critic: undefined });

function isUneven({ data }: ProbeGradient): boolean {
  const first = data?.[0];
  return data?.some((x) => x !== first) ?? false;
}
