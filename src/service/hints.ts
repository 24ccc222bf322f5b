/** @file What stands behind a line: shape and value of what a statement of a penalty becomes, and what a mistake does to the number. */
import { formatNumber, formatShape, type Place, type PlaceKind, type SitePlaces } from '../penalty/index.ts';
import type { Evaluation, ProbeResult } from '../protocol/evaluation.ts';
import { phrase, type Text } from '../texts/text.ts';
import type { Document } from './document.ts';

/** Text at the end of the line in which the offset is. */
export interface LineNote { readonly offset: number; readonly text: string }

/** One for each line of the penalties around the cursor; of all penalties where no cursor is known. */
export function hintsIn(document: Document, cursor: number | undefined): LineNote[] {
  const sites = document.places.filter((site) => cursor === undefined || isAround(site, cursor));
  const byLine = new Map<number, LineNote>();
  for (const site of sites) for (const place of site.places) {
    const said = place.statementEnd === undefined ? undefined : hintText(place);
    if (said === undefined || place.statementEnd === undefined) continue;
    const offset = endOfLine(document.text, place.statementEnd);
    byLine.set(offset, { offset, text: document.say(said) });
  }
  return [...byLine.values()];
}

/** The whole function, its header included; of a block its own lines. */
function isAround({ target }: SitePlaces, cursor: number): boolean {
  const range = target.type === 'function' ? target.info.node : target.within?.node ?? target.range;
  return range.start <= cursor && cursor <= range.end;
}

const results = new Set<PlaceKind>(['mean', 'sum', 'maximum', 'weighted', 'penalty', 'costs']);

/** `(256, 784)`, `norm 1`, `penalty 0`. */
function hintText({ kind, value }: Place): Text | undefined {
  if (value?.shape === undefined) return undefined;
  const only = value.text.replace(/^all /, '');
  const isOne = /^[\d.,e−+-]+$/.test(only);
  if (kind === 'norms' && isOne) return phrase`${formatShape(value.shape)}  norm ${only}`;
  if (results.has(kind) && value.shape.length === 0 && isOne) return phrase`penalty ${only}`;
  return phrase`${formatShape(value.shape)}`;
}

/** Behind the mistake that the verdict is about: the number beside the one that it should be. */
export function marksIn(document: Document): LineNote[] {
  return document.evaluations.flatMap((evaluation) => {
    const finding = evaluation.verdict === 'wrong' ? document.findings.find((each) => each.severity === 'error' && each.confirmed && isWithin(each.range, evaluation)) : undefined;
    const telling = finding && tellingProbe(evaluation);
    return finding && telling ? [{ offset: endOfLine(document.text, finding.range.start), text: document.say(phrase`${formatNumber(telling.penalty)}, should be ${formatNumber(telling.expected)}`) }] : [];
  });
}

const isWithin = (range: { readonly start: number; readonly end: number }, { site }: Evaluation): boolean => site.range.start <= range.start && range.end <= site.range.end;

/** Norm 1 where that shows it, or else the first gradient that does. */
function tellingProbe({ probes }: Evaluation): { readonly penalty: number; readonly expected: number } | undefined {
  const differs = ({ penalty, expected }: ProbeResult): boolean => penalty !== undefined && expected !== undefined && formatNumber(penalty) !== formatNumber(expected);
  const found = probes.find((probe) => probe.name === 'unit' && differs(probe)) ?? probes.find(differs);
  return found?.penalty === undefined || found.expected === undefined ? undefined : { penalty: found.penalty, expected: found.expected };
}

const endOfLine = (text: string, offset: number): number => {
  const end = /[\r\n]/.exec(text.slice(offset));
  return end ? offset + end.index : text.length;
};
