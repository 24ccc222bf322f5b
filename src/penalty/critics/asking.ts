/** @file How a critic is asked: the shape of its data, and what it wants beside it, found by trying. */
import { PyDict, PyList, PyTuple, type PyInstance, type Value } from '../../python/evaluator/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { assumedNumber, looksLikeCondition, looksLikeNumber } from '../probes/assumptions.ts';
import { sizeOf } from '../probes/gradients.ts';
import type { Lab } from '../probes/lab.ts';
import { requiredParameters } from './arguments.ts';

/** What is given for a label: a class, a row with a single one, or a picture of the data's own shape. */
export interface Condition { readonly form: 'classes' | 'one-hot' | 'as data'; readonly classes: number }

export interface Asking {
  /** Of one sample of its data. */
  readonly sample: readonly number[];
  readonly condition: Condition | undefined;
}

/** A label below two is one of any number of classes; a row has to have them all. */
const conditions: readonly Condition[] = [
  ...[10, 2, 1].map((classes): Condition => ({ form: 'classes', classes })), { form: 'as data', classes: 0 },
  ...[10, 2, 3, 4, 5, 6, 7, 8, 1, 16, 40].map((classes): Condition => ({ form: 'one-hot', classes })),
];

/** The first way in which it answers scores for so many samples. */
export function findAsking(lab: Lab, critic: PyInstance, batch: number, samples: readonly (readonly number[])[], isCritic: (scores: Tensor, sample: readonly number[]) => boolean, isLate: () => boolean): Asking | undefined {
  const forms = takesMoreThanData(critic) ? conditions : [undefined];
  for (const sample of samples) for (const condition of forms) {
    if (isLate()) return undefined;
    const x = lab.torch.full([batch, ...sample], 0.5, 'float32', { requiresGrad: true });
    const scores = ask(lab, critic, x, { sample, condition });
    if (scores && isCritic(scores, sample)) return { sample, condition };
  }
  return undefined;
}

/** The critic's scores; undefined where it raises or answers none. */
export function ask(lab: Lab, critic: PyInstance, x: Tensor, asking: Asking): Tensor | undefined {
  const outcome = lab.evaluator.call(critic, [x, ...besideData(lab, critic, x, asking)]);
  return outcome.kind === 'value' ? scoresIn(outcome.value, lab, x.shape[0] ?? 1) : undefined;
}

/** What the critic is told beside its data: labels, a number of a step. */
export const besideData = (lab: Lab, critic: PyInstance, x: Tensor, { condition }: Asking): readonly Value[] =>
  extraParameters(critic).map((name) => (!looksLikeCondition(name) && looksLikeNumber(name) ? assumedNumber(name, x.shape) : conditionFor(lab, x, condition)));

/** Whether it has to be told labels or the like. */
const takesMoreThanData = (critic: PyInstance): boolean => extraParameters(critic).length > 0;

/** What `forward` needs beside the data. */
const extraParameters = (critic: PyInstance): readonly string[] => requiredParameters(critic.cls.lookup('forward')).slice(1);

function conditionFor(lab: Lab, x: Tensor, condition: Condition | undefined): Value {
  const [batch = 1] = x.shape;
  const { form = 'classes', classes = 1 } = condition ?? {};
  if (form === 'as data') return lab.torch.full(x.shape, 0.5);
  // The greatest comes first: if that is one of the critic's classes, so are the others.
  const labels = Array.from({ length: batch }, (_, i) => classes - 1 - i % classes);
  if (form === 'classes') return lab.torch.tensor(labels, [batch], 'int64');
  return lab.torch.tensor(labels.flatMap((label) => Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0))), [batch, classes]);
}

/** The first tensor of what it answers that can have one score, or several, for each sample. */
function scoresIn(value: Value, lab: Lab, batch: number): Tensor | undefined {
  if (lab.torch.isTensor(value)) return value.requiresGrad && sizeOf(value.shape) % batch === 0 ? value : undefined;
  const items = value instanceof PyTuple || value instanceof PyList ? value.items : value instanceof PyDict ? [...value.values()] : [];
  for (const item of items) {
    const found = scoresIn(item, lab, batch);
    if (found) return found;
  }
  return undefined;
}
