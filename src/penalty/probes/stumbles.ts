/**
 * @file What the code stumbled over in each setting at the shapes tried so far: where two settings came to the same end at
 * one shape, one of them tells of both at the next.
 */
import type { Setting } from './experiment.ts';
import type { Choice } from './lab.ts';
import type { SiteRun } from './runSite.ts';

export interface Stumble { readonly end: string; /** What the run depended on. */ readonly choices: readonly Choice[] }

/** One for all experiments on the same text. */
export class Stumbles {
  readonly #known = new Map<string, Stumble>();

  /** The end that it came to; undefined where it was not tried yet, or ran through. */
  of(setting: Setting): Stumble | undefined { return this.#known.get(keyOf(setting)); }

  /** The end of that run; undefined where nothing was raised. */
  note(setting: Setting, run: SiteRun): string | undefined {
    const end = endOf(run);
    if (end !== undefined) this.#known.set(keyOf(setting), { end, choices: [...run.notes.choices] });
    return end;
  }
}

const keyOf = ({ outputForm, dataRequiresGrad, hasCuda, conditions }: Setting): string => [outputForm, dataRequiresGrad, hasCuda, conditions].join();

/** The exception and its place; sizes are other ones at another shape. */
function endOf(run: SiteRun): string | undefined {
  if (run.kind !== 'failed' || run.outcome.kind !== 'raises') return undefined;
  const { type, message, traceback } = run.outcome;
  const place = traceback.at(-1);
  return [type, message.replaceAll(/[\d, ]+/g, ''), place?.file, place?.node.start].join();
}
