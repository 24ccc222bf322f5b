/** @file How long a text takes from its bytes to what is said of it, by its length; beside CPython's own parser on the same text. */
import { readFileSync } from 'node:fs';
import { composeService, type Service } from '../../../src/service/index.ts';
import { longFile } from '../longFile.ts';
import { PyTorch } from '../pytorch.ts';
import type { Group, Peer, Row, Target } from '../row.ts';
import { times } from '../samples.ts';

const uri = 'file:///bench.py';

/** CPython from text to tree: what any tool has to do. */
const parsing = (text: string): string => `import ast\ntext = ${JSON.stringify(text)}\ndef step():\n    ast.parse(text)\n`;

const targets: Readonly<Record<number, { readonly hover?: Target; readonly keystroke?: Target }>> = { 10_000: { hover: { p95: 5 }, keystroke: { p95: 16 } } };

async function rowsAt(lines: number, service: Service, python: PyTorch): Promise<Row[]> {
  const text = longFile(lines);
  const rounds = lines > 10_000 ? 5 : 9;
  const count = lines.toLocaleString('en');
  const typist = new Typist(service, text);
  typist.full();
  await python.prepare(parsing(text), 2);
  const [full, theirs] = [new Array<number>(), new Array<number>()];
  for (let i = 0; i < rounds; i++) {
    full.push(...times(1, () => { typist.full(); }));
    theirs.push(...await python.time(1));
  }
  const peer: Peer = { name: 'ast.parse', samples: theirs };
  const keystrokes = times(rounds * 3, () => { typist.keystroke(); });
  await service.settle(uri, () => Promise.resolve(), 'places');
  const fresh = times(rounds, () => { typist.keystroke(); typist.hover(0); });
  const hovers = times(100, (i) => { typist.hover(i); });
  const target = targets[lines];
  return [
    { name: `parse and first verdict, ${count} lines`, unit: 'ms', samples: full, peer },
    { name: `keystroke to findings, ${count} lines`, unit: 'ms', samples: keystrokes, peer, target: target?.keystroke },
    { name: `keystroke to fresh hover, ${count} lines`, unit: 'ms', samples: fresh, peer },
    { name: `hover, ${count} lines`, unit: 'ms', samples: hovers, peer, target: target?.hover },
  ];
}

/** Somebody who types in a file with one penalty, at its end, as people do: a digit in one of its first functions. */
class Typist {
  readonly #service: Service;
  readonly #places: readonly number[];
  #text: string;
  #version = 0;

  constructor(service: Service, text: string) {
    this.#service = service;
    this.#text = text;
    this.#places = ['gradient_penalty(gradient)', 'norm(2, dim=1)', 'view(len', '(256, 1, 28, 28)', 'torch.mean'].map((found) => text.indexOf(found) + 2);
  }

  /** Another text from its first character on. */
  full(): void { this.#give(`# ${(this.#version + 10_000).toString()}\n${this.#text.replace(/^# \d+\n/, '')}`); }
  keystroke(): void {
    this.#give(this.#text.replace(/y \+ k \* 0\.\d/, `y + k * 0.${(this.#version % 10).toString()}`));
  }
  hover(i: number): void { this.#service.hover(uri, this.#places[i % this.#places.length] ?? 0); }

  #give(text: string): void {
    this.#text = text;
    this.#service.update(uri, text, ++this.#version);
    this.#service.findings(uri);
  }
}

async function rowsOf(lengths: readonly number[]): Promise<Row[]> {
  const wasm = { runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'), grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm') };
  const service = await composeService({ wasm, clock: () => performance.now() });
  const python = PyTorch.start();
  try {
    const rows: Row[] = [];
    for (const lines of lengths) rows.push(...await rowsAt(lines, service, python));
    return rows;
  } finally {
    python.stop();
  }
}

export const shortFiles: Group = { title: 'Analysis', isQuick: true, measure: () => rowsOf([100, 1_000]) };
export const longFiles: Group = { title: 'Analysis of long files', isQuick: false, measure: () => rowsOf([10_000, 50_000]) };
