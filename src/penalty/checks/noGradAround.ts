/** @file no-grad-around: the critic runs, or the norm is taken, where no graph is recorded. */
import { walk, type Expr, type NodeBase, type With } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { criticCallsIn } from '../fixes/criticCalls.ts';
import { replace } from '../fixes/edits.ts';
import { calleeName } from '../sites/calls.ts';
import { endsGraphs } from '../sites/names.ts';
import { whereItLetsGo } from '../trials/training.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { isTrained, nodeIn, withoutLine } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const noGradAround: Check = {
  code: 'no-grad-around', title: phrase`No graph recorded`, severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised?.message === 'element 0 of tensors does not require grad and does not have a grad_fn') {
      const guard = criticCallsIn(examination).flatMap((call) => guardOf(examination, call) ?? [])[0];
      return guard && {
        place: guard.expr, repairs: allowing(examination, guard), sentence: phrase`The critic runs under \`no_grad\`: its scores have no graph to differentiate.`,
        message: phrase`The critic runs where no graph is recorded, so its scores cannot be differentiated. It raises ${raised.type}: ${raised.message}.`,
      };
    }
    const run = examination.spreadRun;
    if (examination.training !== 'inert' || examination.delivered?.differentiable === false || !run || !isTrained(examination)) return undefined;
    const op = nodeIn(examination, whereItLetsGo(run));
    const guard = op && guardOf(examination, op);
    return guard && {
      place: guard.expr, repairs: allowing(examination, guard), sentence: phrase`The norm is taken under \`no_grad\`: the penalty trains nothing.`,
      message: phrase`The norm of the gradient is computed where no graph is recorded, so the penalty is a constant to the next backward pass. It changes the value of the loss and no weight: its derivative with respect to the critic is 0.`,
    };
  },
};

/** `torch.no_grad()` of a block, or of a function as its decorator. */
interface Guard { readonly expr: Expr; readonly block: With | undefined }

const isGuard = (expr: Expr): boolean => endsGraphs(expr) || calleeName(expr) === 'set_grad_enabled';

/** The innermost around a node. */
function guardOf({ tree }: Examination, { start, end }: NodeBase): Guard | undefined {
  let found: Guard | undefined;
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.start > start || node.end < end) return false;
    const expr = node.type === 'With' ? node.items.find(({ context_expr: e }) => isGuard(e))?.context_expr : node.type === 'FunctionDef' ? node.decorator_list.find(isGuard) : undefined;
    if (expr) found = { expr, block: node.type === 'With' ? node : undefined };
    return undefined;
  });
  return found;
}

function allowing(examination: Examination, { expr, block }: Guard): readonly Repair[] {
  const fix: Repair = { title: phrase`Record the graph`, edits: [replace(expr, 'torch.enable_grad()')] };
  return block ? [fix] : [{ title: phrase`Record the graph`, edits: [withoutLine(examination, { start: expr.start - 1, end: expr.end })] }, fix];
}
