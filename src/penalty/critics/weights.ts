/** @file The weights of a network of the user's, as it lists them. */
import { PyList, type PyInstance } from '../../python/evaluator/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { tensorsIn } from '../probes/criticInput.ts';
import type { Lab } from '../probes/lab.ts';

/** All of them, in order; none where `parameters()` raises. */
export function weightsOf(lab: Lab, network: PyInstance): readonly Tensor[] {
  const outcome = lab.evaluator.attempt(() => new PyList([...lab.interpreter.iterate(lab.interpreter.call(lab.interpreter.getattr(network, 'parameters')))]));
  return outcome.kind === 'value' ? tensorsIn(outcome.value, (item): item is Tensor => lab.torch.isTensor(item)) : [];
}
