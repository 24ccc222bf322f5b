/** @file step-between-build-and-backward: the critic's weights change between the penalty and its `backward()`. */
import type { Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { nodesAt, walk } from '../../python/syntax/index.ts';
import { insert, replace, sourceOf } from '../fixes/edits.ts';
import type { Repair } from '../fixes/repair.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { linesOf, stepsTaken } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const stepBetweenBuildAndBackward: FileCheck = {
  code: 'step-between-build-and-backward', title: phrase`Step before backward()`, severity: 'error', confirmed: true,
  find: (file) => file.trained.flatMap(({ steps }) => steps.flatMap((step) => step.penalties.slice(0, 1).flatMap((use) => draftOf(file, step, use) ?? []))),
};

function draftOf({ text, program: { main } }: FileExamination, step: Step, use: PenaltyUse): Draft | undefined {
  const [sink] = use.sinks;
  const between = sink && stepsTaken(step).find(({ at, optimizer }) => use.at < at && at < sink.at && movesCritic(optimizer, step, main.tree, text));
  if (!sink?.location || !between) return undefined;
  const code = sourceOf(text, between.node);
  return {
    place: sink.location.node, repairs: stepLater(text, main.tree, between.node, sink.location.node), sentence: phrase`\`${code}\` changes the critic's weights before the penalty is back-propagated.`,
    message: phrase`\`${code}\` runs between the penalty and this \`backward()\`. It changes in place the weights that the penalty's graph has kept, and PyTorch raises "one of the variables needed for gradient computation has been modified by an inplace operation".`,
    related: [{ range: { start: between.node.start, end: between.node.end }, message: phrase`The weights change here.` }],
  };
}

/** The file gives the critic's parameters to that optimizer. */
function movesCritic(optimizer: Expr, { critics }: Step, tree: Module, text: string): boolean {
  const name = sourceOf(text, optimizer);
  let found = false;
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type !== 'Assign' || !node.targets.some((target) => sourceOf(text, target) === name)) return;
    walk(node.value, (inner) => { if (inner.type === 'Call' && inner.func.type === 'Attribute' && inner.func.attr === 'parameters' && critics.has(sourceOf(text, inner.func.value))) found = true; });
  });
  return found;
}

/** The step after `backward()`: left out where there is one already, moved there otherwise. */
function stepLater(text: string, tree: Module, step: NodeBase, backward: NodeBase): readonly Repair[] {
  const [own, after] = [step, backward].map((place) => nodesAt(tree, place.start).find((node) => node.type === 'Expr' && node.start === place.start));
  if (!own || !after) return [];
  const line = linesOf(text, own);
  const to = linesOf(text, after).end;
  const left = { title: phrase`Take one step, after both`, edits: [replace(line, '')] };
  const moved = { title: phrase`Take the step after backward()`, edits: [replace(line, ''), insert(to, `${text.endsWith('\n', to) ? '' : '\n'}${sourceOf(text, line)}`)] };
  return text.slice(to).includes(sourceOf(text, step)) ? [left, moved] : [moved];
}
