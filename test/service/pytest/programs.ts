/** @file Programs of which tests for PyTorch are made: the samples, what verdicts and checks are tested with. */
import { readdirSync, readFileSync } from 'node:fs';
import { readPrograms } from '../../penalty/spellings/programs.ts';

export interface SourceProgram { readonly name: string; readonly text: string }

const fromFile = (folder: string): SourceProgram[] => readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));

/** Every block of Python under a heading. */
function fromPage(path: string): SourceProgram[] {
  return readFileSync(path, 'utf8').split(/^## /m).slice(1).flatMap((section) =>
    [...section.matchAll(/^```python( fixed)?\n([\s\S]*?)^```/gm)].map(([, fixed = '', text = '']) => ({ name: `${path}: ${section.slice(0, section.indexOf('\n'))}${fixed}`, text })));
}

export const sourcePrograms = (): SourceProgram[] => [
  ...fromFile('samples'), ...fromPage('test/penalty/verdicts.md'),
  ...readdirSync('docs/checks').filter((name) => name.endsWith('.md')).flatMap((name) => fromPage(`docs/checks/${name}`)),
  ...readPrograms().map(({ name, text }) => ({ name: `spellings: ${name}`, text })),
];
