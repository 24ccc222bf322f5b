/**
 * @file The numbers of an evaluation beside those of the user's own PyTorch.
 * Must not know the page.
 */
import type { Evaluation } from '../protocol/evaluation.ts';
import type { OwnAnswers } from '../protocol/ownPytorch.ts';

export interface OwnRow {
  readonly name: string;
  /** A number, what is said where there is none (`nan`, `RuntimeError`), or nothing: no verdict was given. */
  readonly here: number | string | undefined;
  readonly there: number | string;
  /** The whole of what was raised there. */
  readonly raised: string | undefined;
  /** undefined: there is nothing to compare with. */
  readonly isSame: boolean | undefined;
}

/** Both sum in float32, in an order of their own, and a GPU rounds as it likes. */
const tolerance = 1e-3;

export function ownRows({ probes, raises }: Evaluation, { answers }: OwnAnswers): readonly OwnRow[] {
  return Object.entries(answers).map(([name, answer]) => {
    const probe = probes.find((other) => other.name === name);
    const here = probe?.penalty ?? probe?.note ?? raises?.type;
    const there = 'penalty' in answer ? numberOf(answer.penalty) : answer.raises.split(':')[0] ?? answer.raises;
    return { name, here, there, raised: 'raises' in answer ? answer.raises : undefined, isSame: here === undefined ? undefined : isSame(here, there) };
  });
}

/** What is no finite number is said as Python says it. */
const numberOf = (text: string): number | string => Number.isFinite(Number(text)) ? Number(text) : text;

function isSame(a: number | string, b: number | string): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b)) : a === b;
}
