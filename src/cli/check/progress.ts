/** @file A line that counts, on a terminal, where work lasts longer than a second; it leaves nothing behind. */
import type { WriteStream } from 'node:tty';
import { phrase } from '../../texts/text.ts';
import type { Say } from '../language.ts';

const patience = 1_000;
const pause = 100;

export interface Progress { readonly step: (done: number, of: number) => void; readonly end: () => void }

export function openProgress(stream: WriteStream, clock: () => number, say: Say): Progress {
  const start = clock();
  let shown: number | undefined;
  return {
    step: (done, of) => {
      const now = clock();
      if (!stream.isTTY || now - start < patience || (shown !== undefined && now - shown < pause)) return;
      shown = now;
      stream.write(`\r\u001b[K${say(phrase`${done} of ${of} files`)}`);
    },
    end: () => { if (shown !== undefined) stream.write('\r\u001b[K'); },
  };
}
