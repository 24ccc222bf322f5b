/** @file Reads what the program has told. The user's code ran in it, so it may be anything. */
import type { OwnAnswer, Told } from '../../protocol/ownPytorch.ts';

export function readTold(text: string): Told | undefined {
  const told = parse(text);
  if (typeof told['failure'] === 'string') return { failure: told['failure'], missing: typeof told['missing'] === 'string' ? told['missing'] : null };
  const { torch, answers } = told;
  if (typeof torch !== 'string' || !isRecord(answers)) return undefined;
  return { torch, answers: Object.fromEntries(Object.entries(answers).flatMap(([name, answer]) => { const read = readAnswer(answer); return read === undefined ? [] : [[name, read]]; })) };
}

function readAnswer(answer: unknown): OwnAnswer | undefined {
  if (!isRecord(answer)) return undefined;
  const { penalty, raises } = answer;
  return typeof penalty === 'string' ? { penalty } : typeof raises === 'string' ? { raises } : undefined;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
