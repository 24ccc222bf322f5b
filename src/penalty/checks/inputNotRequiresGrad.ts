/** @file input-not-requires-grad: nobody asked for gradients of what enters the critic. */
import { walk, type Expr, type NodeBase } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { appendCall, argumentOf, callAt, insert } from '../fixes/edits.ts';
import { isHandedOverWithoutGrad } from '../sites/handedOver.ts';
import { siteOf } from '../sites/site.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { indentOf } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

const inWords = 'One of the differentiated Tensors does not require grad';

export const inputNotRequiresGrad: Check = {
  code: 'input-not-requires-grad', title: phrase`Input without gradient`, severity: 'error', confirmed: true, subject: 'failure',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised) return raised.message.startsWith(inWords) && isCertain(examination) ? {
      place: raised.place, repairs: raised.place ? requiring(examination, raised.place) : [], sentence: phrase`Nothing that enters the critic requires gradients.`,
      message: phrase`Nothing that enters the critic requires gradients: set requires_grad_(True) on it after it is built and before the critic sees it. It raises ${raised.type}: ${raised.message}`,
    } : undefined;
    const call = gradCallOf(examination);
    if (!examination.needsDataWithGrad || !isHandedOverWithoutGrad(examination.target, examination.tree)) return undefined;
    return {
      place: call && (argumentOf(call, ['inputs'], 1) ?? call), severity: 'warning', confirmed: false, repairs: call ? requiring(examination, call) : [], sentence: phrase`The data that the file hands over requires no gradients.`,
      message: phrase`The function relies on data that requires gradients already, and every call in the file hands over data that does not. autograd.grad then raises RuntimeError: ${inWords}.`,
    };
  },
};

/** No number that the caller may give as a tensor that requires gradients, an ε of shape (B, 1, 1, 1) say, was assumed by us. */
const isCertain = ({ failure, target }: Examination): boolean =>
  target.type === 'block' || !target.parameters.some(({ name, role }) => role !== 'default' && failure?.notes.assumptions.has(name) === true);

/** After the expression that the differentiated name was last bound to; before the critic, where it is a parameter. */
function requiring(examination: Examination, place: NodeBase): readonly Repair[] {
  const { tree, target } = examination;
  const call = callAt(tree, place);
  const inputs = call && argumentOf(call, ['inputs'], 1);
  if (inputs?.type !== 'Name') return [];
  const { range } = siteOf(target);
  let made: Expr | undefined;
  walk(tree, (node) => {
    if (node.type === 'Assign' && range.start <= node.start && node.end < place.start && node.targets.some((t) => t.type === 'Name' && t.id === inputs.id)) made = node.value;
  });
  const title = phrase`Require gradients of ${inputs.id}`;
  if (made) return [{ title, edits: appendCall(made, '.requires_grad_(True)') }];
  const [first] = target.type === 'function' ? target.info.node.body.filter((s) => !(s.type === 'Expr' && s.value.type === 'Constant')) : [];
  return first ? [{ title, edits: [insert(first.start, `${inputs.id} = ${inputs.id}.detach().requires_grad_(True)\n${indentOf(examination, first)}`)] }] : [];
}
