/**
 * @file Which element types PyTorch 1.13 refuses on the CPU, by operation, and in the name of which kernel. Written by
 * scripts/refusals.py; facts, no meaning.
 */

/** Lines `operation: kernel types | kernel types`. */
export const refusalLines = `
  abs: abs_cpu Bool
  absolute: abs_cpu Bool
  acos: acos_vml_cpu Half
  acosh: acosh_cpu Half
  adaptive_avg_pool1d: adaptive_avg_pool2d Bool Byte Char Short Int Long Half
  adaptive_avg_pool3d: adaptive_avg_pool3d_cpu Bool Byte Char Short Int Long BFloat16
  adaptive_max_pool1d: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool1d_with_indices: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool2d: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool2d_with_indices: adaptive_max_pool2d Bool Byte Char Short Int Long Half
  adaptive_max_pool3d: adaptive_max_pool3d_cpu Bool Byte Char Short Int Long Half BFloat16
  adaptive_max_pool3d_with_indices: adaptive_max_pool3d_cpu Bool Byte Char Short Int Long Half BFloat16
  addbmm: addmm_impl_cpu_ Bool Half
  addcdiv: addcdiv_cpu_out Half
  addcmul: addcmul_cpu_out Bool Half
  addmm: addmm_impl_cpu_ Bool Half
  addmv: addmv_impl_cpu Bool Half
  airy_ai: airy_ai_cpu Half BFloat16
  aminmax: aminmax_cpu Half
  arccos: acos_vml_cpu Half
  arccosh: acosh_cpu Half
  arcsin: asin_vml_cpu Half
  arcsinh: asinh_cpu Half
  arctan: atan_vml_cpu Half
  arctan2: atan2_cpu Half
  arctanh: atanh_cpu Half
  argmax: argmax_cpu Bool
  argmin: argmin_cpu Bool
  asin: asin_vml_cpu Half
  asinh: asinh_cpu Half
  atan: atan_vml_cpu Half
  atan2: atan2_cpu Half
  atanh: atanh_cpu Half
  avg_pool1d: avg_pool2d Bool Byte Char Short Int Half
  avg_pool2d: avg_pool2d Bool Byte Char Short Int Half
  avg_pool3d: avg_pool3d_out_frame Bool Byte Char Short Int Half BFloat16
  baddbmm: baddbmm Bool Half
  bernoulli: bernoulli_scalar_cpu_ Half
  bessel_j0: bessel_j0_cpu Half BFloat16
  bessel_j1: bessel_j1_cpu Half BFloat16
  bessel_y0: bessel_y0_cpu Half BFloat16
  bessel_y1: bessel_y1_cpu Half BFloat16
  bilinear: bmm Bool Half
  binary_cross_entropy_with_logits: clamp_min_cpu Half
  binomial: binomial_cpu Bool Byte Char Short Int Long Half BFloat16
  bmm: bmm Bool Half
  bucketize: searchsorted_out_cpu Bool
  cdist: cdist Half BFloat16
  ceil: ceil_vml_cpu Bool Half
  celu: elu_cpu Bool Byte Char Short Int Long Half
  chain_matmul: addmm_impl_cpu_ Bool Half
  chebyshev_polynomial_t: chebyshev_polynomial_t_cpu Half BFloat16
  chebyshev_polynomial_u: chebyshev_polynomial_u_cpu Half BFloat16
  chebyshev_polynomial_v: chebyshev_polynomial_v_cpu Half BFloat16
  chebyshev_polynomial_w: chebyshev_polynomial_w_cpu Half BFloat16
  cholesky_ex: cholesky_cpu Half BFloat16
  cholesky_inverse: cholesky_inverse_out_cpu Bool Byte Char Short Int Long Half BFloat16
  cholesky_solve: cholesky_solve_cpu Bool Byte Char Short Int Long Half BFloat16
  clamp: clamp_cpu Bool Half
  clamp_max: clamp_max_scalar_cpu Half
  clamp_min: clamp_min_cpu Half
  clip: clamp_cpu Bool Half
  cond: linalg_svd_cpu Half BFloat16
  conv1d: slow_conv2d_cpu Bool Half
  conv2d: slow_conv2d_cpu Bool Half
  conv3d: compute_columns3d Bool Half
  conv_transpose3d: slow_conv_transpose3d_out_cpu Bool Byte Char Short Int Half
  corrcoef: addmm_impl_cpu_ Half
  cos: cos_vml_cpu Half
  cosh: cosh_cpu Half
  cosine_similarity: clamp_min_cpu Half
  cov: addmm_impl_cpu_ Half
  cross: cross Bool Half
  cross_entropy: log_softmax_lastdim_kernel_impl Half
  cummax: cummax_cpu Half
  cummin: cummin_cpu Half
  cumprod: cumprod_out_cpu Half
  cumsum: cumsum_out_cpu Half
  cumulative_trapezoid: cumsum_out_cpu Half
  det: lu_cpu Half BFloat16
  diag: diag Half
  diagflat: diag Half
  digamma: digamma Half
  dot: dot Bool Half
  dropout: bernoulli_scalar_cpu_ Half
  dropout1d: bernoulli_scalar_cpu_ Half
  dropout2d: bernoulli_scalar_cpu_ Half
  dropout3d: bernoulli_scalar_cpu_ Half
  dsmm: addmm_impl_cpu_ Bool Half
  eig: linalg_eig_out_cpu Half BFloat16
  eigh: linalg_eigh_cpu Bool Byte Char Short Int Long Half BFloat16
  eigvals: linalg_eig_out_cpu Half BFloat16
  eigvalsh: linalg_eigh_cpu Bool Byte Char Short Int Long Half BFloat16
  elu: elu_cpu Bool Byte Char Short Int Long Half
  embedding_bag: arange_cpu Bool
  entr: entr_cpu Half
  erf: erf_vml_cpu Half
  erfc: erfc_vml_cpu Half
  erfcx: erfcx_cpu Half BFloat16
  erfinv: erfinv_vml_cpu Half
  exp: exp_vml_cpu Half
  expit: sigmoid_cpu Half
  expm1: expm1_vml_cpu Half
  fix: trunc_vml_cpu Bool Half
  floor: floor_vml_cpu Bool Half
  floor_divide: div_floor_cpu Bool
  fmod: fmod_cpu Bool
  frac: frac_cpu Bool Byte Char Short Int Long
  fractional_max_pool2d: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool2d_out_frame Half BFloat16
  fractional_max_pool2d_with_indices: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool2d_out_frame Half BFloat16
  fractional_max_pool3d: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool3d_out_frame Half BFloat16
  fractional_max_pool3d_with_indices: check_uniform_bounds Bool Byte Char Short Int Long | fractional_max_pool3d_out_frame Half BFloat16
  gammainc: igamma_cpu Bool Byte Char Short Int Long
  gammaincc: igammac_cpu Bool Byte Char Short Int Long
  gammaln: lgamma_vml_cpu Half
  gaussian_nll_loss: clamp_min_cpu Half
  gelu: GeluKernelImpl Bool Byte Char Short Int Long Half
  geqrf: geqrf_cpu Bool Byte Char Short Int Long Half BFloat16
  glu: glu_cpu Bool Byte Char Short Int Long Half
  group_norm: GroupNormKernelImpl Bool Byte Char Short Int Long Half
  gumbel_softmax: exponential_cpu Bool Byte Char Short Int Long | log_vml_cpu Half
  hardshrink: hardshrink_cpu Bool Byte Char Short Int Long Half
  hardsigmoid: hardsigmoid_cpu Bool Byte Char Short Int Long Half
  hardswish: hardswish_cpu Bool Byte Char Short Int Long Half
  hardtanh: clamp_scalar_cpu Half
  hermite_polynomial_h: hermite_polynomial_h_cpu Half BFloat16
  hermite_polynomial_he: hermite_polynomial_he_cpu Half BFloat16
  hinge_embedding_loss: clamp_min_cpu Half
  histc: linspace_cpu Bool | histogram_cpu Byte Char Short Int Long | aminmax_cpu Half
  histogram: histogramdd Bool Byte Char Short Int Long Half BFloat16
  histogramdd: histogramdd Bool Byte Char Short Int Long Half BFloat16
  householder_product: orgqr_cpu Bool Byte Char Short Int Long Half BFloat16
  huber_loss: huber_cpu Bool Byte Char Short Int Long
  hypot: hypot_cpu Bool Byte Char Short Int Long Half
  i0: i0_vml_cpu Half
  i0e: i0e_cpu Half
  i1: i1_cpu Half BFloat16
  i1e: i1e_cpu Half BFloat16
  igamma: igamma_cpu Bool Byte Char Short Int Long
  igammac: igammac_cpu Bool Byte Char Short Int Long
  inner: addmm_impl_cpu_ Bool Half
  instance_norm: batch_norm Bool Byte Char Short Int Long Half
  interpolate: compute_indices_weights_nearest Bool Char Short Int Long Half
  isin: isin_default_cpu Half
  kthvalue: kthvalue_cpu Bool Half
  laguerre_polynomial_l: laguerre_polynomial_l_cpu Half BFloat16
  ldl_factor: ldl_factor_kernel_cpu Half BFloat16
  ldl_factor_ex: ldl_factor_kernel_cpu Half BFloat16
  leaky_relu: leaky_relu_cpu Bool Byte Char Short Int Long Half
  legendre_polynomial_p: legendre_polynomial_p_cpu Half BFloat16
  lerp: lerp_kernel_tensor Bool Byte Char Short Int Long Half
  lgamma: lgamma_vml_cpu Half
  linear: addmm_impl_cpu_ Bool Half
  local_response_norm: avg_pool2d Bool Byte Char Short Int Half
  log: log_vml_cpu Half
  log10: log10_vml_cpu Half
  log1p: log1p_vml_cpu Half
  log2: log2_vml_cpu Half
  log_ndtr: log_ndtr_cpu Half BFloat16
  log_softmax: softmax_kernel_impl Bool Byte Char Short Int Long Half
  logaddexp: logaddexp_cpu Bool Byte Char Short Int Long Half
  logaddexp2: logaddexp2_cpu Bool Byte Char Short Int Long Half
  logcumsumexp: logcumsumexp_out_cpu Bool Byte Char Short Int Long Half
  logit: logit_cpu Half
  logsigmoid: log_sigmoid_cpu Bool Byte Char Short Int Long Half
  logsumexp: exp_vml_cpu Half
  lp_pool1d: pow Bool | avg_pool2d Byte Char Short Int Half
  lp_pool2d: pow Bool | avg_pool2d Byte Char Short Int Half
  lstsq: linalg_lstsq_cpu Bool Byte Char Short Int Long Half BFloat16
  lu: lu_cpu Bool Byte Char Short Int Long Half BFloat16
  lu_factor: lu_cpu Bool Byte Char Short Int Long Half BFloat16
  lu_factor_ex: lu_cpu Bool Byte Char Short Int Long Half BFloat16
  margin_ranking_loss: clamp_min_cpu Half
  matmul: addmm_impl_cpu_ Bool Half
  matrix_exp: log2_vml_cpu Half
  matrix_power: eye BFloat16
  matrix_rank: linalg_svd_cpu Half BFloat16
  max_pool1d: max_pool1d_impl Bool Byte Char Short Int Long Half
  max_pool1d_with_indices: max_pool2d Bool Byte Char Short Int Long Half
  max_pool2d: max_pool2d Bool Byte Char Short Int Long Half
  max_pool2d_with_indices: max_pool2d Bool Byte Char Short Int Long Half
  max_pool3d: max_pool3d_with_indices_cpu Bool Byte Char Short Int Long Half BFloat16
  max_pool3d_with_indices: max_pool3d_with_indices_cpu Bool Byte Char Short Int Long Half BFloat16
  median: median_cpu Bool Half
  mish: mish_cpu Bool Byte Char Short Int Long Half BFloat16
  mm: addmm_impl_cpu_ Bool Half
  modified_bessel_i0: modified_bessel_i0_cpu Half BFloat16
  modified_bessel_i1: modified_bessel_i1_cpu Half BFloat16
  modified_bessel_k0: modified_bessel_k0_cpu Half BFloat16
  modified_bessel_k1: modified_bessel_k1_cpu Half BFloat16
  mse_loss: mse_cpu Bool Byte Char Short Int Long BFloat16
  multi_dot: addmm_impl_cpu_ Bool Half
  multi_margin_loss: multi_margin_loss_cpu_kernel Bool Byte Char Short Int Long Half BFloat16
  multigammaln: lgamma_vml_cpu Half
  multilabel_margin_loss: multilabel_margin_loss_forward_out_frame Bool Byte Char Short Int Long Half BFloat16
  multilabel_soft_margin_loss: log_sigmoid_cpu Bool Byte Char Short Int Long Half
  mv: addmv_impl_cpu Bool Half
  mvlgamma: lgamma_vml_cpu Half
  nanmedian: median_cpu Bool Half
  ndtr: erf_vml_cpu Half
  ndtri: ndtri_cpu Half BFloat16
  nextafter: nextafter_cpu Bool Byte Char Short Int Long Half
  nll_loss: nll_loss_out_frame Bool Byte Char Short Int Long Half
  normal: normal_kernel_cpu Bool Byte Char Short Int Long
  normalize: clamp_min_cpu Half
  nuclear_norm: linalg_svd_cpu Half BFloat16
  orgqr: orgqr_cpu Bool Byte Char Short Int Long Half BFloat16
  pdist: pdist Half BFloat16
  poisson: poisson_cpu Bool Byte Char Short Int Long Half
  poisson_nll_loss: exp_vml_cpu Half
  polar: polar_cpu Half
  polygamma: digamma Half
  pow: pow Bool
  prelu: prelu_cpu Bool Byte Char Short Int Long Half
  prod: prod_cpu Half BFloat16
  psi: digamma Half
  qr: geqrf_cpu Half BFloat16
  relu: clamp_min_cpu Half
  relu6: clamp_scalar_cpu Half
  remainder: remainder_cpu Bool
  round: round_vml_cpu Bool Half
  rrelu: leaky_relu_cpu Bool Byte Char Short Int Long Half
  rsqrt: rsqrt_cpu Half
  scaled_modified_bessel_k0: scaled_modified_bessel_k0_cpu Half BFloat16
  scaled_modified_bessel_k1: scaled_modified_bessel_k1_cpu Half BFloat16
  searchsorted: searchsorted_out_cpu Bool
  selu: elu_cpu Bool Byte Char Short Int Long Half
  shifted_chebyshev_polynomial_t: shifted_chebyshev_polynomial_t_cpu Half BFloat16
  shifted_chebyshev_polynomial_u: shifted_chebyshev_polynomial_u_cpu Half BFloat16
  shifted_chebyshev_polynomial_v: shifted_chebyshev_polynomial_v_cpu Half BFloat16
  shifted_chebyshev_polynomial_w: shifted_chebyshev_polynomial_w_cpu Half BFloat16
  sigmoid: sigmoid_cpu Half
  silu: silu_cpu Bool Byte Char Short Int Long Half
  sin: sin_vml_cpu Half
  sinc: sinc_cpu Half
  sinh: sinh_cpu Half
  smooth_l1_loss: smooth_l1_cpu Bool Byte Char Short Int Long
  soft_margin_loss: exp_vml_cpu Half
  softmax: softmax_kernel_impl Bool Byte Char Short Int Long Half
  softmin: softmax_lastdim_kernel_impl Byte Char Short Int Long Half
  softplus: softplus_cpu Bool Byte Char Short Int Long Half
  softshrink: softshrink_cpu Bool Byte Char Short Int Long Half
  softsign: abs_cpu Bool
  solve_ex: lu_cpu Half BFloat16
  spherical_bessel_j0: spherical_bessel_j0_cpu Half BFloat16
  spmm: addmm_impl_cpu_ Bool Half
  sqrt: sqrt_vml_cpu Half
  svd: linalg_svd_cpu Half BFloat16
  svdvals: linalg_svd_cpu Half BFloat16
  symeig: symeig_cpu Bool Byte Char Short Int Long Half BFloat16
  tan: tan_vml_cpu Half
  tanh: tanh_vml_cpu Half
  tanhshrink: tanh_vml_cpu Half
  tensordot: addmm_impl_cpu_ Bool Half
  threshold: threshold_cpu Bool Half
  topk: topk_cpu Bool Half
  trace: trace Bool Half BFloat16
  triangular_solve: triangular_solve_cpu Bool Byte Char Short Int Long Half BFloat16
  triplet_margin_loss: clamp_min_cpu Half
  triplet_margin_with_distance_loss: clamp_min_cpu Half
  trunc: trunc_vml_cpu Bool Half
  unfold: im2col_out_cpu Bool Byte Char Short Int Long
  unique: unique Half
  unique_consecutive: unique Half
  upsample: compute_indices_weights_nearest Bool Char Short Int Long Half
  upsample_bilinear: compute_indices_weights_linear Bool Byte Char Short Int Long Half
  upsample_nearest: compute_indices_weights_nearest Bool Char Short Int Long Half
  vander: cumprod_out_cpu Half
  vdot: dot Bool Half
  vecdot: dot Half
  zeta: zeta_cpu Half BFloat16
`;
