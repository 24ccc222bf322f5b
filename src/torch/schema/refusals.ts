/**
 * @file Which element types PyTorch 1.13 refuses on the CPU, by operation, and in which words. Written by
 * scripts/refusals.mjs; facts, no meaning.
 */

/** Words that are not those of a missing kernel. `{scalar}` is the type's name, `{compiler}` the C++ compiler's, `{shape}` the first tensor's shape. */
export const complaints: readonly string[] = [
  "result type Float can't be cast to the desired output type {scalar}",
  'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.',
  'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  'cdist only supports floating-point dtypes, X1 got: {scalar}',
  'linalg.cholesky: Expected a floating point or complex tensor as input. Got {scalar}',
  'linalg.svd: Expected a floating point or complex tensor as input. Got {scalar}',
  'cov(): bool dtype is not supported for input',
  'expected common dtype to be floating point, yet common dtype is {scalar}',
  'cumulative_trapezoid: received a bool input for `y`, but bool is not supported',
  'linalg.det: Expected a floating point or complex tensor as input. Got {scalar}',
  'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
  'norm(): input dtype should be either floating point or complex. Got {scalar} instead.',
  "result type Float can't be cast to the desired output type {compiler}",
  'grid_sampler_2d_cpu not implemented for {scalar}',
  '{scalar} inputs not supported for hardtanh',
  'mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {scalar}',
  "result type Long can't be cast to the desired output type {scalar}",
  "\"huber_cpu\" not implemented for 'Long'",
  'linalg.inv: Expected a floating point or complex tensor as input. Got {scalar}',
  'linalg.inv: Low precision dtypes not supported. Got {scalar}',
  'Unsupported input type encountered for isin(): {scalar}',
  'kl_div: Integral inputs not supported.',
  'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  'logdet: Expected a floating point or complex tensor as input. Got {scalar}',
  'logdet: Low precision dtypes not supported. Got {scalar}',
  "This function doesn't handle types other than float and double",
  'matrix_exp: Expected a floating point or complex tensor as input. Got {scalar}',
  'linalg.matrix_norm: Expected a floating point or complex tensor as input. Got {scalar}',
  "\"mse_cpu\" not implemented for 'Long'",
  'multinomial only supports floating-point dtypes for input, got: {scalar}',
  'multinomial is not implemented for half on CPU',
  'The input tensor may not be a boolean tensor.',
  'nanmean(): expected input to have floating point dtype but got {scalar}',
  'quantile() input tensor must be either float or double dtype',
  'linalg.vector_norm: Expected a floating point or complex tensor as input. Got {scalar}',
  'pdist only supports floating-point dtypes',
  'linalg.pinv({scalar}{shape}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types',
  'The `+` operator, on a bool tensor is not supported.',
  'linalg.qr: Expected a floating point or complex tensor as input. Got {scalar}',
  'Boolean inputs not supported for relu',
  'linalg.slogdet: Expected a floating point or complex tensor as input. Got {scalar}',
  'linalg.slogdet: Low precision dtypes not supported. Got {scalar}',
  'linalg.solve: Expected a floating point or complex tensor as input. Got {scalar}',
  'std and var only support floating point and complex dtypes',
  'std_mean only support floating point and complex dtypes',
  'trapezoid: received a bool input for `y`, but bool is not supported',
  'linalg.vander supports floating point, complex, and integer tensors, but got {scalar}',
  'var_mean only support floating point and complex dtypes',
  'linalg.vecdot: Expected a floating point or complex tensor as input. Got {scalar}',
];

/** Lines `operation: kernel types | #complaint types`. An operation that exists in several places and differs there has the place before it. */
export const refusalLines = `
  Tensor.cholesky: cholesky_cpu Bool Byte Char Short Int Long Half BFloat16
  Tensor.log_softmax: log_softmax_lastdim_kernel_impl Bool Byte Char Short Int Long Half
  Tensor.mvlgamma: #31 Bool | lgamma_vml_cpu Half
  Tensor.norm: #11 Bool Byte Char Short Int Long
  Tensor.polygamma: polygamma Half
  Tensor.softmax: softmax_lastdim_kernel_impl Bool Byte Char Short Int Long Half
  _standard_gamma: gamma_cpu Bool Byte Char Short Int Long Half BFloat16
  abs: abs_cpu Bool
  abs_: abs_cpu Bool
  acos: acos_vml_cpu Half
  acos_: acos_vml_cpu Half
  acosh: acosh_cpu Half
  acosh_: acosh_cpu Half
  adaptive_avg_pool1d: adaptive_avg_pool2d Bool Byte Char Short Int Long Half
  adaptive_avg_pool3d: adaptive_avg_pool3d_cpu Bool Byte Char Short Int Long BFloat16
  adaptive_max_pool1d: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool1d_with_indices: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool2d: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool2d_with_indices: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool3d: adaptive_max_pool3d_cpu Bool Byte Char Short Int Long Half BFloat16
  adaptive_max_pool3d_with_indices: adaptive_max_pool3d_cpu Bool Byte Char Short Int Long Half BFloat16
  addbmm: addmm_impl_cpu_ Bool Half
  addcdiv: #1 Bool Byte Char Short Int Long | addcdiv_cpu_out Half
  addcdiv_: #1 Bool Byte Char Short Int Long | addcdiv_cpu_out Half
  addcmul: addcmul_cpu_out Bool Half
  addcmul_: addcmul_cpu_out Bool Half
  addmm: addmm_impl_cpu_ Bool Half
  addmv: addmv_impl_cpu Bool Half
  aminmax: aminmax_cpu Half
  argmax: argmax_cpu Bool
  argmin: argmin_cpu Bool
  asin: asin_vml_cpu Half
  asin_: asin_vml_cpu Half
  asinh: asinh_cpu Half
  asinh_: asinh_cpu Half
  atan: atan_vml_cpu Half
  atan2: atan2_cpu Half
  atan2_: atan2_cpu Half
  atan_: atan_vml_cpu Half
  atanh: atanh_cpu Half
  atanh_: atanh_cpu Half
  avg_pool1d: avg_pool2d Bool Byte Char Short Int Half
  avg_pool2d: avg_pool2d Bool Byte Char Short Int Half
  avg_pool3d: avg_pool3d_out_frame Bool Byte Char Short Int Half BFloat16
  baddbmm: baddbmm Bool Half
  bernoulli: bernoulli_scalar_cpu_ Half
  bernoulli_: bernoulli_scalar_cpu_ Half
  bilinear: bmm Bool Half
  binary_cross_entropy: binary_cross_entropy Bool Byte Char Short Int Long Half BFloat16
  binary_cross_entropy_with_logits: #2 Bool | #0 Byte Char Short Int Long | clamp_min_cpu Half
  bmm: bmm Bool Half
  bucketize: searchsorted_out_cpu Bool
  cauchy_: cauchy_cpu Bool Byte Char Short Int Long
  cdist: #3 Bool Byte Char Short Int Long | cdist Half BFloat16
  ceil: ceil_vml_cpu Bool Half
  ceil_: ceil_vml_cpu Bool Half
  celu: elu_cpu Bool Byte Char Short Int Long Half
  celu_: elu_cpu Bool Byte Char Short Int Long Half
  chain_matmul: addmm_impl_cpu_ Bool Half
  cholesky: cholesky_cpu Bool Byte Char Short Int Long Half BFloat16
  cholesky_ex: #4 Bool Byte Char Short Int Long | cholesky_cpu Half BFloat16
  cholesky_inverse: cholesky_inverse_out_cpu Bool Byte Char Short Int Long Half BFloat16
  cholesky_solve: cholesky_solve_cpu Bool Byte Char Short Int Long Half BFloat16
  clamp: clamp_cpu Bool Half
  clamp_max: clamp_max_scalar_cpu Half
  clamp_max_: clamp_max_scalar_cpu Half
  clamp_min: clamp_min_cpu Half
  clamp_min_: clamp_min_cpu Half
  cond: #5 Bool Byte Char Short Int Long | linalg_svd_cpu Half BFloat16
  conv1d: slow_conv2d_cpu Bool Half
  conv2d: slow_conv2d_cpu Bool Half
  conv3d: compute_columns3d Bool Half
  conv_transpose1d: slow_conv_transpose2d_out_cpu Bool Byte Char Short Int Half
  conv_transpose2d: slow_conv_transpose2d_out_cpu Bool Byte Char Short Int Half
  conv_transpose3d: slow_conv_transpose3d_out_cpu Bool Byte Char Short Int Half
  corrcoef: #6 Bool | addmm_impl_cpu_ Half
  cos: cos_vml_cpu Half
  cos_: cos_vml_cpu Half
  cosh: cosh_cpu Half
  cosh_: cosh_cpu Half
  cosine_embedding_loss: sqrt_vml_cpu Half
  cosine_similarity: #7 Bool Byte Char Short Int Long | clamp_min_cpu Half
  cov: #6 Bool | addmm_impl_cpu_ Half
  cross: cross Bool Half
  cross_entropy: log_softmax_lastdim_kernel_impl Half
  cummax: cummax_cpu Half
  cummin: cummin_cpu Half
  cumprod: cumprod_out_cpu Half
  cumprod_: cumprod_out_cpu Bool Half
  cumsum: cumsum_out_cpu Half
  cumsum_: cumsum_out_cpu Bool Half
  cumulative_trapezoid: #8 Bool | cumsum_out_cpu Half
  det: #9 Bool Byte Char Short Int Long | lu_cpu Half BFloat16
  diag: diag Half
  diagflat: diag Half
  digamma: digamma Half
  digamma_: digamma Half
  dist: #10 Bool | #11 Byte Char Short Int Long
  dot: dot Bool Half
  dropout1d: #0 Bool Byte Char Short Int Long | bernoulli_scalar_cpu_ Half
  dropout2d: #0 Bool Byte Char Short Int Long | bernoulli_scalar_cpu_ Half
  dropout3d: bernoulli_scalar_cpu_ Half
  eigh: linalg_eigh_cpu Bool Byte Char Short Int Long Half BFloat16
  eigvalsh: linalg_eigh_cpu Bool Byte Char Short Int Long Half BFloat16
  einsum: bmm Bool Half
  elu: elu_cpu Bool Byte Char Short Int Long Half
  elu_: elu_cpu Bool Byte Char Short Int Long Half
  entr: entr_cpu Half
  erf: erf_vml_cpu Half
  erf_: erf_vml_cpu Half
  erfc: erfc_vml_cpu Half
  erfc_: erfc_vml_cpu Half
  erfcx: erfcx_cpu Half BFloat16
  erfinv: erfinv_vml_cpu Half
  erfinv_: erfinv_vml_cpu Half
  exp: exp_vml_cpu Half
  exp_: exp_vml_cpu Half
  expm1: expm1_vml_cpu Half
  expm1_: expm1_vml_cpu Half
  exponential_: exponential_cpu Bool Byte Char Short Int Long
  floor: floor_vml_cpu Bool Half
  floor_: floor_vml_cpu Bool Half
  floor_divide: div_floor_cpu Bool
  floor_divide_: div_floor_cpu Bool
  fmod: fmod_cpu Bool
  fmod_: fmod_cpu Bool
  fold: col2im_out_cpu Bool Byte Char Short Int Long
  frac: frac_cpu Bool Byte Char Short Int Long
  frac_: frac_cpu Bool Byte Char Short Int Long
  fractional_max_pool2d: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool2d_out_frame Half BFloat16
  fractional_max_pool2d_with_indices: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool2d_out_frame Half BFloat16
  fractional_max_pool3d: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool3d_out_frame Half BFloat16
  fractional_max_pool3d_with_indices: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool3d_out_frame Half BFloat16
  frobenius_norm: #11 Bool Byte Char Short Int Long
  gammaln: lgamma_vml_cpu Half
  gaussian_nll_loss: #12 Byte Char Short Long | clamp_min_cpu Half
  gelu: GeluKernelImpl Bool Byte Char Short Int Long Half
  glu: glu_cpu Bool Byte Char Short Int Long Half
  gradient: #10 Bool
  grid_sample: #13 Bool Byte Char Short Int Long Half BFloat16
  group_norm: GroupNormKernelImpl Bool Byte Char Short Int Long Half
  gumbel_softmax: exponential_cpu Bool Byte Char Short Int Long | log_vml_cpu Half
  hardshrink: hardshrink_cpu Bool Byte Char Short Int Long Half
  hardsigmoid: hardsigmoid_cpu Bool Byte Char Short Int Long Half
  hardswish: hardswish_cpu Bool Byte Char Short Int Long Half
  hardtanh: #14 Bool | clamp_scalar_cpu Half
  hardtanh_: #14 Bool | clamp_scalar_cpu Half
  hinge_embedding_loss: #10 Bool | #15 Byte Char Short Int Long | clamp_min_cpu Half
  histc: linspace_cpu Bool | histogram_cpu Byte Char Short Int Long | aminmax_cpu Half
  histogram: histogramdd Bool Byte Char Short Int Long Half BFloat16
  huber_loss: #16 Bool | #17 Byte Char Short Int | huber_cpu Long
  hypot: hypot_cpu Bool Byte Char Short Int Long Half
  hypot_: hypot_cpu Bool Byte Char Short Int Long Half
  i0: i0_vml_cpu Half
  i0_: i0_vml_cpu Half
  i0e: i0e_cpu Half
  i1: i1_cpu Half BFloat16
  i1e: i1e_cpu Half BFloat16
  inner: addmm_impl_cpu_ Bool Half
  instance_norm: batch_norm Bool Byte Char Short Int Long Half
  interpolate: compute_indices_weights_nearest Bool Char Short Int Long Half
  inv: #18 Bool Byte Char Short Int Long | #19 Half BFloat16
  inv_ex: #18 Bool Byte Char Short Int Long | #19 Half BFloat16
  inverse: #18 Bool Byte Char Short Int Long | #19 Half BFloat16
  isin: #20 Bool BFloat16 | isin_default_cpu Half
  kl_div: #21 Bool Byte Char Short Int Long
  kthvalue: kthvalue_cpu Bool Half
  l1_loss: #22 Bool | #15 Long
  layer_norm: LayerNormKernelImpl Bool Byte Char Short Int Long Half
  leaky_relu: leaky_relu_cpu Bool Byte Char Short Int Long Half
  leaky_relu_: leaky_relu_cpu Bool Byte Char Short Int Long Half
  lerp: lerp_kernel_tensor Bool Byte Char Short Int Long Half
  lgamma: lgamma_vml_cpu Half
  lgamma_: lgamma_vml_cpu Half
  linear: addmm_impl_cpu_ Bool Half
  local_response_norm: avg_pool2d Bool Byte Char Short Int Half
  log: log_vml_cpu Half
  log10: log10_vml_cpu Half
  log10_: log10_vml_cpu Half
  log1p: log1p_vml_cpu Half
  log1p_: log1p_vml_cpu Half
  log2: log2_vml_cpu Half
  log2_: log2_vml_cpu Half
  log_: log_vml_cpu Half
  log_ndtr: log_ndtr_cpu Half BFloat16
  log_normal_: log_normal_cpu Bool Byte Char Short Int Long
  log_softmax: log_softmax_lastdim_kernel_impl Bool Byte Char Short Int Long Half
  logaddexp: logaddexp_cpu Bool Byte Char Short Int Long Half
  logaddexp2: logaddexp2_cpu Bool Byte Char Short Int Long Half
  logcumsumexp: logcumsumexp_out_cpu Bool Byte Char Short Int Long Half
  logdet: #23 Bool Byte Char Short Int Long | #24 Half BFloat16
  logit: logit_cpu Half
  logit_: logit_cpu Half
  logsigmoid: log_sigmoid_cpu Bool Byte Char Short Int Long Half
  logsumexp: exp_vml_cpu Half
  lp_pool1d: avg_pool2d Byte Char Short Int Half | pow Bool
  lp_pool2d: avg_pool2d Byte Char Short Int Half | pow Bool
  lstsq: #25 Bool Byte Char Short Int Long Half BFloat16
  lu: lu_cpu Bool Byte Char Short Int Long Half BFloat16
  lu_factor: lu_cpu Bool Byte Char Short Int Long Half BFloat16
  margin_ranking_loss: #10 Bool | clamp_min_cpu Half
  matmul: dot Bool Half
  matrix_exp: #26 Bool Byte Char Short Int Long | log2_vml_cpu Half
  matrix_norm: #27 Bool Byte Char Short Int Long
  matrix_power: eye BFloat16
  matrix_rank: #25 Bool Byte Char Short Int Long Half BFloat16
  max_pool1d: max_pool1d_impl Bool Byte Char Short Int Long Half
  max_pool1d_with_indices: max_pool2d Bool Byte Char Short Int Long Half
  max_pool2d: max_pool2d Bool Byte Char Short Int Long Half
  max_pool2d_with_indices: max_pool2d Bool Byte Char Short Int Long Half
  max_pool3d: max_pool3d_with_indices_cpu Bool Byte Char Short Int Long Half BFloat16
  max_pool3d_with_indices: max_pool3d_with_indices_cpu Bool Byte Char Short Int Long Half BFloat16
  max_unpool2d: max_unpool2d Bool Byte Char Short Int Long Half BFloat16
  max_unpool3d: max_unpool3d Bool Byte Char Short Int Long Half BFloat16
  median: median_out Bool Half
  mish: mish_cpu Bool Byte Char Short Int Long Half BFloat16
  mm: addmm_impl_cpu_ Bool Half
  mse_loss: #28 Bool Byte Char Short Int | mse_cpu Long BFloat16
  multi_dot: addmm_impl_cpu_ Bool Half
  multi_margin_loss: multi_margin_loss_cpu_kernel Bool Byte Char Short Int Long Half BFloat16
  multilabel_margin_loss: multilabel_margin_loss_forward_out_frame Bool Byte Char Short Int Long Half BFloat16
  multilabel_soft_margin_loss: log_sigmoid_cpu Bool Byte Char Short Int Long Half
  multinomial: #29 Bool Byte Char Short Int Long | #30 Half
  mv: addmv_impl_cpu Bool Half
  mvlgamma: #31 Bool | lgamma_vml_cpu Half
  mvlgamma_: #31 Bool | lgamma_vml_cpu Half
  nanmean: #32 Bool Byte Char Short Int Long
  nanmedian: median_out Bool Half
  nanquantile: #33 Bool Byte Char Short Int Long Half BFloat16
  ndtr: erf_vml_cpu Half
  ndtri: ndtri_cpu Half BFloat16
  neg: #2 Bool
  neg_: #2 Bool
  nll_loss: nll_loss_out_frame Bool Byte Char Short Int Long Half
  norm: #11 Bool Byte Char Short Int Long
  normal: normal_kernel_cpu Bool Byte Char Short Int Long
  normal_: normal_kernel_cpu Bool Byte Char Short Int Long
  normalize: #11 Bool Byte Char Short Int Long | clamp_min_cpu Half
  pairwise_distance: #10 Bool
  pdist: #35 Bool Byte Char Short Int Long | pdist Half BFloat16
  pinv: #36 Bool Byte Char Short Int Long Half BFloat16
  pinverse: #36 Bool Byte Char Short Int Long Half BFloat16
  poisson: poisson_cpu Bool Byte Char Short Int Long Half
  poisson_nll_loss: exp_vml_cpu Half
  polygamma_: polygamma Half
  positive: #37 Bool
  pow: pow Bool
  prelu: prelu_cpu Bool Byte Char Short Int Long Half
  prod: prod_cpu Half BFloat16
  qr: #38 Bool Byte Char Short Int Long | geqrf_cpu Half BFloat16
  quantile: #33 Bool Byte Char Short Int Long Half BFloat16
  rand_like: check_uniform_bounds Bool Byte Char Short Int Long
  randn_like: normal_kernel_cpu Bool Byte Char Short Int Long
  relu: #39 Bool | clamp_min_cpu Half
  relu6: #14 Bool | clamp_scalar_cpu Half
  relu_: #39 Bool | clamp_min_cpu Half
  remainder: remainder_cpu Bool
  remainder_: remainder_cpu Bool
  renorm: #34 Bool Byte Char Short Int Long
  renorm_: #34 Bool Byte Char Short Int Long
  round: round_vml_cpu Bool Half
  round_: round_vml_cpu Bool Half
  rrelu: leaky_relu_cpu Bool Byte Char Short Int Long Half
  rrelu_: leaky_relu_cpu Bool Byte Char Short Int Long Half
  rsqrt: rsqrt_cpu Half
  rsqrt_: rsqrt_cpu Half
  searchsorted: searchsorted_out_cpu Bool
  selu: elu_cpu Bool Byte Char Short Int Long Half
  selu_: elu_cpu Bool Byte Char Short Int Long Half
  sigmoid: sigmoid_cpu Half
  sigmoid_: sigmoid_cpu Half
  silu: silu_cpu Bool Byte Char Short Int Long Half
  sin: sin_vml_cpu Half
  sin_: sin_vml_cpu Half
  sinc: sinc_cpu Half
  sinc_: sinc_cpu Half
  sinh: sinh_cpu Half
  sinh_: sinh_cpu Half
  slogdet: #40 Bool Byte Char Short Int Long | #41 Half BFloat16
  smooth_l1_loss: smooth_l1_cpu Long Bool Byte Char Short Int
  soft_margin_loss: #2 Bool | #0 Byte Char Short Int Long | exp_vml_cpu Half
  softmax: softmax_lastdim_kernel_impl Bool Byte Char Short Int Long Half
  softmin: #2 Bool | softmax_lastdim_kernel_impl Byte Char Short Int Long Half
  softplus: softplus_cpu Bool Byte Char Short Int Long Half
  softshrink: softshrink_cpu Bool Byte Char Short Int Long Half
  softsign: abs_cpu Bool
  solve: #42 Bool Byte Char Short Int Long | lu_cpu Half BFloat16
  solve_triangular: triangular_solve_cpu Bool Byte Char Short Int Long Half BFloat16
  sqrt: sqrt_vml_cpu Half
  sqrt_: sqrt_vml_cpu Half
  std: #43 Bool Byte Char Short Int Long
  std_mean: #44 Bool Byte Char Short Int Long
  sub_: #22 Bool
  svd: #5 Bool Byte Char Short Int Long | linalg_svd_cpu Half BFloat16
  svdvals: #5 Bool Byte Char Short Int Long | linalg_svd_cpu Half BFloat16
  symeig: symeig_cpu Bool Byte Char Short Int Long Half BFloat16
  tan: tan_vml_cpu Half
  tan_: tan_vml_cpu Half
  tanh: tanh_vml_cpu Half
  tanh_: tanh_vml_cpu Half
  tanhshrink: #22 Bool | tanh_vml_cpu Half
  tensordot: addmm_impl_cpu_ Bool Half
  tensorinv: #18 Bool Byte Char Short Int Long | #19 Half BFloat16
  threshold: threshold_cpu Bool Half
  threshold_: threshold_cpu Bool Half
  topk: topk_cpu Bool Half
  torch.linalg.cholesky: #4 Bool Byte Char Short Int Long | cholesky_cpu Half BFloat16
  torch.linalg.norm: #34 Bool Byte Char Short Int Long
  torch.linalg.vander: #46 Bool Half BFloat16
  torch.nn.functional.batch_norm: batch_norm Bool Byte Char Short Int Long Half
  torch.nn.functional.log_softmax: softmax_kernel_impl Bool Byte Char Short Int Long Half
  torch.nn.functional.softmax: softmax_kernel_impl Bool Byte Char Short Int Long Half
  torch.nn.functional.unfold: im2col_out_cpu Bool Byte Char Short Int Long
  torch.special.mvlgamma: lgamma_vml_cpu Half
  torch.special.softmax: softmax_lastdim_kernel_impl Bool Byte Char Short Int Long Half
  trace: trace Bool Half BFloat16
  trapezoid: #45 Bool
  trapz: #45 Bool
  triangular_solve: triangular_solve_cpu Bool Byte Char Short Int Long Half BFloat16
  triplet_margin_loss: #10 Bool | clamp_min_cpu Half
  trunc: trunc_vml_cpu Bool Half
  trunc_: trunc_vml_cpu Bool Half
  uniform_: check_uniform_bounds Bool Byte Char Short Int Long
  unique: unique Half
  unique_consecutive: unique Half
  upsample: compute_indices_weights_nearest Bool Char Short Int Long Half
  upsample_bilinear: compute_indices_weights_linear Bool Byte Char Short Int Long Half
  upsample_nearest: compute_indices_weights_nearest Bool Char Short Int Long Half
  vander: cumprod_out_cpu Half
  var: #43 Bool Byte Char Short Int Long
  var_mean: #47 Bool Byte Char Short Int Long
  vdot: dot Bool Half
  vecdot: #48 Bool Byte Char Short Int Long | dot Half
  vector_norm: #34 Bool Byte Char Short Int Long
  zeta: zeta_cpu Half BFloat16
`;
