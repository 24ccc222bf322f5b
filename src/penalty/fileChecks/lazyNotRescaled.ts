/** @file lazy-not-rescaled: a penalty is taken every k steps only, and nothing in the file makes up for that. Read off the text. */
import type { AnyNode, BinOp, Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { sourceOf } from '../fixes/edits.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';

export const lazyNotRescaled: FileCheck = {
  code: 'lazy-not-rescaled', title: phrase`Lazy, not rescaled`, severity: 'warning', confirmed: false,
  find: (file) => file.trained.flatMap(({ evaluation, steps }) => (evaluation.kind === 'zero-centred' ? steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, step, use) ?? [])) : [])),
};

function draftOf({ text, program: { main } }: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  const branch = branchAround(step, use);
  const modulo = branch && moduloIn(branch.test);
  if (!use.share || !modulo) return undefined;
  const every = sourceOf(text, modulo.right);
  const value = step.lab.notes.values.find(({ node }) => node === modulo.right)?.value;
  const known = typeof value === 'bigint' ? Number(value) : undefined;
  if (known === 1 || isUsedElsewhere(modulo, main.tree, text)) return undefined;
  const interval = modulo.right.type === 'Constant' || known === undefined ? every : `${every} = ${known.toString()}`;
  return {
    place: branch.test, repairs: [], sentence: phrase`It is taken every ${every} steps and not multiplied by that.`,
    message: phrase`The penalty is taken in one of \`${interval}\` steps only, and nothing multiplies it by \`${every}\`. On average it weighs \`1/${every}\` of what it weighs in each step; lazy regularisation multiplies it by the interval, unless its weight was chosen with that in mind.`,
  };
}

/** The branch that holds the penalty, and not the critic's other scores. */
function branchAround({ region, scores }: Step, use: PenaltyUse): (Stmt & { readonly type: 'If' }) | undefined {
  let found: (Stmt & { readonly type: 'If' }) | undefined;
  const holds = (node: AnyNode, at: { readonly start: number }): boolean => node.start <= at.start && at.start < node.end;
  for (const statement of region.body) walk(statement, (node) => { if (node.type === 'If' && node.body.some((inner) => holds(inner, use.place)) && moduloIn(node.test)) found = node; });
  const branch = found;
  const trained = scores.filter(({ share }) => share !== undefined);
  return branch && trained.length > 0 && trained.every(({ location }) => location !== undefined && !holds(branch, location.node)) ? branch : undefined;
}

function moduloIn(test: Expr): BinOp | undefined {
  let found: BinOp | undefined;
  walk(test, (node) => { if (node.type === 'BinOp' && node.op === 'Mod') found ??= node; });
  return found;
}

/** The interval is read in another place than such a test, or where it is given its value. */
function isUsedElsewhere({ right }: BinOp, tree: Module, text: string): boolean {
  const code = sourceOf(text, right);
  const name = right.type === 'Attribute' ? right.attr : code;
  const tests = new Set<AnyNode>();
  const targets = new Set<AnyNode>();
  let found = false;
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type === 'BinOp' && node.op === 'Mod') tests.add(node.right);
    if (node.type === 'Assign') for (const target of node.targets) targets.add(target);
    if (tests.has(node) || targets.has(node)) return undefined;
    if (right.type === 'Subscript' && node.type === 'Subscript' && sourceOf(text, node.slice) === sourceOf(text, right.slice)) found = true;
    if (right.type === 'Constant' ? node.type === 'BinOp' && node.op === 'Mult' && [node.left, node.right].some((side) => sourceOf(text, side) === code) : (node.type === 'Name' && node.id === name) || (node.type === 'Attribute' && node.attr === name)) found = true;
    return undefined;
  });
  return found;
}
