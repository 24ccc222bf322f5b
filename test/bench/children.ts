/** @file Runs commands one after the other and tells what each took: time on the clock, of the processor, and the most memory that it held. */
import { execFileSync } from 'node:child_process';

export interface Taken { readonly wall: number; readonly cpu: number; readonly memory: number; readonly code: number }

/** Node does not say what a child took; Python's wait4 does. */
const program = `
import json, os, sys, time
argv = json.loads(sys.argv[1])
null = os.open(os.devnull, os.O_RDWR)
started = time.perf_counter()
child = os.posix_spawn(argv[0], argv, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)])
_, status, used = os.wait4(child, 0)
print(json.dumps([(time.perf_counter() - started) * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)]))
`;

export const python = process.env['PYTHON'] ?? '/usr/bin/python3';

export function run(command: string, args: readonly string[]): Taken {
  const [wall = NaN, cpu = NaN, memory = NaN, code = NaN] = JSON.parse(execFileSync(python, ['-c', program, JSON.stringify([command, ...args])], { encoding: 'utf8' })) as number[]; // the program above prints four numbers
  return { wall, cpu, memory, code };
}
