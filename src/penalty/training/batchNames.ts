/** @file Which batch a name in a penalty stands for. The order in which names come up tells what they themselves don't. */

/** `mixed` lies between real and fake, sample by sample. */
export type BatchKind = 'real' | 'fake' | 'mixed';

const patterns: readonly (readonly [BatchKind, RegExp])[] = [
  ['fake', /fake|gen|synth|recon|tilde|pred|^g_|_g$/i],
  ['mixed', /interp|mix|hat|between|blend/i],
  ['real', /real|true/i],
];
/** Neither: what a generator starts from. */
const other = /noise|latent|^z(_|$)|_z$/i;

/** The names of one run of a penalty. */
export class BatchNames {
  readonly #known = new Map<string, BatchKind>();

  /** What the name itself says. */
  saidBy(name: string): BatchKind | undefined { return patterns.find(([, pattern]) => pattern.test(name))?.[0]; }

  /** Names that say nothing: the first is real, further ones are fake. undefined: no batch of the critic's data. */
  kindOf(name: string): BatchKind | undefined {
    if (other.test(name)) return undefined;
    const kind = this.#known.get(name) ?? this.saidBy(name) ?? ([...this.#known.values()].includes('real') ? 'fake' : 'real');
    this.#known.set(name, kind);
    return kind;
  }
}
