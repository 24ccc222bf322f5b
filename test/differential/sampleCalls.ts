/** @file Prints calls of every operation, with float32 arguments that suit it, one JSON object a line: what scripts/refusals.py then tries with other element types. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createTfjsBackend, type ArrayBackend } from '../../src/arrays/index.ts';
import { createParser, type Parser } from '../../src/python/syntax/index.ts';
import { Author } from './author.ts';
import { callOf, callables, type Callable } from './calls.ts';
import { Draw } from './draw.ts';
import { prelude } from './program.ts';
import { Session } from './session.ts';

/** So many calls of each name, in so many attempts. */
const wanted = 8;
const attempts = 40;

/** The statements that make the arguments and, last, the call; undefined if it raises. */
class CallArbitrary extends fc.Arbitrary<readonly string[] | undefined> {
  constructor(readonly callable: Callable, readonly parser: Parser, readonly arrays: ArrayBackend) { super(); }

  generate(random: fc.Random): fc.Value<readonly string[] | undefined> {
    return new fc.Value(this.arrays.scope(() => this.#write(new Author(new Draw(random), new Session(this.parser, this.arrays, `${prelude}torch.manual_seed(1)`), 'float32'))), undefined);
  }
  #write(author: Author): readonly string[] | undefined {
    const written = callOf(author, this.callable);
    if (written === undefined || author.session.run(written.text).kind !== 'value') return undefined;
    return [...author.statements.map(({ text }) => text), written.text];
  }
  canShrinkWithoutContext(value: unknown): value is readonly string[] | undefined { return value === undefined; }
  shrink(): fc.Stream<fc.Value<readonly string[] | undefined>> { return fc.Stream.nil(); }
}

const parser = await createParser({ runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'), grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm') });
const arrays = await createTfjsBackend({ kind: 'cpu' });
for (const callable of callables) {
  const samples: (readonly string[])[] = [];
  for (let seed = 1; seed <= attempts && samples.length < wanted; seed += 1) {
    const [sample] = fc.sample(new CallArbitrary(callable, parser, arrays), { numRuns: 1, seed });
    if (sample !== undefined) samples.push(sample);
  }
  const { op, place, name } = callable;
  console.log(JSON.stringify({ row: op.name, place, name, node: op.node, samples }));
}
