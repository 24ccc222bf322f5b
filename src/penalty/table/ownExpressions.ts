/**
 * @file The gradients that a file itself puts before a penalty: what its calls hand over, and constant gradients that it
 * makes by name. Reads text and values on the meta backend; runs nothing that is not a file's own expression.
 */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import type { Program, Value } from '../../python/evaluator/index.ts';
import type { Assign, Call, Expr, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { isTensor, type Tensor } from '../../torch/index.ts';
import { isFloating } from '../../arrays/dtype.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';

export interface OwnExpression {
  /** As written: a variable, or the expression itself. */
  readonly name: string;
  /** What to evaluate, where it stands. */
  readonly expr: Expr;
  /** Where the gradient is made. */
  readonly range: OffsetRange;
}

/** Rows that a table of probes can take without losing its reader. */
const maxExpressions = 6;

/** In source order, each name once. */
export function ownExpressions(target: SiteTarget, program: Program, contexts: Contexts): readonly OwnExpression[] {
  const assignments = assignmentsIn(program.main.tree.body);
  const found = [...handedOver(target, program, contexts, assignments), ...constantsIn(assignments, contexts)].sort((a, b) => a.range.start - b.range.start);
  return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i).slice(0, maxExpressions);
}

/** What calls of a function that takes a gradient hand to it. */
function handedOver(target: SiteTarget, program: Program, contexts: Contexts, assignments: readonly Assign[]): OwnExpression[] {
  if (target.type !== 'function' || target.gradientParameter === undefined) return [];
  const { parameters, gradientParameter, info } = target;
  const position = parameters.findIndex(({ name }) => name === gradientParameter);
  return contexts.callsOf(info).flatMap((call) => {
    const given = call.keywords.find(({ arg }) => arg === gradientParameter)?.value ?? argumentAt(call, position);
    const isInside = info.node.start <= call.start && call.end <= info.node.end;
    if (!given || isInside) return [];
    const made = given.type === 'Name' ? assignments.findLast((statement) => binds(statement, given.id) && statement.end <= call.start) : undefined;
    return [{ name: textOf(given, program), expr: given, range: rangeOf(made ?? given) }];
  });
}

const argumentAt = ({ args }: Call, position: number): Expr | undefined => (args.slice(0, position + 1).some(({ type }) => type === 'Starred') ? undefined : args[position]);

/** `good_gradient = torch.ones(*shape) / torch.sqrt(size)`, whatever it is used for. */
function constantsIn(assignments: readonly Assign[], contexts: Contexts): OwnExpression[] {
  return assignments.flatMap((statement) => {
    const [target] = statement.targets;
    if (target?.type !== 'Name' || !/grad/i.test(target.id) || (statement.value.type !== 'BinOp' && statement.value.type !== 'Call' && statement.value.type !== 'UnaryOp')) return [];
    const value = contexts.valueOf(statement.value);
    if (!value || value.assumed || gradientIn(value.value)?.array.fill === undefined) return [];
    return [{ name: target.id, expr: statement.value, range: rangeOf(statement) }];
  });
}

/** A tensor that can be the gradient of a batch: floating, and more than one element a sample. */
export function gradientIn(value: Value): Tensor | undefined {
  if (!isTensor(value) || value.shape.length < 2 || elementsPerSample(value.shape) < 2 || value.shape.includes(0)) return undefined;
  return isFloating(value.array.dtype) ? value : undefined;
}

function assignmentsIn(body: readonly Stmt[]): Assign[] {
  const found: Assign[] = [];
  for (const statement of body) walk(statement, (node) => { if (node.type === 'Assign') found.push(node); });
  return found;
}

const binds = ({ targets }: Assign, name: string): boolean => targets.some((target) => target.type === 'Name' && target.id === name);
const rangeOf = ({ start, end }: Expr | Assign): OffsetRange => ({ start, end });

const longestName = 60;
function textOf({ start, end }: Expr, { main }: Program): string {
  const text = main.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
}
