/** @file What differs between two versions of a text: one stretch. Must not know what the text says. */

/** `[from, oldEnd)` of the old text became `[from, newEnd)` of the new one; all the rest is the same. */
export interface Change { readonly from: number; readonly oldEnd: number; readonly newEnd: number }

/** The shortest stretch outside of which both agree. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const from = agreeing(shorter, (at) => before.charCodeAt(at) === after.charCodeAt(at));
  const behind = agreeing(shorter - from, (at) => before.charCodeAt(before.length - 1 - at) === after.charCodeAt(after.length - 1 - at));
  return { from, oldEnd: before.length - behind, newEnd: after.length - behind };
}

function agreeing(most: number, agree: (at: number) => boolean): number {
  let count = 0;
  while (count < most && agree(count)) count++;
  return count;
}
