/**
 * @file The places of one site, from two runs of it: one where formulas differ, which tells what every expression is, and one at
 * the user's own shape, which tells its numbers.
 */
import type { Value } from '../../python/evaluator/index.ts';
import type { Expr, Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { children, walk } from '../../python/syntax/index.ts';
import { isTensor, type Tensor, type Torch } from '../../torch/index.ts';
import type { ValueSummary } from '../../protocol/evaluation.ts';
import { formatNumber } from '../numberText.ts';
import { argumentsOf } from './arguments.ts';
import { assignedNames, readParameters, statementsAround, statementValues } from './naming.ts';
import type { Place, PlaceKind } from './place.ts';
import { keyOf, type Recorded } from './recording.ts';
import { Teller, type Kind, type TellerInput } from './teller.ts';

export interface PlacesInput extends TellerInput {
  /** At the user's own shape; undefined where that is not known. */
  readonly own: Recorded | undefined;
  readonly module: Module;
}

export function placesOf(input: PlacesInput): Place[] {
  const told = new Teller(input);
  const kinds = new Map<string, Kind>();
  for (const [key, { node, value }] of input.telling.values) {
    const kind = told.kindOf(node, value);
    if (kind) kinds.set(key, kind);
  }
  const expressions = [...input.telling.values.values()].map(({ node }) => node);
  const statements = statementsAround(input.module, expressions.map(({ start }) => start));
  const ends = statementValues(statements);
  const describe = describing(input);
  const placeAt = (range: NodeBase, value: Expr, own?: Kind): Place[] => {
    const kind = own ?? kinds.get(keyOf(value, value.type));
    return kind ? [{ range: { start: range.start, end: range.end }, ...describe(value), kind: kind.kind, name: kind.name, statementEnd: ends.get(value) }] : [];
  };
  return [
    ...expressions.flatMap((node) => placeAt(node, node)),
    ...[...assignedNames(statements), ...readParameters(statements)].flatMap(({ range, value }) => placeAt(range, value).map((place) => ({ ...place, kind: underName[place.kind] ?? place.kind, statementEnd: undefined }))),
    ...expressions.flatMap((node) => (kinds.get(keyOf(node, node.type))?.kind === 'grad-call' && node.type === 'Call' ? argumentsOf(node).flatMap(({ range, name, value }) => placeAt(range, value, { kind: 'grad-argument', name })) : [])),
    ...expressions.flatMap((node) => (told.isItem(node) ? placeAt({ start: node.value.end, end: node.end }, node, { kind: 'grad-item' }) : [])),
    ...flagsSet(statements).flatMap(({ range, value }) => (kinds.get(keyOf(value, value.type))?.kind === 'point' ? placeAt(range, value, { kind: 'requires-grad' }) : [])),
  ];
}

/** What is done in an expression is not what the name stands for. */
const underName: { readonly [K in PlaceKind]?: PlaceKind } = { 'requires-grad': 'point', 'grad-call': 'gradient' };

/** `x.requires_grad = True`. */
function flagsSet(statements: readonly Stmt[]): { readonly range: NodeBase; readonly value: Expr }[] {
  const found: { readonly range: NodeBase; readonly value: Expr }[] = [];
  for (const statement of statements) walk(statement, (node) => {
    if (node.type === 'Assign') for (const target of node.targets) if (target.type === 'Attribute' && target.attr === 'requires_grad') found.push({ range: target.attrRange, value: target.value });
  });
  return found;
}

/** What an expression became at the user's own shape, and what it is made of. One value has many places: it is summed up once. */
function describing({ own }: PlacesInput): (node: Expr) => Pick<Place, 'value' | 'from'> {
  const summaries = new Map<Value, ValueSummary>();
  const valueOf = (expr: Expr): Value | undefined => own?.values.get(keyOf(expr, expr.type))?.value;
  return (node) => {
    const value = valueOf(node);
    const parts = children(node).flatMap((child) => (child.type === 'Attribute' ? [child.value] : child.type === 'keyword' ? [child.value] : [child as Expr])); // an expression's children are expressions and keywords
    const made = parts.map(valueOf).find((part): part is Tensor => part !== undefined && isTensor(part));
    const summary = value === undefined || !own ? undefined : summaries.get(value) ?? summaryOf(own.experiment.lab.torch, value);
    if (value !== undefined && summary) summaries.set(value, summary);
    return { value: summary, from: made?.shape };
  };
}

/** What differs from 0 by rounding only is shown as 0. */
function summaryOf(torch: Torch, value: Value): ValueSummary {
  const known = torch.summarize(value);
  if (!torch.isTensor(value)) return known;
  const { fill } = value.array;
  return fill === undefined ? known : { ...known, text: `${value.size === 1 ? '' : 'all '}${formatNumber(fill)}` };
}
