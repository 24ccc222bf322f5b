/**
 * @file What becomes of a tensor in a training step besides being back-propagated: kept, answered or handed on, where
 * somebody else may train with it; or nothing. Wide on purpose: in doubt, it went somewhere.
 */
import { PyDict, PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import type { AnyNode, Expr, Module } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { calleeName } from '../sites/calls.ts';
import { flows, type Step } from './step.ts';

/** Whether it, or what was computed from it, may be trained with by somebody else. */
export function leavesStep(step: Step, tensor: Tensor, module: Module): boolean {
  const { lab, outcome } = step;
  const isOf = (value: Value | undefined): boolean => value !== undefined && lab.tensorsIn(value).some((other) => other.requiresGrad && flows(lab, tensor, other));
  if (isOf(outcome.returned) || lab.handed.some((other) => isOf(other))) return true;
  const kept = keepingNodes(module);
  return lab.notes.values.some(({ node, value }) => (isContainer(value) || kept.has(node)) && !step.penalties.some(({ place }) => place === node) && isOf(value));
}

const isContainer = (value: Value): boolean => value instanceof PyList || value instanceof PyDict || value instanceof PyTuple;

/** Expressions whose value is put somewhere: an attribute, an item, a list; or answered. */
function keepingNodes(module: Module): ReadonlySet<AnyNode> {
  const found = new Set<AnyNode>();
  for (const statement of module.body) walk(statement, (node) => {
    if (node.type === 'Assign' && node.targets.some((target) => isPlace(target))) found.add(node.value);
    if (node.type === 'AugAssign' && isPlace(node.target)) found.add(node.value);
    if (node.type === 'Yield' && node.value) found.add(node.value);
    if (node.type === 'Call' && keeping.test(calleeName(node) ?? '')) for (const argument of [...node.args, ...node.keywords.map(({ value }) => value)]) found.add(argument);
  });
  return found;
}
const isPlace = (target: Expr): boolean => target.type === 'Attribute' || target.type === 'Subscript';
const keeping = /^(append|extend|insert|add|update|put|setdefault|setattr|appendleft|stack|cat)$/;

/** Whether all places that read the name in the step were evaluated: none stands in a branch not taken. */
export function wasReadEverywhere({ region, lab }: Step, name: string): boolean {
  const evaluated = new Set<AnyNode>(lab.notes.values.map(({ node }) => node));
  return readsOf(region.body, name).every((node) => evaluated.has(node));
}

/** Places that read a name. */
export function readsOf(nodes: readonly AnyNode[], name: string): Expr[] {
  const found: Expr[] = [];
  const targets = new Set<AnyNode>();
  for (const statement of nodes) walk(statement, (node) => {
    if (node.type === 'Assign') for (const target of node.targets) targets.add(target);
    if (node.type === 'AugAssign') targets.add(node.target);
    if (node.type === 'Name' && node.id === name && !targets.has(node)) found.push(node);
  });
  return found;
}

/** Scalars with a graph that the step computed, each once, with the expression that first had it. */
export function scalarsOf({ lab }: Step): ReadonlyMap<Tensor, Expr> {
  const found = new Map<Tensor, Expr>();
  for (const { node, value } of lab.notes.values) if (lab.torch.isTensor(value) && value.size === 1 && value.requiresGrad && !found.has(value)) found.set(value, node);
  return found;
}
