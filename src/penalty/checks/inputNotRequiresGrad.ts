/** @file input-not-requires-grad: nobody asked for gradients of what enters the critic. */
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { argumentOf } from '../fixes/edits.ts';
import { requireGradients } from '../fixes/requireGradients.ts';
import { isHandedOverWithoutGrad } from '../sites/handedOver.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';

const inWords = 'One of the differentiated Tensors does not require grad';

export const inputNotRequiresGrad: Check = {
  code: 'input-not-requires-grad', title: phrase`Input without gradient`, severity: 'error', confirmed: true, subject: 'failure',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (raised) return raised.message.startsWith(inWords) && isCertain(examination) ? {
      place: raised.place, repairs: raised.place ? requireGradients(examination, raised.place) : [], sentence: phrase`Nothing that enters the critic requires gradients.`,
      message: phrase`Nothing that enters the critic requires gradients: set requires_grad_(True) on it after it is built and before the critic sees it. It raises ${raised.type}: ${raised.message}`,
    } : undefined;
    const call = gradCallOf(examination);
    if (!examination.needsDataWithGrad || !isHandedOverWithoutGrad(examination.target, examination.tree)) return undefined;
    return {
      place: call && (argumentOf(call, ['inputs'], 1) ?? call), severity: 'warning', confirmed: false, repairs: call ? requireGradients(examination, call) : [], sentence: phrase`The data that the file hands over requires no gradients.`,
      message: phrase`The function relies on data that requires gradients already, and every call in the file hands over data that does not. autograd.grad then raises RuntimeError: ${inWords}.`,
    };
  },
};

/** No number that the caller may give as a tensor that requires gradients, an ε of shape (B, 1, 1, 1) say, was assumed by us. */
const isCertain = ({ failure, target }: Examination): boolean =>
  target.type === 'block' || !target.parameters.some(({ name, role }) => role !== 'default' && failure?.notes.assumptions.has(name) === true);
