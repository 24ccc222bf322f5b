/** @file Where the critic was called in the user's text, and repairs of the call that takes the gradient, made of what it was given. */
import type { Call, Expr, NodeBase } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { argumentOf, callAt, replace, sourceOf } from './edits.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from './repair.ts';

/** Calls of critics in the main file, the last first. */
export function criticCallsIn({ failure, spreadRun, input, tree }: Examination): readonly Call[] {
  const places = (failure ?? spreadRun)?.notes.criticCalls ?? [];
  const nodes = new Set(places.filter(({ file }) => file === input.program.main.path).map(({ node }) => node));
  return [...nodes].reverse().flatMap((node) => callAt(tree, node) ?? []);
}

/** The call in the main file that took the last gradient. */
export function gradCallOf({ failure, spreadRun, input, tree }: Examination): Call | undefined {
  const location = (failure ?? spreadRun)?.notes.ops.findLast(({ op }) => op.name === 'autograd.grad')?.location;
  return location?.file === input.program.main.path ? callAt(tree, location.node) : undefined;
}

/** Asks for the gradient with respect to what entered the critic. */
export function askForCriticInput(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, text } = examination;
  const call = callAt(tree, place);
  const inputs = call && argumentOf(call, ['inputs'], 1);
  if (!inputs) return [];
  return criticCallsIn(examination).flatMap((critic) => {
    const given = critic.args[0] ?? critic.keywords[0]?.value;
    if (!given || sourceOf(text, given) === sourceOf(text, inputs)) return [];
    if (given.type === 'Name') return [{ title: phrase`Differentiate with respect to ${given.id}`, edits: [replace(inputs, given.id)] }];
    // The critic was given a copy: give it the tensor itself.
    return inputs.type === 'Name' && isCopyOf(given, inputs.id) ? [{ title: phrase`Give the critic ${inputs.id} itself`, edits: [replace(given, inputs.id)] }] : [];
  });
}

/** `x.detach()`, `x.data`, `x.clone().detach().requires_grad_()`. */
function isCopyOf(expr: Expr, name: string): boolean {
  if (expr.type === 'Name') return expr.id === name;
  if (expr.type === 'Attribute') return expr.attr === 'data' && isCopyOf(expr.value, name);
  return expr.type === 'Call' && expr.func.type === 'Attribute' && copying.has(expr.func.attr) && isCopyOf(expr.func.value, name);
}
const copying = new Set(['detach', 'clone', 'requires_grad_', 'contiguous']);

/** Differentiates the critic's own scores instead of what was made of them. */
export function differentiateScores(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, text } = examination;
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  if (!outputs) return [];
  const title = phrase`Differentiate the scores themselves`;
  return criticCallsIn(examination).flatMap((critic): Repair[] => {
    const source = sourceOf(text, critic);
    const name = nameOf(examination, critic);
    const made = around(examination, outputs, critic);
    return [
      ...(name === undefined ? [] : [{ title, edits: [replace(outputs, `${name}.sum()`)] }, { title, edits: [replace(outputs, name)] }]),
      ...(made ? [{ title, edits: [replace(made, source)] }, { title, edits: [replace(made, `${source}.sum()`)] }] : []),
    ];
  });
}

/** The name that the scores of this call are bound to. */
function nameOf({ tree }: Examination, critic: Call): string | undefined {
  let found: string | undefined;
  walk(tree, (node) => {
    const [target] = node.type === 'Assign' ? node.targets : [];
    if (node.type === 'Assign' && node.value.start === critic.start && node.value.end === critic.end && target?.type === 'Name') found = target.id;
  });
  return found;
}

/** What the outputs are made by, where the critic's call is a part of it: themselves, or what their name was bound to. */
function around({ tree }: Examination, outputs: Expr, critic: Call): Expr | undefined {
  const holds = (expr: Expr): boolean => expr.start <= critic.start && critic.end <= expr.end && expr.end - expr.start > critic.end - critic.start;
  if (holds(outputs)) return outputs;
  if (outputs.type !== 'Name') return undefined;
  let found: Expr | undefined;
  walk(tree, (node) => {
    if (node.type === 'Assign' && node.start < outputs.start && node.targets.some((target) => target.type === 'Name' && target.id === outputs.id) && holds(node.value)) found = node.value;
  });
  return found;
}
