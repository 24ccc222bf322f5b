/** @file Random programs as an arbitrary of fast-check: written from its stream, shrunk by its subarrays of statements. */
import fc from 'fast-check';
import type { ArrayBackend } from '../../src/arrays/index.ts';
import type { Parser } from '../../src/python/syntax/index.ts';
import { Author, type Statement, type Writer } from './author.ts';
import { callsOf } from './calls.ts';
import { conversion, loop, textOfTensor } from './control.ts';
import { Draw } from './draw.ts';
import { backward, grad, leafLife, penalty } from './gradients.ts';
import { assignment, augmented, changedView, operators, subscript } from './indexing.ts';
import { lossModule, network, training } from './modules.ts';
import { prelude, type Program } from './program.ts';
import { Session } from './session.ts';

const kinds: readonly (readonly [weight: number, kind: string, writer: Writer])[] = [
  [7, 'subscript', subscript], [6, 'assignment', assignment], [9, 'operator', operators], [4, 'augmented', augmented], [5, 'view', changedView],
  [8, 'backward', backward], [5, 'grad', grad], [6, 'penalty', penalty], [5, 'leaf', leafLife], [6, 'network', network], [3, 'loss', lossModule], [2, 'training', training],
  [5, 'control', loop], [4, 'text', textOfTensor], [4, 'conversion', conversion],
];

export class ProgramArbitrary extends fc.Arbitrary<Program> {
  readonly #parser: Parser;
  readonly #arrays: ArrayBackend;
  readonly #kinds: readonly (readonly [weight: number, kind: readonly [string, Writer]])[];
  constructor(parser: Parser, arrays: ArrayBackend, has: (path: string) => boolean, only?: string) {
    super();
    this.#parser = parser;
    this.#arrays = arrays;
    this.#kinds = [[40, 'call', callsOf(has)] as const, ...kinds].filter(([, kind]) => only === undefined || only.split(',').includes(kind)).map(([weight, ...rest]) => [weight, rest] as const);
  }

  generate(random: fc.Random): fc.Value<Program> {
    return new fc.Value(this.#arrays.scope(() => this.#write(new Draw(random))), undefined);
  }
  #write(draw: Draw): Program {
    const seed = draw.int(0, 9999);
    const author = new Author(draw, new Session(this.#parser, this.#arrays, `${prelude}torch.manual_seed(${seed})`));
    for (let count = draw.int(1, 2); count > 0; count -= 1) author.fresh();
    for (let count = draw.int(2, 12); count > 0; count -= 1) {
      const [kind, writer] = draw.weighted(this.#kinds);
      author.write(kind, writer);
    }
    return { seed, statements: author.statements };
  }

  canShrinkWithoutContext(value: unknown): value is Program { return typeof value === 'object' && value !== null && 'statements' in value; }

  /** Fewer statements: any of them can be left out, since whoever used its variable then raises NameError on both sides. */
  shrink({ seed, statements }: Program, context: unknown): fc.Stream<fc.Value<Program>> {
    const whole = isWhole(context) ? context : { arbitrary: fc.subarray([...statements]), inner: undefined };
    return whole.arbitrary.shrink([...statements], whole.inner).map((fewer) => new fc.Value<Program>({ seed, statements: fewer.value }, { arbitrary: whole.arbitrary, inner: fewer.context }));
  }
}

interface Whole { readonly arbitrary: fc.Arbitrary<Statement[]>; readonly inner: unknown }
const isWhole = (context: unknown): context is Whole => typeof context === 'object' && context !== null && 'arbitrary' in context;
