/** @file Files as the extension tells the panel about them: their trees on the way are JSON text. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findSites, hasNetwork, siteOf } from '../../../src/penalty/index.ts';
import type { Subject } from '../../../src/protocol/panel.ts';
import type { Program } from '../../../src/python/evaluator/index.ts';
import { parserForTests } from '../../python/syntax/parserForTests.ts';

export interface FileSubject { readonly path: string; readonly name: string; readonly shape: readonly number[]; readonly version?: number }

export async function subjectOfFile({ path, name, shape, version = 1 }: FileSubject): Promise<Subject> {
  const text = readFileSync(path, 'utf8');
  const tree = (await parserForTests()).parse(text);
  const target = findSites(tree).find((candidate) => siteOf(candidate).function === name);
  assert.ok(target, `${path} has no ${name}`);
  const program: Program = { main: { path, text, tree }, modules: {} };
  return {
    request: { id: version, uri: `file:///${path}`, version, path, program: JSON.stringify(program), site: siteOf(target), shape, seed: 0 },
    lineStarts: [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)], fix: undefined, pytest: '', comparison: '', sites: [], hasNetwork: hasNetwork(program),
  };
}
