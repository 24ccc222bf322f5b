/** @file Every program prints here what it prints under real PyTorch, which wrote the `.out` files (`npm run goldens`). */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { differences, linesOf } from './compare.ts';
import { printedBy, type Kind } from './evaluation.ts';

const folder = 'test/conformance';
const programs = [folder, 'samples'].flatMap((where) => readdirSync(where, { recursive: true, encoding: 'utf8' }).map((name) => join(where, name))).filter((path) => path.endsWith('.py')).sort();

const kinds: Readonly<Record<Kind, string>> = { cpu: 'by loops in JavaScript', wasm: 'on WebAssembly' };

describe('conformance with PyTorch', function () {
  this.timeout(120_000);
  for (const [kind, how] of Object.entries(kinds) as [Kind, string][]) { // the keys are the record's own
    describe(how, () => {
      for (const path of programs) it(relative(folder, path), () => compare(path, kind));
    });
  }

  it('compares at least 150 lines, and every program has its recording', () => {
    assert.deepEqual(programs.filter((path) => !existsSync(outputOf(path))), []);
    const lines = programs.reduce((sum, path) => sum + linesOf(readFileSync(outputOf(path), 'utf8')).length, 0);
    assert.ok(lines >= 150, String(lines));
  });
});

async function compare(path: string, kind: Kind): Promise<void> {
  const program = readFileSync(path, 'utf8');
  const found = differences(program, readFileSync(outputOf(path), 'utf8'), await printedBy(path, program, kind));
  assert.equal(found.length, 0, found.slice(0, 5).map(({ line, expected, actual }) => `line ${String(line)}\n  PyTorch ${expected}\n  here    ${actual}`).join('\n'));
}

/** Beside the program; for a sample, in a folder of this one. */
function outputOf(path: string): string {
  const out = `${basename(path, '.py')}.out`;
  return path.startsWith('samples') ? join(folder, 'samples', out) : join(dirname(path), out);
}
