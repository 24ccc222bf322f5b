/** @file A generator's state as the 5056 bytes that `torch.get_rng_state` answers, laid out as PyTorch on Linux x86-64 has them. */
import type { GeneratorState } from './generator.ts';

export const stateSize = 5056;
const words = 624;
const at = { seed: 0, left: 8, seeded: 12, next: 16, words: 24, spare: 5024, hasSpare: 5040 } as const;

export function stateToBytes({ seed, twister, spareNormal }: GeneratorState): Uint8Array {
  const bytes = new Uint8Array(stateSize);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(at.seed, seed, true);
  // A twister that has not drawn yet has one number left, which makes it turn first.
  const fresh = twister.next > words;
  view.setInt32(at.left, fresh ? 1 : words - twister.next + 1, true);
  view.setInt32(at.seeded, 1, true);
  view.setBigUint64(at.next, BigInt(fresh ? 0 : twister.next), true);
  twister.words.forEach((word, index) => { view.setBigUint64(at.words + 8 * index, BigInt(word), true); });
  view.setFloat64(at.spare, spareNormal ?? 0, true);
  view.setInt32(at.hasSpare, spareNormal === undefined ? 0 : 1, true);
  return bytes;
}

export function stateFromBytes(data: ArrayLike<number>): GeneratorState {
  const view = new DataView(Uint8Array.from(data).buffer);
  const next = Number(view.getBigUint64(at.next, true));
  const fresh = next === 0;
  return {
    seed: view.getBigUint64(at.seed, true),
    twister: { words: Uint32Array.from({ length: words }, (_, index) => view.getUint32(at.words + 8 * index, true)), next: fresh ? words + 1 : next },
    spareNormal: view.getInt32(at.hasSpare, true) === 0 ? undefined : view.getFloat64(at.spare, true),
  };
}
