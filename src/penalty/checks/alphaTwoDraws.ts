/** @file alpha-two-draws: real and fake get weights of their own, which do not add up to 1. */
import { walk, type Assign, type Call } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { insert, numberIn, replace, sourceOf } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import { readNames } from '../sites/names.ts';
import { drawnTensors, drawsOf } from '../trials/draws.ts';
import { isDrawn, variesBetween, variesWithin } from '../trials/mixing.ts';
import { sumRange } from './alphaText.ts';
import type { Check } from './check.ts';
import { statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const alphaTwoDraws: Check = {
  code: 'alpha-two-draws', title: phrase`Weights do not add up`, severity: 'error', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    // Noise beside the data is no interpolation.
    if (mixture?.weights.size !== 2 || mixture.offset.some((x) => x !== 0) || !(variesBetween(mixture) || variesWithin(mixture))) return undefined;
    const [least, most] = sumRange(mixture);
    // Weights that add up to the same everywhere are scaled, not drawn twice.
    if (most - least < 1e-3 || !isDrawn(examination)) return undefined;
    const [first, second] = drawsOf(examination).map(({ call }) => call);
    // One draw that is used wrongly is another mistake. A helper in another file may have drawn as well.
    if ((!first || !second) && drawnTensors(examination) < 2) return undefined;
    const [one = '', other = ''] = mixture.weights.keys();
    return {
      place: second ?? first, repairs: first && second ? oneDraw(examination, first, second) : [], sentence: phrase`The weights of ${one} and ${other} are drawn independently.`,
      message: phrase`The weights of ${one} and ${other} are drawn independently, so they do not add up to 1: here their sum lies between ${formatNumber(least)} and ${formatNumber(most)}. The points lie off the line between the two; draw one α and use it and 1 − α.`,
    };
  },
};

const title = phrase`Use one α for both`;

/** The second draw becomes the first weight, or what it leaves of 1. */
function oneDraw(examination: Examination, first: Call, second: Call): readonly Repair[] {
  const bound = assignmentOf(examination, first);
  const name = bound?.targets[0]?.type === 'Name' ? bound.targets[0].id : undefined;
  const given = assignmentOf(examination, second);
  const isLeft = isLeftOver(examination, given?.targets[0]?.type === 'Name' ? given.targets[0].id : second);
  const weight = (alpha: string): string => (isLeft ? alpha : given ? `1 - ${alpha}` : `(1 - ${alpha})`);
  if (name !== undefined) return [{ title, edits: [replace(given?.value ?? second, weight(name))] }];
  return given ? [] : named(examination, first).map(({ alpha, edits }) => ({ title, edits: [...edits, replace(second, weight(alpha))] }));
}

/** Whether the code itself takes what the weight leaves of 1: `1 - b`. */
function isLeftOver({ target }: Examination, weight: string | Call): boolean {
  let found = false;
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    if (node.type === 'BinOp' && node.op === 'Sub' && numberIn(node.left) === 1) found ||= typeof weight === 'string' ? node.right.type === 'Name' && node.right.id === weight : node.right.start <= weight.start && weight.end <= node.right.end;
  });
  return found;
}

/** `name = <something with the draw>`. */
function assignmentOf({ target }: Examination, draw: Call): Assign | undefined {
  let found: Assign | undefined;
  for (const statement of statementsOf(target)) walk(statement, (node) => {
    // A mixture that draws as it goes is no weight.
    if (node.type === 'Assign' && node.value.start <= draw.start && draw.end <= node.value.end && node.targets.length === 1) found = isWeight(node, draw) ? node : undefined;
  });
  return found;
}

/** The draw itself, brought to its shape or device: `torch.rand(…).view(…)`. */
function isWeight({ value }: Assign, draw: Call): boolean {
  let expr = value;
  while (expr !== draw && expr.type === 'Call' && expr.func.type === 'Attribute') expr = expr.func.value;
  return expr === draw;
}

/** A line before the statement that gives the draw a name. */
function named({ target, text }: Examination, draw: Call): readonly { readonly alpha: string; readonly edits: Repair['edits'] }[] {
  const statement = statementsOf(target).find(({ start, end }) => start <= draw.start && draw.end <= end);
  const taken = new Set(statementsOf(target).flatMap((s) => [...readNames(s)]));
  const alpha = ['alpha', 'eps', 'weight'].find((name) => !taken.has(name));
  if (!statement || alpha === undefined) return [];
  const indent = text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  return [{ alpha, edits: [insert(statement.start, `${alpha} = ${sourceOf(text, draw)}\n${indent}`), replace(draw, alpha)] }];
}
