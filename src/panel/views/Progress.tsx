/** @file How far a run is, going by how long earlier ones took: a bar at the top, and the time that is left. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Run } from '../state.ts';
import { useWords } from '../strings/words.tsx';

const tickMs = 100;

/** Without an estimate it only moves. */
export function ProgressBar({ run, name }: { readonly run: Run; readonly name: string }): JSX.Element {
  const elapsed = useElapsed(run);
  const { expectedMs } = run;
  if (expectedMs === undefined || elapsed >= expectedMs) return <div class="progress" role="progressbar" aria-label={name} />;
  const percent = Math.round(100 * elapsed / expectedMs);
  return <div class="progress known" role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} style={{ width: `${percent.toString()}%` }} />;
}

/** Not read out: it changes all the time, and the bar says it to those who ask. */
export function TimeLeft({ run }: { readonly run: Run }): JSX.Element {
  const { say, duration } = useWords();
  const elapsed = useElapsed(run);
  const left = (run.expectedMs ?? 0) - elapsed;
  return <p class="indent quiet time" aria-hidden="true">{left >= tickMs ? say('timeLeft', { duration: duration(roundUp(left)) }) : say('timeSoFar', { duration: duration(roundUp(elapsed)) })}</p>;
}

/** To seconds, or to tenths of the last one. */
const roundUp = (ms: number): number => ms > 1000 ? Math.ceil(ms / 1000) * 1000 : Math.ceil(ms / 100) * 100;

function useElapsed({ startedAt }: Run): number {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const timer = setInterval(() => { setNow(performance.now()); }, tickMs);
    return () => { clearInterval(timer); };
  }, []);
  return now - startedAt;
}
