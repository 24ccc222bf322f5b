/**
 * @file The modules of PyTorch (and of libraries around it) that are written in Python: module name → syntax tree.
 * Must not know how they are evaluated.
 */
import type { Module } from '../python/syntax/ast.ts';
import nnNnTree from './nn/nn.py';
import nnFunctionalTree from './nn/functional.py';
import nnUtilsRnnTree from './nn/utils/rnn.py';
import nnUtilsStatelessTree from './nn/utils/stateless.py';
import nnUtilsPruneTree from './nn/utils/prune.py';
import nnTransformerTree from './nn/transformer.py';
import nnAdaptiveTree from './nn/adaptive.py';
import nnUtilsFusionTree from './nn/utils/fusion.py';
import nnParameterTree from './nn/parameter.py';
import nnInitTree from './nn/init.py';
import nnParallelTree from './nn/parallel.py';
import nnModulesTree from './nn/modules.py';
import nnModuleTree from './nn/module.py';
import nnStateTree from './nn/state.py';
import nnTuplesTree from './nn/tuples.py';
import nnContainersTree from './nn/containers.py';
import nnLinearTree from './nn/linear.py';
import nnConvTree from './nn/conv.py';
import nnBatchnormTree from './nn/batchnorm.py';
import nnInstancenormTree from './nn/instancenorm.py';
import nnNormalizationTree from './nn/normalization.py';
import nnActivationTree from './nn/activation.py';
import nnDropoutTree from './nn/dropout.py';
import nnSparseTree from './nn/sparse.py';
import nnPoolingTree from './nn/pooling.py';
import nnPaddingTree from './nn/padding.py';
import nnResizingTree from './nn/resizing.py';
import nnLossTree from './nn/loss.py';
import nnRnnTree from './nn/rnn.py';
import nnLazyTree from './nn/lazy.py';
import nnAttentionTree from './nn/attention.py';
import nnUtilsUtilsTree from './nn/utils/utils.py';
import nnUtilsMatrixTree from './nn/utils/matrix.py';
import nnUtilsClipGradTree from './nn/utils/clip_grad.py';
import nnUtilsConvertParametersTree from './nn/utils/convert_parameters.py';
import nnUtilsSpectralNormTree from './nn/utils/spectral_norm.py';
import nnUtilsWeightNormTree from './nn/utils/weight_norm.py';
import nnUtilsParametrizeTree from './nn/utils/parametrize.py';
import nnUtilsParametrizationsTree from './nn/utils/parametrizations.py';
import optimOptimizersTree from './optim/optimizers.py';
import optimOptimizerTree from './optim/optimizer.py';
import optimSchedulerTree from './optim/scheduler.py';
import optimCyclesTree from './optim/cycles.py';
import optimAdamTree from './optim/adam.py';
import optimSgdTree from './optim/sgd.py';
import optimLbfgsTree from './optim/lbfgs.py';
import optimLineSearchTree from './optim/line_search.py';
import optimCombinedTree from './optim/combined.py';
import optimSwaUtilsTree from './optim/swa_utils.py';
import optimSchedulersTree from './optim/schedulers.py';
import nnHooksTree from './nn/hooks.py';
import dataDataTree from './data/data.py';
import dataDatasetTree from './data/dataset.py';
import dataSamplerTree from './data/sampler.py';
import dataLoaderTree from './data/loader.py';
import dataDistributedTree from './data/distributed.py';
import storageTree from './libraries/storage.py';
import serializationTree from './libraries/serialization.py';
import einopsTree from './libraries/einops.py';
import einopsLayersTree from './libraries/einops_layers.py';
import numpyTree from './libraries/numpy.py';
import numpyTypesTree from './libraries/numpy_types.py';
import numpyArrayTree from './libraries/numpy_array.py';
import numpyPrintingTree from './libraries/numpy_printing.py';
import numpyRandomTree from './libraries/numpy_random.py';
import numpyMoreTree from './libraries/numpy_more.py';
import numpyTestingTree from './libraries/numpy_testing.py';
import torchTestingTree from './libraries/torch_testing.py';
import numpyLinalgTree from './libraries/numpy_linalg.py';
import autogradFunctionalTree from './libraries/autograd_functional.py';
import funcTree from './libraries/func.py';
import funcModulesTree from './libraries/func_modules.py';
import treesTree from './libraries/trees.py';
import contextlibTree from './libraries/contextlib.py';
import gradcheckTree from './libraries/gradcheck.py';
import forwardAdTree from './libraries/forward_ad.py';
import complexTree from './libraries/complex.py';
import fftTree from './libraries/fft.py';
import checkpointTree from './libraries/checkpoint.py';
import lightningTree from './libraries/lightning.py';
import cudnnTree from './libraries/cudnn.py';
import korniaFiltersTree from './libraries/kornia_filters.py';
import distributionsTree from './distributions/distributions.py';
import distributionsBaseTree from './distributions/distribution.py';
import constraintsTree from './distributions/constraints.py';
import continuousTree from './distributions/continuous.py';
import discreteTree from './distributions/discrete.py';
import gammasTree from './distributions/gammas.py';
import divergenceTree from './distributions/kl.py';

const distributionModules = ['bernoulli', 'beta', 'categorical', 'cauchy', 'chi2', 'dirichlet', 'exponential', 'gamma', 'geometric', 'gumbel', 'half_normal', 'independent', 'laplace', 'log_normal', 'multinomial', 'multivariate_normal', 'normal', 'one_hot_categorical', 'poisson', 'studentT', 'uniform'] as const;

/** Module name → its tree. */
export const sourceModules: ReadonlyMap<string, Module> = new Map<string, Module>([
  ['torch.nn', nnNnTree],
  ['torch.nn._functional', nnFunctionalTree],
  ['torch.nn.utils.rnn', nnUtilsRnnTree],
  ['torch.nn.utils.stateless', nnUtilsStatelessTree],
  ['torch.nn.utils.prune', nnUtilsPruneTree],
  ['torch.nn.modules.transformer', nnTransformerTree],
  ['torch.nn.modules.adaptive', nnAdaptiveTree],
  ['torch.nn.utils.fusion', nnUtilsFusionTree],
  ['torch.nn.parameter', nnParameterTree],
  ['torch.nn.init', nnInitTree],
  ['torch.nn.parallel', nnParallelTree],
  ['torch.nn.modules', nnModulesTree],
  ['torch.nn.modules.module', nnModuleTree],
  ['torch.nn.modules._state', nnStateTree],
  ['torch.nn.modules.utils', nnTuplesTree],
  ['torch.nn.modules.container', nnContainersTree],
  ['torch.nn.modules.linear', nnLinearTree],
  ['torch.nn.modules.conv', nnConvTree],
  ['torch.nn.modules.batchnorm', nnBatchnormTree],
  ['torch.nn.modules.instancenorm', nnInstancenormTree],
  ['torch.nn.modules.normalization', nnNormalizationTree],
  ['torch.nn.modules.activation', nnActivationTree],
  ['torch.nn.modules.dropout', nnDropoutTree],
  ['torch.nn.modules.sparse', nnSparseTree],
  ['torch.nn.modules.pooling', nnPoolingTree],
  ['torch.nn.modules.padding', nnPaddingTree],
  ['torch.nn.modules.resizing', nnResizingTree],
  ['torch.nn.modules.loss', nnLossTree],
  ['torch.nn.modules.rnn', nnRnnTree],
  ['torch.nn.modules.lazy', nnLazyTree],
  ['torch.nn.modules.attention', nnAttentionTree],
  ['torch.nn.utils', nnUtilsUtilsTree],
  ['torch.nn.utils._matrix', nnUtilsMatrixTree],
  ['torch.nn.utils.clip_grad', nnUtilsClipGradTree],
  ['torch.nn.utils.convert_parameters', nnUtilsConvertParametersTree],
  ['torch.nn.utils.spectral_norm', nnUtilsSpectralNormTree],
  ['torch.nn.utils.weight_norm', nnUtilsWeightNormTree],
  ['torch.nn.utils.parametrize', nnUtilsParametrizeTree],
  ['torch.nn.utils.parametrizations', nnUtilsParametrizationsTree],
  ['torch.optim', optimOptimizersTree],
  ['torch.optim.optimizer', optimOptimizerTree],
  ['torch.optim.adam', optimAdamTree],
  ['torch.optim.sgd', optimSgdTree],
  ['torch.optim.lbfgs', optimLbfgsTree],
  ['torch.optim._line_search', optimLineSearchTree],
  ['torch.optim._combined', optimCombinedTree],
  ['torch.optim.swa_utils', optimSwaUtilsTree],
  ['torch.optim._scheduler', optimSchedulerTree],
  ['torch.optim._cycles', optimCyclesTree],
  ['torch.optim.lr_scheduler', optimSchedulersTree],
  ['torch.utils.hooks', nnHooksTree],
  ['torch.utils.data', dataDataTree],
  ['torch.utils.data.dataset', dataDatasetTree],
  ['torch.utils.data.sampler', dataSamplerTree],
  ['torch.utils.data.dataloader', dataLoaderTree],
  ['torch.utils.data.distributed', dataDistributedTree],
  ['torch.serialization', serializationTree],
  ['torch.storage', storageTree],
  ['einops', einopsTree],
  ['einops.layers.torch', einopsLayersTree],
  ['einops.layers', einopsLayersTree],
  ['numpy', numpyTree],
  ['numpy._types', numpyTypesTree],
  ['numpy._array', numpyArrayTree],
  ['numpy._printing', numpyPrintingTree],
  ['numpy.random', numpyRandomTree],
  ['numpy.linalg', numpyLinalgTree],
  ['torch.testing', torchTestingTree],
  ['numpy._more', numpyMoreTree],
  ['numpy.testing', numpyTestingTree],
  ['torch.autograd.functional', autogradFunctionalTree],
  ['torch.func', funcTree],
  ['functorch', funcTree],
  ['torch._functional_modules', funcModulesTree],
  ['torch._complex', complexTree],
  ['torch.fft', fftTree],
  ['torch._trees', treesTree],
  ['torch.utils.checkpoint', checkpointTree],
  ['torch.utils._contextlib', contextlibTree],
  ['torch.autograd.gradcheck', gradcheckTree],
  ['torch.autograd.forward_ad', forwardAdTree],
  ['pytorch_lightning', lightningTree],
  ['lightning', lightningTree],
  ['lightning.pytorch', lightningTree],
  ['torch.backends.cudnn', cudnnTree],
  ['kornia.filters', korniaFiltersTree],
  ['torch.distributions', distributionsTree],
  ['torch.distributions._continuous', continuousTree],
  ['torch.distributions._discrete', discreteTree],
  ['torch.distributions._gammas', gammasTree],
  ['torch.distributions.distribution', distributionsBaseTree],
  ['torch.distributions.constraints', constraintsTree],
  ['torch.distributions.kl', divergenceTree],
  // PyTorch has a module a distribution; each gives its class, which the package has too.
  ...distributionModules.map((name) => [`torch.distributions.${name}`, distributionsTree] as const),
]);
