/** @file x-grad-attribute: `backward()` and `.grad` give a gradient without a graph, and touch the critic's own gradients. */
import { walk, type Attribute, type Call, type Expr, type FunctionDef, type Module, type NodeBase } from '../../python/syntax/index.ts';
import { argumentOf, replace, sourceOf } from '../fixes/edits.ts';
import { readsGradAttribute } from '../sites/gradCalls.ts';
import { dottedName, importTable } from '../sites/names.ts';
import { siteOf } from '../sites/site.ts';
import type { Examination } from '../examination.ts';
import { takenGradient } from '../locate.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { isTrained, withoutLine } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const xGradAttribute: Check = {
  code: 'x-grad-attribute', title: phrase`Gradient by backward()`, severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const { target, spreadRun, tree } = examination;
    if (target.type !== 'function' || !readsGradAttribute(target.info.node)) return undefined;
    const read = gradRead(tree, siteOf(target).range);
    const found = { place: read, repairs: byGrad(examination, read) };
    const raised = raisedIn(examination);
    // Of a computed tensor, `.grad` is None.
    if (raised) return raised.message.startsWith("'NoneType' object has no attribute") && isAfter(raised.place, read) ? {
      ...found, sentence: phrase`\`.grad\` of a computed tensor is None: ask \`autograd.grad\`.`,
      message: phrase`backward() fills .grad of leaves only, and this tensor was computed from one that requires gradients, so its .grad is None. It raises ${raised.type}: ${raised.message}`,
    } : undefined;
    if (!spreadRun || takenGradient(spreadRun.notes) || !isTrained(examination)) return undefined;
    if (examination.training === 'inert') return {
      ...found, sentence: phrase`\`.grad\` after \`backward()\` has no graph: the penalty trains nothing.`,
      message: phrase`The gradient is read from .grad after backward(), where it is a constant, so the penalty changes no weight. ${addsUp} torch.autograd.grad does neither.`,
    };
    return examination.training === 'trains' && createsGraph(target.info.node) ? {
      ...found, severity: 'warning', sentence: phrase`\`backward()\` adds the slope of the scores to the gradients of the critic's weights.`,
      message: phrase`The gradient is read from .grad after backward(create_graph=True). ${addsUp} With create_graph=True the graph and the weights also hold on to each other, and the memory stays taken; torch.autograd.grad does neither.`,
    } : undefined;
  },
};

const addsUp = phrase`backward() has also added the slope of the scores to the gradients of the critic's own weights.`;
const isAfter = (place: NodeBase | undefined, read: NodeBase | undefined): boolean => place !== undefined && read !== undefined && place.end >= read.start;

/** The last `x.grad` that is read. */
function gradRead(tree: Module, range: { readonly start: number; readonly end: number }): Attribute | undefined {
  const [only] = gradReads(tree, range);
  return only;
}
function gradReads(tree: Module, { start, end }: { readonly start: number; readonly end: number }): Attribute[] {
  const found: Attribute[] = [];
  walk(tree, (node) => { if (node.type === 'Attribute' && node.attr === 'grad' && node.value.type === 'Name' && node.value.id !== 'torch' && node.value.id !== 'autograd' && start <= node.start && node.end <= end) found.push(node); });
  return found;
}

const createsGraph = (node: FunctionDef): boolean => backwardsIn(node).some(({ call }) => argumentOf(call, ['create_graph'], 2) !== undefined);

interface Backward { readonly call: Call; readonly statement: NodeBase; readonly scores: Expr }
function backwardsIn(tree: Module | FunctionDef): Backward[] {
  const found: Backward[] = [];
  walk(tree, (node) => {
    if (node.type === 'Expr' && node.value.type === 'Call' && node.value.func.type === 'Attribute' && node.value.func.attr === 'backward') found.push({ call: node.value, statement: node, scores: node.value.func.value });
  });
  return found;
}

/** One call of `autograd.grad` in the place of both. */
function byGrad({ tree, text, target }: Examination, read: Attribute | undefined): readonly Repair[] {
  const { range } = siteOf(target);
  const backward = backwardsIn(tree).findLast(({ statement }) => read !== undefined && range.start <= statement.start && statement.end <= read.start);
  if (!read || !backward || gradReads(tree, range).length !== 1) return [];
  const weights = argumentOf(backward.call, ['gradient'], 0);
  const name = ['torch.autograd.grad', 'autograd.grad'].find((known) => dottedName(read, importTable(tree)) === known) ?? (importTable(tree).get('autograd') === 'torch.autograd' ? 'autograd.grad' : 'torch.autograd.grad');
  const answer = `${name}(${sourceOf(text, backward.scores)}, ${sourceOf(text, read.value)}${weights ? `, ${sourceOf(text, weights)}` : ''}, create_graph=True)[0]`;
  return [{ title: phrase`Take the gradient with autograd.grad`, edits: [withoutLine({ text }, backward.statement), replace(read, answer)] }];
}
