/** @file Explains the places where a gradient is taken: the call, its arguments, `[0]`, and the older way by `backward()`. */
import { formatShape } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { batchOf, shapeText, type Explain, type PlaceContext, type Said } from './context.ts';
import type { Formula } from './hoverText.ts';

const ofScore: Formula = { unicode: 'gᵢ = ∂D(x̂ᵢ) / ∂x̂ᵢ', tex: 'g_i = \\nabla_{\\hat x_i} D(\\hat x_i)' };
const ofSum: Formula = { unicode: '∂/∂x̂ᵢ Σⱼ D(x̂ⱼ) = ∂D(x̂ᵢ)/∂x̂ᵢ', tex: '\\nabla_{\\hat x_i} \\sum_j D(\\hat x_j) = \\nabla_{\\hat x_i} D(\\hat x_i)' };

export const gradCall: Explain = ({ place, site }) => ({
  answer: phrase`The gradient of each score with respect to the critic's input`, rest: gradientShape(place, site.shape), formula: ofScore, lines: [],
  sentences: [
    phrase`It is taken with respect to the input, not to the weights, so it has the input's shape: one slope for each element.`,
    phrase`The weights learn because the penalty is differentiated once more.`,
  ],
});

/** What the call answers is a tuple: the shape is that of what it was asked about. */
const gradientShape = (place: PlaceContext['place'], shape: readonly number[] | undefined): Text | undefined =>
  shapeText(place) ?? (shape ? phrase`: \`${formatShape(shape)}\`` : undefined);

export const gradItem: Explain = ({ place, site }) => ({
  answer: phrase`The gradient with respect to the first input, not of the first sample`, rest: gradientShape(place, site.shape), lines: [],
  sentences: [phrase`\`autograd.grad\` answers a tuple with one gradient for each input. There is one input, and \`[0]\` takes its gradient for all ${batchOf(site)} samples.`],
});

export const gradArgument: Explain = (context) => explanations[context.place.name ?? '']?.(context);

const explanations: Readonly<Record<string, (context: PlaceContext) => Said>> = {
  outputs: ({ place }) => ({
    answer: place.value?.shape?.length === 0 ? phrase`What is differentiated: one number made of the scores` : phrase`What is differentiated: the scores, one for each sample`, rest: shapeText(place), formula: ofSum, lines: [],
    sentences: [phrase`One number can be differentiated, so the scores are added up. Since D(x̂ⱼ) does not see x̂ᵢ, every sample keeps its own gradient.`],
  }),
  inputs: ({ place }) => ({
    answer: phrase`What the scores are differentiated with respect to`, rest: shapeText(place), lines: [],
    sentences: [phrase`It must be the very tensor that the critic was given, and require gradients. The answer has its shape. The weights are not meant: they are trained on the penalty later.`],
  }),
  grad_outputs: ({ place, site }) => ({
    answer: phrase`The weight of each score in the sum that is differentiated`, rest: shapeText(place), formula: ofSum, lines: [],
    sentences: [phrase`Ones add the scores up, and every sample keeps its own gradient. A mean would divide each gradient by the batch size, ${batchOf(site)}.`],
  }),
  create_graph: ({ site }) => ({
    answer: site.asked?.createGraph === false ? phrase`Off: the gradient is a constant` : phrase`Makes the gradient itself differentiable`, lines: [], check: site.asked?.createGraph === false ? 'create-graph-missing' : undefined,
    sentences: [
      phrase`The penalty has the same value without it, but trains nothing: its derivative with respect to the weights goes through this gradient.`,
      ...(site.training === 'trains' ? [phrase`Running it confirms that the derivative reaches the weights.`] : site.training === 'inert' ? [phrase`Running it shows that no derivative reaches the weights.`] : []),
    ],
  }),
  retain_graph: ({ site }) => ({
    answer: site.asked?.createGraph === true && site.asked.retainGraph === true ? phrase`Changes nothing here: \`create_graph\` keeps the graph already` : phrase`Whether the graph of the scores stays for another pass`, lines: [],
    sentences: [phrase`\`create_graph\` makes the gradient differentiable, \`retain_graph\` only keeps what a second pass through the same graph needs; by default it is what \`create_graph\` is.`],
  }),
  only_inputs: () => ({
    answer: phrase`Changes nothing`, lines: [],
    sentences: [phrase`\`autograd.grad\` always answers gradients for its inputs alone and leaves \`.grad\` of the weights as it is. The argument is kept for old code.`],
  }),
  allow_unused: () => ({
    answer: phrase`Answers None for an input that the scores do not depend on`, lines: [],
    sentences: [phrase`Without it that raises, which is worth having here: it tells that the critic was given another tensor.`],
  }),
  is_grads_batched: () => ({
    answer: phrase`Takes several \`grad_outputs\` at once, along a first axis`, lines: [],
    sentences: [phrase`A penalty needs only one of them.`],
  }),
  materialize_grads: () => ({
    answer: phrase`Answers zeros for an input that the scores do not depend on`, lines: [],
    sentences: [phrase`Without it that raises, which is worth having here: it tells that the critic was given another tensor.`],
  }),
};

export const backward: Explain = () => ({
  answer: phrase`Adds the derivatives of the scores to \`.grad\` of all that requires gradients`, check: 'x-grad-attribute', lines: [],
  sentences: [phrase`That is the input, and the critic's weights as well, before there is a penalty. \`torch.autograd.grad\` answers the gradient with respect to the input alone.`],
});

export const gradAttribute: Explain = ({ place, site }) => ({
  answer: phrase`What \`backward()\` left: the gradient with respect to this tensor`, rest: gradientShape(place, site.shape), formula: ofScore, check: 'x-grad-attribute', lines: [],
  sentences: [phrase`It adds up over calls of \`backward()\`, and unless these had \`create_graph=True\` it is a constant, so that a penalty made of it trains nothing.`],
});
