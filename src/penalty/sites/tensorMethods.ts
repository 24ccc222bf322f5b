/** @file Names that tell a tensor: what it alone has, and what it has beside modules and others. Reads; runs nothing. */

/** Attributes of tensors that neither modules nor optimizers nor configurations have. */
export const tensorOnly: ReadonlySet<string> = new Set([
  'size', 'shape', 'dim', 'ndim', 'ndimension', 'view', 'view_as', 'reshape', 'reshape_as', 'detach', 'detach_', 'clone', 'dtype', 'numel', 'nelement', 'new', 'new_tensor', 'new_ones', 'new_zeros', 'new_full', 'new_empty',
  'expand', 'expand_as', 'std', 'mean', 'var', 'sum', 'prod', 'norm', 'data', 'unsqueeze', 'squeeze', 'permute', 'transpose', 'repeat', 'is_cuda', 'get_device', 'flatten', 'unflatten', 'requires_grad_', 'requires_grad', 'retain_grad',
  'pow', 'square', 'sqrt', 'rsqrt', 'abs', 'exp', 'log', 'neg', 'sin', 'cos', 'type_as', 'T', 'item', 'backward', 'grad', 'long', 'is_leaf', 'fill_', 'copy_', 'uniform_', 'normal_', 'random_', 'bernoulli_', 'zero_',
  'add', 'mul', 'sub', 'div', 'add_', 'mul_', 'sub_', 'div_', 'addcmul', 'addcdiv', 'lerp', 'lerp_', 'matmul', 'bmm', 'mm', 'dot', 'chunk', 'split', 'unbind', 'narrow', 'min', 'max', 'amin', 'amax', 'argmax', 'argmin', 'cumsum',
  'clamp', 'clamp_', 'clamp_min', 'clamp_max', 'sigmoid', 'tanh', 'softmax', 'log_softmax', 'masked_fill', 'masked_select', 'index_select', 'gather', 'roll', 'flip', 'tile', 'broadcast_to', 'movedim', 'swapaxes', 'repeat_interleave',
]);

/** What answers a tensor that was computed from this one, also where modules have something of that name. */
export const tensorMethods: ReadonlySet<string> = new Set([...tensorOnly, 'to', 'cuda', 'cpu', 'float', 'half', 'double', 'type', 'get_scale', 'contiguous', 'relu', 'where', 'Tensor', 'FloatTensor']);
