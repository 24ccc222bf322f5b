/** @file Real PyTorch in a process of its own that runs one program after the other. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

const candidates = (): string[] => [process.env['PYTHON'], 'python3', '/usr/bin/python3', 'python'].filter((name) => name !== undefined);

/** A Python that has PyTorch. */
export const pythonWithPyTorch = (): string | undefined => candidates().find((name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0);

export class PyTorch {
  readonly #python: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #answers: AsyncIterator<string> | undefined;
  constructor(python: string) { this.#python = python; }

  /** What the program prints. A program that ends the process is said to, and the next one gets a new process. */
  printedBy(text: string): Promise<string> {
    // One after the other: an answer belongs to the question before it.
    const answer = this.#last.then(() => this.#ask(text));
    this.#last = answer;
    return answer;
  }
  async #ask(text: string): Promise<string> {
    const child = this.#child ?? this.#start();
    child.stdin.write(`${JSON.stringify(text)}\n`);
    const answer = await this.#answers?.next();
    if (answer !== undefined && answer.done !== true) return JSON.parse(answer.value) as string; // the program below answers with JSON strings
    this.#child = undefined;
    return 'PyTorch ended';
  }
  /** What it has, as `torch.nn.functional.relu`. */
  async names(): Promise<ReadonlySet<string>> {
    const places = ['torch', 'torch.Tensor', 'torch.nn.functional', 'torch.linalg', 'torch.special', 'torch.nn.init', 'torch.fft'];
    return new Set((await this.printedBy(`import torch\nfor place in ${JSON.stringify(places)}:\n    for name in dir(eval(place)): print(place + '.' + name)\n`)).split('\n'));
  }
  stop(): void { this.#child?.stdin.end(); }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn(this.#python, ['scripts/differential.py'], { env: { ...process.env, OMP_NUM_THREADS: '1' } });
    child.stderr.resume();
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return child;
  }
}
