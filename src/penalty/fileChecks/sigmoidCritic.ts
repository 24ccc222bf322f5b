/** @file sigmoid-critic: the scores of a Wasserstein critic are squeezed between 0 and 1. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr, NodeBase } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { callAt, replace, sourceOf } from '../fixes/edits.ts';
import type { Repair } from '../fixes/repair.ts';
import { calleeName } from '../sites/calls.ts';
import { formatNumber } from '../numberText.ts';
import type { OwnCritic } from '../critics/ownCritic.ts';
import type { PlacedOp } from '../probes/lab.ts';
import type { Tensor } from '../../torch/index.ts';
import type { Step } from '../steps/step.ts';
import type { FileCheck, FileDraft } from './fileCheck.ts';
import type { FileExamination, Trained } from './fileExamination.ts';
import { named } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const sigmoidCritic: FileCheck = {
  code: 'sigmoid-critic', title: phrase`Sigmoid after the score`, severity: 'warning', confirmed: true,
  find: (file) => (/sigmoid/i.test(file.wholeText) ? file.trained.flatMap((trained) => (trained.steps.some(isWasserstein) ? draftOf(file, trained) ?? [] : [])) : []),
};

function draftOf(file: FileExamination, trained: Trained): FileDraft | undefined {
  const critic = file.criticOf(trained);
  const squeezed = critic && squeezedBy(critic);
  if (!critic || !squeezed) return undefined;
  const isHere = squeezed.place?.file === file.program.main.path;
  return {
    place: isHere ? squeezed.place.node : critic.place, repairs: withoutSigmoid(file, critic, isHere ? squeezed.place.node : undefined), isMended: (edited) => edited.trained.some((one) => edited.criticOf(one)), sentence: phrase`A sigmoid squeezes the scores of a Wasserstein critic.`,
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

const title = phrase`Answer the raw score`;

/** The function around the score, or the layer: taken out of a list of layers, elsewhere one that does nothing. */
function withoutSigmoid({ text, program: { main: { tree } } }: FileExamination, critic: OwnCritic, place: NodeBase | undefined): readonly Repair[] {
  const call = place && callAt(tree, place);
  const isFunction = call !== undefined && /sigmoid/i.test(calleeName(call) ?? '');
  const inner = isFunction ? call.args[0] ?? (call.func.type === 'Attribute' ? call.func.value : undefined) : undefined;
  if (call && inner) return [{ title, edits: [replace(call, sourceOf(text, inner))] }];
  const cls = tree.body.find((statement) => statement.type === 'ClassDef' && statement.name === calleeName(critic.place));
  const layers: Repair[] = [];
  if (cls) walk(cls, (node) => {
    if (node.type === 'Call') node.args.forEach((arg, i) => { if (isLayer(arg)) layers.unshift({ title, edits: [withoutLayer(node, arg, i)] }); });
    if (node.type === 'Assign' && isLayer(node.value)) layers.unshift({ title, edits: [named(node.value, 'Identity')] });
  });
  return layers;
}

/** Of the arguments of `nn.Sequential` it is left out; what takes a layer gets one that does nothing. */
function withoutLayer(call: Call, layer: Call, i: number): TextEdit {
  const before = call.args[i - 1];
  return calleeName(call) === 'Sequential' && before ? replace({ start: before.end, end: layer.end }, '') : named(layer, 'Identity');
}

const isLayer = (expr: Expr): expr is Call => expr.type === 'Call' && calleeName(expr) === 'Sigmoid';

const isTensor = (output: Tensor | readonly Tensor[]): output is Tensor => !Array.isArray(output);
