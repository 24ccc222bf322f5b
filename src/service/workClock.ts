/**
 * @file A clock that runs while the process works and stands while it waits for the machine: budgets, and with them
 * verdicts, are then the same however busy the machine is. Must not know Node: it is given what counts.
 */

/** Microseconds, as Node counts them. */
interface Usage { readonly user: number; readonly system: number }

export interface Worked {
  /** Of all threads. */
  readonly cpuUsage: () => Usage;
  /** Of the calling thread, where the runtime tells. */
  readonly threadCpuUsage?: (() => Usage) | undefined;
}

/** Milliseconds. Without a count of the thread's own it never runs faster than `wall` does. */
export function workClock({ cpuUsage, threadCpuUsage }: Worked, wall: () => number): () => number {
  const usage = threadCpuUsage ?? cpuUsage;
  const worked = (): number => {
    const { user, system } = usage();
    return (user + system) / 1000;
  };
  if (threadCpuUsage) return worked;
  const [start, begun] = [worked(), wall()];
  return () => Math.min(worked() - start, wall() - begun);
}
