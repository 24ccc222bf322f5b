/**
 * @file Which of its arguments and results PyTorch's node keeps for its derivative, where ours is a composition that keeps
 * something else: they must not change in place, and the node can run once. Must not know any operation.
 */
import { isTensor, type Saved, type Tensor } from '../tensor.ts';
import type { Edge } from '../tensor.ts';

/** Results are `result` and, of several, `second` and `third`; all others are parameters. What is kept only for some gradients is not here. */
const kept: Readonly<Record<string, string>> = {
  ClampBackward1: 'self', ClampMinBackward0: 'self', ClampMaxBackward0: 'self', SincBackward0: 'self', TanBackward0: 'result', LogitBackward0: 'self', NanToNumBackward0: 'self', AngleBackward0: 'self',
  SgnBackward0: 'self result', HypotBackward0: 'self other result', CopysignBackward0: 'self result', CopysignBackward1: 'self result', IndexAddBackward0: 'source', IndexCopyBackward0: 'source', PutBackward0: 'source',
  NansumBackward0: 'self', MeanBackward1: 'self', ProdBackward0: 'self result', ProdBackward1: 'self result', CumprodBackward0: 'self result', LogcumsumexpBackward0: 'self result', LogsumexpBackward0: 'self result',
  MaxBackward0: 'second', MinBackward0: 'second', MedianBackward0: 'self result', MedianBackward1: 'second', NanmedianBackward0: 'self result', NanmedianBackward1: 'second', KthvalueBackward0: 'second', ModeBackward0: 'second', SortBackward0: 'second', TopkBackward0: 'second',
  CummaxBackward0: 'self second', CumminBackward0: 'self second', FrexpBackward0: 'second',
  VarBackward0: 'self', VarMeanBackward0: 'self', StdBackward0: 'self result', StdMeanBackward0: 'self result', DistBackward0: 'self other result', CdistBackward0: 'x1 x2 result', PdistBackward0: 'self result', RenormBackward0: 'self',
  MaskedSelectBackward0: 'self', GatherBackward0: 'self', TakeBackward0: 'self', LinalgCrossBackward0: 'self other',
  MvlgammaBackward0: 'self', PolygammaBackward0: 'self', I0Backward0: 'self', ErfinvBackward0: 'self', SpecialNdtriBackward0: 'result', SpecialEntrBackward0: 'self', SpecialErfcxBackward0: 'self result', SpecialLogNdtrBackward0: 'self result',
  EluBackward0: 'self', EluBackward1: 'result', CeluBackward0: 'self', CeluBackward1: 'result', GeluBackward0: 'self', SiluBackward0: 'self', MishBackward0: 'self', SoftplusBackward0: 'self', LogSigmoidBackward0: 'self', HardtanhBackward0: 'self', HardsigmoidBackward0: 'self', HardswishBackward0: 'self',
  LeakyReluBackward0: 'self', LeakyReluBackward1: 'result', PreluBackward0: 'self weight', ThresholdBackward0: 'self', ThresholdBackward1: 'self', HardshrinkBackward0: 'self', SoftshrinkBackward0: 'self', GluBackward0: 'self', SoftmaxBackward0: 'result', LogSoftmaxBackward0: 'result',
  MseLossBackward0: 'self target', SmoothL1LossBackward0: 'self target', HuberLossBackward0: 'self target', BinaryCrossEntropyBackward0: 'self target', BinaryCrossEntropyWithLogitsBackward0: 'self target', SoftMarginLossBackward0: 'self target', MultiMarginLossBackward0: 'self target', MultilabelMarginLossBackward0: 'self target',
  NativeLayerNormBackward0: 'self', NativeGroupNormBackward0: 'self', NativeBatchNormBackward0: 'self', ConvolutionBackward0: 'self weight', Im2ColBackward0: 'self',
  AvgPool2DBackward0: 'self', AvgPool3DBackward0: 'self', AdaptiveAvgPool2DBackward0: 'self', AdaptiveAvgPool3DBackward0: 'self', MaxPool2DWithIndicesBackward0: 'self second', MaxPool3DWithIndicesBackward0: 'self second', AdaptiveMaxPool2DBackward0: 'self second', AdaptiveMaxPool3DBackward0: 'self second', FractionalMaxPool2DBackward0: 'self second',
  LinalgSvdBackward0: 'result second third', LinalgQrBackward0: 'result second', LinalgEighBackward0: 'result second', SymeigBackward0: 'result second', LinalgLuBackward0: 'result second third', LinalgLuFactorExBackward0: 'result second', TriangularSolveBackward0: 'self A result', LinalgSolveExBackward0: 'A result', LinalgSlogdetBackward0: 'A result', LinalgLstsqBackward0: 'self b', LinalgMatrixExpBackward0: 'self',
  LinalgInvExBackward0: 'result', CholeskyBackward0: 'result', LinalgCholeskyExBackward0: 'result', LinalgSolveTriangularBackward0: 'self result', CholeskySolveBackward0: 'self input2 result', CholeskyInverseBackward0: 'self result', LinalgPinvBackward0: 'self result',
};

/** What the node of a result has to keep of its call: `undefined` where the composition knows best. `changed` is what the call changed in place, which PyTorch copies. */
export function keptBy(history: Edge, [result, second, third]: readonly Tensor[], args: Readonly<Record<string, unknown>>, changed: Tensor | undefined): readonly Saved[] | undefined {
  const names = kept[history.node.name]?.split(' ');
  if (names === undefined) return undefined;
  const given = names.map((name) => args[name]).filter(isTensor).filter((tensor) => tensor !== changed);
  if (!given.every((tensor) => leadsTo(history, tensor))) return undefined;
  const made = names.map((name) => ({ result, second, third })[name]).filter(isTensor);
  return [...given.map((tensor) => asIs(tensor, undefined)), ...made.map((tensor) => asIs(tensor, tensor.history))];
}
const asIs = (tensor: Tensor, origin: Edge | undefined): Saved => ({ tensor, version: tensor.version.value, origin });
/** A node that stands behind others was given something else. */
function leadsTo({ node }: Edge, tensor: Tensor): boolean {
  const { history } = tensor;
  return history === undefined || node.shownEdges.some((edge) => edge?.node === history.node);
}
