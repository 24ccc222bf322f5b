/** @file An evaluation that ended early, as data: what Python would raise, or what we can't run, and where. */
import type { Evaluation, OffsetRange } from '../protocol/evaluation.ts';
import { filesOf, formatTraceback, type Location, type Program } from '../python/evaluator/index.ts';
import { print, type Translations } from '../texts/text.ts';
import { fromBelow } from './fromBelow.ts';
import type { SiteRun } from './probes/runSite.ts';

export function describeFailure(run: SiteRun, program: Program, translations: Translations | undefined): Pick<Evaluation, 'raises' | 'unsupported' | 'tooLarge'> {
  if (run.kind !== 'failed') return { raises: undefined, unsupported: undefined, tooLarge: undefined };
  const { outcome } = run;
  if (outcome.kind === 'raises') {
    const traceback = formatTraceback(outcome, filesOf(program));
    return { tooLarge: undefined, raises: { type: outcome.type, message: outcome.message, range: rangeIn(outcome.traceback.findLast((l) => l.file === program.main.path), program), traceback }, unsupported: undefined };
  }
  const what = outcome.kind === 'unsupported' ? outcome.what : outcome.message;
  return { tooLarge: outcome.kind === 'budget' ? outcome.bytes : undefined, raises: undefined, unsupported: { what: print(fromBelow(what), translations), range: rangeIn(outcome.location, program) } };
}

const rangeIn = (location: Location | undefined, program: Program): OffsetRange | undefined =>
  location?.file === program.main.path ? { start: location.node.start, end: location.node.end } : undefined;
