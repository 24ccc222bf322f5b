/** @file sigmoid-critic: the scores of a Wasserstein critic are squeezed between 0 and 1. */
import { formatNumber } from '../numberText.ts';
import type { OwnCritic } from '../critics/ownCritic.ts';
import type { PlacedOp } from '../probes/lab.ts';
import type { Tensor } from '../../torch/index.ts';
import type { Step } from '../steps/step.ts';
import type { Draft } from '../checks/check.ts';
import type { FileCheck } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';

export const sigmoidCritic: FileCheck = {
  code: 'sigmoid-critic', title: phrase`Sigmoid after the score`, severity: 'warning', confirmed: true,
  find: (file) => (/sigmoid/i.test(file.wholeText) ? file.trained.flatMap((trained) => (trained.steps.some(isWasserstein) ? draftOf(file, trained) ?? [] : [])) : []),
};

function draftOf(file: FileExamination, trained: Trained): Draft | undefined {
  const critic = file.criticOf(trained);
  const squeezed = critic && squeezedBy(critic);
  if (!critic || !squeezed) return undefined;
  const isHere = squeezed.place?.file === file.program.main.path;
  return {
    place: isHere ? squeezed.place.node : critic.place, repairs: [], sentence: phrase`A sigmoid squeezes the scores of a Wasserstein critic.`,
    message: phrase`A sigmoid keeps the critic's scores between 0 and 1, but the loss is a difference of mean scores, as a Wasserstein critic has it. It multiplies every slope by at most ¼, here by ${formatNumber(squeezed.slope)}, so norms of 1 are hard to reach, and where it saturates nothing is learnt.`,
  };
}

/** The losses hold the mean of one batch's scores and minus that of another's, whatever the scores are. */
function isWasserstein({ scores }: Step): boolean {
  const constant = scores.flatMap(({ share, tensor }) => (share?.isConstant === true && tensor.size > 1 ? [share.sum] : []));
  return constant.some((a) => constant.some((b) => a > 0 && Math.abs(a + b) <= 1e-4 * a));
}

/** The sigmoid whose output the scores are, and its mean slope; undefined where there is none. */
function squeezedBy(critic: OwnCritic): { readonly place: PlacedOp['location']; readonly slope: number } | undefined {
  const asked = critic.ask(critic.batch(0));
  if (!asked) return undefined;
  const scores = Array.from(critic.lab.torch.read(asked.scores) ?? []);
  const last = asked.ops.findLast(({ op }) => op.name === 'sigmoid');
  const output = last && isTensor(last.op.output) ? critic.lab.torch.read(last.op.output) : undefined;
  if (output?.length !== scores.length || !scores.every((score, i) => score === output[i])) return undefined;
  return { place: last?.location, slope: scores.reduce((sum, s) => sum + s * (1 - s), 0) / scores.length };
}

const isTensor = (output: Tensor | readonly Tensor[]): output is Tensor => !Array.isArray(output);
