/** @file no-grad-around: the critic runs, or the norm is taken, where no graph is recorded. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { AnyNode, With } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { replace } from '../fixes/edits.ts';
import { whereItLetsGo } from '../trials/training.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { isTrained, nodeIn } from './text.ts';

export const noGradAround: Check = {
  code: 'no-grad-around', title: 'No graph recorded', severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised?.message === 'element 0 of tensors does not require grad and does not have a grad_fn') {
      const block = blockIn(examination);
      return block && {
        place: block.items[0]?.context_expr, repairs: allowing(block), sentence: 'The critic runs under `no_grad`: its scores have no graph to differentiate.',
        message: `The critic runs where no graph is recorded, so its scores cannot be differentiated. It raises ${raised.type}: ${raised.message}.`,
      };
    }
    const run = examination.spreadRun;
    if (examination.training !== 'inert' || examination.delivered?.differentiable === false || !run || !isTrained(examination)) return undefined;
    const op = nodeIn(examination, whereItLetsGo(run));
    const block = op && withoutGrad(nodesAt(examination.tree, op.start));
    return block && {
      place: block.items[0]?.context_expr, repairs: allowing(block), sentence: 'The norm is taken under `no_grad`: the penalty trains nothing.',
      message: 'The norm of the gradient is computed where no graph is recorded, so the penalty is a constant to the next backward pass. It changes the value of the loss and no weight.',
    };
  },
};

/** The innermost `with torch.no_grad()` among the nodes. */
const withoutGrad = (nodes: readonly AnyNode[]): With | undefined => nodes.findLast((node): node is With => node.type === 'With' && node.items.some(({ context_expr: e }) => e.type === 'Call' && e.func.type === 'Attribute' && /^(no_grad|inference_mode|set_grad_enabled)$/.test(e.func.attr)));

function blockIn({ target, tree }: Examination): With | undefined {
  const { start, end } = target.type === 'function' ? target.info.node : target.range;
  for (let offset = start; offset < end; offset++) {
    const block = withoutGrad(nodesAt(tree, offset));
    if (block) return block;
  }
  return undefined;
}

const allowing = (block: With): readonly Fix[] => {
  const [item] = block.items;
  return item ? [{ title: 'Record the graph', edits: [replace(item.context_expr, 'torch.enable_grad()')] }] : [];
};
