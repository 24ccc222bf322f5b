/** @file The service: verdicts, hovers, lenses and fixes of whatever text; ranges lie inside it, and nothing of it comes out as markup. */
import fc from 'fast-check';
import type { OffsetRange } from '../../../src/protocol/evaluation.ts';
import type { Service } from '../../../src/service/index.ts';
import { markupIn } from '../markup.ts';
import type { Bench } from './bench.ts';
import { hostile } from './strange.ts';
import { target, type Target } from './target.ts';
import { damaged, soup } from './texts.ts';

interface Question { readonly text: string; readonly places: readonly number[] }

const uri = 'file:///fuzzed.py';

/** Names, strings and comments of real penalties become what would do harm as markup. */
function hostileIn(penalties: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...penalties), fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 3 }), fc.constantFrom('lambda_gp', 'critic', 'Critic', 'gradients', 'real', 'fake')).map(([text, all, name]) =>
    `${text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => `${name}_é`).replaceAll(/(?<=print\()/g, () => `${JSON.stringify(all.join(''))}, `)}\nraise ValueError(${JSON.stringify(all.join(' '))})  # ${all.join(' ').replaceAll(/[\n\r]/g, '')}\n`);
}

export const serviceTarget = ({ penalties }: Bench, service: Service): Target => target('service', 1, {
  inputs: fc.record({
    text: fc.oneof({ arbitrary: damaged(penalties, 3), weight: 6 }, { arbitrary: hostileIn(penalties), weight: 3 }, { arbitrary: soup, weight: 1 }),
    places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
  }) satisfies fc.Arbitrary<Question>,
  check: (question) => wrongIn(service, question),
  show: ({ text }) => text,
});

/** The first thing that is wrong with what is said of a text. */
export function wrongIn(service: Service, { text, places }: Question): string | undefined {
  service.update(uri, text, 1);
  try {
    const hovers = places.flatMap((place) => service.hover(uri, Math.floor(place * text.length)) ?? []);
    const findings = service.findings(uri);
    const notes = [...service.hints(uri, undefined), ...service.marks(uri)];
    const subject = service.subject(uri, Math.floor((places[0] ?? 0) * text.length), undefined);
    const ranges = [
      ...hovers.map(({ range }) => range), ...service.lenses(uri).map(({ range }) => range), ...notes.map(({ offset }) => ({ start: offset, end: offset })),
      ...findings.flatMap(({ range, related, fix }) => [range, ...related.map((other) => other.range), ...fix?.edits.map((edit) => edit.range) ?? []]),
      ...service.evaluate(uri).flatMap(({ site, raises, unsupported }) => [site.range, site.nameRange, raises?.range ?? site.range, unsupported?.range ?? site.range]),
    ];
    const unforeseen = service.evaluate(uri).find((evaluation) => `${evaluation.sentence}${evaluation.title}`.includes('did not foresee'));
    return hovers.map(({ markdown }) => markupIn(markdown)).find((found) => found !== undefined)
      ?? ranges.flatMap((range) => outside(range, text.length) ?? [])[0]
      ?? unforeseen?.sentence
      ?? (subject.kind === 'subject' && subject.subject.request.program === undefined ? 'a subject without a program' : undefined);
  } finally {
    service.close(uri);
  }
}

const outside = ({ start, end }: OffsetRange, length: number): string | undefined => (start >= 0 && start <= end && end <= length ? undefined : `a range outside the text: ${start.toString()}–${end.toString()} of ${length.toString()}`);
