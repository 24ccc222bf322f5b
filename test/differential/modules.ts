/** @file Statements with modules: layers and small critics, called on what is there, and a step of an optimizer. */
import type { Author, Writer } from './author.ts';
import { floatVariable } from './operands.ts';

type Layer = readonly [code: string, out: number];

const activations = ['nn.ReLU()', 'nn.LeakyReLU(0.2)', 'nn.Tanh()', 'nn.Sigmoid()', 'nn.Softplus()', 'nn.ELU()', 'nn.SiLU()', 'nn.GELU()', 'nn.SELU()', 'nn.Softmax(dim=1)', 'nn.LogSoftmax(dim=-1)', 'nn.Hardtanh()', 'nn.PReLU()', 'nn.Mish()', 'nn.CELU()', 'nn.Softsign()', 'nn.LogSigmoid()', 'nn.Hardswish()', 'nn.Identity()', 'nn.Dropout(0.3)', 'nn.GLU()'];
const losses = ['nn.MSELoss()', 'nn.L1Loss()', 'nn.SmoothL1Loss()', "nn.MSELoss(reduction='none')", "nn.HuberLoss(reduction='sum')", 'nn.BCEWithLogitsLoss()', 'nn.CosineSimilarity()', 'nn.PairwiseDistance()', 'nn.KLDivLoss()', 'nn.SoftMarginLoss()', 'nn.PoissonNLLLoss()', 'nn.HingeEmbeddingLoss()'];

/** Layers that take so many features, or channels. */
function layers({ draw }: Author, rank: number, size: number): readonly (readonly [number, Layer])[] {
  const out = draw.int(1, 4);
  const flag = draw.pick(['', ', bias=False']);
  const byFeature: readonly (readonly [number, Layer])[] = [[6, [`nn.Linear(${size}, ${out}${flag})`, out]], [1, [`nn.LayerNorm(${size})`, size]]];
  if (rank === 2) return [...byFeature, [1, [`nn.BatchNorm1d(${size})`, size]]];
  if (rank === 3) return [[3, [`nn.Conv1d(${size}, ${out}, 2, padding=1${flag})`, out]], [1, [`nn.BatchNorm1d(${size})`, size]], [1, [`nn.InstanceNorm1d(${size})`, size]], [1, ['nn.AvgPool1d(2, ceil_mode=True)', size]], [1, [`nn.ConvTranspose1d(${size}, ${out}, 2${flag})`, out]]];
  return [
    [5, [`nn.Conv2d(${size}, ${out}, 3, padding=1${flag})`, out]], [1, [`nn.BatchNorm2d(${size})`, size]], [1, [`nn.InstanceNorm2d(${size}, affine=True)`, size]], [1, [`nn.GroupNorm(1, ${size})`, size]], [1, ['nn.AvgPool2d(2, padding=1)', size]], [1, ['nn.MaxPool2d(1)', size]],
    [1, [`nn.ConvTranspose2d(${size}, ${out}, 2, stride=2${flag})`, out]], [1, ['nn.Upsample(scale_factor=2)', size]], [1, ['nn.AdaptiveAvgPool2d(2)', size]], [1, [`nn.utils.spectral_norm(nn.Conv2d(${size}, ${out}, 1))`, out]], [1, ['nn.ReflectionPad2d(0)', size]],
  ];
}

/** A network on a variable, and what it answers. */
export const network: Writer = (author) => {
  const input = floatVariable(author, ({ rank, dtype }) => rank >= 2 && rank <= 4 && /32|64/.test(dtype));
  if (input === undefined) return undefined;
  const { rank, shape, dtype } = input.tensor;
  let size = rank === 2 ? shape[1] ?? 1 : shape[1] ?? 1;
  const parts: string[] = [];
  for (let count = author.draw.int(1, 3); count > 0; count -= 1) {
    const [code, out] = author.draw.weighted(layers(author, rank, size));
    parts.push(code);
    size = out;
    if (author.draw.chance(60)) parts.push(author.draw.pick(activations));
  }
  const name = author.name();
  const only = parts.length === 1 ? parts[0] ?? '' : `nn.Sequential(${parts.join(', ')})`;
  const mode = author.draw.chance(15) ? '.eval()' : '';
  author.tryKeep('module', 'nn', `${name} = ${only}${dtype === 'float64' ? '.double()' : ''}${mode}`);
  return { text: `${author.name()} = ${name}(${input.text})`, subject: parts.map((part) => part.replace(/\(.*/, '')).join('+') };
};

export const lossModule: Writer = (author) => {
  const input = floatVariable(author);
  if (input === undefined) return undefined;
  const target = author.fresh(input.tensor.shape, input.tensor.dtype, { requiresGrad: author.draw.chance(20) });
  const code = author.draw.pick(losses);
  return { text: `${author.name()} = ${code}(${input.text}, ${target})`, subject: code.replace(/\(.*/, '') };
};

/** A few steps of training a leaf. */
export const training: Writer = (author) => {
  const leaf = author.variables(({ tensor }) => tensor.isLeaf && tensor.requiresGrad && tensor.rank > 0)[0];
  if (leaf === undefined) return undefined;
  const optimizer = author.draw.pick(['SGD([_], lr=0.1)', 'SGD([_], lr=0.1, momentum=0.9)', 'SGD([_], lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01)', 'Adam([_], lr=0.01)', 'Adam([_], lr=0.01, betas=(0.5, 0.9))', 'AdamW([_])', 'RMSprop([_], lr=0.01)', 'Adagrad([_], lr=0.1)', 'Adadelta([_])', 'Adamax([_])', 'NAdam([_])', 'RAdam([_])', 'ASGD([_])', 'Rprop([_])']);
  const objective = author.draw.pick(['((_ - 1.5) ** 2).sum()', '(_ ** 4).mean() + _.sum()', 'torch.exp(0.3 * _).sum()']).replaceAll('_', leaf.name);
  const name = author.name();
  const lines = [`optimizer = torch.optim.${optimizer.replace('_', leaf.name)}`, `${name} = []`, 'for step in range(3):', '    optimizer.zero_grad()', `    loss = ${objective}`, '    loss.backward()', '    optimizer.step()', `    ${name}.append(loss.item())`];
  return { text: lines.join('\n'), subject: optimizer.replace(/\(.*/, '') };
};
