/** @file penalty-detached: the gradient or the penalty is taken out of the graph on its way to the loss. */
import { walk, type NodeBase } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { replace, sourceOf } from '../fixes/edits.ts';
import { isOfParameters } from '../trials/delivered.ts';
import { whereItLetsGo } from '../trials/training.ts';
import { calleeName } from '../sites/calls.ts';
import { siteOf } from '../sites/site.ts';
import { usageOf } from '../sites/usage.ts';
import type { Check } from './check.ts';
import { isTrained, nodeIn } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const penaltyDetached: Check = {
  code: 'penalty-detached', title: phrase`Penalty detached`, severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const run = examination.spreadRun;
    if (examination.training !== 'inert' || !run || !examination.formula || isOfParameters(run.notes) || examination.delivered?.differentiable === false || !isTrained(examination)) return undefined;
    // What answers a plain number may be meant for a log.
    if (!run.tensor && usageOf(examination.target, examination.tree) !== 'trained') return undefined;
    const ways = lettingGo(examination);
    const op = nodeIn(examination, whereItLetsGo(run));
    const way = ways.find(({ node }) => node.start === op?.start && node.end === op.end) ?? (op === undefined || ways.length === 1 ? ways[0] : undefined);
    return {
      place: way?.node ?? op, sentence: phrase`It is taken out of the graph: the penalty trains nothing.`, repairs: ways.map(({ fix }) => fix),
      message: phrase`${takenOut(way)} before it is used, so it is a constant to the next backward pass. The penalty changes the value of the loss and no weight: its derivative with respect to the critic is 0.`,
    };
  },
};

interface Way { readonly node: NodeBase; readonly words: string; /** A name; undefined: an expression, which is not repeated. */ readonly of: string | undefined; readonly fix: Repair }

function takenOut(way: Way | undefined): Text {
  if (!way) return phrase`The gradient or the penalty is taken out of the graph`;
  return way.of === undefined ? phrase`${way.words} takes it out of the graph` : phrase`${way.words} takes ${way.of} out of the graph`;
}

/** Calls and attributes of the site that answer what has no graph, the last first. */
function lettingGo({ tree, text, target }: Examination): readonly Way[] {
  const { start, end } = siteOf(target).range;
  const ways: Way[] = [];
  const title = phrase`Keep it in the graph`;
  walk(tree, (node) => {
    if (node.start < start || node.end > end) return;
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.args.length === 0 && (node.func.attr === 'detach' || node.func.attr === 'item'))
      ways.push({ node, words: `.${node.func.attr}()`, of: of(sourceOf(text, node.func.value)), fix: { title, edits: [{ range: { start: node.func.value.end, end: node.end }, text: '' }] } });
    if (node.type === 'Attribute' && node.attr === 'data') ways.push({ node, words: '.data', of: of(sourceOf(text, node.value)), fix: { title, edits: [{ range: { start: node.value.end, end: node.end }, text: '' }] } });
    const [made] = node.type === 'Call' && calleeName(node) === 'tensor' ? node.args : [];
    if (made?.type === 'Call' && made.func.type === 'Attribute' && made.func.attr === 'item')
      ways.push({ node: made, words: '.item()', of: of(sourceOf(text, made.func.value)), fix: { title, edits: [replace(node, sourceOf(text, made.func.value))] } });
    const [only] = node.type === 'Call' && node.func.type === 'Name' && node.func.id === 'float' ? node.args : [];
    if (only) ways.push({ node, words: 'float()', of: of(sourceOf(text, only)), fix: { title, edits: [replace(node, sourceOf(text, only))] } });
  });
  return ways.reverse();
}

const of = (source: string): string | undefined => (/^\w+$/.test(source) ? source : undefined);
