/** @file A break in long work, in which the server hears what the editor has said meanwhile. */

/** A message is first received and then queued, so that it takes two turns to hear it. */
export async function pause(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => { setTimeout(resolve, 0); });
}
