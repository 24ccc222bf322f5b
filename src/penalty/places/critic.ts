/** @file The user's own critic as running it shows it: what it takes, what it answers, and whether its scores are held between bounds. */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import type { NodeBase } from '../../python/syntax/index.ts';
import { openCritic, type CriticInput, type OwnCritic } from '../critics/ownCritic.ts';
import { calleeName } from '../sites/calls.ts';

export interface CriticPlace {
  readonly name: string;
  /** The names of the class and of the class in the call that makes it. */
  readonly ranges: readonly OffsetRange[];
  /** Of a batch that it takes, and of its answer. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The least and the largest score of random data. */
  readonly least: number;
  readonly most: number;
  /** Scores stay there whatever it is given. */
  readonly bounds: readonly [number, number] | undefined;
}

/** undefined: there is none, or it does not run. */
export function criticPlace(input: CriticInput, isLate: () => boolean): CriticPlace | undefined {
  const critic = openCritic(input, isLate);
  const name = critic && calleeName(critic.place);
  const scores = critic && scoresOf(critic, 1);
  if (!critic || name === undefined || !scores) return undefined;
  const defined = input.module.body.flatMap((s) => (s.type === 'ClassDef' && s.name === name ? [rangeOf(s.nameRange)] : []));
  const { values } = scores;
  return { name, ranges: [rangeOf(critic.place.func), ...defined], from: critic.shape, to: scores.shape, least: Math.min(...values), most: Math.max(...values), bounds: boundsOf(critic) };
}

/** Far outside of what data are like, only what squeezes its answer stays near 0. */
function boundsOf(critic: OwnCritic): readonly [number, number] | undefined {
  const values = [1e3, -1e3, 1e5].flatMap((factor) => scoresOf(critic, factor)?.values ?? [NaN]);
  if (values.every((x) => x >= 0 && x <= 1)) return [0, 1];
  return values.every((x) => x >= -1 && x <= 1) ? [-1, 1] : undefined;
}

function scoresOf(critic: OwnCritic, factor: number): { readonly values: readonly number[]; readonly shape: readonly number[] } | undefined {
  const { torch } = critic.lab;
  const asked = critic.ask(torch.run('mul', [critic.batch(1), factor]));
  const data = asked && torch.read(asked.scores);
  return data && { values: Array.from(data), shape: asked.scores.shape };
}

const rangeOf = ({ start, end }: NodeBase): OffsetRange => ({ start, end });
