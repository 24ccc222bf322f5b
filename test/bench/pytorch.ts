/** @file Real PyTorch in a process of its own, on one thread, timing the same function when asked. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

const program = (source: string): string => `
import json, sys, time, torch
torch.set_num_threads(1)
${source}
g = None
for line in sys.stdin:
    request = json.loads(line)
    if 'shape' in request:
        n = 1
        for s in request['shape']: n *= s
        g = torch.sin(torch.arange(n, dtype=torch.float32)).view(request['shape'])
        for _ in range(30): gradient_penalty(g).item()
        print('[]', flush=True)
    else:
        out = []
        for _ in range(request['count']):
            started = time.perf_counter()
            gradient_penalty(g).item()
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
  static start(source: string): PyTorch {
    const child = spawn(process.env['PYTHON'] ?? '/usr/bin/python3', ['-c', program(source)]);
    child.stderr.pipe(process.stderr);
    return new PyTorch(child, createInterface({ input: child.stdout }));
  }
  prepare(shape: readonly number[]): Promise<number[]> { return this.#ask({ shape }); }
  time(count: number): Promise<number[]> { return this.#ask({ count }); }
  stop(): void { this.#child.stdin.end(); }
  async #ask(request: object): Promise<number[]> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#lines.next();
    if (answer.done === true) throw new Error('PyTorch ended; is python3-torch installed?');
    return JSON.parse(answer.value) as number[]; // the program above prints a list of numbers
  }
}
