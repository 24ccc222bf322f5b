/** @file Real PyTorch in a process of its own, on one thread, timing the same programs when asked. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** A request either brings a program, whose `step` is timed from then on, or asks for so many times of it. */
const program = `
import json, sys, time, torch
torch.set_num_threads(1)
step = None
for line in sys.stdin:
    request = json.loads(line)
    out = []
    if 'source' in request:
        names = {}
        exec(request['source'], names)
        step = names['step']
    for _ in range(request['count']):
        started = time.perf_counter()
        step()
        out.append((time.perf_counter() - started) * 1000)
    print(json.dumps(out), flush=True)
`;

export class PyTorch {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  constructor(child: ChildProcessWithoutNullStreams, lines: Interface) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
  }
  static start(): PyTorch {
    const child = spawn(process.env['PYTHON'] ?? '/usr/bin/python3', ['-c', program]);
    child.stderr.pipe(process.stderr);
    return new PyTorch(child, createInterface({ input: child.stdout }));
  }
  /** Runs the program, and its `step` so many times, so that both are warm. */
  prepare(source: string, count: number): Promise<number[]> { return this.#ask({ source, count }); }
  time(count: number): Promise<number[]> { return this.#ask({ count }); }
  stop(): void { this.#child.stdin.end(); }
  async #ask(request: object): Promise<number[]> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#lines.next();
    if (answer.done === true) throw new Error('PyTorch ended; is python3-torch installed?');
    return JSON.parse(answer.value) as number[]; // the program above prints a list of numbers
  }
}
