/** @file fake-not-detached: one generated batch serves every round of a critic loop, and each backward() goes through the generator. */
import { children, nodesAt, walk, type AnyNode, type Assign, type Call, type For, type Module, type Name, type NodeBase, type Stmt, type While } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { insert, numberIn, sourceOf } from '../fixes/edits.ts';
import { calleeName, callTest, namesCalled } from '../sites/calls.ts';
import { targetNames } from '../sites/names.ts';
import type { Check, Draft } from './check.ts';
import { statementsOf } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const fakeNotDetached: Check = {
  code: 'fake-not-detached', title: phrase`Generator in the graph`, severity: 'warning', confirmed: false,
  find: (examination) => {
    for (const loop of criticLoops(examination)) {
      const draft = draftIn(examination, loop);
      if (draft) return draft;
    }
    return undefined;
  },
};

type Loop = For | While;

/** The innermost loops in which the penalty is computed and something is back-propagated, its graph freed. */
function criticLoops({ tree, target }: Examination): Loop[] {
  const loops: Loop[] = [];
  const isPenalty = target.type === 'function' ? callTest(target.info, tree) : (node: AnyNode): boolean => target.statements.includes(node as Stmt); // a node that is among statements is one
  for (const statement of tree.body) if (namesCalled(statement).has('backward')) walk(statement, (node) => {
    if ((node.type === 'For' || node.type === 'While') && some(node.body, isPenalty) && some(node.body, freesGraph) && !some(node.body, keepsGraph) && !runsOnce(node, tree)) loops.push(node);
  });
  return loops.filter((loop) => !loops.some((inner) => inner !== loop && inner.start > loop.start && inner.end <= loop.end));
}

const freesGraph = (node: AnyNode): boolean => calleeName(node) === 'backward';
const keepsGraph = (node: AnyNode): boolean => node.type === 'Call' && calleeName(node) === 'backward' && node.keywords.some(({ arg }) => arg === 'retain_graph');

function some(nodes: readonly AnyNode[], wanted: (node: AnyNode) => boolean): boolean {
  return nodes.some((node) => wanted(node) || some([...children(node)], wanted));
}

/** `range(1)`, or of a constant that is 1; and a loop that is left at once. */
function runsOnce(loop: Loop, { body }: Module): boolean {
  if (loop.body.at(-1)?.type === 'Break') return true;
  const count = loop.type === 'For' && loop.iter.type === 'Call' && calleeName(loop.iter) === 'range' ? loop.iter.args.at(-1) : undefined;
  if (!count) return false;
  const constant = count.type === 'Name' ? body.flatMap((s) => (s.type === 'Assign' && s.targets.flatMap(targetNames).includes(count.id) ? [s.value] : [])).at(-1) : count;
  return constant !== undefined && numberIn(constant) === 1;
}

function draftIn(examination: Examination, loop: Loop): Draft | undefined {
  const { tree, text } = examination;
  const trained = trainedNetworks(examination);
  const inside = new Set<string>();
  walk(loop, (node) => { for (const name of node.type === 'Assign' ? node.targets.flatMap(targetNames) : node.type === 'For' ? targetNames(node.target) : []) inside.add(name); });
  for (const made of assignmentsBefore(tree, loop)) {
    const [name] = made.targets.flatMap(targetNames);
    const { value } = made;
    if (name === undefined || inside.has(name) || value.type !== 'Call' || !trained.has(sourceOf(text, value.func)) || isQuiet(tree, made) || isFrozen(examination, sourceOf(text, value.func))) continue;
    const uses = usesOf(examination, loop, name, trained);
    if (uses[0]) return {
      place: value, sentence: phrase`\`${name}\` carries the generator's graph into every round of the critic loop.`, related: uses.map((use) => ({ range: { start: use.start, end: use.end }, message: phrase`Used here in every round` })),
      repairs: [{ title: phrase`Detach it where the critic uses it`, edits: uses.map((use) => insert(use.end, '.detach()')) }],
      message: phrase`${name} comes with the graph of ${sourceOf(text, value.func)}, is made once, and is used in every round of the critic loop. The first backward() goes through the generator and frees that graph; the second raises RuntimeError: Trying to backward through the graph a second time.`,
    };
  }
  return undefined;
}

/** What the file hands the parameters of to an optimizer, as it is written. */
function trainedNetworks({ tree, text }: Examination): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'parameters') found.add(sourceOf(text, node.func.value));
  });
  return found;
}

/** Simple assignments before the loop in the lists of statements that hold it, the nearest first. */
function assignmentsBefore(tree: Module, loop: Loop): Assign[] {
  const around = nodesAt(tree, loop.start).flatMap((node) => (node.type === 'FunctionDef' || node.type === 'For' || node.type === 'While' || node.type === 'If' || node.type === 'With' ? [node.body] : []));
  const lists = [tree.body, ...around];
  return lists.flat().filter((node): node is Assign => node.type === 'Assign' && node.end <= loop.start).reverse();
}

/** Under `no_grad`, nothing keeps a graph. */
const isQuiet = (tree: Module, { start }: NodeBase): boolean => nodesAt(tree, start).some((node) => node.type === 'With' && node.items.some(({ context_expr: context }) => /no_grad|inference_mode/.test(calleeName(context) ?? '')));

/** Somewhere the file takes gradients off the generator's parameters: then its output has no graph to go through. */
function isFrozen({ tree, text }: Examination, network: string): boolean {
  return some(tree.body, (node) => {
    if (node.type === 'For') return sourceOf(text, node.iter).startsWith(`${network}.`) && some(node.body, (inner) => inner.type === 'Attribute' && inner.attr.startsWith('requires_grad'));
    return node.type === 'Call' && /requires_grad|freeze|toggle/i.test(calleeName(node) ?? '') && sourceOf(text, node).includes(network);
  });
}

/** Whether the penalty itself lets go of what the batch came from. */
const letsGo = ({ target }: Examination): boolean => some(statementsOf(target), (node) => (node.type === 'Attribute' && /^(detach|detach_|data|no_grad)$/.test(node.attr)) || calleeName(node) === 'Variable');

/** Where the critic or the penalty gets it as it is. */
function usesOf(examination: Examination, loop: Loop, name: string, trained: ReadonlySet<string>): Name[] {
  const { tree, target, text } = examination;
  const penalty = target.type === 'function' && !letsGo(examination) ? target.info.node.name : undefined;
  const takes = (call: Call): boolean => trained.has(sourceOf(text, call.func)) || (penalty !== undefined && calleeName(call) === penalty);
  const found: Name[] = [];
  walk(loop, (node) => {
    if (node.type === 'Call' && takes(node) && !isQuiet(tree, node)) for (const argument of node.args) if (argument.type === 'Name' && argument.id === name) found.push(argument);
  });
  return found;
}
