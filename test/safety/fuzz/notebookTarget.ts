/** @file Notebook files: JSON of any shape is cells, or an error that says so; offsets lie inside the joined text. */
import fc from 'fast-check';
import { sourceOf } from '../../../src/cli/files.ts';
import { Places } from '../../../src/cli/places.ts';
import { SaidError } from '../../../src/cli/language.ts';
import { hostile } from './strange.ts';
import { target, type Target } from './target.ts';
import { soup } from './texts.ts';

const cell = fc.record({
  cell_type: fc.oneof({ arbitrary: fc.constant('code'), weight: 5 }, fc.constantFrom('markdown', 'raw', '__proto__', 7, null)), source: fc.oneof({ arbitrary: soup, weight: 3 }, fc.array(soup, { maxLength: 3 }), fc.jsonValue()), input: fc.jsonValue(), outputs: fc.jsonValue(),
}, { requiredKeys: [] });
const notebook = fc.record({
  cells: fc.oneof({ arbitrary: fc.array(fc.oneof({ arbitrary: cell, weight: 5 }, fc.jsonValue()), { maxLength: 5 }), weight: 5 }, fc.jsonValue()), worksheets: fc.jsonValue(), nbformat: fc.jsonValue(),
  metadata: fc.oneof(fc.jsonValue(), fc.record({ language_info: fc.record({ name: fc.constantFrom('python', 'ipython3', 'R', ...hostile) }) })),
}, { requiredKeys: [] });
const proto = fc.constantFrom('{"__proto__": {"cells": [], "polluted": 1}}', '{"cells": [{"__proto__": {"cell_type": "code", "source": "x"}}]}', '{"constructor": {"prototype": {"polluted": 1}}}', '[]', 'null', '1', '"x"', '');

export const notebookTarget = (): Target => target('notebooks', 15, {
  inputs: fc.oneof({ arbitrary: notebook.map((value) => JSON.stringify(value)), weight: 8 }, { arbitrary: fc.tuple(notebook, fc.integer({ min: 0, max: 400 })).map(([value, cut]) => JSON.stringify(value).slice(0, cut)), weight: 2 }, { arbitrary: proto, weight: 1 }, { arbitrary: fc.string(), weight: 1 }),
  check: (json) => {
    try {
      const source = sourceOf('fuzzed.ipynb', json);
      const places = new Places(source);
      for (const offset of [0, source.text.length >> 1, source.text.length]) {
        const { line, column } = places.at(offset);
        if (!(line >= 1 && column >= 1)) return `offset ${offset.toString()} is at ${line.toString()}:${column.toString()}`;
      }
      const last = source.cells?.findLast(({ start }) => start > source.text.length);
      return last && `a cell at ${last.start.toString()} of ${source.text.length.toString()}`;
    } catch (error) {
      if (!(error instanceof SaidError)) throw error;
    }
    return 'polluted' in {} ? 'a prototype was changed' : undefined;
  },
  show: String,
});
