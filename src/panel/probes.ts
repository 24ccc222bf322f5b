/**
 * @file The probes of an evaluation as the panel lists them: which is picked, what each is called, which agree.
 * Must not know the page.
 */
import type { Evaluation, Norms, ProbeResult } from '../protocol/evaluation.ts';
import { agree } from './format.ts';
import type { Words } from './strings/words.tsx';

/** How a probe is written down: as code, or in words where code would be long. The file's own expressions are as they stand there. */
export function probeName(name: string, { say }: Words): { readonly text: string; readonly isCode: boolean } {
  const formulas: Readonly<Record<string, string>> = { unit: 'ones / √N', double: '2 · ones / √N' };
  const descriptions: Readonly<Record<string, string>> = { spread: say('spreadProbe'), mixed: say('mixedProbe') };
  const description = descriptions[name];
  return description === undefined ? { text: formulas[name] ?? name, isCode: true } : { text: description, isCode: false };
}

/** Where a probe's gradient comes from, for those that the file does not hold. */
export function probeSource(name: string, seed: number, { say }: Words): string {
  const sources: Readonly<Record<string, string>> = {
    double: say('times', { k: '2' }), spread: say('spreadSource'), mixed: say('mixedSource'), randn: say('seed', { seed: seed.toString() }),
  };
  return sources[name] ?? '';
}

/** `0.0916 ± 0.0038`: two digits of the deviation, and the mean to the same place; the range where there is no mean. */
export function spread({ min, max, mean, deviation }: Norms, { measured }: Words): string {
  if (mean === undefined || deviation === undefined || !(deviation > 0)) return `${measured(min)} … ${measured(max)}`;
  const place = 10 ** (Math.floor(Math.log10(deviation)) - 1);
  return `${measured(Math.round(mean / place) * place)} ± ${measured(Number(deviation.toPrecision(2)))}`;
}

/** undefined: there is nothing to compare with. */
export const agrees = (probe: ProbeResult): boolean | undefined => probe.expected === undefined ? undefined : agree(probe.penalty, probe.expected);

/** The one that was picked; else the unit gradient, unless that agrees and another does not. */
export function pickedProbe({ probes }: Evaluation, picked: string | undefined): ProbeResult | undefined {
  const named = (name: string | undefined): ProbeResult | undefined => probes.find((probe) => probe.name === name);
  const unit = named('unit');
  const differing = probes.find((probe) => agrees(probe) === false);
  return named(picked) ?? (unit !== undefined && (agrees(unit) === false || differing === undefined) ? unit : differing) ?? unit ?? probes[0];
}
