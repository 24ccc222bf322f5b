/** @file Real files through everything that is done with a file: read, judged, asked about at random places, as the editor and `check` do. */
import { readFileSync } from 'node:fs';
import { sourceOf } from '../../../src/cli/files.ts';
import { findingsOf } from '../../../src/cli/check/inspect.ts';
import type { Service } from '../../../src/service/index.ts';
import { randomNumbers } from '../../python/syntax/mutants.ts';

/** What a pass over files took, in processor's milliseconds, and what went wrong. */
export interface Passed { files: number; bytes: number; penalties: number; /** Places that were asked about, and those of which there was something to say: most files have no penalty. */ asked: number; hovers: number; longest: { readonly path: string; readonly milliseconds: number }; readonly problems: string[] }

const placesInAFile = 20;
/** Milliseconds of the processor that one file may take altogether: each of its sites has seconds. */
const maxMilliseconds = 60_000;

export const nothingPassed = (): Passed => ({ files: 0, bytes: 0, penalties: 0, asked: 0, hovers: 0, longest: { path: '', milliseconds: 0 }, problems: [] });

/** Adds one file to what has passed. */
export function pass(path: string, service: Service, passed: Passed): void {
  const before = process.cpuUsage();
  try {
    const source = sourceOf(path, readFileSync(path, 'utf8'));
    const random = randomNumbers(source.text.length);
    service.update(path, source.text, 1, path);
    passed.penalties += service.evaluate(path).length;
    findingsOf(source, service);
    for (let i = 0; i < placesInAFile; i++) {
      passed.asked++;
      const hover = service.hover(path, random(source.text.length + 1));
      if (hover !== undefined) passed.hovers++;
      if (hover !== undefined && !(hover.range.start >= 0 && hover.range.end <= source.text.length)) passed.problems.push(`${path}: a hover outside the text`);
    }
    for (const { unsupported } of service.evaluate(path)) if (unsupported?.what.includes('did not foresee') === true) passed.problems.push(`${path}: ${unsupported.what}`);
    passed.files++;
    passed.bytes += source.text.length;
  } catch (error) {
    passed.problems.push(`${path}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  } finally {
    service.close(path);
  }
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > passed.longest.milliseconds) passed.longest = { path, milliseconds };
  if (milliseconds > maxMilliseconds) passed.problems.push(`${path}: it took ${milliseconds.toFixed()} ms`);
}
